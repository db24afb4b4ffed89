import type { GateRelease } from '#domain/renewal/incident-gate';
import type { TimelineEvent } from '#domain/timeline/event';
import { parsed } from '#domain/timeline/payload-fields';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';

/** Somebody at the client holds a role, as a person said beside their mail. */
export interface KeptMapping {
  readonly eventId: string;
  readonly role: StakeholderRole;
  readonly email: string;
  readonly contactId?: string;
}

export interface KeptRelease extends GateRelease {
  readonly eventId: string;
  /** When it was given: an older one never takes its place. */
  readonly at: Instant;
}

/** What people said of a client, as its record keeps it. */
export interface SaidOfClient {
  /** Newest last. */
  readonly mappings?: readonly KeptMapping[];
  /** The newest. Whether it still lets contact through is for whoever knows the hour. */
  readonly release?: KeptRelease;
}

/** Four roles, and whoever held them before. The rest is on the timeline. */
const keptMappings = 16;

/** What people said of a client, with one more event. Folding an event again changes nothing, and what cannot be read says nothing. */
export function foldClientEvent<Record extends SaidOfClient>(
  record: Record,
  { eventId, at, type, actor, payloadText }: TimelineEvent,
): Record {
  if (type === 'gateReleased') {
    const release = releaseIn(payloadText, { eventId, by: actor, at: Date.parse(at) });
    const isNews = release !== undefined && release.at > (record.release?.at ?? -Infinity);
    return isNews ? { ...record, release } : record;
  }
  if (type !== 'stakeholderMapped') return record;
  const mapping = mappingIn(payloadText, eventId);
  const { mappings = [] } = record;
  if (mapping === undefined || mappings.some((known) => known.eventId === eventId)) return record;
  return { ...record, mappings: [...mappings, mapping].slice(-keptMappings) };
}

function releaseIn(payloadText: string, given: Pick<KeptRelease, 'eventId' | 'by' | 'at'>): KeptRelease | undefined {
  const { reason, until, ticketIds } = parsed(payloadText);
  const end = typeof until === 'string' ? Date.parse(until) : NaN;
  if (typeof reason !== 'string' || Number.isNaN(end) || !Array.isArray(ticketIds)) return undefined;
  return { ...given, reason, until: end, ticketIds: ticketIds.filter((id): id is number => typeof id === 'number') };
}

function mappingIn(payloadText: string, eventId: string): KeptMapping | undefined {
  const { role, email, contactId } = parsed(payloadText);
  const known = stakeholderRoles.find((each) => each === role);
  if (known === undefined || typeof email !== 'string' || email === '') return undefined;
  return { eventId, role: known, email, ...(typeof contactId === 'string' ? { contactId } : {}) };
}
