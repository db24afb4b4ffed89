import type { ReadinessView } from '#application/views/client-context';
import type { HardStopKind } from '#domain/readiness/hard-stops';
import type { Dimension } from '#domain/readiness/model';
import type { ExplainedReading } from './explained-readings';

const mostSteps = 3;
/** A reading that costs less is no reason to do something. */
const leastCost = 2;
/** Unknown weight that is worth a step of its own. */
const leastUnknown = 10;

const stopSteps: Readonly<Record<HardStopKind, string>> = {
  exitRequest: 'Call the client today and hear why they want to leave. Log what was said.',
  priceDownRequest: 'Talk about value before price. A lower price needs a decision first.',
  commercialThreat: 'Read the tickets of the hard stop, then call the sponsor.',
  sponsorIncident: 'Tell the sponsor what was done about the incident before any renewal talk.',
  latePayment: 'Settle the overdue invoices with the client before any renewal talk.',
};

const dimensionSteps: Readonly<Record<Dimension, string>> = {
  serviceQuality: 'Agree a fix with the service desk for what is late or comes back, and tell the client when.',
  ticketTrend: 'Ask the client what changed: growth, a project, or another provider.',
  sentiment: 'Call the people who are unhappy before the renewal talk, and say what will change.',
  commercialUtilisation: 'Go through hours, units and invoices with the client, and fit the agreement to them.',
  relationship: 'Find who is missing at the client and set a meeting with the sponsor.',
};

/** What to do, most pressing first: hard stops, then what costs most, then what is not known. */
export function nextSteps(readiness: ReadinessView, readings: readonly ExplainedReading[]): readonly string[] {
  const costly = readings.filter(
    ({ view, earned, most }) => view.reading.kind === 'measured' && most - earned >= leastCost,
  );
  const unknown = readings.reduce((sum, { view, most }) => (view.reading.kind === 'unknown' ? sum + most : sum), 0);
  const steps = [
    ...(readiness.stops ?? []).map(({ kind }) => stopSteps[kind]),
    ...costly.map(({ view }) => dimensionSteps[view.dimension]),
    ...(unknown >= leastUnknown
      ? [`Complete the data below: up to ${Math.floor(unknown)} points rest on what is not known.`]
      : []),
  ];
  const distinct = [...new Set(steps)].slice(0, mostSteps);
  return distinct.length > 0 ? distinct : ['Nothing presses. Prepare the renewal talk for the decision date.'];
}
