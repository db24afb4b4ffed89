import fc from 'fast-check';
import { InvariantViolation } from '#domain/vocabulary/assert';
import {
  addDays,
  addMonths,
  daysBetween,
  fromEpochDay,
  isCalendarDate,
  monthOf,
  toEpochDay,
  toUtcText,
} from '#domain/vocabulary/calendar-date';

const days = fc.integer({ min: -20_000, max: 60_000 }).map(fromEpochDay);

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-01', false],
  ['2026-01-01T00:00', false],
  ['0001-01-01', false],
  ['', false],
])('%j is a calendar date: %s', (text, holds) => {
  expect(isCalendarDate(text)).toBe(holds);
});

test('days are counted across leap days and year ends', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
});

test('a day and its number are the same day', () => {
  fc.assert(fc.property(days, (day) => fromEpochDay(toEpochDay(day)) === day && isCalendarDate(day)));
});

test('days compare as text the way they compare as days', () => {
  fc.assert(fc.property(days, days, (a, b) => a < b === daysBetween(a, b) > 0));
});

test('what is no day is a defect', () => {
  expect(() => toEpochDay('15/03/2026')).toThrow(InvariantViolation);
});

test.each([
  ['2026-01', -1, '2025-12'],
  ['2026-01', -13, '2024-12'],
  ['2025-12', 1, '2026-01'],
  ['2026-03', 0, '2026-03'],
  ['2026-03', 24, '2028-03'],
])('%s and %i months is %s', (month, months, result) => {
  expect(addMonths(month, months)).toBe(result);
});

test('a day belongs to its month', () => {
  expect(monthOf('2026-03-15')).toBe('2026-03');
});

test('an instant is written in UTC with milliseconds', () => {
  expect(toUtcText(1_773_532_800_000)).toBe('2026-03-15T00:00:00.000Z');
});
