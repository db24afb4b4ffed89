import fc from 'fast-check';
import { toneLevel } from '#domain/readiness/signals/sentiment/tone-level';
import type { Reading } from '#domain/readiness/reading';
import type { RequestSums } from '#domain/readiness/service-month';
import { factsWithout, healthyFacts, without } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';
import { toneMonths } from '../../../../support/tone-months';

function reading(texts: number, last: Partial<RequestSums> = {}): Reading {
  return toneLevel.read(healthyFacts({ months: toneMonths(texts, last) }));
}

// (negative + 20 * 0.05) / (30 + 20), from 16 % (worst) to 4 % (best).
test.each([
  { negative: 0, score: 100 },
  { negative: 1, score: 100 },
  { negative: 2, score: 83.3 },
  { negative: 5, score: 33.3 },
  { negative: 7, score: 0 },
  { negative: 12, score: 0 },
])('$negative negative texts of 30 score $score', ({ negative, score }) => {
  expect(scoreOf(reading(10, { toneNegative: negative }))).toBe(score);
});

test('one angry mail of a client who writes little is no crisis', () => {
  expect(scoreOf(reading(3, { toneNegative: 1 }))).toBeGreaterThan(75);
});

test('the evidence names the counts and links to the tickets', () => {
  expect(reading(10, { toneNegative: 5, ticketIds: { negativeTone: [9, 4], complaint: [7] } })).toEqual({
    kind: 'measured',
    score: 33.3,
    evidence: {
      text: "Of 30 texts they wrote in the last 6 full months 5 sound negative and 0 complain; 12% and 2% when weighed with the portfolio's 5% and 5%.",
      ticketIds: [9, 7, 4],
    },
  });
});

test('seven texts are too few, eight are not', () => {
  expect(textOf(reading(2, { toneCount: 3 }))).toBe('Only 7 texts have a tone; 8 are needed.');
  expect(reading(2, { toneCount: 4 }).kind).toBe('measured');
});

test.each([
  [30, 'measured'],
  [31, 'unknown'],
])('with 30 English texts and %i of another language it is %s', (otherLanguage, kind) => {
  expect(reading(10, { otherLanguage }).kind).toBe(kind);
});

test('where most write another language the reading says so, and is not neutral', () => {
  expect(textOf(reading(1, { otherLanguage: 40 }))).toBe(
    '40 of 43 texts are not in English, and tone is read in English alone.',
  );
});

test.each([
  { lack: 'months', facts: factsWithout('months') },
  { lack: 'three known months', facts: healthyFacts({ historyStartsOn: '2025-12-02' }) },
  { lack: 'what is usual in the portfolio', facts: healthyFacts({ portfolio: { monthIndex: {} } }) },
  {
    lack: 'the sums of one month',
    facts: healthyFacts({
      months: toneMonths(10).map((month, place) => (place === 1 ? without(month, ['people']) : month)),
    }),
  },
])('is unknown without $lack', ({ facts }) => {
  expect(toneLevel.read(facts).kind).toBe('unknown');
});

test('one more negative text never raises the score', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 50 }), fc.nat({ max: 49 }), (texts, negative) => {
      const [fewer, more] = [negative, negative + 1].map((toneNegative) => scoreOf(reading(texts, { toneNegative })));
      expect(more).toBeLessThanOrEqual(fewer ?? Number.NaN);
    }),
  );
});
