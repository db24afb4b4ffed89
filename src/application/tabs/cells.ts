import { UpstreamError } from '../upstream-error';
import type { Cell, TabName } from '../ports/workbook';

/** Reading cells back: a person may have edited them, so every cell is checked and a bad one is named by tab, row and column. */
export class CellReader {
  constructor(
    private readonly tab: TabName,
    private readonly row: number,
    private readonly cells: readonly Cell[],
    private readonly columns: readonly string[],
  ) {}

  text(column: string): string {
    const cell = this.at(column);
    return cell === null || cell === undefined ? '' : String(cell);
  }

  optionalText(column: string): string | undefined {
    return this.text(column) || undefined;
  }

  number(column: string): number {
    const cell = this.at(column);
    const value = typeof cell === 'number' ? cell : Number(cell === '' || cell === null ? Number.NaN : cell);
    if (!Number.isFinite(value)) throw this.bad(column, 'a number');
    return value;
  }

  optionalNumber(column: string): number | undefined {
    return this.text(column) === '' ? undefined : this.number(column);
  }

  flag(column: string): boolean {
    const cell = this.at(column);
    return cell === true || cell === 'TRUE';
  }

  /** The parsed JSON of a cell that we wrote. */
  json<Value>(column: string): Value {
    try {
      return JSON.parse(this.text(column)) as Value;
    } catch {
      throw this.bad(column, 'the JSON that the product wrote');
    }
  }

  private at(column: string): Cell | undefined {
    return this.cells[this.columns.indexOf(column)];
  }

  private bad(column: string, expected: string): UpstreamError {
    return new UpstreamError(
      'Google Sheets',
      'malformed',
      `${this.tab} row ${this.row}, column ${column}, does not hold ${expected}. Restore the row from version history.`,
    );
  }
}

/** Sheets refuses a longer cell. Source: Google, "Google Sheets limits". */
export const maxCellCharacters = 50_000;
