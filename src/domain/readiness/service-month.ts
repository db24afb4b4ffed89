import type { CalendarDate, CalendarMonth } from '../vocabulary/calendar-date';
import type { ClientId, ContractId, TicketId } from '../vocabulary/ids';
import type { TextLanguage } from '../vocabulary/ticket';
import { complaintCues, type ComplaintCue, type Tone } from '../vocabulary/tone';

export { complaintCues, type ComplaintCue, type Tone };

/** What is kept of a ticket's text. */
export interface WordingFeatures {
  /** Opened by monitoring or by an automatic reply: nobody asked for help. */
  readonly isMachineMade: boolean;
  /** Of the client's own words. */
  readonly language: TextLanguage;
  /** The client's own words, counted up to a thousand. */
  readonly words: number;
  /** Absent: not English, too short, opened by a machine, or read before tone was. */
  readonly tone?: Tone;
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
  /** Day of the satisfaction answer. Absent with an answer: kept before the day was. */
  readonly csatOn?: CalendarDate;
  /** Whole hours from opening to closing. Absent: still open, or kept before hours were. */
  readonly hoursToClose?: number;
  /** Place in the list of categories; 0 is no category. Absent: kept before categories were. */
  readonly category?: number;
  /** HaloPSA user who asked; 0 is nobody known. Absent: kept before users were. */
  readonly userId?: number;
  /** Absent: counted before texts were looked at. */
  readonly wording?: WordingFeatures;
}

/** Records that months keep of a kind of ticket, so that a card can link to them. */
export const ticketKinds = [
  'responseMissed',
  'reopened',
  'handedOn',
  'slow',
  'stillOpen',
  'incident',
  'vip',
  'negativeTone',
  'complaint',
  'threat',
  'lowSatisfaction',
] as const;
export type TicketKind = (typeof ticketKinds)[number];

/**
 * Sums over the tickets that people opened in a month: machines are counted in `machineMade` alone. Whole numbers, so that adding
 * months is exact in any order.
 */
export interface RequestSums {
  readonly requests: number;
  /** Requests that are closed, and the time they took: sums of thousandths of ln(1 + hours), and of the squares of those thousandths. */
  readonly solved: number;
  readonly solvedLogMilli: number;
  readonly solvedLogMilliSquares: number;
  /** Closed within a day, by the first agent, and never reopened. */
  readonly firstTimeFixed: number;
  readonly reopened: number;
  /** Given from one agent to another twice or more. */
  readonly handedOn: number;
  readonly stillOpen: number;
  /** Sum of the days of opening of those still open, in days since 1970: their age on any later day follows. */
  readonly stillOpenDaySum: number;
  readonly vip: number;
  /** Of priority 1 or 2. */
  readonly incidents: number;
  /** Texts with a tone. */
  readonly toneCount: number;
  /** Hundredths. */
  readonly toneSum: number;
  /** Texts at -30 hundredths or below. */
  readonly toneNegative: number;
  /** Requests whose text has no tone because it is not English. */
  readonly otherLanguage: number;
  /** Requests with each cue. Absent: none. */
  readonly cues: Readonly<Partial<Record<ComplaintCue, number>>>;
  /** Requests with any cue. */
  readonly complaints: number;
  /** Requests by category, by its place in the list of categories; 0 is no category. Absent: none. */
  readonly categories: Readonly<Record<string, number>>;
  /** Newest first, at most 5 a kind. */
  readonly ticketIds: Readonly<Partial<Record<TicketKind, readonly TicketId[]>>>;
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
  /** Absent: a ticket of the month was kept before these could be counted. The next reading of the tickets brings it. */
  readonly people?: RequestSums;
}
