import { londonInstant } from '../msp/days';

/** What HaloPSA writes where a date is empty. Source: docs/reference/apis/halopsa.md */
export const emptyDates = ['0001-01-01T00:00:00', '1899-12-30T00:00:00', '1900-01-01T00:00:00'] as const;

/**
 * An instant as HaloPSA writes it: always UTC, mostly with `Z` and up to seven fraction digits, sometimes without a zone and
 * with trailing zeros cut. The record decides, so that a field keeps its form.
 */
export function wireInstant(at: number, recordId: number): string {
  const text = new Date(at).toISOString().slice(0, 19);
  const milliseconds = ((at % 1_000) + 1_000) % 1_000;
  const fraction = String(milliseconds).padStart(3, '0');
  switch (recordId % 4) {
    case 0:
      return `${text}.${fraction}${String((recordId * 7_919) % 10_000).padStart(4, '0')}Z`;
    case 1:
      return milliseconds === 0 ? text : `${text}.${fraction.replace(/0+$/, '')}`;
    default:
      return milliseconds === 0 ? `${text}Z` : `${text}.${fraction}Z`;
  }
}

/** A day: midnight on the office clock as UTC (the day before, in summer), or midnight without a zone. */
export function wireDay(calendarDay: string, recordId: number): string {
  if (recordId % 3 !== 0) return `${calendarDay}T00:00:00`;
  return `${new Date(londonInstant(calendarDay, 0)).toISOString().slice(0, 19)}Z`;
}
