import { keynessOf, keyThemes, type ThemeCounts } from '#domain/uplift/themes/keyness';

/** Of a hundred tickets here and five thousand elsewhere, fifty there. */
const counts = (themeId: string, own: number, change: Partial<ThemeCounts> = {}): ThemeCounts => ({
  themeId,
  own,
  ownTotal: 100,
  others: 50,
  othersTotal: 5_000,
  ...change,
});

test('as frequent as elsewhere is no news', () => {
  expect(keynessOf(counts('a', 1))).toMatchObject({ g2: 0, excess: 0 });
  expect(keyThemes([counts('a', 1)])).toEqual([]);
});

/** Source: Rayson's log likelihood calculator gives the two-cell form; four cells worked by hand: 12 of 100 against 50 of 5,000. */
test('twelve times as frequent stands out', () => {
  const { g2, logRatio, expected, pValue } = keynessOf(counts('a', 12));
  const cells = [
    [12, (100 * 62) / 5_100],
    [50, (5_000 * 62) / 5_100],
    [88, (100 * 5_038) / 5_100],
    [4_950, (5_000 * 5_038) / 5_100],
  ] as const;
  expect(g2).toBeCloseTo(2 * cells.reduce((sum, [seen, awaited]) => sum + seen * Math.log(seen / awaited), 0), 10);
  expect(logRatio).toBeCloseTo(Math.log2(12.5 / 100.5 / (50.5 / 5_000.5)), 10);
  expect(expected).toBeCloseTo(1.2157, 3);
  expect(pValue).toBeLessThan(1e-6);
});

/** Source: any table of chi-square with one degree of freedom. */
test.each([
  [2, 0.29],
  [4, 0.04],
])('%d where about one is expected has the p-value of its G2', (own, roughly) => {
  expect(Math.abs(keynessOf(counts('a', own)).pValue - roughly)).toBeLessThan(0.25 * roughly + 0.12);
});

test('three tickets at least, and at least twice as frequent', () => {
  expect(keyThemes([counts('few', 2, { others: 1 })])).toEqual([]);
  expect(keyThemes([counts('common', 300, { ownTotal: 1_000, others: 1_000 })])).toEqual([]);
  expect(keyThemes([counts('three', 3, { others: 1 })]).map(({ themeId }) => themeId)).toEqual(['three']);
});

test('rarer than elsewhere is no theme to offer', () => {
  expect(keyThemes([counts('rare', 0, { ownTotal: 1_000, others: 500 })])).toEqual([]);
});

test('tested among many, chance alone is not enough', () => {
  const noise = Array.from({ length: 60 }, (_, place) => counts(`n${place}`, 1));
  const doubtful = counts('doubtful', 5, { others: 80 });
  expect(keyThemes([doubtful])).toHaveLength(1);
  expect(keyThemes([doubtful, ...noise])).toHaveLength(0);
  expect(keyThemes([counts('clear', 15), ...noise]).map(({ themeId }) => themeId)).toEqual(['clear']);
});

test('the most excess tickets come first', () => {
  const found = keyThemes([counts('a', 10), counts('b', 30, { others: 200 }), counts('c', 20)]);
  expect(found.map(({ themeId }) => themeId)).toEqual(['b', 'c', 'a']);
});
