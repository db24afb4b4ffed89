import { addDays, addMonths, instantOf, londonDay } from '../msp/days';
import { ticketStateAt } from '../msp/ticket-state';
import type { World, WorldContract } from '../msp/world';
import type { Query } from './query';
import { emptyDates, wireDay, wireInstant } from './wire-values';

/** The custom field in which this MSP keeps the notice period, in days. */
const noticeField = { id: 231, name: 'CFNoticePeriodDays', label: 'Notice period (days)' };
const tierField = { id: 232, name: 'CFServiceTier', label: 'Service tier' };
const signedField = { id: 233, name: 'CFSignedOn', label: 'Signed on' };

/** Only 2, monthly, is confirmed by a live tenant (docs/reference/apis/halopsa.md); the other codes are this simulator's own. */
const billingCodes = { Monthly: 2, Quarterly: 5, Yearly: 7 } as const;

export function contractRows(world: World, query: Query, now: number): readonly Record<string, unknown>[] {
  const clientId = query.whole('client_id');
  const search = query.text('search')?.toLowerCase();
  const withInactive = query.flag('includeinactive');
  return world.contracts
    .filter((contract) => withInactive || isActive(contract, now))
    .filter(({ clientIndex }) => clientId === undefined || world.clients[clientIndex]?.id === clientId)
    .filter(({ ref }) => search === undefined || ref.toLowerCase().includes(search))
    .filter(({ startsOn }) => startsOn <= londonDay(now))
    .map((contract) => contractRow(world, contract, now));
}

function isActive({ inactiveFrom }: WorldContract, now: number): boolean {
  return inactiveFrom === undefined || londonDay(now) < inactiveFrom;
}

/** A row of the list, schema ContractHeader_List: no term, no custom fields, no periods. */
export function contractRow(world: World, contract: WorldContract, now: number): Record<string, unknown> {
  const client = world.clients[contract.clientIndex];
  const today = londonDay(now);
  const isExpired = contract.endsOn !== undefined && contract.endsOn < today;
  const nextInvoice = addMonths(`${today.slice(0, 7)}-01`, 1);
  return {
    id: contract.id,
    client_id: client?.id,
    client_name: client?.name,
    ref: contract.ref,
    refextra: contract.kind,
    site_id: client?.siteId,
    site_name: 'Main',
    contracttype: contract.kindId,
    contracttype_name: contract.kind,
    contract_status: isExpired ? 'Expired' : 'Active',
    active: isActive(contract, now),
    started: true,
    expired: isExpired,
    start_date: wireDay(contract.startsOn, contract.id),
    end_date: endDate(contract),
    billingperiod: billingCodes[contract.billing],
    billingdescription: 2,
    periodchargeamount: contract.isValueRecorded ? amountPerPeriod(contract) : undefined,
    numberofunitsfree: contract.includedHours,
    periodicinvoicenextdate: wireDay(nextInvoice, contract.id),
    next_invoice_date: wireDay(nextInvoice, contract.id),
    next_call_date: emptyDates[contract.id % 3],
    sla_id: 1,
    accounts_override_mailbox: 0,
    createdby_id: 4,
    last_modified: wireInstant(Math.min(contract.modifiedAt, now), contract.id),
    use: 'contract',
  };
}

function endDate(contract: WorldContract): string | undefined {
  if (contract.endsOn !== undefined) return wireDay(contract.endsOn, contract.id);
  return contract.id % 2 === 0 ? undefined : emptyDates[2];
}

function amountPerPeriod({ monthlyMinor, billing }: WorldContract): number {
  const months = { Monthly: 1, Quarterly: 3, Yearly: 12 }[billing];
  return (monthlyMinor * months) / 100;
}

