import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'The tickets open now have not been read.';

export const openIncidents = signalOf({
  id: 'open-incidents',
  dimension: 'ticketTrend',
  question: 'Is the service undisturbed today?',
  weight: 2,
  source: 'tickets',
  tooFew,
  /** Source: docs/domain/readiness.md, "Open incidents". */
  thresholds: { bestCount: 0, worstCount: 2 },
  read({ openIncidentTicketIds }, { bestCount, worstCount }) {
    if (openIncidentTicketIds === undefined) return unknown(tooFew);
    const count = openIncidentTicketIds.length;
    const score = onScale(count, { worst: worstCount, best: bestCount });
    if (count === 0) return measured(score, 'No incident is open.');
    return measured(score, count === 1 ? '1 incident is open.' : `${count} incidents are open.`, openIncidentTicketIds);
  },
});
