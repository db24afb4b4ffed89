import fc from 'fast-check';
import { passiveEscalation } from '#domain/readiness/signals/sentiment/passive-escalation';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import type { RequestSums } from '#domain/readiness/service-month';
import { daysAgo, factsWithout, healthyFacts, without } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';
import { toneMonths } from '../../../../support/tone-months';

type Planned = NonNullable<ContractFacts['planned']>;

const nothing: Planned = { openTasks: 0 };

function reading(last: Partial<RequestSums>, planned: Planned = nothing, texts = 10): Reading {
  return passiveEscalation.read(healthyFacts({ months: toneMonths(texts, last), planned }));
}

// Complaints and negative texts: (n + 20 * 0.05) / 50 each, from a quarter (worst) to a twentieth (best); the worse counts.
test.each([
  { last: {}, score: 100 },
  { last: { complaints: 2 }, score: 95 },
  { last: { complaints: 5 }, score: 65 },
  { last: { toneNegative: 5 }, score: 65 },
  { last: { complaints: 8, toneNegative: 5 }, score: 35 },
  { last: { complaints: 13 }, score: 0 },
])('with nothing planned $last scores $score', ({ last, score }) => {
  expect(scoreOf(reading(last))).toBe(score);
});

test.each([
  { what: 'an open task', planned: { openTasks: 1 }, score: 50 },
  { what: 'a meeting today', planned: { openTasks: 0, nextMeetingOn: daysAgo(0) }, score: 50 },
  { what: 'a meeting of yesterday', planned: { openTasks: 0, nextMeetingOn: daysAgo(1) }, score: 0 },
])('$what makes the worst score $score', ({ planned, score }) => {
  expect(scoreOf(reading({ complaints: 13 }, planned))).toBe(score);
});

test('the evidence says what is planned, and links to complaints and negative texts', () => {
  const last = { complaints: 3, toneNegative: 4, ticketIds: { complaint: [5, 9], negativeTone: [9, 7], threat: [3] } };
  expect(reading(last)).toMatchObject({
    evidence: {
      text: 'Among 30 texts of the last 3 full months: 3 with a complaint, 4 that sound negative. Nothing is planned: no open task, no meeting.',
      ticketIds: [9, 7, 5],
    },
  });
  expect(textOf(reading(last, { openTasks: 2, nextMeetingOn: '2026-03-20' }))).toMatch(
    / Planned: 2 open tasks and a meeting on 2026-03-20\.$/,
  );
});

test('seven texts are too few, and other languages are not heard', () => {
  expect(reading({ toneCount: 3 }, nothing, 2).kind).toBe('unknown');
  expect(reading({ toneCount: 4 }, nothing, 2).kind).toBe('measured');
  expect(textOf(reading({ otherLanguage: 31 }))).toMatch(/are not in English/);
});

test('what is planned and not known is unknown, even without a complaint', () => {
  expect(passiveEscalation.read(factsWithout('planned'))).toEqual({
    kind: 'unknown',
    why: 'It is not known what is planned with them.',
  });
});

test.each([
  { lack: 'months', facts: factsWithout('months') },
  { lack: 'three known months', facts: healthyFacts({ historyStartsOn: '2025-12-02' }) },
  ...(['complaint', 'negativeTone'] as const).map((name) => ({
    lack: `what is usual of ${name}`,
    facts: healthyFacts({
      portfolio: { ...healthyFacts().portfolio, priors: without(healthyFacts().portfolio.priors ?? {}, [name]) },
    }),
  })),
])('is unknown without $lack', ({ facts }) => {
  expect(passiveEscalation.read(facts).kind).toBe('unknown');
});

test('one more complaint never raises the score, and a plan never lowers it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 29 }), fc.nat({ max: 29 }), (complaints, toneNegative) => {
      const score = scoreOf(reading({ complaints, toneNegative }));
      expect(scoreOf(reading({ complaints: complaints + 1, toneNegative }))).toBeLessThanOrEqual(score);
      expect(scoreOf(reading({ complaints, toneNegative }, { openTasks: 1 }))).toBeGreaterThanOrEqual(score);
    }),
  );
});
