import { entitlementGapOf, type ServiceUse } from '#domain/uplift/entitlement-gap';

/** Eight contracts of ten users that take one hour a user and month in the middle. */
const peers: readonly ServiceUse[] = [0.4, 0.6, 0.8, 1, 1, 1.2, 1.4, 1.6].map((hours) => use(hours));

function use(hoursPerUnit: number, units = 10): ServiceUse {
  return { units, hours: Array.from({ length: 6 }, () => hoursPerUnit * units) };
}

test('work beyond half as much again as the middle of eight peers is a gap, worth what lies beyond', () => {
  expect(entitlementGapOf(use(2), peers)).toEqual({
    strength: 'action',
    hoursPerUnit: 2,
    peerHoursPerUnit: 1,
    peers: 8,
    lowerOver: 5,
    meanOver: 5,
    confidence: 1,
  });
  expect(entitlementGapOf(use(1.5), peers)).toBeUndefined();
});

test('a larger contract may take more in all', () => {
  expect(entitlementGapOf(use(1.4, 100), peers)).toBeUndefined();
});

test.each<[string, ServiceUse, readonly ServiceUse[]]>([
  ['seven peers', use(2), peers.slice(1)],
  ['eight, of which one bills no unit', use(2), [...peers.slice(1), use(1, 0)]],
  ['peers that took nothing', use(2), peers.map(({ units }) => ({ units, hours: [0, 0, 0, 0, 0, 0] }))],
  ['no unit of its own', use(2, 0), peers],
  ['five months of its own', { units: 10, hours: [20, 20, 20, 20, 20] }, peers],
])('%s say nothing', (_, own, others) => {
  expect(entitlementGapOf(own, others)).toBeUndefined();
});
