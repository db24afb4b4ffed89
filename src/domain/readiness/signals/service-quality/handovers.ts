import { readRequestShare } from '../../request-share';
import { signalOf } from '../../signal';

export const handovers = signalOf({
  id: 'handovers',
  dimension: 'serviceQuality',
  question: 'Do requests reach the right person at once?',
  weight: 2,
  source: 'tickets',
  tooFew: 'Fewer than eight requests in the last three full months.',
  /** Source: docs/domain/readiness.md, "Handovers". */
  thresholds: { months: 3, fewestRequests: 8, worstShare: 0.25, bestShare: 0.05 },
  read: (facts, thresholds) =>
    readRequestShare(facts, thresholds, {
      counted: 'handedOn',
      prior: 'handedOn',
      kind: 'handedOn',
      happened: 'changed hands twice or more',
    }),
});
