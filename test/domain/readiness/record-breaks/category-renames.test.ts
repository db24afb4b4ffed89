import { categoryRenames } from '#domain/readiness/record-breaks/category-renames';
import { sumRequests } from '#domain/readiness/request-sums';
import type { RequestSums, ServiceMonth } from '#domain/readiness/service-month';
import { askedOn, monthsBack, serviceMonth, without } from '../../../support/contract-facts';

const months = monthsBack(12);
const nothing = sumRequests([], undefined) as RequestSums;

type Categories = Readonly<Record<string, number>>;

/** Four clients; what each opens in every month, by category. */
function portfolio(categoriesIn: (place: number, clientId: number) => Categories): readonly ServiceMonth[] {
  return months.flatMap((month, place) =>
    [1, 2, 3, 4].map((clientId) =>
      serviceMonth({
        clientId,
        contractId: 0,
        month,
        people: { ...nothing, categories: categoriesIn(place, clientId) },
      }),
    ),
  );
}

const renames = (rows: readonly ServiceMonth[]) => categoryRenames(rows, askedOn, [0, 301]);

test('a name that ends everywhere in the month in which another begins was renamed', () => {
  const rows = portfolio((place) => (place < 8 ? { '1': 4, '2': 3 } : { '1': 4, '5': 3 }));
  expect(renames(rows)).toEqual([{ month: months[8], ended: [2], began: [5] }]);
});

test('in the middle of a month, both stand in it', () => {
  const rows = portfolio((place) => (place < 8 ? { '2': 4 } : place === 8 ? { '2': 2, '5': 2 } : { '5': 4 }));
  expect(renames(rows)).toEqual([{ month: months[9], ended: [2], began: [5] }]);
});

test('one name that was divided, and two that were joined, are seen', () => {
  const divided = portfolio((place): Categories => (place < 8 ? { '2': 6 } : { '5': 3, '6': 3 }));
  expect(renames(divided)).toEqual([{ month: months[8], ended: [2], began: [5, 6] }]);
  const joined = portfolio((place): Categories => (place < 8 ? { '2': 3, '3': 3 } : { '5': 6 }));
  expect(renames(joined)).toEqual([{ month: months[8], ended: [2, 3], began: [5] }]);
});

test('in the last full month it is seen as soon as enough clients use the new name', () => {
  const rows = portfolio((place) => (place < 11 ? { '2': 3 } : { '5': 3 }));
  expect(renames(rows)).toEqual([{ month: months[11], ended: [2], began: [5] }]);
});

test.each([
  ['a name that ends without another', (place: number): Categories => (place < 8 ? { '1': 4, '2': 3 } : { '1': 4 })],
  ['a name that begins without another ending', (place: number) => (place < 8 ? { '1': 4 } : { '1': 4, '5': 3 })],
  ['a new name of two clients', (place: number, id: number) => (place < 8 ? { '2': 3 } : id < 3 ? { '5': 6 } : {})],
  ['a much smaller successor', (place: number): Categories => (place < 8 ? { '2': 20 } : { '5': 3 })],
  ['a few tickets', (place: number) => (place % 3 === 0 ? (place < 8 ? { '2': 1 } : { '5': 1 }) : {})],
  ['a name that comes back', (place: number) => (place < 8 ? { '2': 3 } : place === 10 ? { '2': 3 } : { '5': 3 })],
  ['no category and those that share a place', (place: number) => (place < 8 ? { '0': 9 } : { '301': 9 })],
  ['the beginning of the history', (): Categories => ({ '2': 3 })],
])('%s is no renaming', (_, categoriesIn) => {
  expect(renames(portfolio(categoriesIn))).toEqual([]);
});

test('what lies before a month that is not known of every client is not compared', () => {
  const rows = portfolio((place) => (place < 8 ? { '2': 3 } : { '5': 3 }));
  const old = rows.map((row) => (row.month === months[6] && row.clientId === 3 ? without(row, ['people']) : row));
  expect(renames(old)).toEqual([]);
});
