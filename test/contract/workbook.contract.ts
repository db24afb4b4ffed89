import type { Cell, TabName, Workbook } from '#application/ports/workbook';
import { columnsOf } from '#application/workbook-tabs';

export interface OpenedWorkbook {
  /** Every tab has its heading in row 1 and nothing else. */
  readonly workbook: Workbook;
  /** As when a person deletes a tab. */
  removeTab(tab: TabName): void;
}

/** What every workbook promises. */
export function workbookContract(name: string, open: () => OpenedWorkbook): void {
  describe(`${name} keeps the promises of a workbook`, () => {
    let opened: OpenedWorkbook;
    let workbook: Workbook;

    beforeEach(() => {
      opened = open();
      ({ workbook } = opened);
    });

    const below = (tab: TabName): readonly (readonly Cell[])[] => workbook.read([{ tab, firstRow: 2 }])[0] ?? [];

    test('row 1 is the heading', () => {
      expect(workbook.read([{ tab: 'State', firstRow: 1, lastRow: 1 }])).toEqual([
        [columnsOf('State').map(({ name: column }) => column)],
      ]);
      expect(below('State')).toEqual([]);
    });

    test('what is written comes back as it was: text as text, numbers as numbers', () => {
      const rows: Cell[][] = [
        ['=1+1', '007', '2026-03-01'],
        [12.5, true, '  spaces  '],
        ['Ünïcödé 😀', 'quote \' and " and \\', 'line\nbreak'],
        [1_767_225_600_000, false, -0.1],
      ];
      workbook.write([{ tab: 'State', firstRow: 2, rows }]);
      expect(below('State')).toEqual(rows);
    });

    test('trailing empty cells and rows are absent, inner ones are empty texts or absent rows', () => {
      workbook.write([
        {
          tab: 'State',
          firstRow: 2,
          rows: [
            ['a', '', ''],
            ['', '', ''],
            ['', 'b', ''],
            ['', '', ''],
          ],
        },
      ]);
      expect(below('State')).toEqual([['a'], [], ['', 'b']]);
    });

    test('null leaves a cell as it is, an empty text clears it', () => {
      workbook.write([{ tab: 'State', firstRow: 2, rows: [['a', 'b', 'c']] }]);
      workbook.write([{ tab: 'State', firstRow: 2, rows: [[null, 'B', '']] }]);
      expect(below('State')).toEqual([['a', 'B']]);
    });

    test('one read answers any number of ranges of several tabs, in order', () => {
      workbook.write([
        {
          tab: 'State',
          firstRow: 2,
          rows: [
            ['a', 1],
            ['b', 2],
            ['c', 3],
          ],
        },
        { tab: 'Client cards', firstRow: 2, firstColumn: 2, rows: [['Northwind']] },
      ]);
      expect(
        workbook.read([
          { tab: 'Client cards', firstRow: 2, lastRow: 2 },
          { tab: 'State', firstRow: 3, lastRow: 4, firstColumn: 2, lastColumn: 2 },
          { tab: 'State', firstRow: 2, firstColumn: 1, lastColumn: 1 },
          { tab: 'People', firstRow: 2, lastRow: 50 },
        ]),
      ).toEqual([[['', 'Northwind']], [[2], [3]], [['a'], ['b'], ['c']], []]);
      expect(workbook.read([])).toEqual([]);
    });

    test('a read of very many ranges gives the same answers as each alone', () => {
      workbook.write([
        { tab: 'Runs', firstRow: 2, rows: Array.from({ length: 300 }, (_, index) => [`run-${index}`, index]) },
      ]);
      const ranges = Array.from({ length: 150 }, (_, index) => ({
        tab: 'Runs' as const,
        firstRow: 2 + index * 2,
        lastRow: 2 + index * 2,
        lastColumn: 2,
      }));
      const answers = workbook.read([...ranges, ...ranges.slice(0, 1)]);
      expect(answers).toHaveLength(151);
      expect(answers.map((rows) => rows[0]?.[1])).toEqual([...ranges.map((_, index) => index * 2), 0]);
    });

    test('rows below and columns beside what a tab has are empty', () => {
      workbook.write([{ tab: 'State', firstRow: 2, rows: [['a']] }]);
      expect(
        workbook.read([
          { tab: 'State', firstRow: 90_000 },
          { tab: 'State', firstRow: 2, lastRow: 90_000, lastColumn: 40 },
          { tab: 'State', firstRow: 2, firstColumn: 30, lastColumn: 40 },
        ]),
      ).toEqual([[], [['a']], []]);
    });

    test('a tab that is too short or too narrow grows', () => {
      const wide: Cell[] = [];
      wide[34] = 'far right';
      workbook.write([
        { tab: 'State', firstRow: 4_000, rows: [['far down']] },
        { tab: 'People', firstRow: 2, rows: [Array.from(wide, (cell) => cell ?? null)] },
      ]);
      expect(workbook.read([{ tab: 'State', firstRow: 4_000 }])).toEqual([[['far down']]]);
      expect(workbook.read([{ tab: 'People', firstRow: 2, firstColumn: 35 }])).toEqual([[['far right']]]);
    });

    test('an append stands after the last filled row, also beyond the size of the tab', () => {
      workbook.append('Data gaps', [['noOwner', 1]]);
      workbook.append(
        'Data gaps',
        Array.from({ length: 1_200 }, (_, index) => ['noTermEnd', index]),
      );
      const rows = below('Data gaps');
      expect(rows).toHaveLength(1_201);
      expect([rows[0], rows[1], rows[1_200]]).toEqual([
        ['noOwner', 1],
        ['noTermEnd', 0],
        ['noTermEnd', 1_199],
      ]);
    });

    test('an append keeps empty cells in their place', () => {
      workbook.append('Timeline', [[0, 'e0', null, 'type', '', 7]]);
      workbook.append('Timeline', [[1, 'e1', '', null, null, 8]]);
      expect(below('Timeline')).toEqual([
        [0, 'e0', '', 'type', '', 7],
        [1, 'e1', '', '', '', 8],
      ]);
    });

    test('writing or appending nothing is allowed', () => {
      workbook.write([]);
      workbook.append('Runs', []);
      expect(below('Runs')).toEqual([]);
    });

    test('a tab that was deleted is named, with nothing else written', () => {
      opened.removeTab('Runs');
      const refused = {
        system: 'Google Sheets',
        failure: 'rejected',
        detail: expect.stringContaining('tab Runs is missing') as string,
      };
      const edits = [
        { tab: 'State', firstRow: 2, rows: [['a']] },
        { tab: 'Runs', firstRow: 2, rows: [['a']] },
      ] as const;
      expect(() => workbook.read([{ tab: 'Runs', firstRow: 2 }])).toThrow(expect.objectContaining(refused) as Error);
      expect(() => workbook.write(edits)).toThrow(expect.objectContaining(refused) as Error);
      expect(() => workbook.append('Runs', [['a']])).toThrow(expect.objectContaining(refused) as Error);
      expect(below('State')).toEqual([]);
    });
  });
}
