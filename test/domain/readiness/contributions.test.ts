import fc from 'fast-check';
import { assessReadiness } from '#domain/readiness/assess-readiness';
import { contributionsOf } from '#domain/readiness/contributions';
import { measured, unknown } from '#domain/readiness/signal';
import { anyFacts } from '../../support/any-facts';

test('a reading adds its weighted score, and at most its share of the weight', () => {
  const readings = [
    { signal: { weight: 30 }, reading: measured(50, 'Counted.') },
    { signal: { weight: 10 }, reading: unknown('Not read.') },
  ];
  expect(contributionsOf(readings)).toEqual([
    { earned: 37.5, most: 75 },
    { earned: 0, most: 25 },
  ]);
});

test('what all readings add is the low end, and what the unknown ones could add is the width of the interval', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { low, high, readings } = assessReadiness(facts);
      const parts = contributionsOf(readings);
      const earned = parts.reduce((sum, part) => sum + part.earned, 0);
      const open = parts.reduce(
        (sum, part, place) => (readings[place]?.reading.kind === 'unknown' ? sum + part.most : sum),
        0,
      );
      expect(earned).toBeCloseTo(low, 6);
      expect(open).toBeCloseTo(high - low, 6);
    }),
    { numRuns: 60 },
  );
});
