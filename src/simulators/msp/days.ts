/** Days and working time in Europe/London, by arithmetic: a world of half a million tickets cannot ask Intl for each. */

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Help desk hours, local time, Monday to Friday. */
const opensAtMinute = 8 * 60;
const closesAtMinute = 18 * 60;

export function instantOf(calendarDay: string): number {
  return Date.parse(`${calendarDay}T00:00:00Z`);
}

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function addDays(calendarDay: string, days: number): string {
  return dayOf(instantOf(calendarDay) + days * day);
}

export function daysFrom(earlier: string, later: string): number {
  return Math.round((instantOf(later) - instantOf(earlier)) / day);
}

/** Keeps the day of the month where the month has it, else its last day. */
export function addMonths(calendarDay: string, months: number): string {
  const [year = 0, month = 1, date = 1] = calendarDay.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, lastDay)));
}

const summerByYear = new Map<number, readonly [number, number]>();

/** British Summer Time: last Sunday of March to last Sunday of October, both at 01:00 UTC. */
function summerOf(year: number): readonly [number, number] {
  const known = summerByYear.get(year);
  if (known) return known;
  const lastSunday = (month: number): number => {
    const end = new Date(Date.UTC(year, month + 1, 0));
    return end.getTime() - end.getUTCDay() * day + hour;
  };
  const span = [lastSunday(2), lastSunday(9)] as const;
  summerByYear.set(year, span);
  return span;
}

interface KnownYear {
  readonly from: number;
  readonly to: number;
  readonly summer: readonly [number, number];
}

/** The year asked for last: tickets come in order, and making a date for each would take half of the time. */
let lastYear: KnownYear = { from: 0, to: 0, summer: [0, 0] };

function yearOf(at: number): KnownYear {
  if (at >= lastYear.from && at < lastYear.to) return lastYear;
  const year = new Date(at).getUTCFullYear();
  lastYear = { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1), summer: summerOf(year) };
  return lastYear;
}

export function londonOffset(at: number): number {
  const [from, to] = yearOf(at).summer;
  return at >= from && at < to ? hour : 0;
}

/** The instant at which London clocks show this day and minute. */
export function londonInstant(calendarDay: string, minuteOfDay: number): number {
  return fromLocal(instantOf(calendarDay) + minuteOfDay * minute);
}

export function londonDay(at: number): string {
  return dayOf(at + londonOffset(at));
}

function fromLocal(local: number): number {
  const guess = local - londonOffset(local);
  return local - londonOffset(guess);
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
function weekdayOf(epochDay: number): number {
  return (epochDay + 4) % 7;
}

/** The same for the UTC day of an instant. */
export function isWeekendAt(at: number): boolean {
  const weekday = weekdayOf(Math.floor(at / day));
  return weekday === 0 || weekday === 6;
}

/** The instant at which London clocks show this minute of the UTC day in which `at` lies. */
export function londonMinuteOf(at: number, minuteOfDay: number): number {
  return fromLocal(Math.floor(at / day) * day + minuteOfDay * minute);
}

export function isWeekend(calendarDay: string): boolean {
  const weekday = weekdayOf(instantOf(calendarDay) / day);
  return weekday === 0 || weekday === 6;
}

/** The instant reached after so many minutes of desk hours. */
export function afterWorkingMinutes(at: number, minutes: number): number {
  const local = at + londonOffset(at);
  let epochDay = Math.floor(local / day);
  let minuteOfDay = (local - epochDay * day) / minute;
  let rest = minutes;
  for (;;) {
    const weekday = weekdayOf(epochDay);
    const isWorkday = weekday !== 0 && weekday !== 6;
    const from = Math.max(minuteOfDay, opensAtMinute);
    if (isWorkday && from + rest <= closesAtMinute) return fromLocal(epochDay * day + (from + rest) * minute);
    if (isWorkday && from < closesAtMinute) rest -= closesAtMinute - from;
    epochDay += 1;
    minuteOfDay = 0;
  }
}
