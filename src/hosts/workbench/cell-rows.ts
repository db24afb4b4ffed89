import type { Cell } from '#application/ports/workbook';

/** Trailing empty cells and rows are left out by Google; what is there is text, a number or a flag. */
export function isCellRows(value: unknown): value is readonly (readonly Cell[])[] {
  return Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every(isCell));
}

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
