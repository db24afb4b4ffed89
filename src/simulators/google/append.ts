import { formatA1, type A1Range, type GridArea } from './a1-range';
import { invalidArgument } from './api-error';
import type { Edit, Sheet } from './sheet';

export interface AppendResult {
  /** Absent when there was no table to append to. */
  readonly tableRange?: string;
  readonly area: GridArea;
}

/**
 * `values:append` looks for the last table that touches the range and writes below it, from the table's first column; without
 * a table it writes where the range starts. A table here is a run of rows that are not empty; tables side by side count as one.
 */
export function appendRows(
  sheet: Sheet,
  range: A1Range,
  edits: readonly Edit[],
  insertDataOption: 'INSERT_ROWS' | 'OVERWRITE',
): AppendResult {
  const table = tableTouching(sheet, range);
  const startRow = table?.endRow ?? range.startRow;
  const startColumn = table?.startColumn ?? range.startColumn;
  const width = edits.reduce((widest, edit) => Math.max(widest, edit.length), 0);
  const endRow = startRow + edits.length;
  const endColumn = startColumn + width;
  if (endColumn > sheet.columnCount) {
    throw invalidArgument(
      `Range (${formatA1(sheet.properties.title, { startRow, startColumn, endRow, endColumn })}) exceeds grid limits. ` +
        `Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`,
    );
  }
  if (insertDataOption === 'INSERT_ROWS') sheet.insertRows(startRow, edits.length);
  else if (endRow > sheet.rowCount) sheet.setGrid({ rowCount: endRow });
  edits.forEach((edit, offset) => sheet.writeRow(startRow + offset, startColumn, edit));
  const tableRange = table === undefined ? {} : { tableRange: formatA1(sheet.properties.title, table) };
  return { ...tableRange, area: { startRow, startColumn, endRow, endColumn } };
}

function tableTouching(sheet: Sheet, range: A1Range): GridArea | undefined {
  const seed = lastFilledRow(sheet, range);
  if (seed === undefined) return undefined;
  let endRow = seed + 1;
  while (sheet.isRowFilled(endRow)) endRow += 1;
  let startRow = seed;
  while (startRow > 0 && sheet.isRowFilled(startRow - 1)) startRow -= 1;
  // The heading is as wide as the table nearly always; the last row may be wider.
  const edges = [startRow, seed].map((row) => sheet.filledColumns(row) ?? { first: 0, last: 0 });
  const startColumn = Math.min(...edges.map(({ first }) => first));
  const endColumn = Math.max(...edges.map(({ last }) => last)) + 1;
  return { startRow, endRow, startColumn, endColumn };
}

function lastFilledRow(sheet: Sheet, range: A1Range): number | undefined {
  const end = Math.min(range.endRow ?? sheet.rowCount, sheet.filledRows());
  for (let row = end - 1; row >= range.startRow; row -= 1) {
    if (sheet.isRowFilled(row, range.startColumn, range.endColumn)) return row;
  }
  return undefined;
}
