import { written } from './payloads';
import type { PlannedField } from './planned-write';

/** A write to another system that is about to be performed. */
export interface WritePlanned {
  readonly marker: string;
  readonly system: string;
  readonly kind: string;
  readonly recordId?: string | undefined;
  readonly fields: readonly PlannedField[];
  /** Of these fields, those that somebody else changed since our last write; absent: none. */
  readonly changedByOthers?: readonly string[] | undefined;
  /** A rollback: the marker of the write that is taken back. Absent: no rollback. */
  readonly undoes?: string | undefined;
  /** What that write made is removed; absent: fields go back to what they held. */
  readonly removes?: boolean | undefined;
}

/** The write was done, and this is what stood there afterwards. Enough to take it back. */
export interface WriteRecorded {
  readonly marker: string;
  readonly system: string;
  readonly kind: string;
  readonly recordId: string;
  /** `found`: a run that never learned what became of its write found it done. */
  readonly how: 'written' | 'found';
  /** `after` is what was read back. */
  readonly fields: readonly PlannedField[];
  /** What does not stand as it should: fields that do not hold the plan, and others that moved. Absent: all is well. */
  readonly differences?: readonly string[] | undefined;
  readonly undoes?: string | undefined;
  readonly removes?: boolean | undefined;
}

/** The other system said no. Not tried again until the content changes. */
export interface WriteRefused {
  readonly marker: string;
  readonly system: string;
  readonly kind: string;
  readonly recordId?: string | undefined;
  readonly because: string;
  readonly undoes?: string | undefined;
}

/** Planned, found not done, and no longer wanted. */
export interface WriteDropped {
  readonly marker: string;
  readonly system: string;
  readonly kind: string;
  readonly recordId?: string | undefined;
  readonly because: string;
  readonly undoes?: string | undefined;
}

/** The outside writes of a run were taken back, as far as people had not changed them since. */
export interface RunRolledBack {
  readonly rolledBack: string;
  readonly undone: number;
  /** Records that were left as they are, each with the reason. Absent: none. */
  readonly left?: readonly string[] | undefined;
}

export function runRolledBack({ rolledBack, undone, left }: RunRolledBack): string {
  return written({ rolledBack, undone, left });
}

export interface WriteBackStopped {
  readonly because: string;
}

export function writePlanned(payload: WritePlanned): string {
  const { marker, system, kind, recordId, fields, changedByOthers, undoes, removes } = payload;
  return written({ marker, system, kind, recordId, fields: fields.map(fieldText), changedByOthers, undoes, removes });
}

export function writeRecorded(payload: WriteRecorded): string {
  const { marker, system, kind, recordId, how, fields, differences, undoes, removes } = payload;
  return written({ marker, system, kind, recordId, how, fields: fields.map(fieldText), differences, undoes, removes });
}

export function writeRefused({ marker, system, kind, recordId, because, undoes }: WriteRefused): string {
  return written({ marker, system, kind, recordId, because, undoes });
}

export function writeDropped({ marker, system, kind, recordId, because, undoes }: WriteDropped): string {
  return written({ marker, system, kind, recordId, because, undoes });
}

export function writeBackTurnedOn(): string {
  return written({});
}

export function writeBackTurnedOff(): string {
  return written({});
}

/** A deal that was there before us is the deal of the renewal. */
export interface DealAdopted {
  readonly dealId: string;
}

/** It is not. */
export interface DealAdoptionDeclined {
  readonly dealId: string;
}

export function dealAdopted({ dealId }: DealAdopted): string {
  return written({ dealId });
}

export function dealAdoptionDeclined({ dealId }: DealAdoptionDeclined): string {
  return written({ dealId });
}

export function crmWritingTurnedOn(): string {
  return written({});
}

export function crmWritingTurnedOff(): string {
  return written({});
}

export function writeBackStopped({ because }: WriteBackStopped): string {
  return written({ because });
}

function fieldText({ name, before, after }: PlannedField): PlannedField {
  return { name, before, after };
}
