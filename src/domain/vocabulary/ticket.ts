import type { CalendarDate, Instant } from './calendar-date';
import type { ClientId, TicketId } from './ids';

/** A request for help, as a list row of the service desk tells it. Undecided and unknown stay undefined. */
export interface Ticket {
  readonly id: TicketId;
  readonly clientId: ClientId;
  /** The client's own words. Features are computed from them at once; the text itself is never stored. */
  readonly summary: string;
  readonly details: string;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
  /** HaloPSA `priority_id`: 1 is the most urgent. */
  readonly priority?: number;
  readonly typeId?: number;
  readonly category?: string;
  /** Of the person at the client who asked, in the service desk. */
  readonly userId?: number;
  readonly responseMet?: boolean;
  readonly resolutionMet?: boolean;
  /** Open now although it had been closed. */
  readonly isReopened: boolean;
  readonly reassignCount: number;
  readonly isVip: boolean;
  readonly hours: number;
  readonly chargedHours: number;
  readonly updatedAt?: Instant;
}

/** `tooShort`: too little, or too even between languages, to say. */
export type TextLanguage = 'en' | 'other' | 'tooShort';

/** A client's answer to a satisfaction survey, on the service desk's own scale. */
export interface Feedback {
  readonly id: number;
  readonly ticketId: TicketId;
  readonly score: number;
  readonly givenOn: CalendarDate;
}
