import type { Instant } from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';

/** One event as a person reads it. */
export interface TimelineLine {
  readonly sequence: number;
  readonly at: Instant;
  readonly type: string;
  /** What happened, in a sentence without markup. May hold text that a colleague typed. */
  readonly sentence: string;
  readonly actor: string;
  readonly contractId?: ContractId;
}

export interface TimelinePage {
  readonly client: { readonly id: number; readonly name: string };
  /** Newest first. Every line's seal was recomputed before it got here. */
  readonly lines: readonly TimelineLine[];
  /** Set when a seal did not fit: the sequence of the first bad event. Lines from it on are withheld. */
  readonly brokenAt?: number;
}
