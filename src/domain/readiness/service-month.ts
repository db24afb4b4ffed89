import type { CalendarDate, CalendarMonth } from '../vocabulary/calendar-date';
import type { ClientId, ContractId, TicketId } from '../vocabulary/ids';
import type { TextLanguage } from '../vocabulary/ticket';

/** What is kept of a ticket's text. */
export interface WordingFeatures {
  /** Opened by monitoring or by an automatic reply: nobody asked for help. */
  readonly isMachineMade: boolean;
  /** Of the client's own words. */
  readonly language: TextLanguage;
  /** The client's own words, counted up to a thousand. */
  readonly words: number;
}

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
  /** Absent: counted before texts were looked at. */
  readonly wording?: WordingFeatures;
}

/** Facts of one contract and calendar month, rebuilt from the tickets opened in it. */
export interface ServiceMonth {
  readonly clientId: ClientId;
  /** 0: the tickets that belong to no single contract of the client. */
  readonly contractId: ContractId | 0;
  readonly month: CalendarMonth;
  readonly opened: number;
  /** Of these, opened by machines. Absent when that is not known of every ticket: then nobody can say how many people asked. */
  readonly machineMade?: number;
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
