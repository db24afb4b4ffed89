import { unitCountsOf, withCount, type MonthCount } from '#application/sync/facts/month-counts';

test('a month is counted again each day and stays as it last stood', () => {
  let counts: readonly MonthCount[] | undefined;
  counts = withCount(counts, '2026-10-30', 10);
  counts = withCount(counts, '2026-10-31', 11);
  counts = withCount(counts, '2026-11-01', 12);
  expect(counts).toEqual([
    ['2026-10', 11],
    ['2026-11', 12],
  ]);
  expect(withCount(counts, '2026-11-01', 12)).toEqual(counts);
});

test('two years and the month under way are kept', () => {
  let counts: readonly MonthCount[] = [];
  for (let year = 2020; year < 2026; year += 1)
    for (let month = 1; month <= 12; month += 1)
      counts = withCount(counts, `${year}-${String(month).padStart(2, '0')}-28`, month);
  expect(counts).toHaveLength(25);
  expect(counts[0]?.[0]).toBe('2023-12');
});

test('only months that are over are facts, each with what was counted in it', () => {
  const contacts: readonly MonthCount[] = [
    ['2026-09', 20],
    ['2026-10', 21],
    ['2026-11', 22],
  ];
  expect(unitCountsOf(contacts, [['2026-10', 40]], '2026-11-23')).toEqual([
    { month: '2026-09', contacts: 20 },
    { month: '2026-10', contacts: 21, billedUnits: 40 },
  ]);
  expect(unitCountsOf(undefined, undefined, '2026-11-23')).toBeUndefined();
  expect(unitCountsOf([['2026-11', 5]], undefined, '2026-11-23')).toEqual([]);
});
