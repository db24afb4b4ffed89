import { ageText, dataAge } from '#cards/age-text';
import { dayText, daysAway } from '#cards/day-text';
import { decisionText } from '#cards/contract-line';
import { moneyText } from '#cards/money-text';
import { readinessLine } from '#cards/readiness-line';
import { sampleReadiness } from '#cards/gallery/sample-readings';

const minute = 60_000;
const hour = 60 * minute;

test.each([
  [4_860_000, 'GBP', 'GBP 48,600 a year'],
  [612_050, 'GBP', 'GBP 6,120.50 a year'],
  [5, 'EUR', 'EUR 0.05 a year'],
  [0, 'USD', 'USD 0 a year'],
  [-123_456_789, 'USD', 'USD -1,234,567.89 a year'],
  [7_250_000, 'JPY', 'JPY 7,250,000 a year'],
  [1_234_567, 'KWD', 'KWD 1,234.567 a year'],
])('%d minor units of %s read %j', (annualMinor, currency, shown) => {
  expect(moneyText({ annualMinor, currency })).toBe(shown);
});

test.each([
  [0, 'just now'],
  [2 * minute - 1, 'just now'],
  [2 * minute, '2 minutes ago'],
  [2 * hour - 1, '119 minutes ago'],
  [2 * hour, '2 hours ago'],
  [48 * hour - 1, '47 hours ago'],
  [48 * hour, '2 days ago'],
  [-minute, 'just now'],
])('an age of %d ms reads %j', (age, shown) => {
  expect(ageText(1_000_000_000_000 - age, 1_000_000_000_000)).toBe(shown);
});

test('data that never came says so', () => {
  expect(dataAge({ isBackfilling: true, isPaused: false }, 0)).toBe('No data yet: the first sync has not finished');
});

test.each([
  [0, 'today'],
  [1, 'tomorrow'],
  [2, 'in 2 days'],
  [-1, 'yesterday'],
  [-2, '2 days ago'],
])('%d days reads %j', (days, shown) => {
  expect(daysAway(days)).toBe(shown);
});

test('a day is told with its month in letters', () => {
  expect(dayText('2026-03-04')).toBe('4 Mar 2026');
});

test.each([
  [{ low: 64.96, high: 72.9, coverage: 0.7 }, 'Readiness 64 of 100 (could reach 72), from 70% of the evidence'],
  [{ low: 65, high: 65, coverage: 1 }, 'Readiness 65 of 100, from 100% of the evidence'],
  [{ low: 41, high: 72, coverage: 0.29 }, 'Readiness 41 of 100 (could reach 72), from 29% of the evidence'],
  [{ low: 41, high: 72, coverage: 0.999 }, 'Readiness 41 of 100 (could reach 72), from 99% of the evidence'],
])('%j rounds down', (figures, shown) => {
  expect(readinessLine(sampleReadiness(figures))).toBe(shown);
});

test('the name of a window does not break at the end of a line', () => {
  const text = decisionText({ decisionOn: '2026-04-14', isEvergreen: false }, '2026-03-02');
  expect(text).toBe('Decide by 14 Apr 2026, in 43 days (T\u201160)');
});
