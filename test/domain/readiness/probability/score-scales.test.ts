import { scaleOf, standardized } from '#domain/readiness/probability/score-scales';
import { signals } from '#domain/readiness/signals/index';

test('what is usual is nothing, a deviation is one', () => {
  expect(standardized(80, scaleOf('resolution-targets'))).toBe(0);
  expect(standardized(60, scaleOf('resolution-targets'))).toBe(-1);
  expect(standardized(100, scaleOf('csat-level'))).toBe(2);
});

test('a signal that is not listed, or is named like nothing in particular, has the usual scale', () => {
  for (const id of ['not-a-signal', 'constructor', '__proto__'])
    expect(scaleOf(id)).toEqual({ mean: 85, deviation: 20 });
});

test('no signal moves a chance by a hair: a deviation is ten points or more', () => {
  for (const { id } of signals) expect(scaleOf(id).deviation).toBeGreaterThanOrEqual(10);
});
