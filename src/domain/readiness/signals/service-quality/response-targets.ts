import { newestIds } from '../../request-months';
import { signalOf } from '../../signal';
import { readTargetShare, targetThresholds } from '../../target-share';

const tooFew = 'No ticket of the last three full months has a decided response target.';

export const responseTargets = signalOf({
  id: 'response-targets',
  dimension: 'serviceQuality',
  question: 'Do we answer in the time we promised?',
  weight: 4,
  source: 'tickets',
  tooFew,
  /** A first answer is easier to give in time than a solution, so less of it is good. Source: docs/domain/readiness.md. */
  thresholds: { ...targetThresholds, worstShare: 0.85, bestShare: 0.98 },
  read: (facts, thresholds) =>
    readTargetShare(facts, thresholds, {
      target: 'first response',
      tooFew,
      portfolioShare: facts.portfolio.responseMetShare,
      met: ({ responseMet }) => responseMet,
      missed: ({ responseMissed }) => responseMissed,
      // Months of older workbooks count misses without keeping their ids: fewer links, the same answer.
      ticketIds: (rows) => newestIds(rows.flatMap(({ people }) => people?.ticketIds.responseMissed ?? [])),
    }),
});
