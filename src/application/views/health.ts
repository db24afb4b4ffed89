import type { Instant } from '#domain/vocabulary/calendar-date';

/** How fresh and how well the data is. Shown on every card. */
export interface Health {
  /** End of the last run that finished, in UTC. Absent before the first. */
  readonly lastSyncAt?: Instant;
  readonly isBackfilling: boolean;
  /** 0 to 1, while the backfill is under way. */
  readonly backfillShare?: number;
  /** 0 to 1, while the ticket history is read again: figures are those of before until it is done. */
  readonly rereadShare?: number;
  /** Set while an administrator has paused the add-on's writing. */
  readonly isPaused: boolean;
  /** One sentence about what failed in the last run, with what to do; absent when all went well. */
  readonly trouble?: string;
}

/** Older than this, data is called stale: two hourly runs missed. */
export const staleAfterMilliseconds = 2.5 * 3_600_000;

export function isStale({ lastSyncAt }: Health, now: Instant): boolean {
  return lastSyncAt === undefined || now - lastSyncAt > staleAfterMilliseconds;
}
