import { percentile, plausibleRange } from '#domain/readiness/probability/plausible-range';

test('the range is the 10th to the 90th percentile, and at least 1.3 deviations down and one up', () => {
  const spread = Array.from({ length: 11 }, (_, place) => place - 6);
  expect(plausibleRange(spread)).toEqual({ worst: -5, best: 3 });
  expect(plausibleRange([1, 1, 1, 1, 1])).toEqual({ worst: -1.3, best: 1 });
  expect(plausibleRange([])).toEqual({ worst: -1.3, best: 1 });
});

test('a percentile lies between its neighbors in proportion', () => {
  expect(percentile([0, 10], 0.25)).toBe(2.5);
  expect(percentile([7], 0.9)).toBe(7);
});
