import {
  addBusinessDays,
  afterBusinessDays,
  businessDayFrom,
  endOfDay,
  instantAt,
  isBusinessDay,
  isBusinessTime,
  usualBusinessCalendar,
  weekdayOf,
} from '#domain/vocabulary/business-time';
import { wallClockIn } from '../../support/wall-clock';

const calendar = { ...usualBusinessCalendar, holidays: ['2026-12-25', '2026-12-28'] };
const london = wallClockIn('Europe/London');
const at = (text: string) => Date.parse(text);

test.each([
  ['1970-01-01', 4],
  ['1969-12-28', 7],
  ['2026-11-29', 7],
  ['2026-11-30', 1],
])('%s is weekday %d', (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday);
});

test('weekends and holidays are no business days', () => {
  const days = ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29'];
  expect(days.filter((day) => isBusinessDay(day, calendar))).toEqual(['2026-12-24', '2026-12-29']);
  expect(businessDayFrom('2026-12-25', calendar)).toBe('2026-12-29');
});

test.each([
  ['2026-12-24', 1, '2026-12-29'],
  ['2026-12-24', 0, '2026-12-24'],
  ['2026-12-26', 1, '2026-12-29'],
  ['2026-12-29', -1, '2026-12-24'],
  ['2026-12-31', 2, '2027-01-04'],
])('%s and %d business days is %s', (day, count, expected) => {
  expect(addBusinessDays(day, count, calendar)).toBe(expected);
});

test('a calendar without a work day is a defect, not an endless search', () => {
  expect(() => addBusinessDays('2026-01-01', 1, { ...calendar, workDays: [] })).toThrow('works on some day');
});

test('opening is in business time, closing is not', () => {
  expect(isBusinessTime(at('2026-12-01T09:00:00Z'), calendar, london)).toBe(true);
  expect(isBusinessTime(at('2026-12-01T08:59:00Z'), calendar, london)).toBe(false);
  expect(isBusinessTime(at('2026-12-01T17:00:00Z'), calendar, london)).toBe(false);
});

test('what comes before opening comes at opening', () => {
  expect(afterBusinessDays(at('2026-12-01T05:00:00Z'), 1, calendar, london)).toBe(at('2026-12-02T09:00:00Z'));
});

/** 01:30 is skipped on 29 March 2026 in London and shown twice on 25 October. */
test.each([
  ['Europe/London', '2026-07-01', '09:00', '2026-07-01T08:00:00Z'],
  ['Europe/London', '2026-03-29', '01:30', '2026-03-29T01:30:00Z'],
  ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00Z'],
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
  ['Asia/Kathmandu', '2026-05-05', '00:00', '2026-05-04T18:15:00Z'],
  ['Pacific/Kiritimati', '2026-05-05', '12:00', '2026-05-04T22:00:00Z'],
  ['Pacific/Pago_Pago', '2026-05-05', '12:00', '2026-05-05T23:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-04', '03:00', '2026-10-03T16:00:00Z'],
])('in %s the wall shows %s %s at %s', (zone, day, time, expected) => {
  expect(new Date(instantAt(day, time, wallClockIn(zone))).toISOString()).toBe(new Date(at(expected)).toISOString());
});

test('every half hour of two years is found again from what the wall shows, but for hours shown twice', () => {
  for (const zone of ['Europe/London', 'America/New_York', 'Australia/Lord_Howe']) {
    const clock = wallClockIn(zone);
    for (let instant = at('2026-01-01T00:00:00Z'); instant < at('2028-01-01T00:00:00Z'); instant += 6.5 * 3_600_000) {
      const found = instantAt(clock.dayOf(instant), clock.timeOf(instant), clock);
      expect(found === instant || (found < instant && clock.timeOf(found) === clock.timeOf(instant))).toBe(true);
    }
  }
});

test('a day ends a second before the next begins', () => {
  expect(endOfDay('2026-10-25', london)).toBe(at('2026-10-25T23:59:59Z'));
  expect(endOfDay('2026-07-01', london)).toBe(at('2026-07-01T22:59:59Z'));
});
