import { assessReadiness } from '#domain/readiness/assess-readiness';
import { modelText, writtenModel } from '#domain/readiness/tuning/model-text';
import { readinessModel, scorecardFor, tunedModel, type ModelTuning } from '#domain/readiness/readiness-model';
import { healthyFacts, periodsUsing } from '../../../support/contract-facts';

const tuning: ModelTuning = {
  version: 'autumn',
  weights: new Map([['csat-level', 0]]),
  thresholds: new Map([['agreement-hours-over', { watchScore: 70 }]]),
  bands: { readyLow: 70 },
  segments: new Map([
    ['Backup', { weights: new Map([['csat-level', 40]]), bands: { blockedHigh: 50 } }],
    ['constructor', { thresholds: new Map([['agreement-hours-over', { watchScore: 50 }]]) }],
  ]),
};
const model = tunedModel(tuning);

function weightOf(segment: string | undefined, id: string): number | undefined {
  return scorecardFor(model, segment).signals.find((signal) => signal.id === id)?.weight;
}

test('without a tuning and with every source connected it is the product’s own model', () => {
  expect(tunedModel(undefined)).toBe(readinessModel);
});

test('the version names the product’s model, the tuning and the sources left out', () => {
  const own = readinessModel.version;
  expect(model.version).toBe(`${own}+autumn`);
  expect(tunedModel(tuning, ['satisfaction']).version).toBe(`${own}+autumn-without-satisfaction`);
});

test('a source of which nothing is asked changes nothing', () => {
  expect(tunedModel(undefined, ['agentCosts']).version).toMatch(/^\d+(-without-agentCosts)?$/);
});

test('weights are replaced for everybody, and again for a segment; 0 leaves a signal out', () => {
  expect(weightOf(undefined, 'csat-level')).toBeUndefined();
  expect(weightOf('Managed services', 'csat-level')).toBeUndefined();
  expect(weightOf('Backup', 'csat-level')).toBe(40);
  expect(weightOf('Backup', 'agreement-hours-over')).toBe(3);
});

test('bands are replaced for everybody, and again for a segment', () => {
  expect(scorecardFor(model).bands).toMatchObject({ readyLow: 70, blockedHigh: 45 });
  expect(scorecardFor(model, 'Backup').bands).toMatchObject({ readyLow: 70, blockedHigh: 50 });
});

test('a replaced threshold decides the score, for a segment too', () => {
  const facts = healthyFacts({ periods: periodsUsing([5, 5, 12, 12, 12, 5]) });
  const scoreIn = (segment?: string) =>
    assessReadiness(facts, model, segment).readings.find(({ signal }) => signal.id === 'agreement-hours-over')?.reading;
  expect(
    assessReadiness(facts).readings.find(({ signal }) => signal.id === 'agreement-hours-over')?.reading,
  ).toMatchObject({
    score: 80,
  });
  expect(scoreIn()).toMatchObject({ score: 70 });
  expect(scoreIn('constructor')).toMatchObject({ score: 50 });
});

test('a readiness names its segment where the segment has a scorecard of its own', () => {
  expect(assessReadiness(healthyFacts(), model, 'Backup')).toMatchObject({ segment: 'Backup' });
  expect(assessReadiness(healthyFacts(), model, 'Support')).not.toHaveProperty('segment');
});

test('its text holds everything that decides a score, whatever order the tuning was written in', () => {
  const reversed: ModelTuning = { ...tuning, segments: new Map([...(tuning.segments ?? [])].reverse()) };
  expect(modelText(tunedModel(reversed))).toBe(modelText(model));
  const written = writtenModel(modelText(model));
  expect(written?.version).toBe(model.version);
  expect(written?.segments.get('Backup')?.weights.get('csat-level')).toBe(40);
  expect(written?.weights.has('csat-level')).toBe(false);
  expect(JSON.parse(modelText(model))).toMatchObject({
    signals: expect.arrayContaining([
      expect.objectContaining({
        id: 'agreement-hours-over',
        thresholds: expect.objectContaining({ watchScore: 70 }) as unknown,
      }),
    ]) as unknown,
    segments: [
      { kind: 'Backup', bands: { blockedHigh: 50 } },
      { kind: 'constructor', thresholds: [['agreement-hours-over', { watchScore: 50 }]] },
    ],
  });
});

test.each(['', '{', 'null', '[]', '{"version":"1"}'])('%j is no model', (text) => {
  expect(writtenModel(text)).toBeUndefined();
});

test('a model that asks nothing is a defect', () => {
  const silent = new Map(readinessModel.signals.map(({ id }) => [id, 0]));
  expect(() => tunedModel({ version: 'silent', weights: silent })).toThrow('at least one question');
});
