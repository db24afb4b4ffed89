import { meanChange, type Sample } from '#domain/readiness/mean-change';
import { generator, normalDraw } from '../../support/chance';

function sampleOf(values: readonly number[]): Sample {
  return {
    count: values.length,
    sum: values.reduce((total, value) => total + value, 0),
    squares: values.reduce((total, value) => total + value * value, 0),
  };
}

test('a mean that has risen by more than chance explains', () => {
  const before = sampleOf([1, 2, 3, 2, 1, 3, 2, 2]);
  expect(meanChange(before, sampleOf([4, 5, 4, 5, 4, 5]), 1.96)).toMatchObject({ difference: 2.5, hasRisen: true });
  expect(meanChange(before, sampleOf([2, 3, 2, 1, 3, 2]), 1.96).hasRisen).toBe(false);
  expect(meanChange(before, sampleOf([1, 1, 1, 1, 1, 1]), 1.96).hasRisen).toBe(false);
});

test('where nothing varies any rise is one, and none is none', () => {
  expect(meanChange(sampleOf([2, 2]), sampleOf([3, 3]), 1.96).hasRisen).toBe(true);
  expect(meanChange(sampleOf([2, 2]), sampleOf([2, 2]), 1.96)).toEqual({ difference: 0, hasRisen: false });
});

test('a spread takes two', () => {
  expect(() => meanChange(sampleOf([1]), sampleOf([1, 2]), 1.96)).toThrow('takes two');
});

// Ten and twenty are the fewest that the time to resolve is read from.
test.each([
  [10, 20],
  [40, 120],
])(
  'with %i after %i before, about one in forty is called slower when nothing changed, however unlike the spreads',
  (last, before) => {
    const random = generator(20_260_315);
    const draw = (count: number, spread: number): Sample =>
      sampleOf(Array.from({ length: count }, () => spread * normalDraw(random)));
    for (const spread of [0.5, 1, 2]) {
      const called = Array.from({ length: 1_500 }, () => meanChange(draw(before, 1), draw(last, spread), 1.96)).filter(
        ({ hasRisen }) => hasRisen,
      ).length;
      expect(called / 1_500).toBeGreaterThan(0.015);
      expect(called / 1_500).toBeLessThan(0.035);
    }
  },
);
