import type { Cell, RowRange, RowsEdit, TabName, Workbook } from '#application/ports/workbook';
import { UpstreamError } from '#application/upstream-error';
import { assert } from '#domain/vocabulary/assert';
import { columnsOf, workbookTabs } from '#application/workbook-tabs';

const everyTab: readonly TabName[] = workbookTabs.map(({ tab }) => tab);

/** Source: Google Sheets, "Files you can store": a cell holds up to 50,000 characters. */
const longestCell = 50_000;

/** A workbook in memory that keeps what Google Sheets keeps: no empty cell at the end of a row, no empty row at the end. */
export class MemoryWorkbook implements Workbook {
  /** One entry a call, in order: what a test of call budgets counts. */
  readonly calls: ('read' | 'write' | 'append' | 'addMissingTabs')[] = [];
  private readonly tabs = new Map<TabName, Cell[][]>();

  /** Row 1 of each tab is its heading. Tabs that are not named start empty. */
  constructor(initial: Partial<Record<TabName, readonly (readonly Cell[])[]>> = {}) {
    for (const tab of everyTab)
      this.tabs.set(
        tab,
        (initial[tab] ?? []).map((row) => [...row]),
      );
  }

  read(ranges: readonly RowRange[]): readonly (readonly (readonly Cell[])[])[] {
    this.calls.push('read');
    return ranges.map((range) => this.readRange(range));
  }

  write(edits: readonly RowsEdit[]): void {
    this.calls.push('write');
    for (const edit of edits) assertFits(edit.rows);
    const targets = edits.map(({ tab }) => this.rowsOf(tab));
    edits.forEach((edit, index) => writeInto(targets[index] ?? [], edit));
  }

  append(tab: TabName, rows: readonly (readonly Cell[])[]): void {
    this.calls.push('append');
    assertFits(rows);
    const held = this.rowsOf(tab);
    held.length = filledLength(held, (row) => row.some((cell) => !isEmpty(cell)));
    for (const row of rows) held.push(row.map((cell) => cell ?? ''));
  }

  addMissingTabs(tabs: readonly TabName[]): readonly TabName[] {
    this.calls.push('addMissingTabs');
    const missing = everyTab.filter((tab) => tabs.includes(tab) && !this.tabs.has(tab));
    for (const tab of missing) this.tabs.set(tab, [columnsOf(tab).map(({ name }) => name)]);
    return missing;
  }

  /** Everything in a tab, heading included. Costs no call. */
  contentOf(tab: TabName): readonly (readonly Cell[])[] {
    return trimmed(this.rowsOf(tab));
  }

  /** As when a person deletes the tab. */
  removeTab(tab: TabName): void {
    this.tabs.delete(tab);
  }

  private readRange({ tab, firstRow, lastRow, firstColumn = 1, lastColumn }: RowRange): readonly (readonly Cell[])[] {
    assert(firstRow >= 1 && firstColumn >= 1, 'rows and columns count from 1');
    const rows = this.rowsOf(tab).slice(firstRow - 1, lastRow);
    return trimmed(rows.map((row) => row.slice(firstColumn - 1, lastColumn)));
  }

  private rowsOf(tab: TabName): Cell[][] {
    const rows = this.tabs.get(tab);
    if (rows === undefined) throw new UpstreamError('Google Sheets', 'rejected', `the tab ${tab} is missing`);
    return rows;
  }
}

function writeInto(held: Cell[][], { firstRow, firstColumn = 1, rows }: RowsEdit): void {
  assert(firstRow >= 1 && firstColumn >= 1, 'rows and columns count from 1');
  rows.forEach((row, down) => {
    while (held.length < firstRow + down) held.push([]);
    const target = held[firstRow - 1 + down] ?? [];
    row.forEach((cell, across) => {
      if (cell === null) return;
      while (target.length < firstColumn + across) target.push('');
      target[firstColumn - 1 + across] = cell;
    });
  });
}

function assertFits(rows: readonly (readonly Cell[])[]): void {
  for (const cell of rows.flat()) {
    assert(typeof cell !== 'string' || cell.length <= longestCell, 'a cell holds at most 50,000 characters');
  }
}

function trimmed(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const filled = rows.slice(
    0,
    filledLength(rows, (row) => row.some((cell) => !isEmpty(cell))),
  );
  return filled.map((row) =>
    row.slice(
      0,
      filledLength(row, (cell) => !isEmpty(cell)),
    ),
  );
}

function filledLength<Part>(parts: readonly Part[], isFilled: (part: Part) => boolean): number {
  let length = parts.length;
  while (length > 0) {
    const last = parts[length - 1];
    if (last !== undefined && isFilled(last)) break;
    length -= 1;
  }
  return length;
}

function isEmpty(cell: Cell): boolean {
  return cell === null || cell === '';
}
