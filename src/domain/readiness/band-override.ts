import type { CalendarDate } from '../vocabulary/calendar-date';
import type { Band } from './model';

/** A person's own judgement of a contract, for a time. The engine's value is kept beside it. */
export interface BandOverride {
  readonly band: Band;
  readonly reason: string;
  /** Workspace identity of the person. */
  readonly by: string;
  readonly setOn: CalendarDate;
  /** Last day on which it stands. */
  readonly expiresOn: CalendarDate;
  readonly withdrawnOn?: CalendarDate;
  /** What the engine said that day. */
  readonly engineBand: Band;
  readonly engineLow: number;
  readonly engineHigh: number;
}

/** The newest one, unless it was withdrawn or has run out. An older one never comes back. */
export function standingOverride<Override extends BandOverride>(
  overrides: readonly Override[],
  today: CalendarDate,
): Override | undefined {
  const newest = overrides[overrides.length - 1];
  return newest !== undefined && newest.withdrawnOn === undefined && newest.expiresOn >= today ? newest : undefined;
}
