import type { Health } from '#application/views/health';
import type { Instant } from '#domain/vocabulary/calendar-date';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "12 minutes ago". Rounds down: data must not look older or younger by a rounding to the next unit. */
export function ageText(at: Instant, now: Instant): string {
  const age = Math.max(0, now - at);
  if (age < 2 * minute) return 'just now';
  if (age < 2 * hour) return `${Math.floor(age / minute)} minutes ago`;
  if (age < 2 * day) return `${Math.floor(age / hour)} hours ago`;
  return `${Math.floor(age / day)} days ago`;
}

/** The line under every card's title. */
export function dataAge({ lastSyncAt }: Health, now: Instant): string {
  return lastSyncAt === undefined
    ? 'No data yet: the first sync has not finished'
    : `Data from ${ageText(lastSyncAt, now)}`;
}
