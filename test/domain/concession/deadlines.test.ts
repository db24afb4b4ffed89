import { deadlinesOf } from '#domain/concession/deadlines';
import { usualBusinessCalendar } from '#domain/vocabulary/business-time';
import { wallClockIn } from '../../support/wall-clock';

const clock = wallClockIn('Europe/London');
const calendar = { ...usualBusinessCalendar, holidays: ['2026-12-25', '2026-12-28', '2027-01-01'] };
const at = (text: string) => Date.parse(text);
const shown = (instant: number) => new Date(instant).toISOString();
const deadlines = (requestedAt: string, days: Parameters<typeof deadlinesOf>[1]) => {
  const { answerBy, expiresAt } = deadlinesOf(at(requestedAt), days, calendar, clock);
  return { answerBy: shown(answerBy), expiresAt: shown(expiresAt) };
};

test('a request with months ahead is answered within a business day and lapses after ten', () => {
  expect(deadlines('2026-06-01T10:30:00Z', { decisionOn: '2026-12-31' })).toEqual({
    answerBy: '2026-06-02T10:30:00.000Z',
    expiresAt: '2026-06-15T10:30:00.000Z',
  });
});

test('two business days are kept before the boundary', () => {
  expect(deadlines('2026-06-01T10:30:00Z', { decisionOn: '2026-06-10' }).expiresAt).toBe('2026-06-08T22:59:59.000Z');
});

test('a request later than that lapses with the boundary day itself', () => {
  expect(deadlines('2026-06-09T10:30:00Z', { decisionOn: '2026-06-10' })).toEqual({
    // Half the time left is sooner than a business day.
    answerBy: shown(
      at('2026-06-09T10:30:00Z') + Math.floor((at('2026-06-10T22:59:59Z') - at('2026-06-09T10:30:00Z')) / 2),
    ),
    expiresAt: '2026-06-10T22:59:59.000Z',
  });
});

test('after the decision date the term end is the boundary; after that ten business days', () => {
  const days = { decisionOn: '2026-03-01', termEndsOn: '2026-06-04' };
  expect(deadlines('2026-06-03T10:00:00Z', days).expiresAt).toBe('2026-06-04T22:59:59.000Z');
  expect(deadlines('2026-06-05T10:00:00Z', days).expiresAt).toBe('2026-06-19T10:00:00.000Z');
});

test('without any day it lapses after ten business days', () => {
  expect(deadlines('2026-06-01T10:00:00Z', {}).expiresAt).toBe('2026-06-15T10:00:00.000Z');
});

test('the decision date itself is still ahead', () => {
  expect(deadlines('2026-06-10T22:00:00Z', { decisionOn: '2026-06-10' }).expiresAt).toBe('2026-06-10T22:59:59.000Z');
});

test('days off do not count: over Christmas ten business days take until the eighth of January', () => {
  expect(deadlines('2026-12-22T11:00:00Z', { decisionOn: '2027-06-30' }).expiresAt).toBe('2027-01-08T11:00:00.000Z');
});

test('over the change of the clocks the time on the wall stays', () => {
  // 29 March 2026: 10:30 GMT, then 10:30 BST.
  expect(deadlines('2026-03-27T10:30:00Z', { decisionOn: '2026-12-31' })).toEqual({
    answerBy: '2026-03-30T09:30:00.000Z',
    expiresAt: '2026-04-10T09:30:00.000Z',
  });
});

test('what is asked on a Friday night is asked on Monday morning', () => {
  expect(deadlines('2026-06-05T21:00:00Z', { decisionOn: '2026-12-31' }).answerBy).toBe('2026-06-09T08:00:00.000Z');
});
