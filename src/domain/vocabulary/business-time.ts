import { assert } from './assert';
import { addDays, millisecondsPerDay, toEpochDay, type CalendarDate, type Instant } from './calendar-date';

/** When the MSP works. Source: spec of concessions 1, "Business hours and holidays are settings". */
export interface BusinessCalendar {
  /** 1 is Monday, 7 is Sunday. */
  readonly workDays: readonly number[];
  /** `HH:MM`, local. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly holidays: readonly CalendarDate[];
}

export const usualBusinessCalendar: BusinessCalendar = {
  workDays: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  closesAt: '17:00',
  holidays: [],
};

/** The MSP's clock on the wall, as the platform tells it. */
export interface WallClock {
  dayOf(at: Instant): CalendarDate;
  /** `HH:MM`, 24 hours. */
  timeOf(at: Instant): string;
}

const minute = 60_000;
/** No calendar is closed for longer. */
const mostDaysClosed = 366;

/** 1 is Monday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: CalendarDate): number {
  return ((((toEpochDay(day) + 3) % 7) + 7) % 7) + 1;
}

export function isBusinessDay(day: CalendarDate, { workDays, holidays }: BusinessCalendar): boolean {
  return workDays.includes(weekdayOf(day)) && !holidays.includes(day);
}

/** The first business day on or after a day. */
export function businessDayFrom(day: CalendarDate, calendar: BusinessCalendar): CalendarDate {
  return steppedTo(day, 1, calendar);
}

/** Counts business days forward, or back where `count` is negative. 0 is the day itself. */
export function addBusinessDays(day: CalendarDate, count: number, calendar: BusinessCalendar): CalendarDate {
  assert(Number.isInteger(count), 'business days are whole');
  const step = count < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(count); left > 0; left -= 1) reached = steppedTo(addDays(reached, step), step, calendar);
  return reached;
}

function steppedTo(day: CalendarDate, step: 1 | -1, calendar: BusinessCalendar): CalendarDate {
  let reached = day;
  for (let stepped = 0; !isBusinessDay(reached, calendar); stepped += 1) {
    assert(stepped < mostDaysClosed, 'the MSP works on some day of the year');
    reached = addDays(reached, step);
  }
  return reached;
}

export function isBusinessTime(at: Instant, calendar: BusinessCalendar, clock: WallClock): boolean {
  const time = clock.timeOf(at);
  return isBusinessDay(clock.dayOf(at), calendar) && time >= calendar.opensAt && time < calendar.closesAt;
}

/**
 * The same time of day so many business days later. What arrives while the MSP is closed arrives when it opens: nobody loses
 * hours in which nobody works.
 */
export function afterBusinessDays(at: Instant, count: number, calendar: BusinessCalendar, clock: WallClock): Instant {
  assert(count >= 0, 'a deadline lies ahead');
  const from = openingFrom(at, calendar, clock);
  return instantAt(addBusinessDays(clock.dayOf(from), count, calendar), clock.timeOf(from), clock);
}

/** So many hours of work earlier, counted back over nights, days off and the change of the clocks. */
export function businessHoursBefore(at: Instant, hours: number, calendar: BusinessCalendar, clock: WallClock): Instant {
  let left = hours * 60 * minute;
  let day = clock.dayOf(at);
  for (let stepped = 0; ; stepped += 1) {
    assert(stepped < mostDaysClosed, 'the MSP works on some day of the year');
    if (isBusinessDay(day, calendar)) {
      const opens = instantAt(day, calendar.opensAt, clock);
      const worked = Math.max(0, Math.min(at, instantAt(day, calendar.closesAt, clock)) - opens);
      if (worked >= left) return opens + worked - left;
      left -= worked;
    }
    day = addDays(day, -1);
  }
}

/** When so many business days after a day are over: at closing time. 0: on that day or the next one on which the MSP works. */
export function closingAfter(day: CalendarDate, count: number, calendar: BusinessCalendar, clock: WallClock): Instant {
  const last = addBusinessDays(count === 0 ? businessDayFrom(day, calendar) : day, count, calendar);
  return instantAt(last, calendar.closesAt, clock);
}

function openingFrom(at: Instant, calendar: BusinessCalendar, clock: WallClock): Instant {
  if (isBusinessTime(at, calendar, clock)) return at;
  const day = clock.dayOf(at);
  const isBeforeOpening = isBusinessDay(day, calendar) && clock.timeOf(at) < calendar.opensAt;
  const opens = isBeforeOpening ? day : addBusinessDays(day, 1, calendar);
  return instantAt(opens, calendar.opensAt, clock);
}

/**
 * When the clock on the wall shows a time. Asked of the wall clock itself, so that it knows of daylight saving what the platform
 * knows. A time that the clocks skip is taken after the skip, one that they show twice at the first showing.
 */
export function instantAt(day: CalendarDate, time: string, clock: WallClock): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wanted = toEpochDay(day) * millisecondsPerDay + (hours * 60 + minutes) * minute;
  // Two days around the answer: no zone is further than that from UTC, and no zone shifts by more than a few hours.
  const offsets = [wanted - millisecondsPerDay, wanted + millisecondsPerDay].map((at) => shownAt(at, clock) - at);
  const candidates = offsets.map((offset) => wanted - offset).sort((a, b) => a - b);
  const exact = candidates.find((at) => shownAt(at, clock) === wanted);
  return exact ?? candidates[candidates.length - 1] ?? wanted;
}

/** The last second of a day on the wall: the next day is not yet there. */
export function endOfDay(day: CalendarDate, clock: WallClock): Instant {
  return instantAt(addDays(day, 1), '00:00', clock) - 1_000;
}

/** What the wall shows, as if it were UTC. */
function shownAt(at: Instant, clock: WallClock): number {
  const [hours = 0, minutes = 0] = clock.timeOf(at).split(':').map(Number);
  return toEpochDay(clock.dayOf(at)) * millisecondsPerDay + (hours * 60 + minutes) * minute;
}
