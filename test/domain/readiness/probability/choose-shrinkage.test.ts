import { chooseShrinkage, shrinkageGrid, stratifiedFolds } from '#domain/readiness/probability/choose-shrinkage';
import { seeded } from './sample-renewals';

test('every fold gets its share of either outcome, and dealing again deals the same', () => {
  const happened = Array.from({ length: 53 }, (_, place) => place % 4 !== 0);
  const folds = stratifiedFolds(happened, 5);
  const countIn = (fold: number, outcome: boolean) =>
    folds.filter((own, place) => own === fold && happened[place] === outcome).length;
  for (const outcome of [true, false]) {
    const counts = [0, 1, 2, 3, 4].map((fold) => countIn(fold, outcome));
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
  expect([0, 1, 2, 3, 4].map((fold) => folds.filter((own) => own === fold).length)).toEqual([11, 11, 11, 10, 10]);
  expect(stratifiedFolds(happened, 5)).toEqual(folds);
});

const priorAt = (mean: number) => (shrinkage: number) => ({ means: [0, mean], precisions: [1, shrinkage] });

function cases(count: number, slope: number, seed: number) {
  const random = seeded(seed);
  const rows = Array.from({ length: count }, () => [4 * random() - 2]);
  return { rows, happened: rows.map(([value = 0]) => random() < 1 / (1 + Math.exp(-slope * value))) };
}

test('weights that are right are held to; weights that are wrong are let go', () => {
  expect(chooseShrinkage(cases(400, 1.5, 3), priorAt(1.5))).toBeGreaterThanOrEqual(100);
  expect(chooseShrinkage(cases(400, 1.5, 3), priorAt(0.05))).toBeLessThanOrEqual(3);
});

test('weights that tell nothing earn no place beside the intercept', () => {
  expect(chooseShrinkage(cases(120, 0, 7), priorAt(1.5))).toBeUndefined();
});

test('below 100 outcomes at least 10 is asked for, whatever the folds say', () => {
  expect(chooseShrinkage(cases(99, 2.5, 5), priorAt(0.05))).toBe(10);
  expect(chooseShrinkage(cases(160, 2.5, 5), priorAt(0.05))).toBeLessThan(10);
  expect(shrinkageGrid).toEqual([1, 3, 10, 30, 100, 300, 1_000]);
});
