import type { CalendarDate } from '../../../vocabulary/calendar-date';
import type { RenewalId } from '../../../vocabulary/ids';
import type { KnownRenewal } from '../fit-probability';

/** A past renewal with its readings as they were frozen before it was decided. */
export interface PastCase extends KnownRenewal {
  readonly renewalId: RenewalId;
  /** The day of the readings. */
  readonly frozenOn: CalendarDate;
  /** The day on which the outcome was known. */
  readonly decidedOn: CalendarDate;
}
