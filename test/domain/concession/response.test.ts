import { chanceWith, priorLift, updatedLift, type GrantedOutcome } from '#domain/concession/response';
import { normalCumulative } from '#domain/concession/normal-distribution';

test.each([
  { type: 'priceCut', cause: 'price', mean: 0.5 },
  { type: 'serviceCredit', cause: 'price', mean: 0.5 },
  { type: 'priceCut', cause: 'service', mean: 0 },
  { type: 'serviceCredit', cause: 'service', mean: 0.3 },
  { type: 'freeLabor', cause: 'service', mean: 0.3 },
  { type: 'priceLock', cause: 'service', mean: 0.2 },
  { type: 'priceCut', cause: 'relationship', mean: 0.2 },
] as const)('$type against a $cause cause starts at $mean', ({ type, cause, mean }) => {
  expect(priorLift(type, cause)).toEqual({ mean, sd: 0.5, outcomes: 0 });
});

const kept = (renewed: boolean): GrantedOutcome => ({ type: 'priceCut', cause: 'price', chanceWithout: 0.5, renewed });

test('outcomes move the lift toward what happened and narrow it', () => {
  const good = updatedLift(
    'priceCut',
    'price',
    Array.from({ length: 8 }, () => kept(true)),
  );
  const bad = updatedLift(
    'priceCut',
    'price',
    Array.from({ length: 8 }, () => kept(false)),
  );
  expect(good.mean).toBeGreaterThan(0.5);
  expect(bad.mean).toBeLessThan(0.5);
  expect(good.sd).toBeLessThan(0.5);
  expect(good.outcomes).toBe(8);
});

test('the updated lift is where the posterior is highest, found by walking a grid', () => {
  const ledger = [kept(true), kept(true), kept(false), { ...kept(true), chanceWithout: 0.2 }];
  const score = (lift: number) =>
    ledger.reduce(
      (sum, { chanceWithout, renewed }) => {
        const chance = chanceWith(chanceWithout, lift);
        return sum + Math.log(renewed ? chance : 1 - chance);
      },
      -((lift - 0.5) ** 2) / (2 * 0.25),
    );
  const grid = Array.from({ length: 40_001 }, (_, place) => -2 + place / 10_000);
  const best = grid.reduce((highest, lift) => (score(lift) > score(highest) ? lift : highest));
  expect(updatedLift('priceCut', 'price', ledger).mean).toBeCloseTo(best, 3);
});

test('other types and causes say nothing of this one', () => {
  const ledger: readonly GrantedOutcome[] = [
    { ...kept(false), type: 'freeMonths' },
    { ...kept(false), cause: 'budget' },
  ];
  expect(updatedLift('priceCut', 'price', ledger)).toEqual(priorLift('priceCut', 'price'));
});

/** Source: any table of the normal distribution. */
test.each([
  [-8, 6.22096e-16],
  [-3, 0.0013498980316301],
  [-1.96, 0.0249978951482204],
  [0, 0.5],
  [1, 0.841344746068543],
  [2.5, 0.993790334674224],
  [40, 1],
])('the normal distribution at %d is %d', (z, expected) => {
  expect(Math.abs(normalCumulative(z) - expected)).toBeLessThan(1e-12 + Math.abs(expected) * 1e-5);
});
