import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { TicketId } from '#domain/vocabulary/ids';

/** A theme that one client has far more often than the others, as the last reading of tickets found it. */
export interface KeyThemeLine {
  readonly themeId: string;
  readonly label: string;
  readonly own: number;
  /** What the portfolio's share would give this client. */
  readonly expected: number;
  readonly pValue: number;
  /** Tickets of each month that was read, oldest first. */
  readonly byMonth: readonly number[];
  /** Hours of work on them, hundredths at the finest. */
  readonly hours: number;
  /** Newest first. */
  readonly ticketIds: readonly TicketId[];
}

/** Kept with the client. Features alone: no text of a ticket. */
export interface ThemeReading {
  readonly readOn: CalendarDate;
  /** Tickets of the client that were looked at. */
  readonly tickets: number;
  /** Full months that were read. */
  readonly months: number;
  /** Share of all tickets that was read; below 1 the counts are of a sample. */
  readonly share: number;
  readonly keyThemes: readonly KeyThemeLine[];
}
