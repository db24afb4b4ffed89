import { summarizeMonth } from '#domain/readiness/ticket-months';
import { without } from '#test/support/contract-facts';
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

describe('a row from before texts were looked at', () => {
  /** As the product wrote it then: no column for machines, tickets packed in version 1. */
  const added = Array.from({ length: 6 }, () => '');
  function oldWorkbook(): ReturnType<typeof emptyWorkbook> {
    const workbook = emptyWorkbook();
    const months = MonthBook.load(workbook);
    for (const id of [1, 2]) months.add(key, features(id));
    workbook.write(months.edits(workbook));
    workbook.write([
      { tab: 'Service months', firstRow: 2, firstColumn: 23, rows: [['1:fzv:01,,4,3,1e;01,,4,3,1e', ...added]] },
    ]);
    return workbook;
  }

  const wording = { isMachineMade: true, language: 'en', words: 12 } as const;
  const sumsOf = (workbook: ReturnType<typeof emptyWorkbook>) => MonthBook.load(workbook).readAllSums(workbook);

  test('is read, and who opened its tickets is unknown, not nobody', () => {
    const workbook = oldWorkbook();
    expect(sumsOf(workbook)).toEqual([expect.objectContaining({ opened: 2 })]);
    expect(sumsOf(workbook)[0]).not.toHaveProperty('machineMade');
    expect(MonthBook.load(workbook).readSums(workbook, new Set([1]))).toEqual(sumsOf(workbook));
  });

  test('stays unknown while one of its tickets is, and is known once all were read again', () => {
    const workbook = oldWorkbook();
    const fold = (id: number) => {
      const months = MonthBook.load(workbook);
      months.add(key, features(id, { wording }));
      workbook.write(months.edits(workbook));
      return sumsOf(workbook)[0];
    };
    expect(fold(1)).not.toHaveProperty('machineMade');
    expect(fold(2)).toMatchObject({ opened: 2, machineMade: 2 });
    expect(workbook.contentOf('Service months')[1]?.slice(22, 24)).toEqual([expect.stringMatching(/^3:/), 2]);
  });

  test('without a ticket has none of machines either', () => {
    const workbook = oldWorkbook();
    workbook.write([{ tab: 'Service months', firstRow: 2, firstColumn: 5, rows: [[0]] }]);
    expect(sumsOf(workbook)[0]).toMatchObject({ opened: 0, machineMade: 0 });
  });
});

test('sums over requests are read back as they were made, and only where every ticket is in the present form', () => {
  const workbook = emptyWorkbook();
  const tone = { score: -40, cues: ['neglect'], entries: [7] } as const;
  const asked = {
    category: 3,
    userId: 9,
    hoursToClose: 100,
    wording: { isMachineMade: false, language: 'en', words: 12, tone },
  } as const;
  const tickets = [features(1, { ...asked, csat: 4 }), features(2, { ...asked, category: 0, priority: 1 })];
  const scale = { best: 1, worst: 4 };
  const months = MonthBook.load(workbook, scale);
  for (const each of tickets) months.add(key, each);
  workbook.write(months.edits(workbook));
  const sums = () => MonthBook.load(workbook, scale).readAllSums(workbook);
  expect(sums()).toEqual([summarizeMonth(key, tickets, scale)]);
  expect(sums()[0]?.people).toMatchObject({
    requests: 2,
    complaints: 2,
    ticketIds: { lowSatisfaction: [1], slow: [2, 1] },
  });

  const again = MonthBook.load(workbook, scale);
  again.add(key, without(features(3, asked), ['category']));
  workbook.write(again.edits(workbook));
  expect(sums()[0]?.opened).toBe(3);
  expect(sums()[0]).not.toHaveProperty('people');
});

describe('a ticket of which the contract is told', () => {
  const client = { clientId: 1, contractId: 0, month: '2026-10' };

  /** Tickets by contract, after these were folded in and written. */
  function countedIn(workbook: ReturnType<typeof emptyWorkbook>, fold: (months: MonthBook) => void) {
    const months = MonthBook.load(workbook);
    fold(months);
    workbook.write(months.edits(workbook));
    const sums = MonthBook.load(workbook).readAllSums(workbook);
    return Object.fromEntries(sums.map((month) => [month.contractId, month.opened]));
  }

  test('moves there with what was known of it, and is counted once', () => {
    const workbook = emptyWorkbook();
    const known = features(1, { csat: 2, wasReopened: true });
    expect(countedIn(workbook, (months) => [known, features(2)].forEach((each) => months.add(client, each)))).toEqual({
      0: 2,
    });
    expect(countedIn(workbook, (months) => months.addTold(key, features(1)))).toEqual({ 0: 1, 101: 1 });
    const [moved] = MonthBook.load(workbook)
      .readAllSums(workbook)
      .filter(({ contractId }) => contractId === 101);
    expect(moved).toMatchObject({ csatSum: 2, reopened: 1 });
  });

  test('is not taken back by a conclusion, in the same chunk or in a later one', () => {
    const workbook = emptyWorkbook();
    const both = (months: MonthBook) => {
      months.addTold(key, features(1));
      months.add(client, features(1));
    };
    expect(countedIn(workbook, both)).toEqual({ 101: 1 });
    expect(countedIn(workbook, (months) => months.add(client, features(1, { centihours: 90 })))).toEqual({ 101: 1 });
  });

  test('moves on when another contract is told', () => {
    const workbook = emptyWorkbook();
    countedIn(workbook, (months) => months.addTold(key, features(1)));
    const other = { ...key, contractId: 102 };
    expect(countedIn(workbook, (months) => months.addTold(other, features(1)))).toEqual({ 101: 0, 102: 1 });
  });
});
