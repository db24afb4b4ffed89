import { monthsWithoutAnswers } from '#domain/readiness/record-breaks/lost-answers';
import { askedOn, monthsBack, serviceMonth } from '../../../support/contract-facts';

/** Three clients; closed tickets and answers of each in every month. */
function portfolio(answersIn: (place: number) => number, closed = 50) {
  return monthsBack(12).flatMap((month, place) =>
    [1, 2, 3].map((clientId) =>
      serviceMonth({ clientId, contractId: 0, month, opened: closed, closed, csatCount: answersIn(place) }),
    ),
  );
}

const months = monthsBack(12);

test('a month in which nobody answered although many tickets were closed has lost its answers', () => {
  expect(
    monthsWithoutAnswers(
      portfolio((place) => (place === 7 || place === 8 ? 0 : 10)),
      askedOn,
    ),
  ).toEqual([months[7], months[8]]);
});

test('a survey that was switched off loses every month since', () => {
  expect(
    monthsWithoutAnswers(
      portfolio((place) => (place > 9 ? 0 : 10)),
      askedOn,
    ),
  ).toEqual(months.slice(10));
});

test('before the first answer there was no survey', () => {
  expect(
    monthsWithoutAnswers(
      portfolio((place) => (place < 6 ? 0 : 10)),
      askedOn,
    ),
  ).toEqual([]);
  expect(
    monthsWithoutAnswers(
      portfolio(() => 0),
      askedOn,
    ),
  ).toEqual([]);
  expect(monthsWithoutAnswers([], askedOn)).toEqual([]);
});

test('one answer of one client is an answer', () => {
  const rows = portfolio((place) => (place === 7 ? 0 : 10));
  const rare = rows.map((row) => (row.month === months[7] && row.clientId === 2 ? { ...row, csatCount: 1 } : row));
  expect(monthsWithoutAnswers(rare, askedOn)).toEqual([]);
});

test.each([
  // Six answers to 150 closed tickets are usual: 4 % of them.
  { closed: 199, isLost: false },
  { closed: 200, isLost: true },
])('with $closed closed tickets in a quiet month its answers are lost: $isLost', ({ closed, isLost }) => {
  const rows = portfolio((place) => (place === 7 ? 0 : 2)).filter(({ month }) => month !== months[7]);
  const quiet = serviceMonth({ clientId: 1, contractId: 0, month: months[7] ?? '', closed, csatCount: 0 });
  expect(monthsWithoutAnswers([...rows, quiet], askedOn)).toEqual(isLost ? [months[7]] : []);
});

test('the month under way is not over and not lost', () => {
  const now = serviceMonth({ clientId: 1, contractId: 0, month: '2026-03', closed: 900, csatCount: 0 });
  expect(monthsWithoutAnswers([...portfolio(() => 10), now], askedOn)).toEqual([]);
});
