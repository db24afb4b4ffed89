import type { RowRange, RowsEdit, TabName, Workbook } from '#application/ports/workbook';
import type { CallOutcome } from '../http/transport';
import { addMissingTabs } from './add-missing-tabs';
import { lastColumnOf, lastRowOf } from './a1-text';
import { isBeyondGrid } from './sheets-refusal';
import { assertChanged, type TabGrid } from './sheets-wire';
import { bodyIn, WorkbookCalls, type SheetsWorkbookParts } from './workbook-calls';

/** Added to a tab that is too short, so that growing stays rare. */
const spareRows = 500;

export type { SheetsWorkbookParts } from './workbook-calls';

/** The timeline workbook over Google's REST API. */
export function sheetsWorkbook(parts: SheetsWorkbookParts): Workbook {
  const calls = new WorkbookCalls(parts);

  const read = (ranges: readonly RowRange[]): CallOutcome => calls.send(calls.readCall(ranges), tabsOf(ranges));

  return {
    read(ranges) {
      if (ranges.length === 0) return [];
      const outcome = read(ranges);
      if (outcome.kind === 'done') return calls.rowsIn(outcome.body, ranges);
      if (!isBeyondGrid(outcome)) throw outcome.error;
      // Rows below the last line of a tab are empty, which Google refuses to say.
      const grids = calls.grids(tabsOf(ranges));
      const inside = ranges.filter((range) => startsInside(range, grids));
      const rows = inside.length === 0 ? [] : calls.rowsIn(bodyIn(read(inside)), inside);
      return ranges.map((range) => rows[inside.indexOf(range)] ?? []);
    },

    write(edits) {
      const filled = edits.filter(({ rows }) => rows.length > 0);
      if (filled.length === 0) return;
      const tabs = tabsOf(filled);
      const call = calls.writeCall(filled);
      const outcome = calls.send(call, tabs);
      if (outcome.kind === 'done') return assertChanged(outcome.body, call.path);
      if (!isBeyondGrid(outcome)) throw outcome.error;
      const requests = growth(filled, calls.grids(tabs));
      if (requests.length === 0) throw outcome.error;
      calls.change(requests, tabs);
      assertChanged(bodyIn(calls.send(call, tabs)), call.path);
    },

    append(tab, rows) {
      if (rows.length === 0) return;
      const call = calls.appendCall(tab, rows);
      assertChanged(bodyIn(calls.send(call, [tab])), call.path);
    },

    addMissingTabs: (tabs) => addMissingTabs(calls, tabs, parts.token.address),
  };
}

function tabsOf(places: readonly { readonly tab: TabName }[]): readonly TabName[] {
  return [...new Set(places.map(({ tab }) => tab))];
}

function startsInside({ tab, firstRow, firstColumn = 1 }: RowRange, grids: readonly TabGrid[]): boolean {
  const grid = grids.find(({ title }) => title === tab);
  return grid !== undefined && firstRow <= grid.rowCount && firstColumn <= grid.columnCount;
}

/** What must be added so that every edit fits. */
function growth(edits: readonly RowsEdit[], grids: readonly TabGrid[]): readonly object[] {
  return grids.flatMap(({ sheetId, title, rowCount, columnCount }) => {
    const here = edits.filter(({ tab }) => tab === title);
    const rows = Math.max(0, ...here.map(lastRowOf)) - rowCount;
    const columns = Math.max(0, ...here.map(lastColumnOf)) - columnCount;
    return [
      ...(rows > 0 ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: rows + spareRows } }] : []),
      ...(columns > 0 ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: columns } }] : []),
    ];
  });
}
