import { daysBetween, type CalendarDate } from '../vocabulary/calendar-date';

/** Units in use against units billed, at the end of a month. */
export interface UnitSnapshot {
  readonly on: CalendarDate;
  /** Without disabled, shared, service, trial and co-termed ones. */
  readonly actual: number;
  readonly billed: number;
}

export interface UnitDrift {
  readonly gap: number;
  readonly actual: number;
  readonly billed: number;
  readonly since: CalendarDate;
}

/** Source: spec of the science 6.2: max(2, 5 %), in two snapshots at least 25 days apart. */
export const driftThresholds = { leastUnits: 2, leastShare: 0.05, daysApart: 25 } as const;

/** How far a count may be off before it is drift: both must be exceeded. */
export interface UnitTolerance {
  readonly leastUnits: number;
  readonly leastShare: number;
}

/** Units that are used and not billed. Counts are not noisy, their sync is: two snapshots must agree. */
export function unitDriftOf(
  snapshots: readonly UnitSnapshot[],
  tolerance: UnitTolerance = driftThresholds,
): UnitDrift | undefined {
  const newest = snapshots[snapshots.length - 1];
  if (newest === undefined || !isOver(newest, tolerance)) return undefined;
  const earlier = [...snapshots].reverse().find(({ on }) => daysBetween(on, newest.on) >= driftThresholds.daysApart);
  if (earlier === undefined || !isOver(earlier, tolerance)) return undefined;
  const { actual, billed } = newest;
  // What both snapshots show: a jump of the last days may be undone tomorrow.
  return { gap: Math.min(actual - billed, earlier.actual - earlier.billed), actual, billed, since: earlier.on };
}

function isOver({ actual, billed }: UnitSnapshot, { leastUnits, leastShare }: UnitTolerance): boolean {
  return actual - billed > Math.max(leastUnits, leastShare * billed);
}
