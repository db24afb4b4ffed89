import type { StandingRecord, PlannedWrite } from '#domain/timeline/planned-write';
import type { DoneWrite } from '#domain/timeline/undo';
import type { WriteAnswer } from '../../ports/write-answer';

/** What is found of one write. */
export interface FoundWrite {
  readonly standing: StandingRecord | undefined;
  /** Why the record must stay although its fields are as we wrote them. */
  readonly staysBecause?: string;
  /** Fields that something else needs that others added, by name. */
  readonly neededBy?: ReadonlyMap<string, string>;
}

/** One kind of record in one system, as a rollback needs it. */
export interface UndoTarget {
  readonly system: 'HaloPSA' | 'HubSpot';
  /** As people call it in the plural: it heads a line of the preview. */
  readonly kind: string;
  /** Undone side by side, or in one call. */
  readonly atOnce: number;
  /** By marker. Throws `UpstreamError`. */
  look(writes: readonly DoneWrite[]): ReadonlyMap<string, FoundWrite>;
  /** Answers in the order of the plans. Throws `UpstreamError` where nothing may be written at all. */
  undo(plans: readonly PlannedWrite[]): readonly WriteAnswer[];
}
