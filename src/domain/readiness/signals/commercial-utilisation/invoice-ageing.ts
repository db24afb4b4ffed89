import { addDays, daysBetween, type CalendarDate } from '../../../vocabulary/calendar-date';
import { medianOf } from '../../../vocabulary/statistics';
import type { InvoiceFacts } from '../../contract-facts';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Fewer than two invoices fell due in the last 90 days, or fewer than three in the six months before.';

/** Source: docs/domain/readiness.md, "Invoice ageing". */
export const invoiceAgeing = signalOf({
  id: 'invoice-ageing',
  dimension: 'commercialUtilisation',
  question: 'Do they pay as promptly as before?',
  weight: 6,
  source: 'invoices',
  tooFew,
  thresholds: {
    lookedAtDays: 275,
    lastDays: 90,
    fewestLast: 2,
    fewestBefore: 3,
    bestSlower: 5,
    worstSlower: 22,
    bestOverdue: 7,
    worstOverdue: 60,
  },
  read({ asOf, invoices }, thresholds) {
    if (invoices === undefined) return unknown('The invoices have not been read.');
    const { lookedAtDays, lastDays, fewestLast, fewestBefore } = thresholds;
    const [oldest, lastFrom] = [addDays(asOf, -lookedAtDays), addDays(asOf, -lastDays)];
    // By the day an invoice fell due, paid or not: looking at paid ones alone would leave out the slowest.
    const due = invoices.filter(({ dueOn }) => dueOn > oldest && dueOn <= asOf);
    const last = due.filter(({ dueOn }) => dueOn > lastFrom).map((invoice) => daysToPay(invoice, asOf));
    const before = due.filter(({ dueOn }) => dueOn <= lastFrom).map((invoice) => daysToPay(invoice, asOf));
    const overdue = invoices
      .filter((invoice) => !isPaid(invoice, asOf) && invoice.dueOn < asOf)
      .map(({ dueOn }) => daysBetween(dueOn, asOf));
    const most = Math.max(0, ...overdue);
    const overdueText =
      overdue.length === 0
        ? 'None is overdue.'
        : `Overdue now: ${overdue.length === 1 ? `1 invoice, by ${days(most)}` : `${overdue.length} invoices, the oldest by ${days(most)}`}.`;
    if (last.length < fewestLast || before.length < fewestBefore)
      return unknown(
        `Of the client's invoices ${last.length} fell due in the last ${lastDays} days and ${before.length} before; ${fewestLast} and ${fewestBefore} are needed. ${overdueText}`,
      );

    const [now, past] = [medianOf(last), medianOf(before)];
    return measured(
      Math.min(
        onScale(now - past, { worst: thresholds.worstSlower, best: thresholds.bestSlower }),
        onScale(most, { worst: thresholds.worstOverdue, best: thresholds.bestOverdue }),
      ),
      `Invoices that fell due in the last ${lastDays} days took ${days(now)} to pay (median of ${last.length}), earlier ones ${days(past)} (${before.length}). ${overdueText}`,
    );
  },
});

/** Paid after the day of asking was unpaid on it. */
function isPaid({ paidOn }: InvoiceFacts, asOf: CalendarDate): boolean {
  return paidOn !== undefined && paidOn <= asOf;
}

/** What is unpaid has taken this long at least. */
function daysToPay(invoice: InvoiceFacts, asOf: CalendarDate): number {
  const until = isPaid(invoice, asOf) ? (invoice.paidOn ?? asOf) : asOf;
  return Math.max(0, daysBetween(invoice.issuedOn, until));
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
