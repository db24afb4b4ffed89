import type { Instant } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId, RunId } from '#domain/vocabulary/ids';

/**
 * `undo`: it would be, or was left for the next attempt; `undone`; `left`: a person changed it since, or built on it; `refused`: the
 * other system said no.
 */
export type RollbackFate = 'undo' | 'undone' | 'left' | 'refused';

export interface RollbackField {
  readonly name: string;
  /** As it stands now. */
  readonly now: string;
  /** As it stood before the run. Empty where the record did not exist. */
  readonly back: string;
}

/** Kinds of records as people read them before an id. */
export const rollbackKindWords: ReadonlyMap<string, string> = new Map([
  ['contract', 'contract'],
  ['deal', 'deal'],
  ['ties', 'ties of deal'],
  ['task', 'task'],
  ['note', 'note'],
  ['clientNote', 'note on client'],
]);

/** One record of another system. */
export interface RollbackLine {
  readonly system: string;
  readonly kind: string;
  readonly recordId: string;
  readonly clientId: ClientId | null;
  readonly contractId: ContractId | null;
  readonly fate: RollbackFate;
  /** The run made the record: taking it back removes it. */
  readonly removes: boolean;
  readonly fields: readonly RollbackField[];
  /** Why it was left or refused, a sentence each. */
  readonly because: readonly string[];
}

/** What taking back a run comes to. */
export interface RollbackView {
  readonly run: RunId;
  readonly lines: readonly RollbackLine[];
  /** Writing that is turned off with it: else the next hour would write the same again. */
  readonly turnsOff: readonly ('HaloPSA' | 'HubSpot')[];
  /** Writes of the run that nobody knows the end of: the next hourly run settles them. */
  readonly unsettled: number;
  /** Systems that failed, each with what to do. */
  readonly troubles: readonly string[];
  /** False: time ran out or a system failed; the next attempt goes on. */
  readonly isFinished: boolean;
}

/** A run that wrote to other systems. */
export interface WritingRun {
  readonly run: RunId;
  readonly at?: Instant;
  /** Writes that are not taken back. */
  readonly writes: number;
}

export type RollbackAnswer =
  { readonly kind: 'rollback'; readonly view: RollbackView } | { readonly kind: 'refused'; readonly because: string };

export type WritingRunsAnswer =
  | { readonly kind: 'runs'; readonly runs: readonly WritingRun[] }
  | { readonly kind: 'refused'; readonly because: string };
