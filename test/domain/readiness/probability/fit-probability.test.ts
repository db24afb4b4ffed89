import { fitProbability, stageOf } from '#domain/readiness/probability/fit-probability';
import { chanceOf } from '#domain/readiness/probability/log-odds';
import { drawnRenewals, modelOf } from './sample-renewals';

const model = modelOf([40, 30, 20, 10]);

test.each([
  { renewals: 0, losses: 0, stage: 'scorecard' },
  { renewals: 200, losses: 2, stage: 'scorecard' },
  { renewals: 12, losses: 10, stage: 'scorecard' },
  { renewals: 13, losses: 10, stage: 'scaled' },
  { renewals: 200, losses: 3, stage: 'scaled' },
  { renewals: 200, losses: 9, stage: 'scaled' },
  { renewals: 200, losses: 10, stage: 'full' },
  { renewals: 20, losses: 11, stage: 'scaled' },
])('$losses losses of $renewals renewals carry the stage $stage', ({ renewals, losses, stage }) => {
  expect(stageOf(renewals, losses)).toBe(stage);
});

test('before any outcome the weights are those of the model, and all answers one deviation down are a coin toss', () => {
  const fitted = fitProbability(model, []);
  expect(fitted.stage).toBe('scorecard');
  expect(chanceOf(fitted.intercept)).toBeCloseTo(0.9, 5);
  const weights = fitted.inputs.map(({ weight }) => weight);
  expect(weights[0]).toBeCloseTo(2 * (weights[2] ?? 0), 4);
  expect(fitted.intercept - weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0, 4);
});

test('two parameters are learned from few losses: all weights move together', () => {
  const renewals = drawnRenewals({ count: 400, seed: 11, truths: [1.2, 0.9, 0.6, 0.3] });
  const losses = renewals.filter(({ isRenewed }) => !isRenewed).slice(0, 9);
  const few = [...losses, ...renewals.filter(({ isRenewed }) => isRenewed).slice(0, 60)];
  const fitted = fitProbability(model, few);
  expect(fitted.stage).toBe('scaled');
  const scales = fitted.inputs.map(({ weight, priorWeight }) => weight / priorWeight);
  scales.forEach((scale) => expect(scale).toBeCloseTo(scales[0] ?? 0, 4));
  expect(fitted.shrinkage).toBeUndefined();
});

test('with enough losses each weight is learned, drawn toward the model', () => {
  const fitted = fitProbability(model, drawnRenewals({ count: 3_000, seed: 5, truths: [0.2, 1.4, 0.6, 0.3] }));
  expect(fitted.stage).toBe('full');
  [0.2, 1.4, 0.6, 0.3].forEach((truth, place) =>
    expect(Math.abs((fitted.inputs[place]?.weight ?? 0) - truth)).toBeLessThan(0.25),
  );
  expect(fitted.turnedSignals).toEqual([]);
});

test('a signal that speaks against its prior is named and counts nothing', () => {
  const fitted = fitProbability(model, drawnRenewals({ count: 2_000, seed: 9, truths: [1, 1, -1.2, 0.3] }));
  expect(fitted.turnedSignals).toEqual(['signal-2']);
  expect(fitted.inputs[2]?.weight).toBe(0);
  expect(fitted.inputs.every(({ weight }) => weight >= 0)).toBe(true);
});

test('a scorecard that is wrong as a whole is named as a whole', () => {
  const renewals = drawnRenewals({ count: 90, seed: 4, truths: [-4, -4, -4, -4], base: 8 });
  const losses = renewals.filter(({ isRenewed }) => !isRenewed).slice(0, 9);
  const fitted = fitProbability(model, [...losses, ...renewals.filter(({ isRenewed }) => isRenewed)]);
  expect(fitted.stage).toBe('scaled');
  expect(fitted.turnedSignals).toEqual(['signal-0', 'signal-1', 'signal-2', 'signal-3']);
  expect(fitted.inputs.map(({ weight }) => weight)).toEqual([0, 0, 0, 0]);
});

test('the same renewals give the same figures, and writing them down loses nothing', () => {
  const renewals = drawnRenewals({ count: 150, seed: 2, truths: [1, 0.5, 0.2, 0], gaps: 0.2 });
  const fitted = fitProbability(model, renewals);
  expect(fitProbability(model, renewals)).toEqual(fitted);
  expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
});

test('where nothing discriminates, the weights shrink', () => {
  const weights = [1, 2, 3, 4, 5].map((seed) =>
    fitProbability(model, drawnRenewals({ count: 1_500, seed, truths: [0, 0, 0, 0] })).inputs.reduce(
      (sum, { weight, priorWeight }) => sum + weight / priorWeight / 4,
      0,
    ),
  );
  weights.forEach((share) => expect(share).toBeLessThan(0.35));
});

test('thirty signals and two hundred renewals take well under a second', () => {
  const truths = Array.from({ length: 30 }, (_, place) => (place % 3) * 0.15);
  const renewals = drawnRenewals({ count: 200, seed: 7, truths, gaps: 0.1 });
  expect(fitProbability(modelOf(truths.map(() => 1)), renewals).stage).toBe('full');
});

test('outcomes count once: three losses of six pull the base no further than they speak', () => {
  const six = drawnRenewals({ count: 6, seed: 1, truths: [0, 0, 0, 0] }).map((renewal, place) => ({
    scores: new Map<string, number>(),
    isRenewed: place % 2 === 0 && renewal.scores.size > 0,
  }));
  const fitted = fitProbability(model, six);
  expect(fitted.stage).toBe('scaled');
  const chance = chanceOf(fitted.intercept);
  expect(chance).toBeGreaterThan(0.7);
  expect(chance).toBeLessThan(0.85);
});
