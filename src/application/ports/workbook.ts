/** What a cell holds. Text from outside is always written as text, never as a formula. */
export type Cell = string | number | boolean | null;

export type TabName =
  | 'Timeline'
  | 'State'
  | 'Renewals'
  | 'Service months'
  | 'Client cards'
  | 'Concessions'
  | 'Checkpoints'
  | 'Policy'
  | 'Uplift'
  | 'People'
  | 'Runs'
  | 'Data gaps';

/** Rows count from 1 and row 1 is the heading, as a person sees them. Columns count from 1. */
export interface RowRange {
  readonly tab: TabName;
  readonly firstRow: number;
  /** Absent: to the end of what is filled. */
  readonly lastRow?: number;
  readonly firstColumn?: number;
  readonly lastColumn?: number;
}

export interface RowsEdit {
  readonly tab: TabName;
  readonly firstRow: number;
  readonly firstColumn?: number;
  /** `null` leaves a cell as it is; an empty text clears it. */
  readonly rows: readonly (readonly Cell[])[];
}

/** The timeline workbook. Every method is one HTTP call, except where said. Throws `UpstreamError`. */
export interface Workbook {
  /** Trailing empty cells and rows are absent from the answer. Any number of ranges is one call. */
  read(ranges: readonly RowRange[]): readonly (readonly (readonly Cell[])[])[];
  /** All edits or none. Grows a tab that is too short, which costs three calls more, rarely. */
  write(edits: readonly RowsEdit[]): void;
  /** Adds rows after the last filled one. Not idempotent: after a lost reply, read the tail first. */
  append(tab: TabName, rows: readonly (readonly Cell[])[]): void;
  /** Makes those of the tabs that are not there, headings included, and answers their names. Two calls, one where none is missing. */
  addMissingTabs(tabs: readonly TabName[]): readonly TabName[];
}
