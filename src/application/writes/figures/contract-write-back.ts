import type { PlannedWrite } from '#domain/timeline/planned-write';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';

/** Names and values as a list: a name from settings is no key of an object. */
export type FieldValues = readonly (readonly [name: string, value: string])[];

/** What the sync keeps of the writes to one contract, in its Renewals row. */
export interface ContractWriteBack {
  /** Writes planned so far: no two of a contract have the same marker. */
  readonly count: number;
  /** Planned, and not known to be done: settled before anything else is planned for the contract. */
  readonly open?: OpenWrite;
  /** What stood in the written fields when they were last looked at. */
  readonly fields?: FieldValues;
  readonly lookedAt?: Instant;
  /** Day of the last write. */
  readonly writtenOn?: CalendarDate;
  /** Digest of figures that HaloPSA refused: not tried again until they change. */
  readonly refused?: string;
}

export interface OpenWrite {
  readonly plan: PlannedWrite;
  /** Digests of what the write must leave as it is, taken before it; absent where they were lost with an interrupted run. */
  readonly others?: FieldValues;
}
