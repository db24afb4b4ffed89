import { InvariantViolation } from '#domain/vocabulary/assert';
import { measured, onScale, unknown } from '#domain/readiness/signal';

test.each([-0.1, 100.1, NaN, Infinity])('%f is no score', (score) => {
  expect(() => measured(score, 'Counted.')).toThrow(InvariantViolation);
});

test('a score is kept to a tenth', () => {
  expect(measured(66.6666, 'Counted.', [1])).toEqual({
    kind: 'measured',
    score: 66.7,
    evidence: { text: 'Counted.', ticketIds: [1] },
  });
});

test('an unknown reading says why', () => {
  expect(unknown('Not read.')).toEqual({ kind: 'unknown', why: 'Not read.' });
  expect(() => unknown('')).toThrow(InvariantViolation);
});

test.each([
  [0.5, 0],
  [0.75, 0],
  [0.85, 50],
  [0.95, 100],
  [1, 100],
])('%f on a scale from 0.75 to 0.95 is %f', (value, score) => {
  expect(onScale(value, { worst: 0.75, best: 0.95 })).toBeCloseTo(score, 9);
});

test('a scale may run either way, but needs two ends', () => {
  expect(onScale(2, { worst: 5, best: 1 })).toBe(75);
  expect(() => onScale(1, { worst: 1, best: 1 })).toThrow(InvariantViolation);
});
