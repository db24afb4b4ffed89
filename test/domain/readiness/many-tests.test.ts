import { standingTests, upperTail } from '#domain/readiness/many-tests';
import { generator } from '../../support/chance';

test('one p-value stands under q, and not above', () => {
  expect(standingTests([0.1], 0.1)).toEqual([true]);
  expect(standingTests([0.11], 0.1)).toEqual([false]);
  expect(standingTests([], 0.1)).toEqual([]);
});

test('of several each has its own step, and one that is reached carries those below it', () => {
  // Steps of .02, .04, .06, .08, .1: the fourth is reached, so the third stands although .065 is above its own.
  expect(standingTests([0.9, 0.01, 0.065, 0.07, 0.03], 0.1)).toEqual([false, true, true, true, true]);
  expect(standingTests([0.9, 0.03, 0.07, 0.085, 0.05], 0.1)).toEqual([false, false, false, false, false]);
});

test('equal p-values stand or fall together', () => {
  expect(standingTests([0.05, 0.05, 0.9, 0.9], 0.1)).toEqual([true, true, false, false]);
});

test('of a thousand families in which nothing differs about one in ten calls anything', () => {
  const random = generator(20_260_315);
  const families = Array.from({ length: 1_000 }, () => Array.from({ length: 8 }, random));
  const called = families.filter((family) => standingTests(family, 0.1).includes(true)).length;
  expect(called).toBeGreaterThan(70);
  expect(called).toBeLessThan(130);
  // Each alone at .1 would call something in more than half of them.
  expect(families.filter((family) => family.some((pValue) => pValue <= 0.1)).length).toBeGreaterThan(500);
});

// Source: any table of the normal distribution.
test.each([
  [0, 0.5],
  [1, 0.158655],
  [1.959964, 0.025],
  [-1.959964, 0.975],
  [4, 0.0000316712],
])('above %f lies %f', (z, chance) => {
  expect(upperTail(z)).toBeCloseTo(chance, 6);
});
