import type { TabName, Workbook } from '../ports/workbook';
import { stateEdits, type WorkbookState } from '../tabs/state-tab';
import { tabsOfThisVersion, workbookTabs, type KnownTabs } from '../workbook-tabs';

/**
 * The tabs of a workbook that was made before the product kept a list of them. One that is missing among these was deleted by a
 * person: it is not made anew, because an empty one would pass for the truth.
 */
const tabsOfFirstVersion: readonly TabName[] = [
  'Timeline',
  'State',
  'Renewals',
  'Service months',
  'Client cards',
  'People',
  'Runs',
  'Data gaps',
];

/**
 * A newer version of the product brings tabs and columns that a workbook from before lacks. They are added here, once, and the
 * State tab remembers it. No call where nothing is new, else three. Cut anywhere it is done again, and changes nothing more.
 */
export function updateTabs(workbook: Workbook, { tabs }: Pick<WorkbookState, 'tabs'>): readonly TabName[] {
  const known: KnownTabs = tabs ?? Object.fromEntries(tabsOfFirstVersion.map((tab) => [tab, 0]));
  const changed = workbookTabs.filter(({ tab, columns }) => known[tab] !== columns.length);
  if (changed.length === 0) return [];
  const isNew = changed.flatMap(({ tab }) => (known[tab] === undefined ? [tab] : []));
  const added = isNew.length === 0 ? [] : workbook.addMissingTabs(isNew);
  const headings = changed.map(({ tab, columns }) => ({ tab, firstRow: 1, rows: [columns.map(({ name }) => name)] }));
  workbook.write([...headings, ...stateEdits({ tabs: tabsOfThisVersion })]);
  return added;
}
