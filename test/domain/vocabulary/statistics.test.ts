import { deviations, medianOf, wilsonInterval } from '#domain/vocabulary/statistics';

/** Source: Wilson interval as printed by R's prop.test(correct = FALSE). */
test.each([
  [9, 10, 0.5958, 0.9821],
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [45, 50, 0.7864, 0.9565],
])('%d of %d lies between %d and %d', (hits, of, low, high) => {
  const interval = wilsonInterval(hits, of, deviations.of95Percent);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('the 80 % interval lies within the 95 % one', () => {
  const [wide, narrow] = [deviations.of95Percent, deviations.of80Percent].map((reach) => wilsonInterval(3, 20, reach));
  expect(narrow?.low).toBeGreaterThan(wide?.low ?? 1);
  expect(narrow?.high).toBeLessThan(wide?.high ?? 0);
});

test('a share of no cases is a defect of the caller', () => {
  expect(() => wilsonInterval(0, 0, deviations.of80Percent)).toThrow('a share is a part of some cases');
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
  [[], Number.NaN],
])('the median of %j is %d', (values, median) => {
  expect(medianOf(values)).toBe(median);
});
