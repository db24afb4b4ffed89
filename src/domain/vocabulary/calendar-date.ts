import { assert, InvariantViolation } from './assert';

/** A day in the MSP's time zone, `YYYY-MM-DD`. Compares correctly as text. */
export type CalendarDate = string;

/** A calendar month in the MSP's time zone, `YYYY-MM`. */
export type CalendarMonth = string;

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;
export const millisecondsPerDay = 86_400_000;

export function isCalendarDate(text: string): boolean {
  return dayPattern.test(text) && fromEpochDay(toEpochDay(text)) === text;
}

/** Days since 1970-01-01. Plain proleptic Gregorian arithmetic: no zone is involved in counting days. */
export function toEpochDay(day: CalendarDate): number {
  if (!dayPattern.test(day)) throw new InvariantViolation(`${day} is a calendar date`);
  // Asked millions of times in a first sync: no text is made on the way.
  const year = 1000 * digitAt(day, 0) + 100 * digitAt(day, 1) + 10 * digitAt(day, 2) + digitAt(day, 3);
  const month = 10 * digitAt(day, 5) + digitAt(day, 6);
  const date = 10 * digitAt(day, 8) + digitAt(day, 9);
  return Math.round(Date.UTC(year, month - 1, date) / millisecondsPerDay);
}

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}

export function fromEpochDay(epochDay: number): CalendarDate {
  return new Date(epochDay * millisecondsPerDay).toISOString().slice(0, 10);
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return fromEpochDay(toEpochDay(day) + days);
}

/** Positive when `to` is later. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

export function monthOf(day: CalendarDate): CalendarMonth {
  return day.slice(0, 7);
}

export function addMonths(month: CalendarMonth, months: number): CalendarMonth {
  assert(monthPattern.test(month), `${month} is a calendar month`);
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

export function toUtcText(at: Instant): string {
  return new Date(at).toISOString();
}
