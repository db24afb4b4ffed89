import type { Instant } from '../vocabulary/calendar-date';
import { hasRole, type Person } from '../vocabulary/person';
import type { TicketId } from '../vocabulary/ids';

/** The incident commander let contact through although an incident is open. */
export interface GateRelease {
  readonly by: string;
  readonly reason: string;
  /** The release ends by itself. */
  readonly until: Instant;
  /** The incidents that were open when it was given. A new one closes the gate again. */
  readonly ticketIds: readonly TicketId[];
}

export type IncidentGate =
  | { readonly kind: 'open' }
  | { readonly kind: 'released'; readonly release: GateRelease }
  /** Nothing goes to the client: no draft, no checkpoint mail, no uplift. */
  | { readonly kind: 'closed'; readonly ticketIds: readonly TicketId[] };

/** `open` lets contact through. Source: PRODUCT, "Incident gate". */
export function incidentGate(
  openIncidents: readonly TicketId[],
  release: GateRelease | undefined,
  now: Instant,
): IncidentGate {
  if (openIncidents.length === 0) return { kind: 'open' };
  const covers =
    release !== undefined && now < release.until && openIncidents.every((id) => release.ticketIds.includes(id));
  return covers ? { kind: 'released', release } : { kind: 'closed', ticketIds: openIncidents };
}

export type ReleaseAnswer =
  { readonly kind: 'released'; readonly release: GateRelease } | { readonly kind: 'refused'; readonly because: string };

/** A release outlives the day of its incident rarely; a week is a decision that somebody should take again. */
export const longestReleaseHours = 7 * 24;
const hour = 3_600_000;

export function releaseGate(
  asked: { readonly actor: Person | undefined; readonly reason: string; readonly until: Instant },
  openIncidents: readonly TicketId[],
  now: Instant,
): ReleaseAnswer {
  const { actor, reason, until } = asked;
  const refused = (because: string): ReleaseAnswer => ({ kind: 'refused', because });
  if (actor === undefined || !actor.active || !hasRole(actor, 'incidentCommander'))
    return refused('Only the incident commander lets contact through while an incident is open.');
  if (openIncidents.length === 0) return refused('No incident is open: nothing holds contact back.');
  if (reason.trim() === '') return refused('Give the reason, so that it can be read later.');
  if (until <= now) return refused('Choose an end that lies ahead.');
  if (until > now + longestReleaseHours * hour) return refused('Choose an end within a week.');
  return {
    kind: 'released',
    release: { by: actor.email, reason: reason.trim(), until, ticketIds: [...openIncidents] },
  };
}
