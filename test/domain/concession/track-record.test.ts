import { brierOf, trackRecordOf } from '#domain/concession/track-record';
import fc from 'fast-check';

test.each([
  [{ chance: 1, renewed: true }, 0],
  [{ chance: 1, renewed: false }, 1],
  [{ chance: 0.5, renewed: false }, 0.25],
  [{ chance: 0.7, renewed: true }, 0.09],
])('%j scores %d', (forecast, score) => {
  expect(brierOf(forecast)).toBeCloseTo(score, 12);
});

const forecasts = (count: number) => Array.from({ length: count }, (_, n) => ({ chance: 0.7, renewed: n % 10 < 7 }));

test('below ten there are counts and no score', () => {
  expect(trackRecordOf(forecasts(9))).toEqual({ count: 9, renewed: 7, expected: expect.closeTo(6.3, 9) as number });
  expect(trackRecordOf([])).toEqual({ count: 0, renewed: 0, expected: 0 });
});

test('from ten on there is the mean with its interval, which gets narrower', () => {
  const ten = trackRecordOf(forecasts(10));
  // Seven of .09 and three of .49.
  expect(ten.brier?.middle).toBeCloseTo(0.21, 12);
  expect(ten).toMatchObject({ count: 10, renewed: 7, expected: expect.closeTo(7, 9) as number });
  const thousand = trackRecordOf(forecasts(1_000));
  expect((thousand.brier?.high ?? 1) - (thousand.brier?.low ?? 0)).toBeLessThan(
    (ten.brier?.high ?? 1) - (ten.brier?.low ?? 0),
  );
});

test('the interval holds its middle and stays between 0 and 1', () => {
  const forecast = fc.record({ chance: fc.double({ min: 0.01, max: 0.99, noNaN: true }), renewed: fc.boolean() });
  fc.assert(
    fc.property(fc.array(forecast, { minLength: 10, maxLength: 60 }), (list) => {
      const { low, middle, high } = trackRecordOf(list).brier ?? { low: NaN, middle: NaN, high: NaN };
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low <= middle && middle <= high).toBe(true);
    }),
  );
});
