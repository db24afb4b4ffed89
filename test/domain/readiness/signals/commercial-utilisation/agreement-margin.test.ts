import fc from 'fast-check';
import { agreementMargin } from '#domain/readiness/signals/commercial-utilisation/agreement-margin';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import { factsWithout, healthyFacts, monthsBack, serviceMonth } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

/** Hours a month; 2,000 a month, 50 an hour: 40 hours leave nothing. */
function working(hours: number, overrides: Partial<ContractFacts> = {}): Reading {
  const months = monthsBack(6).map((month) => serviceMonth({ month, hours }));
  return agreementMargin.read(healthyFacts({ months, hourCostMinor: 5_000, ...overrides }));
}

test.each([
  { hours: 10, margin: 75, score: 100 },
  { hours: 20, margin: 50, score: 100 },
  { hours: 22, margin: 45, score: 83.3 },
  { hours: 26, margin: 35, score: 50 },
  { hours: 32, margin: 20, score: 0 },
  { hours: 50, margin: -25, score: 0 },
])('a margin of $margin% scores $score: the floor of 35% stands in the middle', ({ hours, margin, score }) => {
  expect(scoreOf(working(hours))).toBe(score);
  expect(textOf(working(hours))).toMatch(`${margin}% of`);
});

test('the evidence names revenue, hours, cost and floor, and what is not counted', () => {
  expect(textOf(working(26))).toBe(
    '35% of GBP 12,000.00 is left after 156.0 hours of work in the last 6 full months, each at GBP 50.00, the usual cost. The floor is 35%; tools and licenses are not counted.',
  );
});

test('fewer than six hours are too few: time may not be recorded', () => {
  expect(working(0.99).kind).toBe('unknown');
  expect(working(1).kind).toBe('measured');
});

test.each([
  { lack: 'months', facts: factsWithout('months') },
  { lack: 'six known months', facts: healthyFacts({ historyStartsOn: '2025-09-02' }) },
  { lack: 'a yearly value', facts: factsWithout('annualValue') },
  { lack: 'a yearly value above nothing', facts: healthyFacts({ annualValue: { annualMinor: 0, currency: 'GBP' } }) },
  { lack: 'the cost of an hour', facts: factsWithout('hourCostMinor') },
])('is unknown without $lack', ({ facts }) => {
  expect(agreementMargin.read(facts).kind).toBe('unknown');
});

test('more work for the same revenue never raises the score', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (hours) => {
      expect(scoreOf(working(hours + 1))).toBeLessThanOrEqual(scoreOf(working(hours)));
    }),
  );
});
