import { countTrend } from '#domain/readiness/count-trend';
import { generator, poissonDraw } from '../../support/chance';

const flat = (counts: readonly number[]): ReturnType<typeof countTrend> =>
  countTrend(counts.map((count) => ({ count, index: 1 })));

test.each([
  { counts: [8, 9, 7, 8, 8, 9, 7, 8, 8, 16, 17, 18], kind: 'rising' },
  { counts: [8, 9, 7, 8, 8, 9, 7, 8, 8, 9, 8, 7], kind: 'steady' },
  { counts: [8, 9, 7, 8, 8, 9, 7, 8, 8, 2, 1, 0], kind: 'falling' },
  { counts: [4, 5, 6, 7, 8, 8, 9, 10, 11, 12, 12, 13], kind: 'rising' },
  { counts: [13, 12, 12, 11, 10, 9, 8, 8, 7, 6, 5, 4], kind: 'falling' },
  { counts: [10, 10, 10, 10, 10, 10, 0, 0, 0], kind: 'falling' },
])('$counts is $kind', ({ counts, kind }) => {
  expect(flat(counts)?.kind).toBe(kind);
});

test('fewer than six tickets or six months are too few to say, not steady', () => {
  expect(flat([0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0])).toBeUndefined();
  expect(flat([0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1])).toBeDefined();
  expect(flat([9, 9, 9, 9, 9])).toBeUndefined();
  expect(flat([9, 9, 9, 9, 9, 9])).toBeDefined();
});

test('a rise that everybody has is the season, not this client', () => {
  const counts = [8, 9, 7, 8, 8, 9, 7, 8, 8, 16, 17, 18];
  const season = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2];
  const trend = countTrend(counts.map((count, place) => ({ count, index: season[place] ?? 1 })));
  expect(trend?.kind).toBe('steady');
  expect(trend?.lastExpected).toBe(48);
});

test('the size of a change is the ratio of the paces, with half a ticket added to either', () => {
  expect(flat([4, 4, 4, 4, 4, 4, 8, 8, 8])?.rateRatio).toBeCloseTo(24.5 / 3 / (24.5 / 6), 10);
});

test('a rise after nothing at all is a rise', () => {
  expect(flat([0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 4])?.kind).toBe('rising');
});

describe('Over a thousand simulated years', () => {
  const random = generator(20_260_315);
  const years = (rates: readonly number[]): readonly (readonly number[])[] =>
    Array.from({ length: 1_000 }, () => rates.map((rate) => poissonDraw(rate, random)));
  const shareOf = (kind: string, all: readonly (readonly number[])[]): number =>
    all.filter((counts) => flat(counts)?.kind === kind).length / all.length;
  const twelve = (rate: number, last = rate): readonly number[] => [...Array<number>(9).fill(rate), last, last, last];

  test.each([2, 8, 30])('a steady client with %i tickets a month is rarely called changed', (rate) => {
    const all = years(twelve(rate));
    expect(shareOf('rising', all)).toBeLessThan(0.05);
    expect(shareOf('falling', all)).toBeLessThan(0.05);
  });

  test('a doubling at eight a month is nearly always seen, at two a month less than half of the time', () => {
    expect(shareOf('rising', years(twelve(8, 16)))).toBeGreaterThan(0.85);
    expect(shareOf('rising', years(twelve(2, 4)))).toBeLessThan(0.5);
  });

  test('a halving at sixteen a month is nearly always seen', () => {
    expect(shareOf('falling', years(twelve(16, 8)))).toBeGreaterThan(0.8);
  });
});
