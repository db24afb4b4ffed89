import { wasRight } from '#domain/readiness/was-right';

test.each([
  ['ready', 'renewed', true],
  ['ready', 'lost', false],
  ['atRisk', 'renewed', false],
  ['atRisk', 'lost', true],
  ['blocked', 'renewed', false],
  ['blocked', 'lost', true],
  ['unproven', 'renewed', undefined],
  ['unproven', 'lost', undefined],
  ['ready', 'unknown', undefined],
] as const)('%s, and it was %s: %s', (band, outcome, verdict) => {
  expect(wasRight(band, outcome)).toBe(verdict);
});
