import fc from 'fast-check';
import { assessReadiness, type Readiness } from '#domain/readiness/assess-readiness';
import { modelText } from '#domain/readiness/tuning/model-text';
import { readinessModel, tunedModel } from '#domain/readiness/readiness-model';
import { replayReadiness, type StoredReadiness } from '#domain/readiness/tuning/replay-readiness';
import { anyFacts } from '../../../support/any-facts';
import { healthyFacts } from '../../../support/contract-facts';

/** Through JSON, as an event keeps it. */
function stored({ readings, segment, stops }: Readiness): StoredReadiness {
  const lines = readings.map(({ signal, reading }) =>
    reading.kind === 'measured'
      ? { signal: signal.id, kind: reading.kind, score: reading.score }
      : { signal: signal.id, kind: reading.kind },
  );
  return JSON.parse(JSON.stringify({ readings: lines, segment, stops })) as StoredReadiness;
}

const tuned = tunedModel({
  version: 'autumn',
  weights: new Map([['open-incidents', 31]]),
  bands: { readyLow: 80 },
  segments: new Map([['Backup', { weights: new Map([['csat-level', 0]]) }]]),
});

test.each([
  ['the product’s own model', readinessModel, undefined],
  ['a tuned model', tuned, 'Managed services'],
  ['a segment of a tuned model', tuned, 'Backup'],
] as const)('%s replays bit for bit from readings and text', (_, model, segment) => {
  const text = modelText(model);
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { low, high, coverage, band, ...rest } = assessReadiness(facts, model, segment);
      expect(replayReadiness(stored({ low, high, coverage, band, ...rest }), text)).toEqual({
        low,
        high,
        coverage,
        band,
      });
    }),
  );
});

test('a stored hard stop holds the band again', () => {
  const readiness = assessReadiness(healthyFacts());
  expect(readiness.band).toBe('ready');
  const withStop = { ...stored(readiness), stops: ['exitRequest'] };
  expect(replayReadiness(withStop, modelText(readinessModel))?.band).toBe('atRisk');
});

test('readings of another model are not weighed', () => {
  const readiness = stored(assessReadiness(healthyFacts()));
  const text = modelText(readinessModel);
  expect(replayReadiness({ ...readiness, readings: readiness.readings.slice(1) }, text)).toBeUndefined();
  expect(replayReadiness({ ...readiness, segment: 'Backup' }, text)).toBeUndefined();
  const [first, ...rest] = readiness.readings;
  const foreign = { ...first, signal: 'constructor', kind: 'unknown' } as const;
  expect(replayReadiness({ ...readiness, readings: [foreign, ...rest] }, text)).toBeUndefined();
  expect(replayReadiness(readiness, 'no model')).toBeUndefined();
});
