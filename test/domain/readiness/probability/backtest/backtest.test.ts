import { backtest } from '#domain/readiness/probability/backtest/backtest';
import type { PastCase } from '#domain/readiness/probability/backtest/past-case';
import { originsOf, rollingOrigin } from '#domain/readiness/probability/backtest/rolling-origin';
import { signalCalibration } from '#domain/readiness/probability/backtest/signal-verdict';
import { addDays } from '#domain/vocabulary/calendar-date';
import { drawnRenewals, modelOf, seeded, type Recipe } from '../sample-renewals';

const model = modelOf([30, 30, 20, 20]);

/** One renewal every second day; the outcome is known ninety days after the readings. */
function cases(recipe: Omit<Recipe, 'count'> & { readonly count?: number }): readonly PastCase[] {
  return drawnRenewals({ count: 240, ...recipe }).map((renewal, place) => {
    const frozenOn = addDays('2025-01-01', 2 * place);
    return { ...renewal, renewalId: `${place}@2026-01-01`, frozenOn, decidedOn: addDays(frozenOn, 90) };
  });
}

const telling = cases({ seed: 21, truths: [1.1, 0.9, 0.6, 0] });

test('every renewal is predicted once, in groups that follow each other in time', () => {
  const origins = originsOf(telling);
  expect(origins).toHaveLength(12);
  expect(origins.flat().map(({ renewalId }) => renewalId)).toEqual(telling.map(({ renewalId }) => renewalId));
});

test('outcomes that were not known yet change no prediction', () => {
  const chances = (of: readonly PastCase[]) => rollingOrigin(model, of).map(({ chance }) => chance);
  const until = telling[120]?.frozenOn ?? '';
  const rewritten = telling.map((past) => (past.decidedOn < until ? past : { ...past, isRenewed: !past.isRenewed }));
  expect(chances(rewritten).slice(0, 121)).toEqual(chances(telling).slice(0, 121));
  expect(chances(rewritten).slice(200)).not.toEqual(chances(telling).slice(200));
});

test('the first predictions rest on the scorecard, the last on a full fit', () => {
  const stages = rollingOrigin(model, telling).map(({ stage }) => stage);
  expect(stages[0]).toBe('scorecard');
  expect(stages[239]).toBe('full');
});

test('a signal in the world is found: better than the base rate and than every signal alone', () => {
  const { accuracy, singleFactors } = backtest(model, telling, seeded(1));
  expect(accuracy?.skill?.value).toBeGreaterThan(0.05);
  expect(accuracy?.brier).toBeLessThan(singleFactors[0]?.brier ?? 0);
  expect(singleFactors).toHaveLength(4);
});

test('without a signal in the world the skill is about nothing, on any seed', () => {
  const skills = [1, 2, 3, 4, 5, 6].map(
    (seed) => backtest(model, cases({ seed, truths: [0, 0, 0, 0] }), seeded(seed)).accuracy?.skill?.value ?? 1,
  );
  const mean = skills.reduce((sum, skill) => sum + skill, 0) / skills.length;
  expect(mean).toBeLessThan(0.02);
  expect(mean).toBeGreaterThan(-0.08);
});

test('without a past renewal there is nothing to say', () => {
  expect(backtest(model, [], seeded(1))).toEqual({ predictions: [], singleFactors: [] });
});

describe('A signal on trial', () => {
  test('that tells is named so, with its alarms counted at the cut', () => {
    const trial = signalCalibration('signal-0', telling, seeded(3));
    expect(trial.verdict).toBe('tells');
    expect(trial.truePositives + trial.falseNegatives).toBe(trial.measuredLossCount);
    expect(trial.measuredCount).toBe(240);
    expect(trial.falseAlarms.length).toBe(Math.min(10, trial.falsePositives));
    const falseAlarm = telling.find(({ renewalId }) => renewalId === trial.falseAlarms[0]);
    expect(falseAlarm?.isRenewed).toBe(true);
    expect(falseAlarm?.scores.get('signal-0')).toBeLessThan(60);
  });

  test('that tells nothing is named, and one that tells the opposite too', () => {
    const turned = cases({ seed: 8, truths: [-1.5, 0, 0, 0], count: 400 });
    expect(signalCalibration('signal-0', turned, seeded(3)).verdict).toBe('reversed');
    const long = cases({ seed: 31, truths: [1.1, 0.9, 0.6, 0], count: 900 });
    expect(signalCalibration('signal-3', long, seeded(3)).verdict).toBe('silent');
  });

  test('that few renewals speak of stays unclear', () => {
    expect(signalCalibration('signal-2', telling.slice(0, 60), seeded(3)).verdict).toBe('unclear');
  });

  test('with fewer than ten losses nothing is said of it', () => {
    const losses = telling.filter(({ isRenewed }) => !isRenewed).slice(0, 9);
    const few = [...losses, ...telling.filter(({ isRenewed }) => isRenewed)];
    expect(signalCalibration('signal-0', few, seeded(3)).verdict).toBe('tooFew');
    expect(signalCalibration('signal-9', telling, seeded(3))).toMatchObject({ verdict: 'tooFew', measuredCount: 0 });
  });

  test('a score on the cut warns of nothing', () => {
    const at = (score: number, isRenewed: boolean, place: number): PastCase => ({
      renewalId: `${place}@2026-01-01`,
      frozenOn: '2025-01-01',
      decidedOn: '2025-04-01',
      isRenewed,
      scores: new Map([['a', score]]),
    });
    expect(signalCalibration('a', [at(60, false, 1), at(59.9, false, 2), at(59.9, true, 3)], seeded(1))).toMatchObject({
      truePositives: 1,
      falseNegatives: 1,
      falsePositives: 1,
      missedLosses: ['1@2026-01-01'],
      falseAlarms: ['3@2026-01-01'],
    });
  });
});
