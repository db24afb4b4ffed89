import fc from 'fast-check';
import { csatSilence } from '#domain/readiness/signals/sentiment/csat-silence';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import { factsWithout, healthyFacts, monthsBack, serviceMonth, without } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';
import { requestSums } from '../../../../support/request-sums';

/** Ten closed requests a month, so many answers a month before and since. */
function answering(before: number, since: number, overrides: Partial<ContractFacts> = {}, solved = 10): Reading {
  const months = monthsBack(12).map((month, place) =>
    serviceMonth({ month, csatCount: place < 9 ? before : since, people: requestSums({ solved }) }),
  );
  return csatSilence.read(healthyFacts({ months, ...overrides }));
}

// A fifth is usual in the portfolio; before: (9 * 5 + 20 * 0.2) / (90 + 20), so 13.4 of 30 are expected.
test.each([
  { since: 5, score: 100 },
  { since: 4, score: 100 },
  { since: 3, score: 93.2 },
  { since: 2, score: 54.1 },
  { since: 1, score: 15.1 },
  { since: 0, score: 0 },
])('$since answers a month after five score $score', ({ since, score }) => {
  expect(scoreOf(answering(5, since))).toBe(score);
});

test('the evidence says what would be usual', () => {
  expect(textOf(answering(5, 1))).toBe(
    '3 survey answers to 30 closed requests of the last 3 full months; about 13 would be usual for them, and other clients go on answering.',
  );
});

test('nothing is said of other clients while the answers are as usual', () => {
  expect(textOf(answering(5, 5))).toMatch(/; about 13 would be usual for them\.$/);
});

test('who never answered is not silent now: too few', () => {
  expect(textOf(answering(0, 0))).toBe(
    'They answered 0 surveys in the 9 months before; 3 are needed to call them silent now.',
  );
});

test('where too few answers can be expected, none is unknown and never good', () => {
  expect(textOf(answering(2, 0, {}, 4))).toBe(
    'To 12 closed requests about 4.7 answers would be usual; 5 are needed to tell silence from chance.',
  );
  expect(answering(2, 0, {}, 5)).toMatchObject({ kind: 'measured' });
});

test.each([
  { lack: 'months', facts: factsWithout('months') },
  { lack: 'twelve known months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  { lack: 'knowing which answers were lost', facts: factsWithout('monthsWithoutSatisfaction') },
  { lack: 'what is usual in the portfolio', facts: healthyFacts({ portfolio: { monthIndex: {} } }) },
  {
    lack: 'sums over the requests of a month',
    facts: healthyFacts({ months: monthsBack(12).map((month) => without(serviceMonth({ month }), ['people'])) }),
  },
])('is unknown without $lack', ({ facts }) => {
  expect(csatSilence.read(facts).kind).toBe('unknown');
});

test('a month whose answers were lost for everybody is unknown, not silence', () => {
  expect(textOf(answering(5, 1, { monthsWithoutSatisfaction: ['2026-01'] }))).toBe(
    'No client at all answered in 2026-01: those answers were lost, so nothing can be said.',
  );
});

test('fewer answers never raise the score', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }), (before, since) => {
      const [more, fewer] = [scoreOf(answering(before, since)), scoreOf(answering(before, since - 1))];
      expect(Number.isNaN(more) ? Number.isNaN(fewer) : fewer <= more).toBe(true);
    }),
  );
});
