import fc from 'fast-check';
import { talkOfLeaving } from '#domain/readiness/signals/sentiment/talk-of-leaving';
import type { Reading } from '#domain/readiness/reading';
import type { RequestSums } from '#domain/readiness/service-month';
import { askedOn, factsWithout, healthyFacts, serviceMonth, without } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';
import { requestSums } from '../../../../support/request-sums';
import { toneMonths } from '../../../../support/tone-months';

function reading(texts: number, last: Partial<RequestSums> = {}): Reading {
  return talkOfLeaving.read(healthyFacts({ months: toneMonths(texts, last) }));
}

const talking = (count: number): Reading =>
  reading(10, { cues: { commercialThreat: count }, ticketIds: { threat: [4, 9] } });

test.each([
  { count: 0, score: 100 },
  { count: 1, score: 50 },
  { count: 2, score: 0 },
  { count: 5, score: 0 },
])('$count texts of leaving score $score', ({ count, score }) => {
  expect(scoreOf(talking(count))).toBe(score);
});

test('the evidence names the counts and links to the tickets, newest first', () => {
  expect(talking(1)).toEqual({
    kind: 'measured',
    score: 50,
    evidence: {
      text: '1 of 30 texts they wrote in the last 6 full months and this one speaks of leaving or of another provider.',
      ticketIds: [9, 4],
    },
  });
});

test('what was written this month counts, whichever contract its ticket belongs to', () => {
  const today = serviceMonth({
    month: askedOn.slice(0, 7),
    contractId: 71,
    people: requestSums({ toneCount: 1, cues: { commercialThreat: 1 } }),
  });
  const facts = healthyFacts({ months: toneMonths(10) });
  expect(scoreOf(talkOfLeaving.read({ ...facts, clientMonths: [...toneMonths(10), today] }))).toBe(50);
});

test('seven texts are too few, eight are not', () => {
  expect(textOf(reading(2, { toneCount: 3 }))).toBe('Only 7 texts have a tone; 8 are needed.');
  expect(reading(2, { toneCount: 4 }).kind).toBe('measured');
});

test('where most write another language nobody hears what they say', () => {
  expect(textOf(reading(1, { otherLanguage: 40 }))).toMatch(/^40 of 43 texts are not in English/);
});

test.each([
  { lack: 'the months of the client', facts: factsWithout('clientMonths') },
  { lack: 'six known months', facts: healthyFacts({ historyStartsOn: '2025-09-02' }) },
  {
    lack: 'the sums of one month',
    facts: healthyFacts({
      months: toneMonths(10).map((month, place) => (place === 1 ? without(month, ['people']) : month)),
    }),
  },
])('is unknown without $lack', ({ facts }) => {
  expect(talkOfLeaving.read(facts).kind).toBe('unknown');
});

test('one more such text never raises the score', () => {
  fc.assert(
    fc.property(fc.nat({ max: 9 }), (count) => {
      expect(scoreOf(talking(count + 1))).toBeLessThanOrEqual(scoreOf(talking(count)) ?? Number.NaN);
    }),
  );
});
