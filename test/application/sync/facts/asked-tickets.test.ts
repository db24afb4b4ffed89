import { nothingAsked, withAsked, withReplies } from '#application/sync/facts/asked-tickets';
import { fromEpochDay, toEpochDay } from '#domain/vocabulary/calendar-date';
import { ordinaryTicket } from '#test/support/ticket-features';

const today = '2026-03-15';
const lastDays = (asked = nothingAsked) => asked.last.map(([userId, day]) => [userId, fromEpochDay(day)]);

test('the last day on which each person asked is kept, the latest first', () => {
  const asked = withAsked(
    nothingAsked,
    [
      ordinaryTicket({ id: 1, userId: 7, openedOn: '2026-02-03' }),
      ordinaryTicket({ id: 2, userId: 8, openedOn: '2026-02-20' }),
      ordinaryTicket({ id: 3, userId: 7, openedOn: '2026-01-01' }),
    ],
    today,
  );
  expect(lastDays(asked)).toEqual([
    [8, '2026-02-20'],
    [7, '2026-02-03'],
  ]);
  expect(lastDays(withReplies(asked, [{ userId: 7, on: '2026-03-01' }]))).toEqual([
    [7, '2026-03-01'],
    [8, '2026-02-20'],
  ]);
});

test('nobody known and machines ask for nothing', () => {
  const machine = { isMachineMade: true, language: 'en', words: 3 } as const;
  const tickets = [
    ordinaryTicket({ id: 1, userId: 0, priority: 1 }),
    ordinaryTicket({ id: 2, wording: machine, priority: 1 }),
  ];
  expect(withAsked(nothingAsked, tickets, today)).toEqual(nothingAsked);
});

test('tickets of priority 1 are kept for as long as a decision can be near, the newest first', () => {
  const tickets = [
    ordinaryTicket({ id: 1, userId: 7, priority: 1, openedOn: '2025-06-17' }),
    ordinaryTicket({ id: 2, userId: 7, priority: 1, openedOn: '2025-06-18' }),
    ordinaryTicket({ id: 3, userId: 8, priority: 1, openedOn: '2026-02-20' }),
    ordinaryTicket({ id: 4, userId: 8, priority: 2, openedOn: '2026-02-20' }),
  ];
  expect(withAsked(nothingAsked, tickets, today).urgent).toEqual([
    [3, 8, toEpochDay('2026-02-20')],
    [2, 7, toEpochDay('2025-06-18')],
  ]);
});

test('a ticket that is urgent no more, or somebody else’s, is not kept as it was', () => {
  const urgent = ordinaryTicket({ id: 3, userId: 8, priority: 1 });
  const known = withAsked(nothingAsked, [urgent], today);
  expect(withAsked(known, [{ ...urgent, priority: 3 }], today).urgent).toEqual([]);
  expect(withAsked(known, [{ ...urgent, userId: 9 }], today).urgent).toEqual([[3, 9, toEpochDay('2026-02-10')]]);
});

test('the same tickets again change nothing, and a busy client takes a small part of its cell', () => {
  const many = Array.from({ length: 3_000 }, (_, index) =>
    ordinaryTicket({
      id: index + 1,
      userId: 10_000 + (index % 700),
      priority: 1,
      openedOn: `2026-02-${10 + (index % 18)}`,
    }),
  );
  const asked = withAsked(nothingAsked, many, today);
  expect(withAsked(asked, many, today)).toEqual(asked);
  expect(JSON.stringify(asked).length).toBeLessThan(1_800);
});
