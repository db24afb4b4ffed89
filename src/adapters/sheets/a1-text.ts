import type { RowRange, RowsEdit, TabName } from '#application/ports/workbook';
import { assert } from '#domain/vocabulary/assert';

/** The last of the letters a range may end with when no column is named; Google cuts a range at the tab's edge. */
const farColumn = 'ZZ';

/** `1` is `A`, `27` is `AA`. */
export function columnLetters(column: number): string {
  assert(Number.isInteger(column) && column >= 1, 'columns count from 1');
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function quotedTab(tab: TabName): string {
  return `'${tab.replaceAll("'", "''")}'`;
}

export function rangeText({ tab, firstRow, lastRow, firstColumn = 1, lastColumn }: RowRange): string {
  assert(Number.isInteger(firstRow) && firstRow >= 1, 'rows count from 1');
  assert(lastRow === undefined || lastRow >= firstRow, 'a range ends after it starts');
  const end = lastColumn === undefined ? farColumn : columnLetters(lastColumn);
  return `${quotedTab(tab)}!${columnLetters(firstColumn)}${firstRow}:${end}${lastRow ?? ''}`;
}

export function lastRowOf({ firstRow, rows }: RowsEdit): number {
  return firstRow + rows.length - 1;
}

export function lastColumnOf({ firstColumn = 1, rows }: RowsEdit): number {
  return firstColumn + Math.max(1, ...rows.map((row) => row.length)) - 1;
}

export function editRangeText(edit: RowsEdit): string {
  return rangeText({ ...edit, lastRow: lastRowOf(edit), lastColumn: lastColumnOf(edit) });
}
