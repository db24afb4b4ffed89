import { readRequestShare } from '../../request-share';
import { signalOf } from '../../signal';

export const reopenings = signalOf({
  id: 'reopenings',
  dimension: 'serviceQuality',
  question: 'Do solved requests stay solved?',
  weight: 3,
  source: 'tickets',
  tooFew: 'Fewer than eight requests in the last three full months.',
  /** Source: docs/domain/readiness.md, "Reopenings". */
  thresholds: { months: 3, fewestRequests: 8, worstShare: 0.15, bestShare: 0.03 },
  read: (facts, thresholds) =>
    readRequestShare(facts, thresholds, {
      counted: 'reopened',
      prior: 'reopened',
      kind: 'reopened',
      happened: 'were reopened',
    }),
});
