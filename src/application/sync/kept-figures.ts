import type { FreezeWindow, RenewalOutcome } from '#domain/timeline/payloads';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';

/** A reading as it is kept, short: signal, question, weight, score. `null`: it was not known. */
export type KeptReading = readonly [signalId: string, question: string, weight: number, score: number | null];

/** The figures of a readinessMeasured event. */
export interface Measurement {
  readonly on: CalendarDate;
  readonly readings: readonly KeptReading[];
}

/** How far the freezes of a renewal have come, and the newest of them: what "since T-60" is compared with. */
export interface Freeze {
  /** Term end, or the day of the yearly review. */
  readonly renewal: CalendarDate;
  /** Frozen so far. Each window once, however often a date moves. */
  readonly windows: readonly FreezeWindow[];
  readonly newest: FrozenReadings;
  /** Of the newest renewal that is over. */
  readonly outcome?: RenewalOutcome;
}

export interface FrozenReadings {
  readonly window: FreezeWindow;
  readonly on: CalendarDate;
  readonly low: number;
  readonly readings: readonly KeptReading[];
}
