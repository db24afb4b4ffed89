import fc from 'fast-check';
import { sponsorSilence } from '#domain/readiness/signals/relationship/sponsor-silence';
import type { Reading } from '#domain/readiness/reading';
import { daysAgo, factsWithout, healthyFacts } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

function silentFor(days: number): Reading {
  return sponsorSilence.read(healthyFacts({ sponsorContactOn: daysAgo(days) }));
}

test.each([
  { days: 0, score: 100 },
  { days: 45, score: 100 },
  { days: 46, score: 98.9 },
  { days: 90, score: 50 },
  { days: 134, score: 1.1 },
  { days: 135, score: 0 },
  { days: 400, score: 0 },
])('$days days without contact score $score', ({ days, score }) => {
  expect(scoreOf(silentFor(days))).toBe(score);
});

test('a sponsor who never answered is known to be silent', () => {
  expect(sponsorSilence.read(healthyFacts({ sponsorContactOn: null }))).toMatchObject({
    kind: 'measured',
    score: 0,
    evidence: { text: 'No sponsor has answered us since we began to record contact.' },
  });
});

test('the evidence names the day', () => {
  expect(textOf(silentFor(20))).toBe('The last exchange with a sponsor was on 2026-02-23, 20 days ago.');
  expect(textOf(silentFor(1))).toMatch(/, yesterday\.$/);
  expect(textOf(silentFor(0))).toMatch(/, today\.$/);
});

test('is unknown without a sponsor or a record of contact, and when the record lies after the day of asking', () => {
  expect(sponsorSilence.read(factsWithout('sponsorContactOn')).kind).toBe('unknown');
  expect(silentFor(-1).kind).toBe('unknown');
});

test('a day more of silence never raises the score', () => {
  fc.assert(
    fc.property(fc.nat({ max: 300 }), (days) => {
      expect(scoreOf(silentFor(days + 1))).toBeLessThanOrEqual(scoreOf(silentFor(days)));
    }),
  );
});
