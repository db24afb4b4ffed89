import { signalOf } from '../../signal';
import { readTargetShare, targetThresholds } from '../../target-share';

const tooFew = 'No ticket of the last three full months has a decided resolution target.';

export const resolutionTargets = signalOf({
  id: 'resolution-targets',
  dimension: 'serviceQuality',
  question: 'Do we resolve in the time we promised?',
  weight: 18,
  source: 'tickets',
  tooFew,
  thresholds: targetThresholds,
  read: (facts, thresholds) =>
    readTargetShare(
      facts,
      {
        target: 'resolution',
        tooFew,
        portfolioShare: facts.portfolio.resolutionMetShare,
        met: ({ resolutionMet }) => resolutionMet,
        missed: ({ resolutionMissed }) => resolutionMissed,
        ticketIds: (rows) =>
          [...new Set(rows.flatMap(({ missedTicketIds }) => missedTicketIds))].sort((a, b) => b - a).slice(0, 10),
      },
      thresholds,
    ),
});
