import type { InvoiceFacts } from '#domain/readiness/contract-facts';
import { fromEpochDay, toEpochDay } from '#domain/vocabulary/calendar-date';
import type { DeskInvoice } from '../../ports/service-desk';

/** An invoice, short: id, day of issue since 1970, days from there until it was due and until it was paid. `null`: unpaid. */
export type InvoiceLine = readonly [invoiceId: number, issuedDay: number, dueAfter: number, paidAfter: number | null];

/** Three a fortnight for two years: some 4,000 characters. Of a client with more, the oldest are left out. */
export const keptInvoices = 160;

/** Oldest first. A credit note is paid by nobody. */
export function invoiceLinesOf(invoices: readonly DeskInvoice[]): readonly InvoiceLine[] {
  return invoices
    .filter(({ totalMinor }) => totalMinor > 0)
    .map(({ invoiceId, issuedOn, dueOn, paidOn }): InvoiceLine => {
      const issuedDay = toEpochDay(issuedOn);
      const after = (day: string) => toEpochDay(day) - issuedDay;
      return [invoiceId, issuedDay, after(dueOn), paidOn === undefined ? null : after(paidOn)];
    })
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
    .slice(-keptInvoices);
}

export function invoiceFactsOf(lines: readonly InvoiceLine[]): readonly InvoiceFacts[] {
  return lines.map(([invoiceId, issuedDay, dueAfter, paidAfter]) => ({
    invoiceId,
    issuedOn: fromEpochDay(issuedDay),
    dueOn: fromEpochDay(issuedDay + dueAfter),
    ...(paidAfter === null ? {} : { paidOn: fromEpochDay(issuedDay + paidAfter) }),
  }));
}
