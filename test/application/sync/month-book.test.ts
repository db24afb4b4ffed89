import { MonthBook } from '#application/sync/month-book';
import type { TicketFeatures } from '#domain/readiness/service-month';
import { emptyWorkbook } from '#test/support/memory-msp';

function features(id: number, overrides: Partial<TicketFeatures> = {}): TicketFeatures {
  return {
    id,
    openedOn: '2026-10-05',
    closedOn: '2026-10-09',
    priority: 3,
    wasReopened: false,
    reassignCount: 0,
    isVip: false,
    centihours: 50,
    chargedCentihours: 50,
    ...overrides,
  };
}

const key = { clientId: 1, contractId: 101, month: '2026-10' };

/** Far apart, so that packing has little to gain. */
const manyIds = Array.from({ length: 6_000 }, (_, index) => 1_000_000 + index * 9_973);

function opened(workbook: ReturnType<typeof emptyWorkbook>): number {
  return MonthBook.load(workbook)
    .readAllSums(workbook)
    .reduce((sum, month) => sum + month.opened, 0);
}

test('a month too large for one cell goes on in further rows, each ticket once', () => {
  const workbook = emptyWorkbook();
  const months = MonthBook.load(workbook);
  for (const id of manyIds) months.add(key, features(id));
  workbook.write(months.edits(workbook));
  expect(months.rowCount()).toBeGreaterThan(1);
  expect(opened(workbook)).toBe(manyIds.length);

  const again = MonthBook.load(workbook);
  for (const id of manyIds.slice(100, 200)) again.add(key, features(id, { centihours: 75 }));
  workbook.write(again.edits(workbook));
  expect(opened(workbook)).toBe(manyIds.length);
});

test('a month that shrinks to fewer rows is not counted with its old ones', () => {
  const workbook = emptyWorkbook();
  const months = MonthBook.load(workbook);
  for (const id of manyIds)
    months.add(key, features(id, { centihours: 99_999, chargedCentihours: 88_888, reassignCount: 40 }));
  workbook.write(months.edits(workbook));
  const rowsBefore = months.rowCount();
  const again = MonthBook.load(workbook);
  for (const id of manyIds) again.add(key, features(id, { centihours: 0, chargedCentihours: 0 }));
  workbook.write(again.edits(workbook));
  expect(MonthBook.load(workbook).rowCount()).toBe(rowsBefore);
  expect(opened(workbook)).toBe(manyIds.length);
});

test('folding what is already there writes nothing', () => {
  const workbook = emptyWorkbook();
  const months = MonthBook.load(workbook);
  months.add(key, features(1));
  workbook.write(months.edits(workbook));
  const again = MonthBook.load(workbook);
  again.add(key, features(1));
  expect(again.edits(workbook)).toEqual([]);
});

test('a packed cell that was edited by hand is named, and nothing is written', () => {
  const workbook = emptyWorkbook();
  const months = MonthBook.load(workbook);
  months.add(key, features(1));
  workbook.write(months.edits(workbook));
  workbook.write([{ tab: 'Service months', firstRow: 2, firstColumn: 23, rows: [['hello']] }]);
  const again = MonthBook.load(workbook);
  again.add(key, features(2));
  expect(() => again.edits(workbook)).toThrow(/Service months row 2, column tickets, was edited/);
});
