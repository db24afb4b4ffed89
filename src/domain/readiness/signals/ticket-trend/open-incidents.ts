import { measured, onScale, unknown, type ReadinessSignal } from '../../signal';

/** Source: docs/domain/readiness.md, "Open incidents". */
const thresholds = { bestCount: 0, worstCount: 2 } as const;

export const openIncidents: ReadinessSignal = {
  id: 'open-incidents',
  dimension: 'ticketTrend',
  question: 'Is the service undisturbed today?',
  weight: 7,
  source: 'tickets',
  tooFew: 'The tickets open now have not been read.',
  thresholds,
  read({ openIncidentTicketIds }) {
    if (openIncidentTicketIds === undefined) return unknown(openIncidents.tooFew);
    const count = openIncidentTicketIds.length;
    const score = onScale(count, { worst: thresholds.worstCount, best: thresholds.bestCount });
    if (count === 0) return measured(score, 'No incident is open.');
    return measured(score, count === 1 ? '1 incident is open.' : `${count} incidents are open.`, openIncidentTicketIds);
  },
};
