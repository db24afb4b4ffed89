import type { SyncSession } from '../sync/sync-session';
import { assertMayWrite } from '../sync/run-lease';
import { readState, stateRange, type WorkbookState } from '../tabs/state-tab';

/**
 * Asked of the workbook before anything is sent to another system: whoever pauses writing stops it there and then. Node writes to
 * the workbook while the add-on is paused; to other systems nobody does. One call.
 */
export function stateForWriting({ parts, run }: SyncSession): WorkbookState {
  const [rows = []] = parts.workbook.read([stateRange]);
  const state = readState(rows);
  assertMayWrite(state, { run, mayWrite: ['on'] });
  return state;
}
