import type { CalendarDate, CalendarMonth } from '../vocabulary/calendar-date';
import type { ClientId, ContractId, TicketId } from '../vocabulary/ids';

/** What is kept of a ticket: numbers and flags, never its text. */
export interface TicketFeatures {
  readonly id: TicketId;
  readonly openedOn: CalendarDate;
  readonly closedOn?: CalendarDate;
  /** 0 when the service desk gives none. */
  readonly priority: number;
  readonly responseMet?: boolean;
  readonly resolutionMet?: boolean;
  readonly wasReopened: boolean;
  readonly reassignCount: number;
  readonly isVip: boolean;
  /** Hundredths of an hour: packing must not lose what adding needs. */
  readonly centihours: number;
  readonly chargedCentihours: number;
  /** On the service desk's own scale. */
  readonly csat?: number;
}

/** Facts of one contract and calendar month, rebuilt from the tickets opened in it. */
export interface ServiceMonth {
  readonly clientId: ClientId;
  /** 0: the tickets that belong to no single contract of the client. */
  readonly contractId: ContractId | 0;
  readonly month: CalendarMonth;
  readonly opened: number;
  readonly closed: number;
  /** Opened with priority 1, 2, 3, and 4 or more. Without priority: in none. */
  readonly openedByPriority: readonly [number, number, number, number];
  readonly responseMet: number;
  readonly responseMissed: number;
  readonly resolutionMet: number;
  readonly resolutionMissed: number;
  readonly reopened: number;
  readonly reassigned: number;
  readonly hours: number;
  readonly chargedHours: number;
  readonly vipTickets: number;
  readonly csatCount: number;
  readonly csatSum: number;
  /** Newest ids of tickets that missed their resolution target, at most 10: a card links to them. */
  readonly missedTicketIds: readonly TicketId[];
}
