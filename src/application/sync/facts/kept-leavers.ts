import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';

/** Somebody who left: user id, the day it was noticed since 1970, the roles then, 1 for a VIP. No name is kept. */
export type LeaverLine = readonly [userId: number, leftDay: number, roles: readonly StakeholderRole[], vip: 0 | 1];

export interface LeaversKept {
  /** First day from which leaving is noticed. */
  readonly since: CalendarDate;
  readonly gone: readonly LeaverLine[];
}
