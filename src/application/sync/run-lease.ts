import type { RunId } from '#domain/vocabulary/ids';
import type { Clock, WriteLock } from '../ports/platform';
import type { Workbook } from '../ports/workbook';
import { readState, stateEdits, stateRange, type WorkbookState, type Writing } from '../tabs/state-tab';
import { leaseMilliseconds } from './sync-session';

export type Lease =
  | { readonly kind: 'taken'; readonly state: WorkbookState }
  | { readonly kind: 'refused'; readonly because: string; readonly state: WorkbookState };

/**
 * One run writes at a time. The lease stands in the workbook, so that it binds Node and the add-on alike; the script lock only
 * guards the moment in which it is taken. Two calls.
 */
export function takeLease(
  { workbook, lock, clock }: { readonly workbook: Workbook; readonly lock: WriteLock; readonly clock: Clock },
  run: RunId,
  mayWrite: readonly Writing[],
  milliseconds = leaseMilliseconds,
): Lease {
  return lock.hold(() => {
    const [rows = []] = workbook.read([stateRange]);
    const state = readState(rows);
    if (!mayWrite.includes(state.writing)) return { kind: 'refused', state, because: writingRefusals[state.writing] };
    const now = clock.now();
    if (state.lease !== undefined && state.lease.until > now) {
      return { kind: 'refused', state, because: `another run (${state.lease.run}) is still at work` };
    }
    const lease = { run, until: now + milliseconds };
    workbook.write(stateEdits({ lease }));
    return { kind: 'taken', state: { ...state, lease } };
  });
}

/** The lease was lost or writing was paused while the run worked. What is not committed is dropped; the next run reads it again. */
export class RunStopped extends Error {
  constructor(readonly because: string) {
    super(because);
    this.name = 'RunStopped';
  }
}

/** Asked under the lock, before each append: whoever lost the lease writes no more. */
export function assertMayWrite(
  { writing, lease }: WorkbookState,
  { run, mayWrite }: { readonly run: RunId; readonly mayWrite: readonly Writing[] },
): void {
  if (!mayWrite.includes(writing)) throw new RunStopped(writingRefusals[writing]);
  if (lease !== undefined && lease.run !== run) throw new RunStopped('another run took over');
}

/** Why a writer that may not write in this state does not. */
export const writingRefusals: Record<Writing, string> = {
  on: 'the add-on is writing; pause it on the administrator card first',
  paused: 'an administrator has paused the add-on',
  off: 'the hourly sync was never turned on; an administrator turns it on in Gmail',
};
