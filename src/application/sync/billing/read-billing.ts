import { addDays, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId } from '#domain/vocabulary/ids';
import type { DeskInvoice, PagedList, RecurringInvoice } from '../../ports/service-desk';
import type { Settings } from '../../settings';
import { UpstreamError } from '../../upstream-error';
import { readWholeList } from '../read-pages';
import type { ClientRecord, ContractRecord } from '../records';
import type { SyncSession } from '../sync-session';
import { withCount } from '../facts/month-counts';
import { heirsOf } from '../attribution/contract-heirs';
import { billingOf, type ContractBilling, type CountedUnit, type CountRule } from './contract-billing';
import { invoiceLinesOf } from './invoice-lines';
import { withPrices } from './line-prices';
import { overdueOf } from './overdue';

/** At least a year and a half, however short the history: how soon a client paid is compared with its own time before. */
const leastInvoiceDays = 548;
/** An older debt is a matter for lawyers. */
const debtDays = 365;

/** As far back as tickets are known: past renewals are asked how soon they paid, too. */
export function invoicesSince(historyStartsOn: CalendarDate, today: CalendarDate): CalendarDate {
  const least = addDays(today, -leastInvoiceDays);
  return historyStartsOn < least ? historyStartsOn : least;
}

/** Daily: what HaloPSA bills by itself, and what clients have not paid. */
export function readBilling(session: SyncSession): void {
  const { serviceDesk } = session.parts;
  const recurring = allowed(session, serviceDesk.recurringInvoices);
  const invoices = allowed(session, serviceDesk.invoices(invoicesSince(session.historyStartsOn, session.today)));
  noteRecurring(session, recurring);
  noteInvoices(session, recurring, invoices);
}

/** An MSP may keep its invoices from the API agent: then they are not known, and everything else still is. */
function allowed<Row>({ parts }: SyncSession, list: PagedList<Row>): readonly Row[] | undefined {
  try {
    return readWholeList(list);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.failure !== 'unauthorized') throw error;
    parts.log.warn('HaloPSA does not let us read invoices', { failure: error.failure, detail: error.detail });
    return undefined;
  }
}

/** A recurring invoice may go on naming a contract that another one has replaced. */
function noteRecurring({ book, today, parts }: SyncSession, recurring: readonly RecurringInvoice[] | undefined): void {
  const heirs = heirsOf(book.contracts());
  const byContract = groupedBy(recurring ?? [], ({ contractId = 0 }) => heirs.get(contractId));
  for (const record of book.contracts()) {
    if (record.hasEnded) continue;
    const { billing: _former, ...rest } = record;
    const own = byContract.get(record.contract.id) ?? [];
    const billing = recurring && billingOf(own, today, rulesFor(parts.settings, record));
    const fresh: ContractRecord = billing === undefined ? rest : { ...rest, billing };
    if (!billing) book.setContract(fresh);
    else {
      const linePrices = withPrices(record.linePrices, own, today);
      book.setContract({ ...fresh, ...countsOf(record, billing, today), linePrices });
    }
  }
}

/** Of each kind of unit the rule for this kind of agreement, else the one for all. */
function rulesFor({ uplift }: Pick<Settings, 'uplift'>, { contract }: ContractRecord): readonly CountRule[] {
  const own = uplift.countRules.filter(({ kind }) => kind === contract.kind);
  const general = uplift.countRules.filter(
    ({ kind, counts }) => kind === undefined && own.every((rule) => rule.counts !== counts),
  );
  return [...own, ...general];
}

/** What is counted month by month of what is billed. */
function countsOf(
  record: ContractRecord,
  { units, counted }: ContractBilling,
  today: CalendarDate,
): Pick<ContractRecord, 'billedUnits' | 'countedUnits'> {
  const countedUnits = Object.entries(counted ?? {}).map(([unit, lines]) => [
    unit,
    withCount(record.countedUnits?.[unit as CountedUnit], today, lines.units),
  ]);
  return {
    ...(units === undefined ? {} : { billedUnits: withCount(record.billedUnits, today, units) }),
    ...(countedUnits.length === 0
      ? {}
      : { countedUnits: { ...record.countedUnits, ...Object.fromEntries(countedUnits) } }),
  };
}

function noteInvoices(
  { book, today }: SyncSession,
  recurring: readonly RecurringInvoice[] = [],
  invoices: readonly DeskInvoice[] | undefined,
): void {
  const recurringByClient = groupedBy(
    recurring.filter(({ isDisabled, endsOn = today }) => !isDisabled && endsOn >= today),
    ({ clientId }) => clientId,
  );
  const debtSince = addDays(today, -debtDays);
  // Pages of a list that grows while it is read overlap.
  const once = new Map((invoices ?? []).map((invoice) => [invoice.invoiceId, invoice]));
  const byClient = groupedBy([...once.values()], ({ clientId }) => clientId);
  for (const record of book.clients()) {
    const { overdue: _formerDebt, billedIn: _formerCurrencies, invoices: _formerInvoices, ...rest } = record;
    const own = byClient.get(record.client.id) ?? [];
    const currencies = [...own, ...(recurringByClient.get(record.client.id) ?? [])].map(({ currency }) => currency);
    const fresh: ClientRecord =
      invoices === undefined
        ? rest
        : {
            ...rest,
            overdue: overdueOf(
              own.filter(({ issuedOn }) => issuedOn >= debtSince),
              today,
            ),
            billedIn: [...new Set(currencies)].sort(),
            invoices: invoiceLinesOf(own),
          };
    book.setClient(fresh);
  }
}

function groupedBy<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => ClientId | undefined,
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const id = idOf(row);
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return groups;
}
