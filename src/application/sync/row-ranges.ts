import type { Cell, RowRange, RowsEdit, TabName, Workbook } from '../ports/workbook';

/** Rows that stand at most this far apart are read in one range: a few rows too many cost less than a longer request. */
const readThrough = 20;

/** Reads single rows, wherever they stand, in one call. The answer has an entry for every row asked for that is filled. */
export function readRows(
  workbook: Workbook,
  tab: TabName,
  rows: readonly number[],
  columns: { readonly first: number; readonly last: number },
): ReadonlyMap<number, readonly Cell[]> {
  if (rows.length === 0) return new Map();
  const spans = spansOf(rows);
  const ranges: RowRange[] = spans.map(([firstRow, lastRow]) => ({
    tab,
    firstRow,
    lastRow,
    firstColumn: columns.first,
    lastColumn: columns.last,
  }));
  const wanted = new Set(rows);
  const found = new Map<number, readonly Cell[]>();
  workbook.read(ranges).forEach((block, index) => {
    const first = spans[index]?.[0] ?? 0;
    block.forEach((cells, offset) => {
      if (wanted.has(first + offset)) found.set(first + offset, cells);
    });
  });
  return found;
}

export function spansOf(rows: readonly number[]): readonly (readonly [number, number])[] {
  const sorted = [...rows].sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const row of sorted) {
    const last = spans[spans.length - 1];
    if (last !== undefined && row - last[1] <= readThrough) last[1] = row;
    else spans.push([row, row]);
  }
  return spans;
}

/** Joins the edits of neighboring rows into one each. */
export function joinedEdits(
  tab: TabName,
  rows: ReadonlyMap<number, readonly Cell[]>,
  firstColumn = 1,
): readonly RowsEdit[] {
  const edits: { firstRow: number; rows: (readonly Cell[])[] }[] = [];
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const cells = rows.get(row) ?? [];
    const last = edits[edits.length - 1];
    if (last !== undefined && last.firstRow + last.rows.length === row) last.rows.push(cells);
    else edits.push({ firstRow: row, rows: [cells] });
  }
  return edits.map((edit) => ({ tab, firstColumn, ...edit }));
}