/** The record itself, schema ContractHeader. */
export function contractDetail(
  world: World,
  contract: WorldContract,
  now: number,
  query: Query,
): Record<string, unknown> {
  return {
    ...contractRow(world, contract, now),
    termmonths: contract.termMonths,
    rollingcontract: contract.isRolling,
    endtype: contract.isRolling ? 1 : 0,
    previouscontract: contract.previousContractId,
    billing_period_string: contract.billing,
    costperperiod: 0,
    chargehoursperperiod: contract.includedHours,
    chargerollover: false,
    dontsendalarm: false,
    percentageincrease: 0,
    nextincrementdate: emptyDates[0],
    note: '',
    sla_name: 'Standard',
    iscontractdetails: true,
    ...(query.flag('includedetails') ? { customfields: customFields(contract) } : {}),
    ...(query.flag('includeperiods') ? { periods: periods(world, contract, now) } : {}),
  };
}

function customFields(contract: WorldContract): readonly Record<string, unknown>[] {
  const tier = contract.includedHours > 12 ? 'Gold' : contract.includedHours > 5 ? 'Silver' : 'Bronze';
  const [year, month, date] = contract.startsOn.split('-');
  const notice = contract.noticeFieldText;
  return [
    {
      ...noticeField,
      type: 0,
      characterlimit: 50,
      ...(notice === undefined ? {} : { value: notice, display: notice }),
    },
    { ...tierField, type: 2, value: tier === 'Gold' ? 3 : tier === 'Silver' ? 2 : 1, display: tier },
    {
      ...signedField,
      type: 4,
      value: `${contract.startsOn}T00:00:00Z`,
      display: `${Number(month)}/${Number(date)}/${year}`,
    },
  ];
}

/** Agreement hours by month of the contract, the running one last. Hours are entered when work is done. */
function periods(world: World, contract: WorldContract, now: number): readonly Record<string, unknown>[] {
  const spans = periodSpans(world, contract, londonDay(now));
  const used = spans.map(() => 0);
  const book = world.tickets();
  for (const index of book.ofClient(contract.clientIndex)) {
    if (book.contractIndexAt(index) !== contract.index) continue;
    const ticket = book.at(index);
    if (ticket.openedAt > now) break;
    const openedOn = londonDay(ticket.openedAt);
    const span = spans.findIndex(({ startsOn, endsOn }) => openedOn >= startsOn && openedOn <= endsOn);
    if (span >= 0) used[span] = (used[span] ?? 0) + ticketStateAt(ticket, now).hours;
  }
  const today = londonDay(now);
  return spans.map(({ startsOn, endsOn }, position) => {
    const hours = used[position] ?? 0;
    return {
      id: contract.id * 1_000 + position,
      contract_id: contract.id,
      name: startsOn,
      start_date: wireDay(startsOn, contract.id),
      end_date: wireDay(endsOn, contract.id),
      current: startsOn <= today && endsOn >= today,
      hours_in_period: contract.includedHours,
      hours_used: hours,
      hours_remaining: contract.includedHours - hours,
      hours_charged: Math.max(0, hours - contract.includedHours),
    };
  });
}

interface Span {
  readonly startsOn: string;
  readonly endsOn: string;
}

function periodSpans(world: World, contract: WorldContract, today: string): readonly Span[] {
  const joinedOn = world.clients[contract.clientIndex]?.joinedOn ?? world.historyStartsOn;
  const since = contract.previousContractId === undefined ? joinedOn : contract.startsOn;
  const until =
    contract.inactiveFrom !== undefined && contract.inactiveFrom <= today ? contract.inactiveFrom : addDays(today, 1);
  const spans: Span[] = [];
  for (let month = -36; month <= 40; month += 1) {
    const startsOn = addMonths(contract.startsOn, month);
    const endsOn = addDays(addMonths(contract.startsOn, month + 1), -1);
    const isKnown = startsOn >= world.historyStartsOn && endsOn >= since;
    if (isKnown && instantOf(startsOn) < instantOf(until)) spans.push({ startsOn, endsOn });
  }
  return spans;
}
