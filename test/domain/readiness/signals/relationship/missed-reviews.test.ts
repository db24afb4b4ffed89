import fc from 'fast-check';
import { missedReviews } from '#domain/readiness/signals/relationship/missed-reviews';
import type { MeetingFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import { daysAgo, factsWithout, healthyFacts } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

type Outcome = MeetingFacts['outcome'];

function meeting(outcome: Outcome, ago: number): MeetingFacts {
  return { on: daysAgo(ago), outcome };
}

/** Meetings a month apart, the newest a month ago. */
function ended(...outcomes: readonly Outcome[]): Reading {
  const meetings = outcomes.map((outcome, place) => meeting(outcome, 30 * (outcomes.length - place)));
  return missedReviews.read(healthyFacts({ meetings }));
}

test.each([
  { outcomes: ['held', 'held', 'held'], score: 100 },
  { outcomes: ['missed', 'moved', 'held'], score: 100 },
  { outcomes: ['held', 'held', 'moved'], score: 60 },
  { outcomes: ['missed', 'held', 'missed'], score: 60 },
  { outcomes: ['held', 'moved', 'missed'], score: 0 },
  { outcomes: ['moved', 'moved', 'moved'], score: 0 },
  { outcomes: ['missed'], score: 60 },
] as const)('$outcomes scores $score: two misses in a row are the sign', ({ outcomes, score }) => {
  expect(scoreOf(ended(...outcomes))).toBe(score);
});

test.each([
  { outcomes: ['held', 'missed', 'unknown'], kind: 'unknown' },
  { outcomes: ['held', 'unknown', 'missed'], kind: 'unknown' },
  { outcomes: ['missed', 'unknown', 'missed'], kind: 'unknown' },
  { outcomes: ['unknown', 'missed', 'missed'], kind: 'measured' },
  { outcomes: ['unknown', 'held'], kind: 'measured' },
  { outcomes: ['unknown', 'unknown'], kind: 'unknown' },
] as const)('$outcomes is $kind: an end that nobody recorded could be a miss', ({ outcomes, kind }) => {
  expect(ended(...outcomes).kind).toBe(kind);
});

test('a day that was planned and went by is an end that nobody recorded', () => {
  const meetings = [meeting('held', 60), meeting('planned', 1)];
  expect(missedReviews.read(healthyFacts({ meetings })).kind).toBe('unknown');
  const today = [meeting('held', 60), meeting('planned', 0)];
  expect(missedReviews.read(healthyFacts({ meetings: today }))).toMatchObject({ score: 100 });
});

test('a meeting that was called off before its day counts', () => {
  const meetings = [meeting('missed', 30), meeting('moved', -5), meeting('planned', -40)];
  expect(textOf(missedReviews.read(healthyFacts({ meetings })))).toBe(
    'The last 2 meetings were missed or moved; held in the last 365 days: 0 of 2. The next is planned for 2026-04-24.',
  );
});

test('the evidence says when nothing further is planned', () => {
  expect(textOf(ended('held', 'held'))).toBe(
    'The last meeting was held; held in the last 365 days: 2 of 2. No further one is planned.',
  );
});

test.each([
  { ago: 364, kind: 'measured' },
  { ago: 365, kind: 'unknown' },
])('a meeting $ago days ago, and none since, is $kind', ({ ago, kind }) => {
  expect(missedReviews.read(healthyFacts({ meetings: [meeting('held', ago)] })).kind).toBe(kind);
});

test('none ever planned is said, and is not good', () => {
  expect(missedReviews.read(healthyFacts({ meetings: [] }))).toEqual({
    kind: 'unknown',
    why: 'No meeting of the last twelve months was held, missed or moved: none was planned, or none was recorded.',
  });
  expect(missedReviews.read(healthyFacts({ meetings: [meeting('planned', -5)] })).kind).toBe('unknown');
});

test('is unknown when the CRM does not know the client', () => {
  expect(missedReviews.read(factsWithout('meetings')).kind).toBe('unknown');
});

const outcomes = fc.array(fc.constantFrom<Outcome>('held', 'missed', 'moved', 'unknown'), {
  minLength: 1,
  maxLength: 8,
});

test('one more miss never raises the score', () => {
  fc.assert(
    fc.property(outcomes, (past) => {
      const [before, after] = [ended(...past), ended(...past, 'missed')];
      fc.pre(before.kind === 'measured' && after.kind === 'measured');
      expect(scoreOf(after)).toBeLessThanOrEqual(scoreOf(before));
    }),
  );
});

test('an outcome that is not recorded leaves the reading as it is, or unknown', () => {
  fc.assert(
    fc.property(outcomes, fc.nat({ max: 7 }), (past, place) => {
      const less = ended(...past.map((outcome, other) => (other === place ? 'unknown' : outcome)));
      expect(less.kind === 'unknown' || scoreOf(less) === scoreOf(ended(...past))).toBe(true);
    }),
  );
});
