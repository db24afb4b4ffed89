import { addDays, monthOf, type CalendarDate } from '../../vocabulary/calendar-date';
import type { AgreementPeriod } from '../../vocabulary/client';
import type { ClientId, ContractId } from '../../vocabulary/ids';
import type { ContractFacts, InvoiceFacts, MeetingFacts, PortfolioFacts, UnitCount } from '../contract-facts';
import type { ServiceMonth, TicketFeatures } from '../service-month';
import { summarizeMonth } from '../ticket-months';
import { ticketsAsOf } from './tickets-as-of';

/** What is held today about a contract, with the days on which each fact came to be. Absent: not known, or not dated. */
export interface DatedRecords {
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  /** First day from which tickets are known. */
  readonly historyStartsOn?: CalendarDate;
  /** Every ticket that speaks about the contract. */
  readonly tickets: readonly TicketFeatures[];
  /** Every ticket of the client. */
  readonly clientTickets: readonly TicketFeatures[];
  readonly periods?: readonly AgreementPeriod[];
  readonly csatScale?: { readonly best: number; readonly worst: number };
  readonly invoices?: readonly InvoiceFacts[];
  /** First day from which invoices are known. */
  readonly invoicesSince?: CalendarDate;
  readonly unitCounts?: readonly UnitCount[];
  readonly meetings?: readonly MeetingFacts[];
  /** First day from which meetings are known. */
  readonly meetingsSince?: CalendarDate;
}

/** The question: which day, how near the decision, and what all clients looked like. */
export interface PastDay {
  readonly day: CalendarDate;
  readonly daysToDecision: number;
  readonly portfolio: PortfolioFacts;
  /** Where the records of all clients break at once, as it could be seen then. */
  readonly breaks?: Pick<ContractFacts, 'monthsWithoutSatisfaction' | 'renamedCategories'>;
  /** Priorities that count as an incident while open. */
  readonly incidentPriorities: readonly number[];
}

const yearDays = 365;
/** What `invoice-ageing` looks at. */
const invoiceDays = 275;

/**
 * The facts of a contract as they could be known at the end of a day in the past. What has no day stays absent, and so unknown: who
 * worked at the client and in which role, what was planned, what hours cost. Source: docs/domain/renewal-probability.md,
 * "Frozen readings".
 */
export function factsAsOf(records: DatedRecords, past: PastDay): ContractFacts {
  const { historyStartsOn, csatScale } = records;
  const { day, daysToDecision, portfolio, breaks } = past;
  return {
    asOf: day,
    daysToDecision,
    portfolio,
    ...breaks,
    ...(historyStartsOn === undefined ? {} : ticketFacts(records, { historyStartsOn, past })),
    ...(csatScale === undefined ? {} : { csatScale }),
    ...datedFacts(records, day),
  };
}

interface History {
  readonly historyStartsOn: CalendarDate;
  readonly past: PastDay;
}

function ticketFacts(
  records: DatedRecords,
  { historyStartsOn, past: { day, incidentPriorities } }: History,
): Partial<ContractFacts> {
  const tickets = ticketsAsOf(records.tickets, day);
  const open = tickets.filter(
    ({ closedOn, priority }) => closedOn === undefined && incidentPriorities.includes(priority),
  );
  return {
    historyStartsOn,
    months: monthsOf(records, tickets),
    clientMonths: monthsOf(records, ticketsAsOf(records.clientTickets, day)),
    // Before the history nothing is known to be open: that is not "nothing was".
    ...(day < historyStartsOn ? {} : { openIncidentTicketIds: open.map(({ id }) => id) }),
  };
}

function monthsOf(
  { clientId, contractId, csatScale }: DatedRecords,
  tickets: readonly TicketFeatures[],
): readonly ServiceMonth[] {
  const byMonth = new Map<string, TicketFeatures[]>();
  for (const ticket of tickets) {
    const month = monthOf(ticket.openedOn);
    const known = byMonth.get(month);
    if (known === undefined) byMonth.set(month, [ticket]);
    else known.push(ticket);
  }
  return [...byMonth]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, own]) => summarizeMonth({ clientId, contractId, month }, own, csatScale));
}

function datedFacts(records: DatedRecords, day: CalendarDate): Partial<ContractFacts> {
  const { periods, invoices, invoicesSince, unitCounts, meetings, meetingsSince } = records;
  const yearAgo = addDays(day, -yearDays);
  return {
    // A period's hours are known when it is over: of the one under way nobody kept how they grew.
    ...(periods === undefined
      ? {}
      : { periods: periods.filter(({ endsOn }) => endsOn < day).map((period) => ({ ...period, isCurrent: false })) }),
    ...(invoices === undefined || invoicesSince === undefined || invoicesSince > addDays(day, -invoiceDays)
      ? {}
      : { invoices: invoices.filter(({ issuedOn }) => issuedOn <= day).map((invoice) => invoiceAsOf(invoice, day)) }),
    ...(unitCounts === undefined ? {} : { unitCounts: unitCounts.filter(({ month }) => month < monthOf(day)) }),
    ...(meetings === undefined || meetingsSince === undefined || meetingsSince > yearAgo
      ? {}
      : { meetings: meetings.filter(({ on }) => on >= yearAgo && on <= day) }),
  };
}

function invoiceAsOf({ paidOn, ...invoice }: InvoiceFacts, day: CalendarDate): InvoiceFacts {
  return paidOn === undefined || paidOn > day ? invoice : { ...invoice, paidOn };
}
