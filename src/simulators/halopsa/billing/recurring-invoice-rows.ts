import { billedLinesAt, nextInvoiceOn } from '../../msp/billing/billed-lines';
import { addDays, addMonths, londonDay } from '../../msp/days';
import { recurringEndAt } from '../../msp/billing/recurring-invoices';
import type { WorldRecurringInvoice } from '../../msp/world';
import { currencyCode } from '../customers/client-rows';
import type { HaloDesk } from '../desk';
import type { LongList, Row } from '../wire/page';
import type { Query } from '../wire/query';
import { emptyDates, wireDay, wireMoney } from '../wire/wire-values';
import { invoiceLine, taxRateOf } from './invoice-lines';

/** Codes of the schedule are not documented: these are this simulator's own and differ from those of contracts. */
const periodCodes = { Monthly: 3, Quarterly: 4, Yearly: 6 } as const;
const periodMonths = { Monthly: 1, Quarterly: 3, Yearly: 12 } as const;

/** GET /RecurringInvoice, schema InvoiceHeader: ids are below zero, lines come only when they are asked for. */
export function recurringInvoiceList(desk: HaloDesk, query: Query): LongList<WorldRecurringInvoice> {
  const { world } = desk;
  const today = londonDay(desk.now());
  const clientIds = query.idsOr('client_ids', 'client_id');
  const contractId = query.whole('contract_id');
  const withLines = query.flag('includelines');
  return {
    records: world.recurringInvoices
      .filter(({ startsOn }) => startsOn <= today)
      .filter(({ clientIndex }) => {
        const id = world.clients[clientIndex]?.id ?? 0;
        return desk.sees(id) && (clientIds === undefined || clientIds.has(id));
      })
      .filter(({ contractIndex }) => contractId === undefined || contractIdOf(desk, contractIndex) === contractId),
    idOf: ({ id }) => id,
    rowOf: (recurring) => recurringRow(desk, knownOn(recurring, today), withLines),
  };
}

export function recurringInvoiceDetail(desk: HaloDesk, id: number, query: Query): Row | undefined {
  const withLines = query.flag('includedetails');
  const found = desk.world.recurringInvoices.find((candidate) => candidate.id === id);
  if (found === undefined || !desk.sees(desk.world.clients[found.clientIndex]?.id)) return undefined;
  const recurring = knownOn(found, londonDay(desk.now()));
  return {
    ...recurringRow(desk, recurring, withLines),
    ...(withLines ? { schedule: schedule(desk, recurring), customfields: [] } : {}),
  };
}

/** An end that lies ahead and that nobody knows of yet is not shown. */
function knownOn(recurring: WorldRecurringInvoice, today: string): WorldRecurringInvoice {
  const { endsOn: _trueEnd, ...rest } = recurring;
  const endsOn = recurringEndAt(recurring, today);
  return endsOn === undefined ? rest : { ...rest, endsOn };
}

function contractIdOf({ world }: HaloDesk, index: number | undefined): number | undefined {
  return index === undefined ? undefined : world.contracts[index]?.id;
}

function recurringRow(desk: HaloDesk, recurring: WorldRecurringInvoice, withLines: boolean): Row {
  const { world } = desk;
  const { id, contractIndex, currency } = recurring;
  const today = londonDay(desk.now());
  const client = world.clients[recurring.clientIndex];
  const contract = contractIndex === undefined ? undefined : world.contracts[contractIndex];
  const lines = billedLinesAt(recurring, today);
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0);
  const taxMinor = Math.round((netMinor * taxRateOf(currency)) / 100);
  const holder = { invoiceId: id, currency, site: client?.siteId, recurringInvoiceId: id };
  return {
    id,
    client_id: client?.id,
    client_name: client?.name,
    sitenumber: client?.siteId,
    site_name: 'Main',
    contract_id: contract?.id ?? -1,
    contract_ref: contract?.ref,
    reference: recurring.reference,
    currency,
    currency_code: currencyCode(currency),
    currency_conversion_rate: 1,
    revenue: wireMoney(netMinor),
    tax_total: wireMoney(taxMinor),
    total: wireMoney(netMinor + taxMinor),
    is_recurring_invoice: true,
    invoicetype: 2,
    reviewrequired: false,
    contains_calculated_quantity: false,
    invoice_percent_increase: recurring.percentIncrease ?? 0,
    invoice_auto_increase_period: recurring.autoIncreasePeriodMonths ?? 0,
    ...timing(recurring, today),
    ...(withLines ? { lines: lines.map((line, position) => invoiceLine(world, holder, line, position)) } : {}),
    use: 'recurringinvoice',
  };
}

/** The period being billed as days; on every ninth only as a code, as older orders have it. */
function timing(recurring: WorldRecurringInvoice, today: string): Row {
  const { index, startsOn, endsOn, period } = recurring;
  const next = nextInvoiceOn(recurring, today);
  const days = periodBilledAt(recurring, today);
  return {
    startdate: wireDay(startsOn, index),
    enddate: endsOn === undefined ? emptyDates[1] : wireDay(endsOn, index),
    period: periodCodes[period],
    periodname: period,
    disabled: recurring.isDisabled,
    lastcreated: wireDay(days.startsOn, index),
    nextcreationdate: next === undefined ? emptyDates[0] : wireDay(next, index),
    ...(index % 9 === 8
      ? { period_start_date: emptyDates[2], period_end_date: emptyDates[2] }
      : { period_start_date: wireDay(days.startsOn, index), period_end_date: wireDay(days.endsOn, index) }),
  };
}

/** The last period that was begun by today and, where the order has ended, by its end. */
function periodBilledAt(
  { startsOn, endsOn, period }: WorldRecurringInvoice,
  today: string,
): { readonly startsOn: string; readonly endsOn: string } {
  const months = periodMonths[period];
  const last = endsOn !== undefined && endsOn < today ? endsOn : today;
  let step = 0;
  while (addMonths(startsOn, (step + 1) * months) <= last) step += 1;
  return {
    startsOn: addMonths(startsOn, step * months),
    endsOn: addDays(addMonths(startsOn, (step + 1) * months), -1),
  };
}

function schedule(desk: HaloDesk, recurring: WorldRecurringInvoice): Row {
  const today = londonDay(desk.now());
  const next = nextInvoiceOn(recurring, today);
  return {
    id: 5_000 + recurring.index,
    startdate: wireDay(recurring.startsOn, recurring.index),
    end_date: recurring.endsOn === undefined ? emptyDates[1] : wireDay(recurring.endsOn, recurring.index),
    period: periodCodes[recurring.period],
    disabled: recurring.isDisabled,
    nextcreationdate: next === undefined ? emptyDates[0] : wireDay(next, recurring.index),
  };
}
