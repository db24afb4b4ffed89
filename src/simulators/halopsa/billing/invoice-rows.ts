import { linesOfInvoice } from '../../msp/billing/billed-lines';
import { invoicesIssuedUpTo, invoiceStateAt } from '../../msp/billing/invoices';
import { instantOf, londonDay } from '../../msp/days';
import type { WorldInvoice } from '../../msp/world';
import { currencyCode } from '../customers/client-rows';
import type { HaloDesk } from '../desk';
import { envelopeOf, type Row } from '../wire/page';
import { isWithin, type Query } from '../wire/query';
import { emptyDates, wireDay, wireMoney } from '../wire/wire-values';
import { invoiceLine, singleLine } from './invoice-lines';

/** Codes are not documented: these are this simulator's own. */
const paymentStatuses = { unpaid: 0, partly: 1, paid: 2 } as const;

/** GET /Invoice, schema InvoiceHeader. */
export function invoiceList(desk: HaloDesk, query: Query): Row {
  const all = desk.world.invoices();
  const issued = all.slice(0, invoicesIssuedUpTo(all, londonDay(desk.now())));
  const withLines = query.flag('includelines');
  return envelopeOf(query, 'invoices', {
    records: issued.filter(invoiceFilter(desk, query)),
    idOf: ({ id }) => id,
    orders: { invoice_date: ({ issuedOn }) => instantOf(issuedOn) },
    rowOf: (invoice) => invoiceRow(desk, invoice, withLines),
  });
}

export function invoiceDetail(desk: HaloDesk, id: number, query: Query): Row | undefined {
  const withDetails = query.flag('includedetails');
  const today = londonDay(desk.now());
  const invoice = desk.world.invoices().find((candidate) => candidate.id === id);
  if (invoice === undefined || invoice.issuedOn > today || !desk.sees(clientIdOf(desk, invoice))) return undefined;
  return { ...invoiceRow(desk, invoice, withDetails), ...(withDetails ? { customfields: [], payments: [] } : {}) };
}

function invoiceFilter(desk: HaloDesk, query: Query): (invoice: WorldInvoice) => boolean {
  const today = londonDay(desk.now());
  const clientIds = query.idsOr('client_ids', 'client_id');
  const contractId = query.whole('contract_id');
  const recurringId = query.whole('recurringinvoice_id');
  const issued = query.span('invoicedatestart', 'invoicedateend');
  const statuses = query.ids('paymentstatuses');
  const notPostedOnly = query.flag('notpostedonly');
  query.flag('postedonly');
  const kinds = wantedKinds(query);
  return (invoice) => {
    const clientId = clientIdOf(desk, invoice) ?? 0;
    return (
      !notPostedOnly &&
      desk.sees(clientId) &&
      (clientIds === undefined || clientIds.has(clientId)) &&
      (contractId === undefined || contractOf(desk, invoice)?.id === contractId) &&
      (recurringId === undefined || recurringIdOf(desk, invoice) === recurringId) &&
      isWithin(issued, instantOf(invoice.issuedOn)) &&
      (statuses === undefined || statuses.has(paymentStatusOf(invoice, today))) &&
      (invoice.netMinor < 0 ? kinds.credits : kinds.invoices)
    );
  };
}

/** Both, unless one is asked for. */
function wantedKinds(query: Query): { readonly invoices: boolean; readonly credits: boolean } {
  const [invoices, credits] = [query.flag('includeinvoices'), query.flag('includecredits')];
  return invoices || credits ? { invoices, credits } : { invoices: true, credits: true };
}

function clientIdOf({ world }: HaloDesk, { clientIndex }: WorldInvoice): number | undefined {
  return world.clients[clientIndex]?.id;
}

function contractOf({ world }: HaloDesk, { contractIndex }: WorldInvoice): { id: number; ref: string } | undefined {
  return contractIndex === undefined ? undefined : world.contracts[contractIndex];
}

function recurringIdOf({ world }: HaloDesk, { recurringIndex }: WorldInvoice): number | undefined {
  return recurringIndex === undefined ? undefined : world.recurringInvoices[recurringIndex]?.id;
}

function paymentStatusOf(invoice: WorldInvoice, today: string): number {
  const { isPaid, amountPaidMinor } = invoiceStateAt(invoice, today);
  return isPaid ? paymentStatuses.paid : amountPaidMinor === 0 ? paymentStatuses.unpaid : paymentStatuses.partly;
}

function invoiceRow(desk: HaloDesk, invoice: WorldInvoice, withLines: boolean): Row {
  const { id, currency, netMinor, taxMinor } = invoice;
  const client = desk.world.clients[invoice.clientIndex];
  const contract = contractOf(desk, invoice);
  const today = londonDay(desk.now());
  const { paidOn, amountPaidMinor, amountDueMinor } = invoiceStateAt(invoice, today);
  return {
    id,
    invoicenumber: invoice.number,
    client_id: client?.id,
    client_name: client?.name,
    sitenumber: client?.siteId,
    site_name: 'Main',
    contract_id: contract?.id ?? -1,
    contract_ref: contract?.ref,
    recurring_invoice_id: recurringIdOf(desk, invoice),
    reference: invoice.title,
    invoice_date: wireDay(invoice.issuedOn, id),
    duedate: wireDay(invoice.dueOn, id),
    posted: true,
    dateposted: wireDay(invoice.issuedOn, id),
    datepaid: paidOn === undefined ? (id % 4 === 0 ? undefined : emptyDates[id % 3]) : wireDay(paidOn, id),
    paymentstatus: paymentStatusOf(invoice, today),
    amountpaid: wireMoney(amountPaidMinor),
    amountdue: wireMoney(amountDueMinor),
    revenue: wireMoney(netMinor),
    tax_total: wireMoney(taxMinor),
    total: wireMoney(netMinor + taxMinor),
    currency,
    currency_code: currencyCode(currency),
    currency_conversion_rate: 1,
    is_recurring_invoice: false,
    invoicetype: netMinor < 0 ? 1 : 0,
    voided: false,
    ...(withLines ? { lines: linesOf(desk, invoice) } : {}),
    use: 'invoice',
  };
}

function linesOf(desk: HaloDesk, invoice: WorldInvoice): readonly Row[] {
  const { id, currency, title, netMinor } = invoice;
  const billed = linesOfInvoice(desk.world, invoice);
  if (billed.length === 0) return [singleLine(id, title, netMinor, currency)];
  const site = desk.world.clients[invoice.clientIndex]?.siteId;
  const holder = { invoiceId: id, currency, site, recurringInvoiceId: recurringIdOf(desk, invoice) };
  return billed.map((line, position) => invoiceLine(desk.world, holder, line, position));
}
