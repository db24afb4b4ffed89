import {
  measureAccuracy,
  type Accuracy,
  type ComparedPrediction,
} from '#domain/readiness/probability/accuracy/measure-accuracy';
import { reliabilityOf } from '#domain/readiness/probability/accuracy/reliability';
import { chanceOf } from '#domain/readiness/probability/log-odds';
import { seeded } from '../sample-renewals';

interface Truth {
  readonly count: number;
  readonly seed: number;
  readonly spread?: number;
  /** What is said, given the truth. */
  said?(chance: number): number;
}

/** Outcomes drawn from chances that are right unless `said` bends them; about 11 of 100 are lost. */
function predictions({ count, seed, spread = 1.6, said = (chance) => chance }: Truth): readonly ComparedPrediction[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const normal = Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
    const chance = chanceOf(2.7 + spread * normal);
    return { chance: said(chance), isRenewed: random() < chance, baseChance: 0.89 };
  });
}

function measured(truth: Truth): Accuracy {
  const accuracy = measureAccuracy(predictions(truth), seeded(2));
  if (accuracy === undefined) throw new Error('there are predictions to measure');
  return accuracy;
}

test('chances that are right are better than the base rate, and losses come as expected', () => {
  const accuracy = measured({ count: 800, seed: 1 });
  expect(accuracy.skill?.value).toBeGreaterThan(0.1);
  expect(accuracy.skill?.interval?.[0]).toBeGreaterThan(0);
  expect(accuracy.areaUnderCurve?.value).toBeGreaterThan(0.75);
  expect(accuracy.logLoss).toBeLessThan(accuracy.baseLogLoss);
  const [low = 0, high = 0] = accuracy.lossesOverExpected.interval ?? [];
  expect(low < 1 && 1 < high).toBe(true);
});

test('chances that are too bold show in losses over expected and in the calibration error', () => {
  const bold = measured({ count: 800, seed: 1, said: (chance) => chance ** 0.3 });
  expect(bold.lossesOverExpected.value).toBeGreaterThan(1.5);
  expect(bold.reliability?.calibrationError).toBeGreaterThan(bold.reliability?.perfectError.most ?? 1);
});

test('the interval of the area covers the truth about as often as it says', () => {
  const truth = measured({ count: 4_000, seed: 99 }).areaUnderCurve?.value ?? 0;
  const covered = Array.from({ length: 30 }, (_, seed) => {
    const accuracy = measureAccuracy(predictions({ count: 120, seed: seed + 10 }), seeded(seed));
    const [low = 1, high = 0] = accuracy?.areaUnderCurve?.interval ?? [];
    return low <= truth && truth <= high;
  }).filter((isCovered) => isCovered).length;
  expect(covered).toBeGreaterThan(18);
  expect(covered).toBeLessThan(30);
});

test.each([
  // Five bins, 11 % events. Source: docs/domain/renewal-probability.md, "Few outcomes".
  { count: 100, error: 0.048 },
  { count: 200, error: 0.034 },
  { count: 500, error: 0.022 },
])('a perfect model shows an error of about $error on $count renewals', ({ count, error }) => {
  const reliability = reliabilityOf(predictions({ count, seed: 4 }), seeded(5));
  expect(Math.abs((reliability?.perfectError.mean ?? 0) - error)).toBeLessThan(error / 4);
});

test('bins hold the same number, at most five, and none where there is nothing', () => {
  const bins = reliabilityOf(predictions({ count: 203, seed: 4 }), seeded(5))?.bins ?? [];
  expect(bins.map(({ count }) => count)).toEqual([41, 40, 41, 40, 41]);
  expect(bins.every(({ interval: [low, high], renewedShare }) => low <= renewedShare && renewedShare <= high)).toBe(
    true,
  );
  expect(reliabilityOf(predictions({ count: 9, seed: 4 }), seeded(5))?.bins).toHaveLength(1);
  expect(reliabilityOf([], seeded(5))).toBeUndefined();
});

test('the same seed gives the same figures', () => {
  expect(measured({ count: 80, seed: 7 })).toEqual(measured({ count: 80, seed: 7 }));
});

test('without both outcomes nothing is said to discriminate', () => {
  const renewed = predictions({ count: 20, seed: 3 }).map((prediction) => ({ ...prediction, isRenewed: true }));
  expect(measureAccuracy(renewed, seeded(1))?.areaUnderCurve).toBeUndefined();
  expect(measureAccuracy([], seeded(1))).toBeUndefined();
});
