import { backlogAge } from '#domain/readiness/signals/service-quality/backlog-age';
import type { Reading } from '#domain/readiness/reading';
import { toEpochDay } from '#domain/vocabulary/calendar-date';
import {
  askedOn,
  factsWithout,
  healthyFacts,
  monthsAsking,
  serviceMonth,
  withoutPeople,
} from '../../../../support/contract-facts';
import { requestSums } from '../../../../support/request-sums';

/** So many requests that are so many days old, where ten come in a month. */
function open(stillOpen: number, days: number, ids: readonly number[] = []): Reading {
  const stillOpenDaySum = stillOpen * (toEpochDay(askedOn) - days);
  const months = monthsAsking(12, (place) =>
    place === 10 ? { stillOpen, stillOpenDaySum, ticketIds: { stillOpen: ids } } : {},
  );
  return backlogAge.read(healthyFacts({ months }));
}

// Days of waiting over ten requests a month and 20 more: 1 at best, 8 at worst.
test.each([
  [0, 0, 100],
  [3, 10, 100],
  [3, 11, 98.6],
  [5, 14, 81],
  [10, 20, 19],
  [12, 20, 0],
])('%i requests of %i days score %f', (count, days, score) => {
  expect(open(count, days)).toMatchObject({ kind: 'measured', score });
});

test('one request that was forgotten for two months is no crisis', () => {
  expect(open(1, 60)).toMatchObject({ score: 85.7 });
});

test('the same backlog weighs less on a large client', () => {
  const sum = 10 * (toEpochDay(askedOn) - 20);
  const months = monthsAsking(12, (place) => ({
    requests: 100,
    ...(place === 10 ? { stillOpen: 10, stillOpenDaySum: sum } : {}),
  }));
  expect(backlogAge.read(healthyFacts({ months }))).toMatchObject({ score: 90.5 });
});

test('the evidence counts, and names the newest that wait', () => {
  expect(open(0, 0)).toMatchObject({ evidence: { text: 'No request is open; about 10 come in a month.' } });
  expect(open(1, 1)).toMatchObject({ evidence: { text: '1 request is open, 1 day old; about 10 come in a month.' } });
  expect(open(4, 23, [3, 8])).toMatchObject({
    evidence: { text: '4 requests are open, 23 days old on average; about 10 come in a month.', ticketIds: [8, 3] },
  });
});

test('requests of the month of asking wait, too', () => {
  const today = serviceMonth({
    month: askedOn.slice(0, 7),
    people: requestSums({ stillOpen: 2, stillOpenDaySum: 2 * toEpochDay('2026-03-13') }),
  });
  const months = [...monthsAsking(12, () => ({})), today];
  expect(backlogAge.read(healthyFacts({ months }))).toMatchObject({
    evidence: { text: '2 requests are open, 2 days old on average; about 10 come in a month.' },
  });
  expect(backlogAge.read(healthyFacts({ months: withoutPeople(months, '2026-03') })).kind).toBe('unknown');
});

test('a client who never asks has no backlog to speak of', () => {
  expect(backlogAge.read(healthyFacts({ months: [] }))).toEqual({
    kind: 'unknown',
    why: 'Nobody has asked for anything in the last twelve full months.',
  });
});

test.each([
  { lack: 'the months', facts: factsWithout('months') },
  { lack: 'one of the twelve months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  {
    lack: 'what people asked for in one of them',
    facts: healthyFacts({
      months: withoutPeople(
        monthsAsking(12, () => ({})),
        '2025-03',
      ),
    }),
  },
])('is unknown without $lack', ({ facts }) => {
  expect(backlogAge.read(facts).kind).toBe('unknown');
});
