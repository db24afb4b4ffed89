import fc from 'fast-check';
import { InvariantViolation } from '#domain/vocabulary/assert';
import { bandThresholds } from '#domain/readiness/band';
import { assessReadiness, weigh, type SignalReading } from '#domain/readiness/assess-readiness';
import type { Reading } from '#domain/readiness/reading';
import { modelWithout, readinessModel, type ReadinessModel } from '#domain/readiness/readiness-model';
import { measured, unknown, type ReadinessSignal } from '#domain/readiness/signal';
import { askedOn, healthyFacts, without } from '../../support/contract-facts';
import { anyFacts } from '../../support/any-facts';

/** A signal that always answers this. */
function answering(reading: Reading, weight: number): ReadinessSignal {
  return {
    id: `weighs-${weight}`,
    dimension: 'relationship',
    question: 'Does it hold?',
    weight,
    source: 'tickets',
    tooFew: 'Too few.',
    thresholds: {},
    read: () => reading,
  };
}

function assessed(...answers: readonly (readonly [Reading, number])[]): ReturnType<typeof assessReadiness> {
  const model: ReadinessModel = {
    version: 'test',
    bands: bandThresholds,
    segments: new Map(),
    signals: answers.map(([reading, weight]) => answering(reading, weight)),
  };
  return assessReadiness(healthyFacts(), model);
}

const good = measured(80, 'Good.');
const silent = unknown('Nobody asked.');

test('the low end counts what is unknown as nothing, the high end as everything', () => {
  expect(assessed([good, 50], [silent, 50])).toMatchObject({ low: 40, high: 90, coverage: 0.5, band: 'unproven' });
});

test('with everything measured the ends meet', () => {
  expect(assessed([good, 60], [measured(50, 'Fair.'), 40])).toMatchObject({
    low: 68,
    high: 68,
    coverage: 1,
    band: 'ready',
  });
});

test('with nothing measured nothing is claimed', () => {
  expect(assessed([silent, 100])).toMatchObject({ low: 0, high: 100, coverage: 0, band: 'atRisk' });
});

test('the score is the weighted mean, exact at the edge of a band', () => {
  const shares = [7, 11, 13, 17, 19, 33].map((weight): [Reading, number] => [measured(65, 'Just enough.'), weight]);
  expect(assessed(...shares)).toMatchObject({ low: 65, band: 'ready' });
});

test('a healthy client of whom everything is known is ready', () => {
  const readiness = assessReadiness(healthyFacts());
  expect(readiness).toMatchObject({ coverage: 1, band: 'ready', modelVersion: readinessModel.version });
  expect(readiness.readings.map(({ signal }) => signal.id)).toEqual(readinessModel.signals.map(({ id }) => id));
});

test('a client of whom nothing is known has no score, and each signal says why', () => {
  const readiness = assessReadiness({ asOf: askedOn, portfolio: { monthIndex: {} } });
  expect(readiness).toMatchObject({ low: 0, high: 100, coverage: 0 });
  for (const { reading } of readiness.readings)
    expect(reading).toMatchObject({ kind: 'unknown', why: expect.stringMatching(/^[A-Z].*\.$/) });
});

test('a source that is not connected is not asked for, so full coverage stays possible', () => {
  const facts = without(healthyFacts(), ['csatScale']);
  const model = modelWithout(['satisfaction']);
  expect(assessReadiness(facts).coverage).toBeLessThan(1);
  expect(assessReadiness(facts, model)).toMatchObject({ coverage: 1, modelVersion: model.version });
});

test('a signal without weight, or a model without signals, is a defect', () => {
  expect(() => assessed([good, 0])).toThrow(InvariantViolation);
  expect(() => assessed([good, 0.5])).toThrow(InvariantViolation);
  expect(() => weigh([])).toThrow(InvariantViolation);
});

test('a stored assessment is weighed again to the same figures, bit for bit', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const readiness = assessReadiness(facts);
      const stored = JSON.parse(JSON.stringify(readiness.readings.map(({ reading }) => reading))) as Reading[];
      const again: SignalReading[] = readinessModel.signals.map((signal, place) => ({
        signal,
        reading: stored[place] ?? silent,
      }));
      expect(weigh(again)).toEqual({ low: readiness.low, high: readiness.high, coverage: readiness.coverage });
    }),
  );
});

test('whatever the facts, 0 <= low <= high <= 100 and every score lies between 0 and 100', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { low, high, coverage, readings } = assessReadiness(facts);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(high).toBeLessThanOrEqual(100);
      expect(high - low).toBeCloseTo(100 * (1 - coverage), 9);
      for (const { reading } of readings)
        if (reading.kind === 'measured') expect(Number.isFinite(reading.score)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a signal that falls silent lowers the low end, raises the high end and lowers coverage', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat({ max: readinessModel.signals.length - 1 }), (facts, place) => {
      const known = assessReadiness(facts);
      const muted = weigh(
        known.readings.map((entry, other) => (other === place ? { ...entry, reading: silent } : entry)),
      );
      expect(muted.low).toBeLessThanOrEqual(known.low);
      expect(muted.high).toBeGreaterThanOrEqual(known.high);
      if (known.readings[place]?.reading.kind === 'measured') expect(muted.coverage).toBeLessThan(known.coverage);
    }),
    { numRuns: 150 },
  );
});
