import { daysBetween } from '../../../vocabulary/calendar-date';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'No sponsor is known, or contact with them is not recorded.';

/** Source: docs/domain/readiness.md, "Silence of the sponsor". */
export const sponsorSilence = signalOf({
  id: 'sponsor-silence',
  dimension: 'relationship',
  question: 'Are we in touch with a sponsor?',
  weight: 4,
  source: 'contacts',
  tooFew,
  thresholds: { bestDays: 45, worstDays: 135 },
  read({ asOf, sponsorContactOn }, { bestDays, worstDays }) {
    if (sponsorContactOn === undefined) return unknown(tooFew);
    if (sponsorContactOn === null) return measured(0, 'No sponsor has answered us since we began to record contact.');
    const days = daysBetween(sponsorContactOn, asOf);
    if (days < 0) return unknown(`The last contact on record, ${sponsorContactOn}, lies after ${asOf}.`);
    const since = days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
    return measured(
      onScale(days, { worst: worstDays, best: bestDays }),
      `The last exchange with a sponsor was on ${sponsorContactOn}, ${since}.`,
    );
  },
});
