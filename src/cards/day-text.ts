import { isCalendarDate, type CalendarDate, type Instant } from '#domain/vocabulary/calendar-date';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Tells instants in the MSP's time zone. Hosts bring it: bare V8 knows no zones. */
export interface WallClock {
  dayOf(at: Instant): CalendarDate;
  /** `HH:MM`, 24 hours. */
  timeOf(at: Instant): string;
}

/** "14 Mar 2026": the month in letters, so that no reader swaps day and month. */
export function dayText(day: CalendarDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date ?? ''} ${monthNames[(month ?? 0) - 1] ?? ''} ${year ?? ''}`;
}

/** Sentences of the domain write days as the timeline does; on a card they read like every other day. */
export function withDaysSpelled(sentence: string): string {
  return sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (isCalendarDate(day) ? dayText(day) : day));
}

export function instantText(at: Instant, clock: WallClock): string {
  return `${dayText(clock.dayOf(at))}, ${clock.timeOf(at)}`;
}

/** "in 43 days", "today", "5 days ago". */
export function daysAway(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
