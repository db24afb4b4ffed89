import { newestIds } from '../../request-months';
import { signalOf } from '../../signal';
import { readTargetShare, targetThresholds } from '../../target-share';

const tooFew = 'No ticket of the last three full months has a decided resolution target.';

export const resolutionTargets = signalOf({
  id: 'resolution-targets',
  dimension: 'serviceQuality',
  question: 'Do we resolve in the time we promised?',
  weight: 5,
  source: 'tickets',
  tooFew,
  thresholds: targetThresholds,
  read: (facts, thresholds) =>
    readTargetShare(facts, thresholds, {
      target: 'resolution',
      tooFew,
      portfolioShare: facts.portfolio.resolutionMetShare,
      met: ({ resolutionMet }) => resolutionMet,
      missed: ({ resolutionMissed }) => resolutionMissed,
      ticketIds: (rows) => newestIds(rows.flatMap(({ missedTicketIds }) => missedTicketIds)),
    }),
});
