import { lastDayOf } from '#domain/concession/concession-end';
import { conditionsOf } from '#domain/concession/conditions';
import { nudgesDue } from '#domain/concession/nudges';
import { usualBusinessCalendar } from '#domain/vocabulary/business-time';
import { wallClockIn } from '#test/support/wall-clock';

test.each([
  [{ endsOn: '2027-06-30', termMonths: 24, renewalId: '101@2027-03-31' }, '2027-06-30'],
  [{ termMonths: 24, renewalId: '101@2027-03-31' }, '2029-03-31'],
  [{ termMonths: 12, renewalId: '101@2027-03-15' }, '2028-03-15'],
  // A term that ends with a month ends with a month again, leap years included.
  [{ termMonths: 12, renewalId: '101@2027-02-28' }, '2028-02-29'],
  [{ termMonths: 12, renewalId: '101@2028-02-29' }, '2029-02-28'],
  [{ termMonths: 1, renewalId: '101@2027-01-31' }, '2027-02-28'],
  [{ termMonths: 6, renewalId: '101@2027-06-30' }, '2027-12-31'],
  [{ termMonths: 13, renewalId: '101@2027-01-30' }, '2028-02-29'],
  [{ termMonths: 12, renewalId: null }, undefined],
  [{ termMonths: 12, renewalId: '101@soon' }, undefined],
])('%j lasts until %s', (terms, day) => {
  expect(lastDayOf(terms)).toBe(day);
});

const asked = { words: 'Signed.', chosenOn: undefined, termEndsOn: '2027-03-31', today: '2026-11-23' };

test.each([
  ['the end of the term, within which it is signed', {}, ['2027-03-31']],
  ['thirty days where the term is over', { termEndsOn: '2026-11-23' }, ['2026-12-23']],
  ['thirty days where no end is known', { termEndsOn: undefined }, ['2026-12-23']],
  ['the day that was chosen', { chosenOn: '2026-12-01' }, ['2026-12-01']],
  [
    'a day of its own',
    { words: 'A call\n\n Signed by 2027-01-31.', chosenOn: '2026-12-01' },
    ['2026-12-01', '2027-01-31'],
  ],
  ['today at the earliest', { chosenOn: '2026-11-23' }, ['2026-11-23']],
])('a condition is due on %s', (_, change, days) => {
  const answer = conditionsOf({ ...asked, ...change });
  expect(answer.kind === 'conditions' && answer.conditions.map(({ dueOn }) => dueOn)).toEqual(days);
});

test.each([
  { chosenOn: '2026-11-22' },
  { chosenOn: '2026-02-30' },
  { chosenOn: 'soon' },
  { chosenOn: '2029-01-01' },
  { words: 'Signed by 2026-01-31' },
])('a day that is past, none, or too far ahead is refused: %j', (change) => {
  expect(conditionsOf({ ...asked, ...change })).toEqual({ kind: 'refused', because: 'dueDayOdd' });
});

test.each([
  ['2027-05-30', []],
  ['2027-05-31', ['ending']],
  ['2027-06-30', ['ending']],
  ['2027-07-01', ['ended']],
])('on %s, of what lasts until the end of June, is told: %j', (today, expected) => {
  const question = {
    state: 'granted',
    level: 2,
    deadlines: { answerBy: 0, expiresAt: 0 },
    lastDay: '2027-06-30',
  } as const;
  const at = Date.parse(`${today}T12:00:00Z`);
  expect(nudgesDue(question, at, usualBusinessCalendar, wallClockIn('UTC'))).toEqual(expected);
  expect(nudgesDue({ ...question, state: 'rejected' }, at, usualBusinessCalendar, wallClockIn('UTC'))).toEqual([]);
});

test('each day on which conditions were due is told once it is past', () => {
  const question = {
    state: 'granted',
    level: 2,
    deadlines: { answerBy: 0, expiresAt: 0 },
    dueDays: ['2027-01-31', '2027-01-15', '2027-01-15', '2027-02-01'],
  } as const;
  const at = Date.parse('2027-02-01T23:00:00Z');
  expect(nudgesDue(question, at, usualBusinessCalendar, wallClockIn('UTC'))).toEqual([
    'overdue:2027-01-15',
    'overdue:2027-01-31',
  ]);
});
