import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { DeskInvoice } from '../../ports/service-desk';
import type { Overdue } from '../../views/client-context';

/** What is past its due date and not paid. The due date itself is still in time. */
export function overdueOf(invoices: readonly DeskInvoice[], today: CalendarDate): Overdue {
  const late = invoices.filter(({ openMinor, dueOn }) => openMinor > 0 && dueOn < today);
  const sums = new Map<string, number>();
  for (const { currency, openMinor } of late) sums.set(currency, (sums.get(currency) ?? 0) + openMinor);
  return {
    count: late.length,
    oldestDays: late.reduce((most, { dueOn }) => Math.max(most, daysBetween(dueOn, today)), 0),
    sums: [...sums]
      .map(([currency, minor]) => ({ minor, currency }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}
