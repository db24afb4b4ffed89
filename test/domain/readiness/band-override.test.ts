import { standingOverride, type BandOverride } from '#domain/readiness/band-override';

const override: BandOverride = {
  band: 'ready',
  reason: 'Signed.',
  by: 'ada@msp.example',
  setOn: '2026-03-01',
  expiresOn: '2026-03-31',
  engineBand: 'atRisk',
  engineLow: 40,
  engineHigh: 60,
};

test('it stands through its last day', () => {
  expect(standingOverride([override], '2026-03-31')).toBe(override);
  expect(standingOverride([override], '2026-04-01')).toBeUndefined();
});

test('a withdrawn one does not stand, and brings no older one back', () => {
  const withdrawn = { ...override, band: 'blocked', withdrawnOn: '2026-03-02' } as const;
  expect(standingOverride([override, withdrawn], '2026-03-10')).toBeUndefined();
});

test('nobody set one', () => {
  expect(standingOverride([], '2026-03-10')).toBeUndefined();
});
