import { commitChunk } from './commit-chunk';
import { rereadsHistory } from './sync-progress';
import type { SyncSession } from './sync-session';

/**
 * Once the history was read again, tickets that are still kept in an older form are gone from HaloPSA: deleted, merged, or of
 * another client now. Kept, they would leave their months without sums for ever. Only after a list that was read to its end: a
 * shorter one is no proof.
 */
export function forgetUnlisted(session: SyncSession): void {
  const { progress, parts } = session;
  if (!rereadsHistory(progress) || progress.rowsSeen < progress.rowsTotal) return;
  // What was read must stand in the workbook first: the months are looked at there.
  commitChunk(session);
  session.months.dropOlderForms(parts.workbook);
}
