import fc from 'fast-check';
import { agreementHoursOver } from '#domain/readiness/signals/commercial-utilisation/agreement-hours-over';
import type { Reading } from '#domain/readiness/reading';
import { askedOn, factsWithout, healthyFacts, periodsUsing } from '../../../../support/contract-facts';
import { scoreOf } from '../../../../support/readings';

/** Hours used of ten, period by period. */
function using(...hours: readonly number[]): Reading {
  return agreementHoursOver.read(healthyFacts({ periods: periodsUsing(hours) }));
}

test.each([
  { what: 'use near the agreed hours', hours: [9, 9.5, 10, 9, 9.5, 10], score: 100 },
  { what: 'use exactly at the agreed hours', hours: [10, 10, 10, 10, 10, 10], score: 100 },
  { what: 'two of four over', hours: [7, 7, 10.5, 9, 6, 10.5], score: 100 },
  { what: 'three of four over, but not surely', hours: [7, 7, 10.5, 10.5, 6, 10.5], score: 80 },
  { what: 'surely over, but not often of late', hours: [15, 15, 15, 9, 9, 15], score: 80 },
  { what: 'a quarter over all the time', hours: [12.5, 12.5, 12.5, 12.5, 12.5, 12.5], score: 50 },
  { what: 'just over all the time', hours: [10.1, 10.1, 10.1, 10.1, 10.1, 10.1], score: 60 },
  { what: 'half over all the time', hours: [15, 15, 15, 15, 15, 15], score: 0 },
  { what: 'none of the hours used', hours: [0, 0, 0, 0, 0, 0], score: 100 },
])('$what scores $score', ({ hours, score }) => {
  expect(scoreOf(using(...hours))).toBe(score);
});

test('the example of the rule: 25, 23, 27, 24, 26, 25 of 20 hours run over by a quarter, at least by 22%', () => {
  const reading = agreementHoursOver.read(healthyFacts({ periods: periodsUsing([25, 23, 27, 24, 26, 25], 20) }));
  expect(reading).toMatchObject({
    evidence: {
      text: '4 of the last 4 complete periods ran over the agreed hours. In 6 periods 125% of them were used on average, likely 122% or more.',
    },
  });
  expect(scoreOf(reading)).toBeCloseTo(100 * (1 - 0.22344 / 0.5), 0);
});

test('one project of three times the hours does not make an overrun', () => {
  expect(scoreOf(using(8.8, 9, 30, 8.9, 9, 9))).toBe(100);
});

test('only the last six complete periods with agreed hours count', () => {
  const six = periodsUsing([9, 9, 9, 9, 9, 9]);
  const [older] = periodsUsing([90, 9, 9, 9, 9, 9, 9]);
  const [last] = six.slice(-1);
  if (older === undefined || last === undefined) throw new Error('The periods of the example are there.');
  const current = { ...last, startsOn: '2026-03-01', endsOn: '2026-03-31', hoursUsed: 90, isCurrent: true };
  const unended = { ...current, endsOn: askedOn, isCurrent: false };
  const unlimited = { ...last, hoursIncluded: 0, hoursUsed: 90 };
  const reading = agreementHoursOver.read(healthyFacts({ periods: [older, ...six, unlimited, unended, current] }));
  expect(reading).toEqual(using(9, 9, 9, 9, 9, 9));
});

test.each([
  [2, 'unknown'],
  [3, 'measured'],
])('%i complete periods are %s', (count, kind) => {
  expect(using(...Array<number>(count).fill(9)).kind).toBe(kind);
});

test('is unknown without periods, and where no hours are agreed', () => {
  expect(agreementHoursOver.read(factsWithout('periods')).kind).toBe('unknown');
  expect(agreementHoursOver.read(healthyFacts({ periods: [] })).kind).toBe('unknown');
  expect(agreementHoursOver.read(healthyFacts({ periods: periodsUsing([1, 1, 1, 1], 0) })).kind).toBe('unknown');
});

test('a model may move the ends', () => {
  const facts = healthyFacts({ periods: periodsUsing([12.5, 12.5, 12.5, 12.5, 12.5, 12.5]) });
  expect(scoreOf(agreementHoursOver.read(facts, { mostWithin: 1.3 }))).toBe(100);
});

/** Hours of six periods that lie near each other: none of them is a spike. */
const evenHours = fc
  .integer({ min: 3, max: 12 })
  .chain((least) => fc.array(fc.integer({ min: least, max: 2 * least }), { minLength: 6, maxLength: 6 }));

test('an hour more in every period never raises the score', () => {
  fc.assert(
    fc.property(evenHours, (hours) => {
      expect(scoreOf(using(...hours.map((used) => used + 1)))).toBeLessThanOrEqual(scoreOf(using(...hours)));
    }),
  );
});
