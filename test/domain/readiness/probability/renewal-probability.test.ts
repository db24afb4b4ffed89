import fc from 'fast-check';
import { fitProbability } from '#domain/readiness/probability/fit-probability';
import { renewalProbability } from '#domain/readiness/probability/renewal-probability';
import { drawnRenewals, modelOf } from './sample-renewals';

const weights = [20, 15, 12, 10, 8, 7, 6, 5, 5, 4, 3, 3, 1, 1];
const model = modelOf(weights);
const truths = weights.map((weight, place) => (place % 4 === 3 ? 0 : weight / 15));
const fits = {
  scorecard: fitProbability(model, []),
  scaled: fitProbability(
    model,
    drawnRenewals({ count: 30, seed: 8, truths: truths.map((truth) => truth / 3), base: 2.2, gaps: 0.2 }),
  ),
  full: fitProbability(model, drawnRenewals({ count: 300, seed: 6, truths, gaps: 0.2 })),
};

test('the three fits of this file stand for the three stages', () => {
  expect(Object.entries(fits).map(([stage, fitted]) => [stage, fitted.stage])).toEqual([
    ['scorecard', 'scorecard'],
    ['scaled', 'scaled'],
    ['full', 'full'],
  ]);
});

const everyScore = fc.tuple(...weights.map(() => fc.double({ min: 0, max: 100, noNaN: true })));
const everyGap = fc.tuple(...weights.map(() => fc.boolean()));

function scoresOf(values: readonly number[], isKnown: readonly boolean[]): ReadonlyMap<string, number> {
  return new Map(values.flatMap((score, place) => (isKnown[place] ? [[`signal-${place}`, score] as const] : [])));
}

describe.each(Object.entries(fits))('At the stage %s', (_, fitted) => {
  test('losing any reading widens the interval at both ends', () => {
    fc.assert(
      fc.property(everyScore, everyGap, fc.nat({ max: weights.length - 1 }), (values, isKnown, lost) => {
        const before = renewalProbability(fitted, scoresOf(values, isKnown));
        const after = renewalProbability(
          fitted,
          scoresOf(
            values,
            isKnown.map((known, place) => known && place !== lost),
          ),
        );
        expect(after.low).toBeLessThanOrEqual(before.low + 1e-12);
        expect(after.high).toBeGreaterThanOrEqual(before.high - 1e-12);
      }),
      { numRuns: 400 },
    );
  });

  test('the interval holds the chance, and nothing is certain', () => {
    fc.assert(
      fc.property(everyScore, everyGap, (values, isKnown) => {
        const { chance, low, high } = renewalProbability(fitted, scoresOf(values, isKnown));
        expect(0.01 <= low && low <= chance && chance <= high && high <= 0.99).toBe(true);
      }),
    );
  });

  test('a better score never lowers the chance', () => {
    fc.assert(
      fc.property(everyScore, everyGap, fc.nat({ max: weights.length - 1 }), (values, isKnown, place) => {
        const better = values.map((score, other) => (other === place ? Math.min(100, score + 20) : score));
        expect(renewalProbability(fitted, scoresOf(better, isKnown)).chance).toBeGreaterThanOrEqual(
          renewalProbability(fitted, scoresOf(values, isKnown)).chance - 1e-12,
        );
      }),
    );
  });
});

test('a contract of which nothing is known stands at the base, with a wide interval', () => {
  const { chance, low, high } = renewalProbability(fits.scorecard, new Map());
  expect(chance).toBeCloseTo(0.9, 3);
  expect(low).toBeLessThan(0.4);
  expect(high).toBeGreaterThan(0.97);
});

test('a fit that has seen too few outcomes is marked as not calibrated', () => {
  expect(renewalProbability(fits.scorecard, new Map()).isCalibrated).toBe(false);
  expect(renewalProbability(fits.scaled, new Map()).isCalibrated).toBe(true);
  expect(renewalProbability(fits.full, new Map()).isCalibrated).toBe(true);
});

test('with everything known the interval is Laplace alone: the log odds, 1.28 deviations either way', () => {
  const values = weights.map((_, place) => 76 + place);
  const scores = scoresOf(
    values,
    weights.map(() => true),
  );
  const { inputs, intercept, covariance } = fits.full;
  const point = [1, ...values.map((score, place) => clamp((score - 85) / 20, inputs[place]))];
  const logOdds = inputs.reduce((sum, { weight }, place) => sum + weight * (point[place + 1] ?? 0), intercept);
  let variance = 0;
  for (let row = 0, place = 0; row < point.length; row += 1)
    for (let column = 0; column <= row; column += 1, place += 1)
      variance += (row === column ? 1 : 2) * (covariance[place] ?? 0) * (point[row] ?? 0) * (point[column] ?? 0);
  const odds = (value: number) => 1 / (1 + Math.exp(-value));
  const answer = renewalProbability(fits.full, scores);
  expect(answer.chance).toBeCloseTo(odds(logOdds), 10);
  expect(answer.low).toBeCloseTo(odds(logOdds - 1.2816 * Math.sqrt(variance)), 10);
  expect(answer.high).toBeCloseTo(odds(logOdds + 1.2816 * Math.sqrt(variance)), 10);
});

function clamp(value: number, range = { worst: -1, best: 1 }): number {
  return Math.min(range.best, Math.max(range.worst, value));
}

test('more evidence narrows the interval', () => {
  const width = (count: number) => {
    const fitted = fitProbability(model, drawnRenewals({ count, seed: 3, truths }));
    const { low, high } = renewalProbability(fitted, new Map(weights.map((_, place) => [`signal-${place}`, 85])));
    return high - low;
  };
  expect(width(2_000)).toBeLessThan(width(200));
  expect(width(200)).toBeLessThan(width(0));
});
