import { bandOf } from '#domain/readiness/band';

test.each([
  { low: 0, high: 44.9, band: 'blocked' },
  { low: 44.9, high: 44.9, band: 'blocked' },
  { low: 0, high: 45, band: 'atRisk' },
  { low: 65, high: 65, band: 'ready' },
  { low: 65, high: 100, band: 'ready' },
  { low: 64.9, high: 65, band: 'unproven' },
  // The middle decides: 59.9 is at risk, 60 is not.
  { low: 19.8, high: 100, band: 'atRisk' },
  { low: 20, high: 100, band: 'unproven' },
  { low: 64, high: 64.9, band: 'atRisk' },
  { low: 60, high: 64.9, band: 'atRisk' },
  { low: 0, high: 100, band: 'atRisk' },
])('$low to $high is $band', ({ low, high, band }) => {
  expect(bandOf({ low, high })).toBe(band);
});
