import { addDays, addMonths, isCalendarDate, monthOf, type CalendarDate } from '../vocabulary/calendar-date';
import type { RenewalId } from '../vocabulary/ids';
import type { ConcessionTerms } from './concession-terms';

/** Days before its last one on which the account manager is told that a concession ends. Our choice: a month's invoice ahead. */
export const endNoticeDays = 30;

/** As much of the terms as says how long a concession lasts. */
export type Lasting = Pick<ConcessionTerms, 'endsOn' | 'termMonths' | 'renewalId'>;

/**
 * Last day of a concession: the one that was agreed, else that of the new term. From the next day on the reference price applies.
 * Undefined: the end of the term before is not known, so that nobody can say. Source: spec of concessions 1, "Time-boxed by default".
 */
export function lastDayOf({ endsOn, termMonths, renewalId }: Lasting): CalendarDate | undefined {
  if (endsOn !== undefined) return endsOn;
  const termEndsOn = termEndOf(renewalId);
  return termEndsOn === undefined ? undefined : monthsLater(termEndsOn, termMonths);
}

/** `101@2027-03-31`: the day after which the new term begins. */
export function termEndOf(renewalId: RenewalId | null): CalendarDate | undefined {
  const day = renewalId?.split('@')[1];
  return day !== undefined && isCalendarDate(day) ? day : undefined;
}

/** A term that ends with a month ends with a month again. */
function monthsLater(day: CalendarDate, months: number): CalendarDate {
  const isMonthEnd = monthOf(addDays(day, 1)) !== monthOf(day);
  const month = addMonths(monthOf(day), months);
  const lastOfMonth = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return isMonthEnd || same > lastOfMonth ? lastOfMonth : same;
}
