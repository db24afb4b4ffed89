import * as v from 'valibot';
import type { LocalTime } from '#application/ports/platform';
import type { DeskInvoice, Page, RecurringInvoice, RecurringLine } from '#application/ports/service-desk';
import type { Settings } from '#application/settings';
import { addDays, addMonths, monthOf, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { onlyKnown } from '../http/only-known';
import { parseBody } from '../http/parse-body';
import { minorOf } from './halo-contract-value';
import { contractDay, idOrNone, maybeFlag, maybeInstant, maybeNumber, maybeText, textOrNone } from './halo-values';

/** Read of `lines` of an invoice. */
export const HaloInvoiceLine = v.object({
  id: v.number(),
  contract_id: maybeNumber,
  item_code: maybeText,
  qty_order: maybeNumber,
  unit_price: maybeNumber,
  unit_cost: maybeNumber,
  net_amount: maybeNumber,
  percent_increase: maybeNumber,
  auto_increase_period: maybeNumber,
  auto_increase_last_date: maybeInstant,
  exclude_auto_increase: maybeFlag,
  isinactive: maybeFlag,
  isgroupdesc: maybeFlag,
  onetimecharge: maybeFlag,
});

/** Read of `schedule` of a recurring invoice. */
export const HaloInvoiceSchedule = v.object({ disabled: maybeFlag });

const heading = {
  id: v.number(),
  client_id: maybeNumber,
  contract_id: maybeNumber,
  currency: maybeText,
  currency_code_name: maybeText,
};

/** A row of GET /RecurringInvoice. */
export const HaloRecurringInvoice = v.object({
  ...heading,
  disabled: maybeFlag,
  schedule: v.nullish(HaloInvoiceSchedule),
  revenue: maybeNumber,
  enddate: maybeInstant,
  period_start_date: maybeInstant,
  period_end_date: maybeInstant,
  invoice_percent_increase: maybeNumber,
  invoice_auto_increase_period: maybeNumber,
  lines: v.nullish(v.array(HaloInvoiceLine)),
});

/** A row of GET /Invoice. */
export const HaloInvoiceRow = v.object({
  ...heading,
  invoice_date: maybeInstant,
  duedate: maybeInstant,
  datepaid: maybeInstant,
  total: maybeNumber,
  amountdue: maybeNumber,
  voided: maybeFlag,
});

const HaloRecurringPage = v.object({ record_count: v.number(), invoices: v.array(HaloRecurringInvoice) });
const HaloInvoicePage = v.object({ record_count: v.number(), invoices: v.array(HaloInvoiceRow) });

type HaloInvoiceLine = v.InferOutput<typeof HaloInvoiceLine>;
type HaloRecurringInvoice = v.InferOutput<typeof HaloRecurringInvoice>;

export interface InvoiceReading {
  readonly settings: Pick<Settings, 'currency'>;
  readonly localTime: LocalTime;
}

export function parseRecurringPage(body: string, reading: InvoiceReading): Page<RecurringInvoice> {
  const page = parseBody(HaloRecurringPage, body, { system: 'HaloPSA', path: '/RecurringInvoice' });
  return { total: page.record_count, rows: page.invoices.flatMap((row) => toRecurring(row, reading)) };
}

/**
 * Ids are negative here, so an id is taken as it comes. A line names its contract, or the heading does for all; the amount of an
 * invoice for several contracts is divided by its lines.
 */
function toRecurring(row: HaloRecurringInvoice, reading: InvoiceReading): readonly RecurringInvoice[] {
  const clientId = idOrNone(row.client_id);
  if (clientId === undefined) return [];
  // A heading of a group and a line that was switched off bill nothing.
  const lines = (row.lines ?? []).filter(({ isinactive, isgroupdesc }) => isinactive !== true && isgroupdesc !== true);
  const byContract = new Map<number | undefined, HaloInvoiceLine[]>();
  for (const line of lines) {
    const contractId = idOrNone(line.contract_id) ?? idOrNone(row.contract_id);
    byContract.set(contractId, [...(byContract.get(contractId) ?? []), line]);
  }
  const [only] = byContract.keys();
  if (byContract.size < 2) {
    const contractId = only ?? idOrNone(row.contract_id);
    return [recurringOf(row, { clientId, contractId, lines, amount: row.revenue ?? netSum(lines) }, reading)];
  }
  return [...byContract].map(([contractId, own]) =>
    recurringOf(row, { clientId, contractId, lines: own, amount: netSum(own) }, reading),
  );
}

interface ContractShare {
  readonly clientId: number;
  readonly contractId: number | undefined;
  readonly lines: readonly HaloInvoiceLine[];
  /** Net, of one period. */
  readonly amount: number;
}

function recurringOf(
  row: HaloRecurringInvoice,
  { clientId, contractId, lines, amount }: ContractShare,
  { settings, localTime }: InvoiceReading,
): RecurringInvoice {
  const currency = currencyOf(row, settings.currency);
  return {
    invoiceId: row.id,
    clientId,
    isDisabled: row.disabled === true || row.schedule?.disabled === true,
    currency,
    periodAmountMinor: minorOf(amount, currency),
    lines: lines.map((line) => toLine(line, currency, localTime)),
    ...onlyKnown({
      contractId,
      endsOn: contractDay(row.enddate, localTime),
      periodMonths: wholeMonths(
        contractDay(row.period_start_date, localTime),
        contractDay(row.period_end_date, localTime),
      ),
      increasePercent: aboveZero(row.invoice_percent_increase),
      increaseEveryMonths: aboveZero(row.invoice_auto_increase_period),
    }),
  };
}

function toLine(line: HaloInvoiceLine, currency: string, localTime: LocalTime): RecurringLine {
  const unitCost = line.unit_cost ?? undefined;
  return {
    lineId: line.id,
    quantity: line.qty_order ?? 0,
    unitPriceMinor: minorOf(line.unit_price ?? 0, currency),
    isExcludedFromIncrease: line.exclude_auto_increase === true,
    ...(line.onetimecharge === true ? { isOneTime: true } : {}),
    ...onlyKnown({
      itemCode: textOrNone(line.item_code),
      unitCostMinor: unitCost === undefined ? undefined : minorOf(unitCost, currency),
      increasePercent: aboveZero(line.percent_increase),
      increaseEveryMonths: aboveZero(line.auto_increase_period),
      lastIncreasedOn: contractDay(line.auto_increase_last_date, localTime),
    }),
  };
}

function netSum(lines: readonly HaloInvoiceLine[]): number {
  return lines.reduce((sum, { net_amount, qty_order, unit_price }) => {
    return sum + (net_amount ?? (qty_order ?? 0) * (unit_price ?? 0));
  }, 0);
}

/** Whole months from the first to the last day, or to the day after it: HaloPSA's documents do not say which the end is. */
function wholeMonths(from: CalendarDate | undefined, to: CalendarDate | undefined): number | undefined {
  if (from === undefined || to === undefined || to <= from) return undefined;
  return [addDays(to, 1), to].map((end) => monthsBetween(from, end)).find((months) => months !== undefined);
}

function monthsBetween(from: CalendarDate, end: CalendarDate): number | undefined {
  for (let months = 1; months <= 60; months += 1) {
    const month = addMonths(monthOf(from), months);
    if (month === monthOf(end)) return from.slice(8) === end.slice(8) ? months : undefined;
  }
  return undefined;
}

/** HaloPSA fills what nobody entered with 0. */
function aboveZero(value: number | null | undefined): number | undefined {
  return value !== null && value !== undefined && value > 0 ? value : undefined;
}

const isoCode = /^[A-Z]{3}$/;

/** Either property was seen to carry the code; a sign such as £ names no currency for sure. */
function currencyOf(
  { currency, currency_code_name }: { readonly [Key in 'currency' | 'currency_code_name']?: string | null | undefined },
  usual: string,
): string {
  const named = [currency_code_name, currency].map((text) => text?.trim().toUpperCase() ?? '');
  return named.find((text) => isoCode.test(text)) ?? usual;
}

export function parseInvoicePage(body: string, reading: InvoiceReading): Page<DeskInvoice> {
  const page = parseBody(HaloInvoicePage, body, { system: 'HaloPSA', path: '/Invoice' });
  return { total: page.record_count, rows: page.invoices.flatMap((row) => toInvoices(row, reading)) };
}

/** One without a date, a due date or an amount cannot age; a voided one owes nothing. */
function toInvoices(
  row: v.InferOutput<typeof HaloInvoiceRow>,
  { settings, localTime }: InvoiceReading,
): readonly DeskInvoice[] {
  const clientId = idOrNone(row.client_id);
  const issuedOn = contractDay(row.invoice_date, localTime);
  const dueOn = contractDay(row.duedate, localTime);
  const total = row.total ?? undefined;
  if (clientId === undefined || issuedOn === undefined || dueOn === undefined || total === undefined) return [];
  if (row.voided === true) return [];
  const currency = currencyOf(row, settings.currency);
  const paidOn = contractDay(row.datepaid, localTime);
  return [
    {
      invoiceId: row.id,
      clientId,
      issuedOn,
      dueOn,
      totalMinor: minorOf(total, currency),
      openMinor: paidOn === undefined ? minorOf(row.amountdue ?? total, currency) : 0,
      currency,
      ...onlyKnown({ contractId: idOrNone(row.contract_id), paidOn }),
    },
  ];
}
