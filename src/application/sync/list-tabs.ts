import type { Cell, RowsEdit, TabName } from '../ports/workbook';
import { toPersonRow } from '../tabs/people-tab';
import type { DataGap } from '../views/data-gap';
import { columnsOf } from '../workbook-tabs';
import type { SyncSession } from './sync-session';

/** Tabs that are written anew as a whole: short lists that people read from the top. */

export function gapEdits(session: SyncSession, gaps: readonly DataGap[]): readonly RowsEdit[] {
  const rows = gaps.map(({ kind, clientId = '', contractId = '', what, fix }) => [
    kind,
    clientId,
    contractId,
    what,
    fix,
  ]);
  const before = session.gapCount;
  session.gapCount = rows.length;
  return listEdits('Data gaps', rows, before);
}

export function peopleEdits(session: SyncSession): readonly RowsEdit[] {
  if (!session.arePeopleNew) return [];
  const rows = session.book.people.map(toPersonRow);
  const before = session.state.peopleCount;
  session.state = { ...session.state, peopleCount: rows.length };
  return listEdits('People', rows, before);
}

/** Writes the rows and blanks what a longer list left below them. */
function listEdits(tab: TabName, rows: readonly (readonly Cell[])[], before: number): readonly RowsEdit[] {
  const blank = columnsOf(tab).map(() => '');
  const padding = Array.from({ length: Math.max(0, before - rows.length) }, () => blank);
  const all = [...rows, ...padding];
  return all.length === 0 ? [] : [{ tab, firstRow: 2, rows: all }];
}
