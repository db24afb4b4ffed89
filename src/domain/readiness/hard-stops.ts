import { addDays, addMonths, daysBetween, monthOf } from '../vocabulary/calendar-date';
import type { TicketId } from '../vocabulary/ids';
import type { ContractFacts, LoggedRequest } from './contract-facts';

/** Source: docs/domain/readiness.md, "Hard stops". */
export const hardStopThresholds = { requestDays: 180, threatMonths: 3, lateDays: 60 } as const;

export const hardStopKinds = [
  'exitRequest',
  'priceDownRequest',
  'commercialThreat',
  'sponsorIncident',
  'latePayment',
] as const;
export type HardStopKind = (typeof hardStopKinds)[number];

/** A fact that forbids a good band, whatever the score: `ready` and `unproven` become `atRisk`. */
export interface HardStop {
  readonly kind: HardStopKind;
  readonly sentence: string;
  /** Newest first. */
  readonly ticketIds: readonly TicketId[];
}

const readers: Record<HardStopKind, (facts: ContractFacts) => HardStop | undefined> = {
  exitRequest: (facts) => loggedRequest(facts, 'exitRequest', 'to leave'),
  priceDownRequest: (facts) => loggedRequest(facts, 'priceDownRequest', 'for a lower price'),
  commercialThreat,
  sponsorIncident,
  latePayment,
};

/** At most one of a kind, in the order of `hardStopKinds`. A fact that is not known is no stop. */
export function hardStops(facts: ContractFacts): readonly HardStop[] {
  return hardStopKinds.flatMap((kind) => readers[kind](facts) ?? []);
}

function loggedRequest(
  { asOf, requests }: ContractFacts,
  kind: LoggedRequest['kind'],
  what: string,
): HardStop | undefined {
  const oldest = addDays(asOf, -hardStopThresholds.requestDays);
  const days = (requests ?? [])
    .filter((request) => request.kind === kind && request.on > oldest && request.on <= asOf)
    .map(({ on }) => on)
    .sort();
  const last = days[days.length - 1];
  if (last === undefined) return undefined;
  const sentence =
    days.length === 1
      ? `A request ${what} was logged on ${last}.`
      : `${days.length} requests ${what} were logged since ${days[0] ?? last}, the last on ${last}.`;
  return { kind, sentence, ticketIds: [] };
}

/** The running month counts too: a threat of yesterday is not left for the first of the next month. */
function commercialThreat({ asOf, months }: ContractFacts): HardStop | undefined {
  const since = addMonths(monthOf(asOf), -hardStopThresholds.threatMonths);
  const people = (months ?? []).flatMap((row) =>
    row.month >= since && row.month <= monthOf(asOf) && row.people !== undefined ? [row.people] : [],
  );
  const ticketIds = newest(people.flatMap((sums) => sums.ticketIds.threat ?? []));
  // Months link to a few tickets and count all of them.
  const count = Math.max(
    ticketIds.length,
    people.reduce((total, { cues }) => total + (cues.commercialThreat ?? 0), 0),
  );
  if (count === 0) return undefined;
  const sentence = `${tickets(count)} opened since ${since}-01 ${count === 1 ? 'speaks' : 'speak'} of leaving or of another provider.`;
  return { kind: 'commercialThreat', sentence, ticketIds };
}

function sponsorIncident({ sponsorIncidentTicketIds }: ContractFacts): HardStop | undefined {
  const ticketIds = newest(sponsorIncidentTicketIds ?? []);
  if (ticketIds.length === 0) return undefined;
  const sentence = `A sponsor opened ${tickets(ticketIds.length)} of priority 1 since T-90 began.`;
  return { kind: 'sponsorIncident', sentence, ticketIds };
}

/** An invoice that was paid at last is no stop any more. What was paid after the day of asking was unpaid on it. */
function latePayment({ asOf, invoices }: ContractFacts): HardStop | undefined {
  const late = (invoices ?? [])
    .filter(({ paidOn }) => paidOn === undefined || paidOn > asOf)
    .map(({ dueOn }) => daysBetween(dueOn, asOf))
    .filter((days) => days >= hardStopThresholds.lateDays);
  if (late.length === 0) return undefined;
  const most = Math.max(...late);
  const sentence =
    late.length === 1
      ? `An invoice is unpaid ${most} days after it was due.`
      : `${late.length} invoices are unpaid ${hardStopThresholds.lateDays} days or more after they were due, the oldest ${most} days.`;
  return { kind: 'latePayment', sentence, ticketIds: [] };
}

function newest(ids: readonly TicketId[]): readonly TicketId[] {
  return [...new Set(ids)].sort((a, b) => b - a);
}

function tickets(count: number): string {
  return count === 1 ? '1 ticket' : `${count} tickets`;
}
