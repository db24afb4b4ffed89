import { monthsWithoutAnswers } from '#domain/readiness/record-breaks/lost-answers';
import type { ServiceMonth } from '#domain/readiness/service-month';
import { askedOn, monthsBack, serviceMonth } from '../../../support/contract-facts';

const months = monthsBack(12);

/** Three clients, each of whom closes 50 tickets in every month. */
const rows = months.flatMap((month) =>
  [1, 2, 3].map((clientId) => serviceMonth({ clientId, contractId: 0, month, opened: 50, closed: 50, csatCount: 10 })),
);

function lost(answersIn: (place: number) => number, closing: readonly ServiceMonth[] = rows) {
  const given = months.flatMap((month, place) => (answersIn(place) > 0 ? [[month, answersIn(place)] as const] : []));
  return monthsWithoutAnswers(closing, given, askedOn);
}

test('a month in which nobody answered although many tickets were closed has lost its answers', () => {
  expect(lost((place) => (place === 7 || place === 8 ? 0 : 30))).toEqual([months[7], months[8]]);
});

test('a survey that was switched off loses every month since', () => {
  expect(lost((place) => (place > 9 ? 0 : 30))).toEqual(months.slice(10));
});

test('before the first answer there was no survey', () => {
  expect(lost((place) => (place < 6 ? 0 : 30))).toEqual([]);
  expect(lost(() => 0)).toEqual([]);
  expect(lost(() => 30, [])).toEqual([]);
});

test('one answer of one client is an answer', () => {
  expect(lost((place) => (place === 7 ? 1 : 30))).toEqual([]);
});

test.each([
  // Six answers to 150 closed tickets are usual: 4 % of them.
  { closed: 199, isLost: false },
  { closed: 200, isLost: true },
])('with $closed closed tickets in a month without answers they are lost: $isLost', ({ closed, isLost }) => {
  const others = rows.filter(({ month }) => month !== months[7]);
  const quiet = serviceMonth({ clientId: 1, contractId: 0, month: months[7] ?? '', closed, csatCount: 10 });
  expect(lost((place) => (place === 7 ? 0 : 6), [...others, quiet])).toEqual(isLost ? [months[7]] : []);
});

test('the month under way is not over and not lost', () => {
  const now = serviceMonth({ clientId: 1, contractId: 0, month: '2026-03', closed: 900 });
  expect(lost(() => 30, [...rows, now])).toEqual([]);
});

test('a month about whose tickets nobody answered has lost its answers, too', () => {
  const unanswered = rows.map((row) => (row.month === months[7] ? { ...row, csatCount: 0 } : row));
  expect(lost(() => 30, unanswered)).toEqual([months[7]]);
});
