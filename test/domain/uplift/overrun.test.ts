import fc from 'fast-check';
import { isCleared, overrunOf, overrunValueMinor, type HoursMonth } from '#domain/uplift/overrun';

const months = (used: readonly number[], hoursIncluded = 20): readonly HoursMonth[] =>
  used.map((hoursUsed, place) => ({ month: `2026-${String(place + 1).padStart(2, '0')}`, hoursIncluded, hoursUsed }));

/** Source: spec of the science 6.2: a plan of 20, the last six 25, 23, 27, 24, 26, 25. */
test('the worked example: 5.0 hours over, 4.47 by the lower bound, worth 7,200 and 6,435 a year at 120', () => {
  const found = overrunOf(months([25, 23, 27, 24, 26, 25]));
  expect(found).toMatchObject({ strength: 'action', monthsOver: 4, cut: 0 });
  expect(found?.meanOver).toBeCloseTo(5, 10);
  expect(found?.lowerOver).toBeCloseTo(4.47, 2);
  expect(overrunValueMinor(found?.meanOver ?? 0, 12_000)).toBe(720_000);
  expect(Math.round(overrunValueMinor(found?.lowerOver ?? 0, 12_000) / 1_000)).toBe(Math.round(643_500 / 1_000));
});

test.each([
  ['three of four over and the bound over', [21, 22, 20, 23, 22, 24], 'action'],
  ['two of four over', [26, 27, 19, 26, 19, 27], 'watch'],
  ['under', [18, 17, 19, 18, 17, 18], undefined],
  ['exactly what is included', [20, 20, 20, 20, 20, 20], undefined],
  ['one incident in a quiet half year: a watch, never an action', [17, 17, 17, 17, 17, 60], 'watch'],
])('%s', (_, used, strength) => {
  expect(overrunOf(months(used))?.strength).toBe(strength);
});

test('fewer than six months, or a month without agreed hours, say nothing', () => {
  expect(overrunOf(months([30, 30, 30, 30, 30]))).toBeUndefined();
  expect(
    overrunOf([...months([30, 30, 30, 30, 30]), { month: '2026-06', hoursIncluded: 0, hoursUsed: 30 }]),
  ).toBeUndefined();
});

test('a month that stands out is cut to 2.5 times the median of the others', () => {
  expect(overrunOf(months([21, 22, 21, 22, 21, 200]))).toMatchObject({ cut: 1 });
});

test('false alarms at nine tenths of the hours are rare, as measured in the spec', () => {
  let random = 7;
  const next = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
  const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  const flagged = Array.from({ length: 4_000 }, () =>
    overrunOf(months(Array.from({ length: 6 }, () => 18 * Math.exp(0.2 * normal() - 0.02)))),
  ).filter((found) => found?.strength === 'action').length;
  // The spec prints .019.
  expect(flagged / 4_000).toBeLessThan(0.04);
});

test('a finding stays until three of the last four months are clearly below', () => {
  expect(isCleared(months([25, 25, 19.5, 19.5, 19.5, 19.5]))).toBe(false);
  expect(isCleared(months([25, 25, 18, 25, 18, 18]))).toBe(true);
  expect(isCleared(months([25, 25, 18, 25, 18, 19]))).toBe(false);
});

test('more hours never make an action a lesser sign, and never a smaller sum by the mean', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 60, noNaN: true }), { minLength: 6, maxLength: 6 }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (used, more) => {
        const [before, after] = [overrunOf(months(used)), overrunOf(months(used.map((hours) => hours + more)))];
        if (before?.strength === 'action' && before.cut === 0) expect(after?.strength).toBe('action');
      },
    ),
  );
});
