import fc from 'fast-check';
import { concessions } from '#domain/readiness/signals/commercial-utilisation/concessions';
import type { Reading } from '#domain/readiness/reading';
import { factsWithout, healthyFacts } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

function granted(count: number, depthPercent: number): Reading {
  return concessions.read(healthyFacts({ concessions: { count, depthPercent } }));
}

test.each([
  { count: 0, depth: 0, score: 100 },
  { count: 1, depth: 2, score: 66.7 },
  { count: 1, depth: 5, score: 50 },
  { count: 2, depth: 5, score: 33.3 },
  { count: 1, depth: 9.9, score: 1 },
  { count: 1, depth: 10, score: 0 },
  { count: 3, depth: 3, score: 0 },
])('$count concessions of $depth% together score $score: the worse of both counts', ({ count, depth, score }) => {
  expect(scoreOf(granted(count, depth))).toBe(score);
});

test('the evidence names count and depth, the depth rounded up', () => {
  expect(textOf(granted(0, 0))).toBe('No concession was granted or asked for in the last 24 months.');
  expect(textOf(granted(1, 4.91))).toBe(
    '1 concession granted or asked for in the last 24 months, worth 5.0% of the price together.',
  );
  expect(textOf(granted(2, 8))).toMatch(/^2 concessions granted or asked for/);
});

test('is unknown where nobody records concessions: none on record is not none', () => {
  expect(concessions.read(factsWithout('concessions'))).toEqual({
    kind: 'unknown',
    why: 'Concessions of the last 24 months are not recorded.',
  });
});

test('one more, or a deeper one, never raises the score', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5 }), fc.double({ min: 0, max: 30, noNaN: true }), (count, depth) => {
      expect(scoreOf(granted(count + 1, depth))).toBeLessThanOrEqual(scoreOf(granted(count, depth)));
      expect(scoreOf(granted(count, depth + 1))).toBeLessThanOrEqual(scoreOf(granted(count, depth)));
    }),
  );
});
