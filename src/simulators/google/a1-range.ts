/**
 * A1 notation, parsed and printed. Rows and columns count from 0 and ends are exclusive, as in the vendor's GridRange; an
 * absent end is open.
 */
export interface A1Range {
  readonly sheetTitle?: string;
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow?: number;
  readonly endColumn?: number;
  /** One cell: for a write it is only the corner where the values start. */
  readonly isCell: boolean;
}

export interface GridArea {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

const cellsPattern = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,6})?(?:(:)\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,6})?)?$/;

export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Answers undefined for what is no range; the caller words the error with the text it was given. */
export function parseA1(text: string, sheetTitles: ReadonlySet<string>): A1Range | undefined {
  const split = splitSheet(text);
  if (split === undefined) return undefined;
  const whole = { startRow: 0, startColumn: 0, isCell: false };
  if (split.sheetTitle === undefined && sheetTitles.has(unquoted(split.cells))) {
    return { ...whole, sheetTitle: unquoted(split.cells) };
  }
  const area = parseCells(split.cells);
  if (area === undefined) return undefined;
  return split.sheetTitle === undefined ? area : { ...area, sheetTitle: split.sheetTitle };
}

function splitSheet(text: string): { readonly sheetTitle?: string; readonly cells: string } | undefined {
  const quoted = /^'((?:[^']|'')*)'!(.+)$/s.exec(text);
  if (quoted !== null) return { sheetTitle: (quoted[1] ?? '').replaceAll("''", "'"), cells: quoted[2] ?? '' };
  const mark = text.lastIndexOf('!');
  if (mark < 0) return { cells: text };
  if (mark === 0 || mark === text.length - 1) return undefined;
  return { sheetTitle: text.slice(0, mark), cells: text.slice(mark + 1) };
}

function unquoted(title: string): string {
  const quoted = /^'((?:[^']|'')*)'$/s.exec(title);
  return quoted === null ? title : (quoted[1] ?? '').replaceAll("''", "'");
}

function parseCells(text: string): A1Range | undefined {
  const found = cellsPattern.exec(text);
  if (found === null || text === '') return undefined;
  const [, firstColumn, firstRow, colon, lastColumn, lastRow] = found;
  const startRow = firstRow === undefined ? 0 : Number(firstRow) - 1;
  const startColumn = firstColumn === undefined ? 0 : columnNumber(firstColumn);
  if (colon === undefined) {
    if (firstColumn === undefined || firstRow === undefined) return undefined;
    return { startRow, startColumn, endRow: startRow + 1, endColumn: startColumn + 1, isCell: true };
  }
  if ((firstColumn ?? firstRow) === undefined || (lastColumn ?? lastRow) === undefined) return undefined;
  return ordered({
    startRow,
    startColumn,
    ...(lastRow === undefined ? {} : { endRow: Number(lastRow) }),
    ...(lastColumn === undefined ? {} : { endColumn: columnNumber(lastColumn) + 1 }),
    isCell: false,
  });
}

/** `B2:A1` means `A1:B2`. */
function ordered(range: A1Range): A1Range {
  const { startRow, startColumn, endRow, endColumn } = range;
  const rows = endRow !== undefined && endRow <= startRow ? { startRow: endRow - 1, endRow: startRow + 1 } : {};
  const columns =
    endColumn !== undefined && endColumn <= startColumn
      ? { startColumn: endColumn - 1, endColumn: startColumn + 1 }
      : {};
  return { ...range, ...rows, ...columns };
}

export function quotedTitle(title: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title);
  return plain ? title : `'${title.replaceAll("'", "''")}'`;
}

/** As the vendor prints it: `Tab!A1:B2`, a single cell without a colon, open ends as whole columns or rows. */
export function formatA1(title: string, range: Omit<A1Range, 'isCell' | 'sheetTitle'>): string {
  const { startRow, startColumn, endRow, endColumn } = range;
  const sheet = quotedTitle(title);
  if (endColumn === undefined && endRow === undefined) return sheet;
  const first = `${endColumn === undefined ? '' : columnLetters(startColumn)}${endRow === undefined && startRow === 0 ? '' : startRow + 1}`;
  const last = `${endColumn === undefined ? '' : columnLetters(endColumn - 1)}${endRow ?? ''}`;
  return first === last && endRow !== undefined && endColumn !== undefined
    ? `${sheet}!${first}`
    : `${sheet}!${first}:${last}`;
}
