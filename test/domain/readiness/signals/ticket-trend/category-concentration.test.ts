import { categoryConcentration } from '#domain/readiness/signals/ticket-trend/category-concentration';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import {
  factsWithout,
  healthyFacts,
  monthsAsking,
  usualPortfolio,
  without,
  withoutPeople,
} from '../../../../support/contract-facts';

type Categories = Readonly<Record<string, number>>;

const others: Categories = { 1: 1_000, 2: 1_000, 3: 1_000, 4: 1_000 };
const even: Categories = { 1: 5, 2: 5, 3: 5, 4: 5 };

/** Requests by category in each of the nine months before and in each of the last three. */
function asking(before: Categories, last: Categories, over: Partial<ContractFacts> = {}): Reading {
  const months = monthsAsking(12, (place) => {
    const categories = place < 9 ? before : last;
    return { categories, requests: Object.values(categories).reduce((total, count) => total + count, 0) };
  });
  return categoryConcentration.read(
    healthyFacts({ months, portfolio: { ...usualPortfolio, categoryRequests: others }, ...over }),
  );
}

test('where nothing stands out the score is full', () => {
  expect(asking(even, even)).toEqual({
    kind: 'measured',
    score: 100,
    evidence: {
      text: 'No category stands out: the largest holds 15 of 60 requests in the last 3 full months (25%); 25% in the months before, 25% at other clients.',
    },
  });
});

// From half at best, 75 at most, to nine tenths at worst.
test.each([
  [{ 1: 10, 2: 4, 3: 3, 4: 3 }, 100],
  [{ 1: 11, 2: 3, 3: 3, 4: 3 }, 75],
  [{ 1: 14, 2: 2, 3: 2, 4: 2 }, 50],
  [{ 1: 18, 2: 2 }, 0],
  [{ 1: 20 }, 0],
])('%j a month, where a quarter is usual, scores %f', (last, score) => {
  expect(asking(even, last)).toMatchObject({ score });
});

test('says how much, and what is usual', () => {
  expect(asking(even, { 1: 14, 2: 2, 3: 2, 4: 2 })).toMatchObject({
    evidence: {
      text: 'One category holds 42 of 60 requests in the last 3 full months (70%); 25% in the months before, 24% at other clients.',
    },
  });
});

test('a category that has always been large here, but not elsewhere, stands out', () => {
  const same: Categories = { 1: 14, 2: 2, 3: 2, 4: 2 };
  expect(asking(same, same)).toMatchObject({ score: 50 });
});

test('a category that is large everywhere stands out only where it has grown', () => {
  const portfolio = { ...usualPortfolio, categoryRequests: { 1: 7_000, 2: 1_000, 3: 1_000, 4: 1_000 } };
  const large: Categories = { 1: 14, 2: 2, 3: 2, 4: 2 };
  expect(asking(large, large, { portfolio })).toMatchObject({ score: 100 });
  expect(asking(even, large, { portfolio })).toMatchObject({ score: 50 });
});

test('the own requests are taken out of what is usual, so that a large client does not hide behind itself', () => {
  const last: Categories = { 1: 1_400, 2: 200, 3: 200, 4: 200 };
  const portfolio = { ...usualPortfolio, categoryRequests: { 1: 4_300, 2: 700, 3: 700, 4: 700 } };
  expect(asking(last, last, { portfolio })).toMatchObject({
    score: 50,
    evidence: { text: expect.stringContaining('25% at other clients') },
  });
});

test('eight of twelve are no more than chance where half is usual', () => {
  const portfolio = { ...usualPortfolio, categoryRequests: { 1: 1_000, 2: 1_000 } };
  const half: Categories = { 1: 2, 2: 2 };
  const months = monthsAsking(12, (place) =>
    place < 9
      ? { categories: half, requests: 4 }
      : { categories: place === 11 ? { 1: 8, 2: 4 } : {}, requests: place === 11 ? 12 : 0 },
  );
  expect(categoryConcentration.read(healthyFacts({ months, portfolio }))).toMatchObject({ score: 100 });
});

test.each([
  [3, 'unknown'],
  [4, 'measured'],
])('%i requests a month are %s: twelve are needed', (count, kind) => {
  expect(asking(even, { 1: count }).kind).toBe(kind);
});

test('is unknown where fewer than half of the requests carry a category', () => {
  expect(asking(even, { 0: 5, 1: 5 }).kind).toBe('measured');
  expect(asking(even, { 0: 6, 1: 5 })).toEqual({
    kind: 'unknown',
    why: 'Only 15 of 33 requests in the last 3 full months carry a category.',
  });
});

describe('Where categories were renamed', () => {
  test('it is known as before when they hold nothing here', () => {
    expect(asking(even, even, { renamedCategories: [8, 9] })).toEqual(asking(even, even));
  });

  test('it is unknown when one that looks small may be half of a large one', () => {
    const split: Categories = { 1: 6, 9: 6, 2: 4, 3: 4 };
    expect(asking(even, split, { renamedCategories: [] })).toMatchObject({ score: 100 });
    expect(asking(even, split, { renamedCategories: [9] })).toEqual({
      kind: 'unknown',
      why: 'Categories were renamed, and whether one stands out depends on which became which.',
    });
  });

  test('it is unknown when a large one may only have got a new name', () => {
    const portfolio = { ...usualPortfolio, categoryRequests: { 9: 7_000, 2: 1_000, 3: 1_000, 4: 1_000 } };
    const before: Categories = { 1: 14, 2: 2, 3: 2, 4: 2 };
    const after: Categories = { 9: 14, 2: 2, 3: 2, 4: 2 };
    expect(asking(before, after, { portfolio, renamedCategories: [] })).toMatchObject({ score: 50 });
    expect(asking(before, after, { portfolio, renamedCategories: [1, 9] }).kind).toBe('unknown');
  });

  test('it is known when the answer is the same whichever became which', () => {
    expect(asking(even, { 1: 20, 9: 1 }, { renamedCategories: [9] })).toMatchObject({ score: 0 });
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
  {
    lack: 'the categories of other clients',
    facts: healthyFacts({ portfolio: without(usualPortfolio, ['categoryRequests']) }),
  },
  { lack: 'knowing whether categories were renamed', facts: factsWithout('renamedCategories') },
])('is unknown without $lack', ({ facts }) => {
  expect(categoryConcentration.read(facts).kind).toBe('unknown');
});
