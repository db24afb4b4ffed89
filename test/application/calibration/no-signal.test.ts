import { seededRandom } from '#application/calibration/seeded-random';
import { trackRecordOf } from '#application/calibration/track-record';
import { trackRecordLine } from '#cards/track-record-line';
import { measureAccuracy } from '#domain/readiness/probability/accuracy/measure-accuracy';
import type { PastCase } from '#domain/readiness/probability/backtest/past-case';
import { rollingOrigin } from '#domain/readiness/probability/backtest/rolling-origin';
import { signalCalibration } from '#domain/readiness/probability/backtest/signal-verdict';
import { fitProbability } from '#domain/readiness/probability/fit-probability';
import { renewalProbability } from '#domain/readiness/probability/renewal-probability';
import { readinessModel } from '#domain/readiness/readiness-model';
import { worldCases } from '#test/support/world-cases';

/** MSPs whose renewals end by chance alone, whatever happened before. Nobody looked at them while the engine was made. */
const seeds = [9_001, 9_002, 9_003, 9_004];
const worlds = seeds.map((seed) => worldCases(seed, 'unrelated', 30));

function accuracyOf(cases: readonly PastCase[]) {
  const accuracy = measureAccuracy(rollingOrigin(readinessModel, cases), seededRandom(1));
  if (accuracy === undefined) throw new Error('a world has past renewals');
  return accuracy;
}

const accuracies = worlds.map(accuracyOf);

test('the skill is about nothing', () => {
  const skills = accuracies.map(({ skill }) => skill?.value ?? 1);
  const mean = skills.reduce((sum, skill) => sum + skill, 0) / skills.length;
  expect(mean).toBeLessThan(0.02);
  expect(mean).toBeGreaterThan(-0.05);
});

test('the card says so, and never that it is better', () => {
  for (const accuracy of accuracies) {
    const record = trackRecordOf({ accuracy });
    expect(['noBetter', 'worse']).toContain(record.verdict);
    expect(trackRecordLine(record)).toMatch(/no better than the base rate|worse than the base rate/);
  }
});

test('chances stay by the base rate, with intervals that hold it', () => {
  for (const cases of worlds) {
    const fitted = fitProbability(readinessModel, cases);
    const base = cases.filter(({ isRenewed }) => isRenewed).length / cases.length;
    const chances = cases.map(({ scores }) => renewalProbability(fitted, scores));
    const holding = chances.filter(({ low, high }) => low <= base && base <= high).length;
    expect(holding / chances.length).toBeGreaterThan(0.9);
    const width = chances.reduce((sum, { low, high }) => sum + high - low, 0) / chances.length;
    expect(width).toBeGreaterThan(0.15);
  }
});

test('hardly a signal is said to tell', () => {
  const verdicts = worlds.flatMap((cases) =>
    readinessModel.signals.map(({ id }) => signalCalibration(id, cases, seededRandom(2)).verdict),
  );
  const judged = verdicts.filter((verdict) => verdict !== 'tooFew');
  expect(judged.length).toBeGreaterThan(20);
  expect(judged.filter((verdict) => verdict === 'tells').length / judged.length).toBeLessThan(0.15);
});
