import { bandOf, bandThresholds, bandWithStops } from '#domain/readiness/band';

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

test('a model may move every end of a band', () => {
  const strict = { ...bandThresholds, readyLow: 80, blockedHigh: 50 };
  expect(bandOf({ low: 70, high: 90 }, strict)).toBe('unproven');
  expect(bandOf({ low: 0, high: 49 }, strict)).toBe('blocked');
});

test.each([
  ['ready', 'atRisk'],
  ['unproven', 'atRisk'],
  ['atRisk', 'atRisk'],
  ['blocked', 'blocked'],
] as const)('a hard stop makes %s %s', (band, stopped) => {
  expect(bandWithStops(band, ['a stop'])).toBe(stopped);
  expect(bandWithStops(band, [])).toBe(band);
});
