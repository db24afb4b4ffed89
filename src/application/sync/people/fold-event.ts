import type { BandOverride } from '#domain/readiness/band-override';
import type { LoggedRequest } from '#domain/readiness/contract-facts';
import { bands } from '#domain/readiness/model';
import type { TimelineEvent } from '#domain/timeline/event';
import type { RenewalOutcome } from '#domain/timeline/payloads';
import { isCalendarDate, type CalendarDate } from '#domain/vocabulary/calendar-date';

/** A request that a person logged, and the event that says so. */
export interface KeptRequest extends LoggedRequest {
  readonly eventId: string;
}

export interface KeptOverride extends BandOverride {
  readonly eventId: string;
  /** Term end of the renewal it is about; absent on an evergreen contract. */
  readonly termEndsOn?: CalendarDate;
  /** How that renewal ended; absent while it is under way. */
  readonly outcome?: RenewalOutcome;
}

/** Whether a deal that was there before us is the deal of a renewal. */
export interface KeptAdoption {
  readonly eventId: string;
  readonly renewalId: string;
  readonly dealId: string;
  readonly isAdopted: boolean;
}

/** What people said of a contract, as its record keeps it. */
export interface Said {
  /** Newest last. */
  readonly requests?: readonly KeptRequest[];
  /** Newest last. */
  readonly overrides?: readonly KeptOverride[];
  /** Newest last. */
  readonly adoptions?: readonly KeptAdoption[];
}

/** The rest is on the timeline. */
const keptRequests = 12;
const keptOverrides = 8;
const keptAdoptions = 20;

/**
 * What people said, with one more event. Folding an event again changes nothing, so a run may read the same stretch of the
 * timeline twice, and a workbook made anew reads all of it. Events that the sync wrote itself, and those it cannot read, say nothing.
 */
export function foldEvent<Record extends Said>(
  record: Record,
  { eventId, type, actor, renewalId, payloadText }: TimelineEvent,
): Record {
  const payload = parsed(payloadText);
  if (type === 'interventionLogged') {
    const { kind, happenedOn: on } = payload;
    if ((kind !== 'priceDownRequest' && kind !== 'exitRequest') || !isDay(on)) return record;
    const requests = withEntry(record.requests, { eventId, kind, on }, keptRequests);
    return requests === record.requests ? record : { ...record, requests };
  }
  if (type === 'bandOverridden') {
    const override = overrideOf(payload, { eventId, by: actor, renewalId });
    if (override === undefined) return record;
    const overrides = withEntry(record.overrides, override, keptOverrides);
    return overrides === record.overrides ? record : { ...record, overrides };
  }
  if (type === 'bandOverrideWithdrawn') return withWithdrawal(record, payload);
  if (type === 'dealAdopted' || type === 'dealAdoptionDeclined') {
    const { dealId } = payload;
    if (typeof dealId !== 'string' || renewalId === null) return record;
    const adoption = { eventId, renewalId, dealId, isAdopted: type === 'dealAdopted' };
    const adoptions = withEntry(record.adoptions, adoption, keptAdoptions);
    return adoptions === record.adoptions ? record : { ...record, adoptions };
  }
  return record;
}

function withEntry<Entry extends { readonly eventId: string }>(
  known: readonly Entry[] = [],
  entry: Entry,
  most: number,
): readonly Entry[] {
  return known.some(({ eventId }) => eventId === entry.eventId) ? known : [...known, entry].slice(-most);
}

function withWithdrawal<Record extends Said>(record: Record, { override, withdrawnOn }: Payload): Record {
  const standing = record.overrides?.find(({ eventId }) => eventId === override);
  if (standing === undefined || standing.withdrawnOn !== undefined || !isDay(withdrawnOn)) return record;
  return {
    ...record,
    overrides: record.overrides?.map((each) => (each === standing ? { ...each, withdrawnOn } : each)),
  };
}

/** Overrides of a renewal that is over know how it ended. One that was set afterwards is about the next. */
export function withOutcome<Record extends Said>(
  record: Record,
  outcome: RenewalOutcome,
  closedOn: CalendarDate,
): Record {
  if (record.overrides === undefined) return record;
  const overrides = record.overrides.map((each) =>
    each.setOn <= closedOn && (each.outcome === undefined || each.outcome === 'unknown') ? { ...each, outcome } : each,
  );
  return { ...record, overrides };
}

type Payload = Readonly<Record<string, unknown>>;

function overrideOf(
  { band, reason, expiresOn, setOn, engineBand, engineLow, engineHigh }: Payload,
  { eventId, by, renewalId }: { readonly eventId: string; readonly by: string; readonly renewalId: string | null },
): KeptOverride | undefined {
  if (!isBand(band) || !isBand(engineBand) || typeof reason !== 'string') return undefined;
  if (!isDay(expiresOn) || !isDay(setOn)) return undefined;
  const termEndsOn = renewalId?.split('@')[1];
  return {
    eventId,
    band,
    reason,
    by,
    setOn,
    expiresOn,
    engineBand,
    engineLow: Number(engineLow),
    engineHigh: Number(engineHigh),
    ...(termEndsOn === undefined ? {} : { termEndsOn }),
  };
}

function isBand(value: unknown): value is BandOverride['band'] {
  return (bands as readonly unknown[]).includes(value);
}

function isDay(value: unknown): value is CalendarDate {
  return typeof value === 'string' && isCalendarDate(value);
}

function parsed(payloadText: string): Payload {
  try {
    const value: unknown = JSON.parse(payloadText);
    return typeof value === 'object' && value !== null ? (value as Payload) : {};
  } catch {
    return {};
  }
}
