import { businessDayFrom, weekdayOf, type BusinessCalendar } from '#domain/vocabulary/business-time';
import { addDays, type CalendarDate } from '#domain/vocabulary/calendar-date';

export interface DigestTime {
  readonly today: CalendarDate;
  /** `HH:MM`, local. */
  readonly time: string;
  readonly fromHour: number;
  readonly calendar: BusinessCalendar;
}

/** A digest that Monday could not send is still worth reading on these days after; later the next one is nearer. */
const lateDays = 2;

/**
 * The Monday of the week whose digest is due now; undefined: none is. It goes out on the first business day of the week, from an hour
 * on: whoever reads it can act on it.
 */
export function digestDue({ today, time, fromHour, calendar }: DigestTime): CalendarDate | undefined {
  const monday = addDays(today, 1 - weekdayOf(today));
  const day = businessDayFrom(monday, calendar);
  const isOfThisWeek = day <= addDays(monday, 6);
  if (!isOfThisWeek || today < day || today > addDays(day, lateDays)) return undefined;
  const hasBegun = today > day || time >= `${String(fromHour).padStart(2, '0')}:00`;
  return hasBegun ? monday : undefined;
}
