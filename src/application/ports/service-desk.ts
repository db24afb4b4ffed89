import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { Client, Contract } from '#domain/vocabulary/client';
import type { ClientId, ContractId, TicketId } from '#domain/vocabulary/ids';
import type { Feedback, Ticket } from '#domain/vocabulary/ticket';

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
  /** Open tickets of these priorities: the incident gate. */
  | { readonly kind: 'openOfPriority'; readonly priorities: readonly number[] };

/** HaloPSA in our words. Everything is read; nothing is written here. */
export interface ServiceDesk {
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
  /** Where a person opens the record in a browser. */
  ticketUrl(id: TicketId): string;
  clientUrl(id: ClientId): string;
  contractUrl(id: ContractId): string;
}
