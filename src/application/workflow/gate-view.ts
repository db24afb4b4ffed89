import { incidentGate, type GateRelease } from '#domain/renewal/incident-gate';
import type { Instant } from '#domain/vocabulary/calendar-date';
import type { TicketId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import type { GateView } from '../views/checkpoint';

/** Absent: no incident is open. A release that has run out, or that a newer incident has overtaken, is not shown as one. */
export function gateView(
  ticketIds: readonly TicketId[],
  release: GateRelease | undefined,
  people: readonly Person[],
  now: Instant,
): GateView | undefined {
  const gate = incidentGate(ticketIds, release, now);
  if (gate.kind === 'open') return undefined;
  if (gate.kind === 'closed') return { ticketIds };
  const { by, reason, until } = gate.release;
  return { ticketIds, release: { byName: people.find(({ email }) => email === by)?.name ?? by, reason, until } };
}
