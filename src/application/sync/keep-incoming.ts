import { commitChunk } from './commit-chunk';
import type { SyncSession } from './sync-session';

/**
 * Scores are made from the months as the workbook holds them: what this run read must stand there first. Cut after that commit, the
 * next run assesses everybody, because who has news is known to this one alone.
 */
export function keepIncoming(session: SyncSession): void {
  if (session.changed.size === 0) return;
  const { assessesAll } = session.progress;
  session.progress = { ...session.progress, assessesAll: true };
  commitChunk(session);
  session.progress = { ...session.progress, assessesAll };
}
