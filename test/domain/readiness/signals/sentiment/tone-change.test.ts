import fc from 'fast-check';
import { toneChange } from '#domain/readiness/signals/sentiment/tone-change';
import type { Reading } from '#domain/readiness/reading';
import type { RequestSums } from '#domain/readiness/service-month';
import { factsWithout, healthyFacts, without } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';
import { monthsOfPeople } from '../../../../support/tone-months';

type Sums = Partial<RequestSums>;

/** Nine months: six before, three since. */
function turning(before: Sums, since: Sums): Reading {
  return toneChange.read(
    healthyFacts({ months: monthsOfPeople([...Array<Sums>(6).fill(before), since, since, since]) }),
  );
}

// Before: (0 + 20 * 0.05) / 80 = 1.25 %; since: (3n + 20 * 0.0125) / 50.
test.each([
  { negative: 0, score: 100 },
  { negative: 1, score: 98.8 },
  { negative: 2, score: 68.8 },
  { negative: 3, score: 38.8 },
  { negative: 5, score: 0 },
])('$negative of ten texts a month after none score $score', ({ negative, score }) => {
  expect(scoreOf(turning({ toneCount: 10 }, { toneCount: 10, toneNegative: negative }))).toBe(score);
});

test('a tone that was always sharp has not turned, and one that softens is good', () => {
  const sharp = { toneCount: 10, toneNegative: 3 };
  expect(scoreOf(turning(sharp, sharp))).toBe(100);
  expect(scoreOf(turning(sharp, { toneCount: 10 }))).toBe(100);
});

test('the evidence names both spans and links to the tickets of the last', () => {
  const since = { toneCount: 10, toneNegative: 3, ticketIds: { negativeTone: [8] } };
  const before = { toneCount: 10, toneNegative: 1, ticketIds: { negativeTone: [2] } };
  expect(turning(before, since)).toMatchObject({
    evidence: {
      text: '9 of 30 texts they wrote in the last 3 full months sound negative, after 6 of 60 in the 6 months before.',
      ticketIds: [8],
    },
  });
});

test('too few texts in either span are unknown, never steady', () => {
  const months = (before: number, since: number): Reading =>
    toneChange.read(
      healthyFacts({
        months: monthsOfPeople([{ toneCount: before }, ...Array<Sums>(7).fill({ toneCount: 0 }), { toneCount: since }]),
      }),
    );
  expect(months(16, 8).kind).toBe('measured');
  expect(textOf(months(15, 8))).toBe(
    'Only 8 texts of the last 3 full months have a tone, and 15 before; 8 and 16 are needed.',
  );
  expect(months(16, 7).kind).toBe('unknown');
});

test.each([
  { what: 'before', before: { toneCount: 10, otherLanguage: 11 }, since: { toneCount: 10 } },
  { what: 'since', before: { toneCount: 10 }, since: { toneCount: 10, otherLanguage: 11 } },
])('is unknown where most texts $what are of another language', ({ before, since }) => {
  expect(textOf(turning(before, since))).toMatch(/are not in English/);
});

test.each([
  { lack: 'months', facts: factsWithout('months') },
  { lack: 'nine known months', facts: healthyFacts({ historyStartsOn: '2025-06-02' }) },
  { lack: 'what is usual in the portfolio', facts: healthyFacts({ portfolio: { monthIndex: {} } }) },
  {
    lack: 'the sums of one month',
    facts: healthyFacts({
      months: healthyFacts().months?.map((row) => (row.month === '2025-06' ? without(row, ['people']) : row)) ?? [],
    }),
  },
])('is unknown without $lack', ({ facts }) => {
  expect(toneChange.read(facts).kind).toBe('unknown');
});

test('one more negative text of late never raises the score', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20 }), fc.nat({ max: 19 }), (past, negative) => {
      const [fewer, more] = [negative, negative + 1].map((toneNegative) =>
        scoreOf(turning({ toneCount: 20, toneNegative: past }, { toneCount: 20, toneNegative })),
      );
      expect(more).toBeLessThanOrEqual(fewer ?? Number.NaN);
    }),
  );
});
