import { readRequestShare } from '../../request-share';
import { signalOf } from '../../signal';

export const firstTimeFix = signalOf({
  id: 'first-time-fix',
  dimension: 'serviceQuality',
  question: 'Are requests solved within a day by whoever takes them?',
  weight: 2,
  source: 'tickets',
  tooFew: 'Fewer than eight requests in the last three full months.',
  /** Source: docs/domain/readiness.md, "First-time fix". */
  thresholds: { months: 3, fewestRequests: 8, worstShare: 0.2, bestShare: 0.6 },
  read: (facts, thresholds) =>
    readRequestShare(facts, thresholds, {
      counted: 'firstTimeFixed',
      prior: 'firstTimeFixed',
      happened: 'were solved within a day by the first agent',
    }),
});
