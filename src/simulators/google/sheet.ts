import { formatA1, type A1Range, type GridArea } from './a1-range';
import { invalidArgument } from './api-error';
import { renderCell, type CellContent, type RenderOption, type Row } from './cell';
import type { JsonObject } from './json';

export interface SheetProperties {
  readonly sheetId: number;
  readonly title: string;
  readonly index: number;
  readonly sheetType: 'GRID';
  readonly gridProperties: GridProperties;
  readonly [other: string]: unknown;
}

export interface GridProperties {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly [other: string]: unknown;
}

export interface SavedSheet {
  readonly properties: SheetProperties;
  readonly rows: readonly (readonly (CellContent | null)[])[];
  readonly protectedRanges: readonly JsonObject[];
}

/** `undefined` clears a cell, `null` leaves it. */
export type Edit = readonly (CellContent | undefined | null)[];

/**
 * One tab. Rows are never changed in place: a draft shares them with the tab it was copied from, so a batch that fails
 * half-way costs nothing to undo.
 */
export class Sheet {
  private constructor(
    public properties: SheetProperties,
    private rows: Row[],
    public protectedRanges: readonly JsonObject[],
  ) {}

  static empty(properties: SheetProperties): Sheet {
    return new Sheet(properties, [], []);
  }

  static restored({ properties, rows, protectedRanges }: SavedSheet): Sheet {
    const contents = rows.map((row) => row.map((cell) => cell ?? undefined));
    return new Sheet(properties, contents, protectedRanges);
  }

  saved(): SavedSheet {
    const rows = Array.from(this.rows, (row) => Array.from(row ?? [], (cell) => cell ?? null));
    return { properties: this.properties, rows, protectedRanges: this.protectedRanges };
  }

  draft(): Sheet {
    return new Sheet(this.properties, this.rows.slice(), this.protectedRanges);
  }

  get rowCount(): number {
    return this.properties.gridProperties.rowCount;
  }

  get columnCount(): number {
    return this.properties.gridProperties.columnCount;
  }

  setGrid(change: Partial<GridProperties>): void {
    const gridProperties = { ...this.properties.gridProperties, ...change };
    this.properties = { ...this.properties, gridProperties };
    if (this.rows.length > this.rowCount) this.rows.length = this.rowCount;
    const { columnCount } = this;
    this.rows.forEach((row, index) => {
      if (row.length > columnCount) this.rows[index] = row.slice(0, columnCount);
    });
  }

  /** A range that starts inside the grid is cut at its edge; one that starts beyond it is refused. */
  areaOf(range: A1Range): GridArea {
    this.assertInside(range, range.startRow + 1, range.startColumn + 1);
    return {
      startRow: range.startRow,
      startColumn: range.startColumn,
      endRow: Math.min(range.endRow ?? this.rowCount, this.rowCount),
      endColumn: Math.min(range.endColumn ?? this.columnCount, this.columnCount),
    };
  }

  /** `rowEnd` and `columnEnd` are exclusive. */
  assertInside(range: A1Range, rowEnd: number, columnEnd: number): void {
    if (rowEnd <= this.rowCount && columnEnd <= this.columnCount) return;
    const named = formatA1(this.properties.title, range);
    throw invalidArgument(
      `Range (${named}) exceeds grid limits. Max rows: ${this.rowCount}, max columns: ${this.columnCount}`,
    );
  }

  /** Trailing empty cells and rows are left out, as the vendor does. */
  values(area: GridArea, render: RenderOption): (string | number | boolean)[][] {
    const values: (string | number | boolean)[][] = [];
    let filled = 0;
    const end = Math.min(area.endRow, this.rows.length);
    for (let row = area.startRow; row < end; row += 1) {
      const cells = (this.rows[row] ?? []).slice(area.startColumn, area.endColumn);
      let width = cells.length;
      while (width > 0 && cells[width - 1] === undefined) width -= 1;
      values.push(Array.from({ length: width }, (_, column) => renderCell(cells[column], render)));
      if (width > 0) filled = values.length;
    }
    values.length = filled;
    return values;
  }

  cell(row: number, column: number): CellContent | undefined {
    return this.rows[row]?.[column];
  }

  /** The number of rows down to the last filled one. */
  filledRows(): number {
    let end = this.rows.length;
    while (end > 0 && !this.isRowFilled(end - 1)) end -= 1;
    return end;
  }

  isRowFilled(row: number, startColumn = 0, endColumn = Number.MAX_SAFE_INTEGER): boolean {
    const cells = this.rows[row];
    if (cells === undefined) return false;
    const end = Math.min(cells.length, endColumn);
    for (let column = startColumn; column < end; column += 1) if (cells[column] !== undefined) return true;
    return false;
  }

  /** The first and the last filled column of a row. */
  filledColumns(row: number): { readonly first: number; readonly last: number } | undefined {
    const cells = this.rows[row] ?? [];
    const first = cells.findIndex((cell) => cell !== undefined);
    if (first < 0) return undefined;
    let last = cells.length - 1;
    while (cells[last] === undefined) last -= 1;
    return { first, last };
  }

  writeRow(row: number, startColumn: number, edit: Edit): void {
    const cells: (CellContent | undefined)[] = (this.rows[row] ?? []).slice();
    edit.forEach((content, offset) => {
      if (content !== null) cells[startColumn + offset] = content;
    });
    // A hole and `undefined` must read alike.
    this.rows[row] = Array.from(cells);
  }

  clear(area: GridArea): void {
    const end = Math.min(area.endRow, this.rows.length);
    for (let row = area.startRow; row < end; row += 1) {
      const width = Math.min(area.endColumn, this.rows[row]?.length ?? 0) - area.startColumn;
      if (width > 0) this.writeRow(row, area.startColumn, new Array<undefined>(width).fill(undefined));
    }
  }

  insertRows(before: number, count: number): void {
    if (before < this.rows.length) this.rows.splice(before, 0, ...Array.from({ length: count }, () => []));
    this.setGrid({ rowCount: this.rowCount + count });
  }

  deleteRows(start: number, end: number): void {
    this.rows.splice(start, end - start);
    this.setGrid({ rowCount: this.rowCount - (end - start) });
  }

  insertColumns(before: number, count: number): void {
    this.rows = this.rows.map((row) =>
      row.length <= before
        ? row
        : [...row.slice(0, before), ...new Array<undefined>(count).fill(undefined), ...row.slice(before)],
    );
    this.setGrid({ columnCount: this.columnCount + count });
  }

  deleteColumns(start: number, end: number): void {
    this.rows = this.rows.map((row) => [...row.slice(0, start), ...row.slice(end)]);
    this.setGrid({ columnCount: this.columnCount - (end - start) });
  }
}
