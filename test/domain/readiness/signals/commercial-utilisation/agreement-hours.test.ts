import { agreementHours } from '#domain/readiness/signals/commercial-utilisation/agreement-hours';
import { askedOn, factsWithout, healthyFacts, periodsUsing } from '../../../../support/contract-facts';
import type { Reading } from '#domain/readiness/reading';

/** Hours used of ten, period by period. */
function using(...hours: readonly number[]): Reading {
  return agreementHours.read(healthyFacts({ periods: periodsUsing(hours) }));
}

function scoreOf(reading: Reading): number {
  return reading.kind === 'measured' ? reading.score : NaN;
}

test.each([
  { what: 'use near the agreed hours', hours: [9, 9.5, 10, 9, 9.5, 10], score: 100 },
  { what: 'use exactly at the agreed hours', hours: [10, 10, 10, 10, 10, 10], score: 100 },
  { what: 'three of four over, but not surely', hours: [7, 7, 10.5, 10.5, 6, 10.5], score: 80 },
  { what: 'surely over, but not often of late', hours: [15, 15, 15, 9, 9, 15], score: 80 },
  { what: 'a quarter over all the time', hours: [12.5, 12.5, 12.5, 12.5, 12.5, 12.5], score: 50 },
  { what: 'just over all the time', hours: [10.1, 10.1, 10.1, 10.1, 10.1, 10.1], score: 60 },
  { what: 'half over all the time', hours: [15, 15, 15, 15, 15, 15], score: 0 },
  { what: 'a third of the hours used', hours: [3.4, 3.4, 3.4, 3.4, 3.4, 3.4], score: 40 },
  { what: 'none of the hours used', hours: [0, 0, 0, 0, 0, 0], score: 0 },
  { what: 'low use only of late', hours: [10, 10, 8.5, 5, 5, 5], score: 100 },
])('$what scores $score', ({ hours, score }) => {
  expect(scoreOf(using(...hours))).toBe(score);
});

test('the example of the rule: 25, 23, 27, 24, 26, 25 of 20 hours run over by a quarter, at least by 22%', () => {
  const reading = agreementHours.read(healthyFacts({ periods: periodsUsing([25, 23, 27, 24, 26, 25], 20) }));
  expect(reading).toMatchObject({
    evidence: {
      text: '125% of the agreed hours used over 6 complete periods (likely 122% to 128%); 6 of them ran over.',
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
  const reading = agreementHours.read(healthyFacts({ periods: [older, ...six, unlimited, unended, current] }));
  expect(reading).toEqual(using(9, 9, 9, 9, 9, 9));
});

test.each([
  [2, 'unknown'],
  [3, 'measured'],
])('%i complete periods are %s', (count, kind) => {
  expect(using(...Array<number>(count).fill(9)).kind).toBe(kind);
});

test('is unknown without periods, and where no hours are agreed', () => {
  expect(agreementHours.read(factsWithout('periods')).kind).toBe('unknown');
  expect(agreementHours.read(healthyFacts({ periods: [] })).kind).toBe('unknown');
  expect(agreementHours.read(healthyFacts({ periods: periodsUsing([1, 1, 1, 1], 0) })).kind).toBe('unknown');
});
