import fc from 'fast-check';
import { agreementHoursUnder } from '#domain/readiness/signals/commercial-utilisation/agreement-hours-under';
import type { Reading } from '#domain/readiness/reading';
import { factsWithout, healthyFacts, periodsUsing } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

/** Hours used of ten, period by period. */
function using(...hours: readonly number[]): Reading {
  return agreementHoursUnder.read(healthyFacts({ periods: periodsUsing(hours) }));
}

test.each([
  { what: 'use near the agreed hours', hours: [9, 9.5, 10, 9, 9.5, 10], score: 100 },
  { what: 'use far above', hours: [15, 15, 15, 15, 15, 15], score: 100 },
  { what: 'at the level', hours: [8.5, 8.5, 8.5, 8.5, 8.5, 8.5], score: 100 },
  { what: 'just under the level', hours: [8.4, 8.4, 8.4, 8.4, 8.4, 8.4], score: 98.8 },
  { what: 'a third of the hours used', hours: [3.4, 3.4, 3.4, 3.4, 3.4, 3.4], score: 40 },
  { what: 'none of the hours used', hours: [0, 0, 0, 0, 0, 0], score: 0 },
  { what: 'low use only of late', hours: [10, 10, 8.5, 5, 5, 5], score: 100 },
])('$what scores $score', ({ hours, score }) => {
  expect(scoreOf(using(...hours))).toBe(score);
});

test('the evidence says how much was used, at the most', () => {
  expect(textOf(using(3, 4, 3, 4, 3, 4))).toBe(
    '4 of the last 4 complete periods used less than 85% of the agreed hours. In 6 periods 35% of them were used on average, likely 37% or less.',
  );
});

test.each([
  [2, 'unknown'],
  [3, 'measured'],
])('%i complete periods are %s', (count, kind) => {
  expect(using(...Array<number>(count).fill(9)).kind).toBe(kind);
});

test('is unknown without periods, and where no hours are agreed', () => {
  expect(agreementHoursUnder.read(factsWithout('periods')).kind).toBe('unknown');
  expect(agreementHoursUnder.read(healthyFacts({ periods: periodsUsing([1, 1, 1, 1], 0) })).kind).toBe('unknown');
});

/** Hours of six periods that lie near each other, even an hour less: none of them is a spike. */
const evenHours = fc
  .integer({ min: 2, max: 8 })
  .chain((least) => fc.array(fc.integer({ min: least + 1, max: 2 * least }), { minLength: 6, maxLength: 6 }));

test('an hour less in every period never raises the score', () => {
  fc.assert(
    fc.property(evenHours, (hours) => {
      expect(scoreOf(using(...hours.map((used) => used - 1)))).toBeLessThanOrEqual(scoreOf(using(...hours)));
    }),
  );
});
