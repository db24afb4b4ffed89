import type { TabName } from '#application/ports/workbook';
import type { TabDefinition } from '#application/workbook-tabs';
import { headingRow, layoutRequests, tabProperties } from './tab-layout';
import { WorkbookCalls, type SheetsWorkbookParts } from './workbook-calls';

/**
 * Makes the tabs that are missing, headings included, and answers their names. What stood in a lost tab is not brought back
 * here: views are rebuilt by the sync, the Timeline by Google's version history.
 */
export function restoreTabs(parts: SheetsWorkbookParts, tabs: readonly TabDefinition[]): readonly TabName[] {
  const calls = new WorkbookCalls(parts);
  const present = calls.grids([]);
  const missing = tabs.filter(({ tab }) => present.every(({ title }) => title !== tab));
  if (missing.length === 0) return [];
  // The ids are chosen here so that one batch makes and fills a tab: it is never seen half made.
  const freeIds = idsBeside(present.map(({ sheetId }) => sheetId));
  const requests = missing.flatMap((definition) => {
    const sheetId = freeIds();
    return [
      { addSheet: { properties: { sheetId, ...tabProperties(definition) } } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 0, columnIndex: 0 },
          rows: [headingRow(definition)],
          fields: 'userEnteredValue,userEnteredFormat.textFormat.bold,note',
        },
      },
      ...layoutRequests(definition, sheetId, parts.token.address),
    ];
  });
  calls.change(requests, []);
  return missing.map(({ tab }) => tab);
}

/** Ids that are not taken, smallest first; Google's own are large. */
function idsBeside(taken: readonly number[]): () => number {
  let id = 0;
  return () => {
    do id += 1;
    while (taken.includes(id));
    return id;
  };
}
