import type { TicketId } from '../vocabulary/ids';

/** What a reading rests on: counts in words, and the records behind them so that a card can link to them. */
export interface Evidence {
  /** A sentence with counts. Never ticket or mail text. */
  readonly text: string;
  readonly ticketIds?: readonly TicketId[];
}

/** Why a signal cannot be measured. */
export interface UnknownReading {
  readonly kind: 'unknown';
  readonly why: string;
}

/** A signal's answer. A missing fact is `unknown`, never zero and never good. */
export type Reading =
  { readonly kind: 'measured'; readonly score: number; readonly evidence: Evidence } | UnknownReading;
