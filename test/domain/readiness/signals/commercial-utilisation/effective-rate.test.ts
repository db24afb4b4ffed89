import fc from 'fast-check';
import { effectiveRate } from '#domain/readiness/signals/commercial-utilisation/effective-rate';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import { factsWithout, healthyFacts, monthsBack, serviceMonth } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

/** Hours a month in the nine months before and in the last three; 24,000 a year, 45 an hour. */
function working(before: number, since: number, overrides: Partial<ContractFacts> = {}): Reading {
  const months = monthsBack(12).map((month, place) => serviceMonth({ month, hours: place < 9 ? before : since }));
  return effectiveRate.read(healthyFacts({ months, ...overrides }));
}

// (3 * 10 + 5) / (3 * since + 5), from 66 % of the past (worst) to nine tenths (best).
test.each([
  { since: 8, score: 100 },
  { since: 11, score: 100 },
  { since: 12, score: 80.7 },
  { since: 14, score: 35.3 },
  { since: 16, score: 0.2 },
  { since: 17, score: 0 },
])('from 10 hours a month to $since scores $score', ({ since, score }) => {
  expect(scoreOf(working(10, since))).toBe(score);
});

test('an hour or two more at a client of a few hours is no fall', () => {
  expect(scoreOf(working(1, 1.25))).toBe(100);
});

// 2,000 a month over 29 hours is 69 an hour; steady, so only the cost decides: from 45 (worst) to 67.50 (best).
test.each([
  { hours: 29, score: 100 },
  { hours: 35, score: 54 },
  { hours: 44.4, score: 0.2 },
  { hours: 45, score: 0 },
])('$hours hours a month, as ever, score $score against what an hour costs', ({ hours, score }) => {
  expect(scoreOf(working(hours, hours))).toBe(score);
});

test('the evidence names hours, rate, past and cost', () => {
  expect(textOf(working(10, 14))).toBe(
    'In the last 3 full months GBP 142.86 of revenue for each of 42.0 hours; before, GBP 200.00 of revenue for each of 30.0 hours in as many months. An hour costs us about GBP 45.00.',
  );
  expect(textOf(working(10, 0))).toMatch(/^In the last 3 full months no hour of work; before, GBP 200\.00/);
});

test('fewer than twelve hours in a year are too few', () => {
  expect(textOf(working(1, 0.9))).toBe('Only 11.7 hours of work recorded in the last 12 full months; 12 are needed.');
  expect(working(1, 1).kind).toBe('measured');
});

test.each([
  { lack: 'months', facts: factsWithout('months') },
  { lack: 'twelve known months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  { lack: 'a yearly value', facts: factsWithout('annualValue') },
  { lack: 'a yearly value above nothing', facts: healthyFacts({ annualValue: { annualMinor: 0, currency: 'GBP' } }) },
  { lack: 'the cost of an hour', facts: factsWithout('hourCostMinor') },
  { lack: 'a cost above nothing', facts: healthyFacts({ hourCostMinor: 0 }) },
])('is unknown without $lack', ({ facts }) => {
  expect(effectiveRate.read(facts).kind).toBe('unknown');
});

test('more work of late for the same revenue never raises the score', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 0, max: 60 }), (before, since) => {
      expect(scoreOf(working(before, since + 1))).toBeLessThanOrEqual(scoreOf(working(before, since)));
    }),
  );
});
