import type { TabName } from '#application/ports/workbook';
import { workbookTabs } from '#application/workbook-tabs';
import { headingRow, layoutRequests, tabProperties } from './tab-layout';
import type { WorkbookCalls } from './workbook-calls';

/**
 * Makes those of the tabs that are missing, headings and protection included, and answers their names. `editor`: the only account
 * that may edit them. What stood in a lost tab is not brought back.
 */
export function addMissingTabs(calls: WorkbookCalls, tabs: readonly TabName[], editor: string): readonly TabName[] {
  const present = calls.grids([]);
  const missing = workbookTabs.filter(({ tab }) => tabs.includes(tab) && present.every(({ title }) => title !== tab));
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
      ...layoutRequests(definition, sheetId, editor),
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
