import fc from 'fast-check';
import { mapLogistic, type Cases, type CoefficientPrior } from '#domain/readiness/probability/map-logistic';

/** The 23 flights before Challenger: joint temperature in °F, and whether an O-ring was in distress. Source: Dalal et al. 1989. */
const temperatures = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58];
const distressed = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];
const flights: Cases = {
  rows: temperatures.map((temperature) => [temperature]),
  happened: distressed.map((flag) => flag === 1),
};

test('without a prior worth speaking of it is the published maximum likelihood of the O-ring data', () => {
  const { coefficients, covariance } = mapLogistic(flights, { means: [0, 0], precisions: [1e-10, 1e-10] });
  expect(coefficients[0]).toBeCloseTo(15.0429, 3);
  expect(coefficients[1]).toBeCloseTo(-0.23216, 4);
  expect(Math.sqrt(covariance[0]?.[0] ?? 0)).toBeCloseTo(7.3786, 2);
  expect(Math.sqrt(covariance[1]?.[1] ?? 0)).toBeCloseTo(0.10824, 4);
});

test('without a case it is the prior', () => {
  const { coefficients, covariance } = mapLogistic(
    { rows: [], happened: [] },
    { means: [2, -1], precisions: [4, 0.25] },
  );
  expect(coefficients).toEqual([2, -1]);
  expect(covariance.map((row) => [...row])).toEqual([
    [0.25, 0],
    [0, 4],
  ]);
});

test('cases that a line parts completely do not run away', () => {
  const rows = [-3, -2, -1, 1, 2, 3].map((value) => [value]);
  const { coefficients, iterations } = mapLogistic(
    { rows, happened: rows.map(([value = 0]) => value > 0) },
    { means: [0, 0], precisions: [1, 0.01] },
  );
  expect(coefficients[1]).toBeGreaterThan(1);
  expect(coefficients[1]).toBeLessThan(10);
  expect(iterations).toBeLessThan(50);
});

test('plain gradient descent, run to its end, finds the same', () => {
  const value = fc.double({ min: -3, max: 3, noNaN: true });
  const sample = fc.record({
    rows: fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 25 }),
    coins: fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
    means: fc.tuple(value, value, value, value),
    precision: fc.double({ min: 0.5, max: 20, noNaN: true }),
  });
  fc.assert(
    fc.property(sample, ({ rows, coins, means, precision }) => {
      const cases = { rows, happened: coins.slice(0, rows.length) };
      const prior = { means, precisions: means.map(() => precision) };
      const { coefficients } = mapLogistic(cases, prior);
      descended(cases, prior).forEach((expected, place) => expect(coefficients[place]).toBeCloseTo(expected, 5));
    }),
    { numRuns: 40 },
  );
});

/** Steps down the slope, one over the largest curvature at a time. Shares nothing with Newton's way but the question. */
function descended({ rows, happened }: Cases, { means, precisions }: CoefficientPrior): readonly number[] {
  const points = rows.map((row) => [1, ...row]);
  const steepest =
    Math.max(...precisions) + points.reduce((sum, point) => sum + point.reduce((all, x) => all + x * x, 0) / 4, 0);
  let at = [...means];
  for (let step = 0; step < 200_000; step += 1) {
    const slopes = at.map((b, j) => (precisions[j] ?? 0) * (b - (means[j] ?? 0)));
    points.forEach((point, i) => {
      const chance = 1 / (1 + Math.exp(-point.reduce((sum, x, j) => sum + x * (at[j] ?? 0), 0)));
      point.forEach((x, j) => (slopes[j] = (slopes[j] ?? 0) + x * (chance - (happened[i] === true ? 1 : 0))));
    });
    at = at.map((b, j) => b - (slopes[j] ?? 0) / steepest);
    if (slopes.every((slope) => Math.abs(slope) < 1e-9)) break;
  }
  return at;
}
