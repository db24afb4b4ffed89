import { signalOf } from '../../signal';
import { readTargetShare, targetThresholds } from '../../target-share';

const tooFew = 'No ticket of the last three full months has a decided response target.';

export const responseTargets = signalOf({
  id: 'response-targets',
  dimension: 'serviceQuality',
  question: 'Do we answer in the time we promised?',
  weight: 12,
  source: 'tickets',
  tooFew,
  thresholds: targetThresholds,
  read: (facts, thresholds) =>
    readTargetShare(
      facts,
      {
        target: 'first response',
        tooFew,
        portfolioShare: facts.portfolio.responseMetShare,
        met: ({ responseMet }) => responseMet,
        missed: ({ responseMissed }) => responseMissed,
        // Months keep the ids of missed resolutions only.
        ticketIds: () => [],
      },
      thresholds,
    ),
});
