import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { Client, Contract } from '#domain/vocabulary/client';
import type { ClientId, ContractId, TicketId } from '#domain/vocabulary/ids';
import type { Feedback, Ticket } from '#domain/vocabulary/ticket';
import type { ClientNotes } from './client-notes';
import type { ContractFields } from './contract-fields';

/** One page of a list. `total` is what the system says the whole list holds, when it says so. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A list read by page number, first page 1. The server decides how many rows a page has. */
export interface PagedList<Row> {
  /** One batch: side by side, answers in the order asked. Throws `UpstreamError`. */
  pages(numbers: readonly number[]): readonly Page<Row>[];
}

/** A person at a client, as the service desk knows them. */
export interface DeskContact {
  readonly userId: number;
  readonly clientId: ClientId;
  readonly name: string;
  /** Lower case; empty when the record has none. */
  readonly email: string;
  readonly isVip: boolean;
  readonly active: boolean;
}

export interface DeskAgent {
  readonly agentId: number;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  /** What an hour of this agent costs the MSP, in minor units of the settings' currency; absent when HaloPSA holds none. */
  readonly costPerHourMinor?: number;
}

/** A client as the service desk lists it; `domains` come from its record and may be shared or wrong. */
export interface DeskClient extends Client {
  readonly active: boolean;
}

export type TicketQuery =
  /** Opened on or after a day, oldest id first: the backfill. */
  | { readonly kind: 'openedSince'; readonly day: CalendarDate }
  /** Touched at or after an instant, oldest id first: the hourly sync. */
  | { readonly kind: 'changedSince'; readonly at: Instant }
  /** Named tickets, at most 100. */
  | { readonly kind: 'named'; readonly ids: readonly TicketId[] }
  /** Of one contract, opened on or after a day: how the tickets of a client with several contracts are told apart. */
  | { readonly kind: 'ofContract'; readonly contractId: ContractId; readonly day: CalendarDate }
  /** Open tickets of these priorities, of one client or of all: the incident gate. */
  | { readonly kind: 'openOfPriority'; readonly priorities: readonly number[]; readonly clientId?: ClientId };

/** One line of what is billed again and again. Money in minor units of the invoice's currency, per billing period. */
export interface RecurringLine {
  readonly lineId: number;
  /** Code of what is billed, as HaloPSA's price list has it. */
  readonly itemCode?: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly unitCostMinor?: number;
  /** Percent by which HaloPSA raises this line by itself; absent when it does not. */
  readonly increasePercent?: number;
  readonly increaseEveryMonths?: number;
  readonly lastIncreasedOn?: CalendarDate;
  readonly isExcludedFromIncrease: boolean;
  /** Billed once, although it stands on a recurring invoice. */
  readonly isOneTime?: true;
}

/** What HaloPSA bills by itself, and raises by itself. Often the only place where a contract's value stands. */
export interface RecurringInvoice {
  /** Negative in HaloPSA. One whose lines belong to several contracts comes once for each of them. */
  readonly invoiceId: number;
  readonly clientId: ClientId;
  readonly contractId?: ContractId;
  readonly isDisabled: boolean;
  /** Last day billed; absent: until further notice. */
  readonly endsOn?: CalendarDate;
  readonly currency: string;
  /** Net amount of one billing period. */
  readonly periodAmountMinor: number;
  /** From explicit period dates alone; absent where HaloPSA gives only a code. */
  readonly periodMonths?: number;
  readonly increasePercent?: number;
  readonly increaseEveryMonths?: number;
  readonly lines: readonly RecurringLine[];
}

export interface DeskInvoice {
  readonly invoiceId: number;
  readonly clientId: ClientId;
  readonly contractId?: ContractId;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Absent while unpaid. */
  readonly paidOn?: CalendarDate;
  readonly totalMinor: number;
  readonly openMinor: number;
  readonly currency: string;
}

/** A message or change on a ticket. Its text is used at once and never kept. */
export interface TicketReply {
  readonly ticketId: TicketId;
  readonly replyId: number;
  readonly at: Instant;
  readonly isFromClient: boolean;
  /** Who wrote it, where it is from the client and HaloPSA names somebody. */
  readonly userId?: number;
  readonly text: string;
  /** It moved a closed ticket back to an open status. */
  readonly reopens: boolean;
}

/** HaloPSA in our words. Everything is read; nothing is written but custom fields of contracts and notes on clients. */
export interface ServiceDesk extends ContractFields, ClientNotes {
  readonly clients: PagedList<DeskClient>;
  readonly contacts: PagedList<DeskContact>;
  /** List rows: no periods, no custom fields. */
  readonly contracts: PagedList<Contract>;
  tickets(query: TicketQuery): PagedList<Ticket>;
  /** One call a contract, batched side by side. A contract that is gone or closed to us is left out. */
  contractDetails(ids: readonly ContractId[]): readonly Contract[];
  /** Every answer ever given: HaloPSA has no filter here. */
  feedback(): readonly Feedback[];
  agents(): readonly DeskAgent[];
  /** With their lines. */
  readonly recurringInvoices: PagedList<RecurringInvoice>;
  /** Issued on or after a day. */
  invoices(since: CalendarDate): PagedList<DeskInvoice>;
  /** One call a ticket, batched side by side; HaloPSA has no other way. */
  replies(ticketIds: readonly TicketId[]): readonly TicketReply[];
  /** Where a person opens the record in a browser. */
  ticketUrl(id: TicketId): string;
  clientUrl(id: ClientId): string;
  contractUrl(id: ContractId): string;
}
