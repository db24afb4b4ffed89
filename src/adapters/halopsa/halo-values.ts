import * as v from 'valibot';
import type { LocalTime } from '#application/ports/platform';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';

/** HaloPSA leaves null properties out of its lists; some builds send them. Both mean "does not say". */
export const maybeText = v.nullish(v.string());
export const maybeNumber = v.nullish(v.number());
export const maybeFlag = v.nullish(v.boolean());

const hasZone = /(?:z|[+-]\d{2}:?\d{2})$/i;
/** HaloPSA writes up to seven digits of a second; engines agree on three. */
const finerThanMilliseconds = /(\.\d{3})\d+/;
/** 0001-01-01, 1899-12-30, 1900-01-01 and 1901-01-01 all stand for an empty date. */
const earliestYear = 1971;

/** An instant as HaloPSA writes it: UTC even where it names no zone. Sentinels become undefined. */
export const HaloInstant = v.pipe(
  v.string(),
  v.check((text) => text === '' || !Number.isNaN(instantOf(text)), 'an instant'),
  v.transform((text) => (text === '' || Number(text.slice(0, 4)) < earliestYear ? undefined : instantOf(text))),
);

export const maybeInstant = v.nullish(HaloInstant);

function instantOf(text: string): Instant {
  const shortened = text.replace(finerThanMilliseconds, '$1');
  return Date.parse(hasZone.test(shortened) ? shortened : `${shortened}Z`);
}

/** 0 and -1 mean "none". */
export function idOrNone(id: number | null | undefined): number | undefined {
  return id === null || id === undefined || id <= 0 ? undefined : id;
}

export function textOrNone(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

const midnightUtc = /T00:00:00\.000Z$/;

/**
 * The day of a contract date. HaloPSA stores a date as a date-time: either the plain date at midnight UTC, which is that very
 * day wherever the MSP is, or local midnight, which in UTC may stand on the day before.
 */
export function contractDay(at: Instant | null | undefined, localTime: LocalTime): CalendarDate | undefined {
  if (at === null || at === undefined) return undefined;
  const utc = new Date(at).toISOString();
  return midnightUtc.test(utc) ? utc.slice(0, 10) : localTime.dayOf(at);
}

/** As HaloPSA's own applications send dates: seconds, and Z. */
export function haloQueryInstant(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** The instant at which a day begins in the MSP's zone. Asked twice, because the zone's offset may change on that night. */
export function startOfDay(day: CalendarDate, localTime: LocalTime): Instant {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  const first = asUtc - offsetAt(asUtc, localTime);
  return asUtc - offsetAt(first, localTime);
}

function offsetAt(at: Instant, localTime: LocalTime): number {
  return Date.parse(`${localTime.dayOf(at)}T${localTime.timeOf(at)}:00Z`) - at;
}
