import { nudgesDue, reviewByOf, type NudgeQuestion } from '#domain/concession/nudges';
import { usualBusinessCalendar } from '#domain/vocabulary/business-time';
import { wallClockIn } from '#test/support/wall-clock';

const londonWall = wallClockIn('Europe/London');
const at = (text: string) => Date.parse(text);
const calendar = { ...usualBusinessCalendar, holidays: ['2026-05-04'] };

/** Asked on Friday at 10:00 in London; Monday is a holiday. */
const asked: NudgeQuestion = {
  state: 'open',
  level: 2,
  deadlines: { answerBy: at('2026-05-05T09:00:00Z'), expiresAt: at('2026-05-15T09:00:00Z') },
};

function due(now: string, change: Partial<NudgeQuestion> = {}) {
  return nudgesDue({ ...asked, ...change }, at(now), calendar, londonWall);
}

test.each([
  // Three business hours before Tuesday 10:00: Friday 15:00, over a weekend and a holiday.
  ['2026-05-01T13:59:59Z', []],
  ['2026-05-01T14:00:00Z', ['answer']],
  ['2026-05-05T09:00:00Z', ['answer']],
  ['2026-05-05T09:00:01Z', []],
  // A business day before Friday 10:00.
  ['2026-05-14T08:59:59Z', []],
  ['2026-05-14T09:00:00Z', ['lapse']],
  ['2026-05-15T09:00:01Z', []],
])('at %s is said again: %j', (now, expected) => {
  expect(due(now)).toEqual(expected);
});

test('at the last level silence is told instead of going up', () => {
  expect(due('2026-05-05T09:00:01Z', { level: 3 })).toEqual(['silent']);
  expect(due('2026-05-15T09:00:01Z', { level: 3 })).toEqual([]);
});

test('who was asked for facts is reminded that it lapses, and of no time to answer', () => {
  expect(due('2026-05-05T08:00:00Z', { state: 'factsAsked' })).toEqual([]);
  expect(due('2026-05-14T12:00:00Z', { state: 'countered' })).toEqual(['lapse']);
});

test.each(['granted', 'rejected', 'lapsed', 'withdrawn', 'overturned'] as const)(
  'nothing is said of what is %s',
  (state) => {
    for (const now of ['2026-05-05T08:00:00Z', '2026-05-14T12:00:00Z']) expect(due(now, { state })).toEqual([]);
  },
);

test.each([
  ['2026-05-01', '2026-05-05T16:00:00.000Z'],
  ['2026-05-02', '2026-05-05T16:00:00.000Z'],
  ['2026-05-05', '2026-05-06T16:00:00.000Z'],
  // The clocks change on the last Sunday of October.
  ['2026-10-23', '2026-10-26T17:00:00.000Z'],
])('what was granted in an emergency on %s is reviewed by %s', (on, by) => {
  expect(new Date(reviewByOf(on, calendar, londonWall)).toISOString()).toBe(by);
  const question = { state: 'granted' as const, reviewBy: reviewByOf(on, calendar, londonWall) };
  expect(due(by, question)).toEqual([]);
  expect(nudgesDue({ ...asked, ...question }, at(by) + 1, calendar, londonWall)).toEqual(['review']);
});
