import type { DealConflict } from '#domain/renewal/deal/deal-conflict';
import type { PlannedWrite } from '#domain/timeline/planned-write';
import type { RenewalId } from '#domain/vocabulary/ids';

/** Names and values as a list: they become no keys of an object. */
export type FieldValues = readonly (readonly [name: string, value: string])[];

export type CrmWriteKind = 'deal' | 'ties' | 'task' | 'note' | 'clientNote';

/** Fields that people may change: what we wrote there last is kept, so that a different value is known for theirs. */
export const humanFields: Readonly<Record<CrmWriteKind, readonly string[]>> = {
  deal: ['name', 'stage', 'amount', 'closesOn', 'ownerId'],
  ties: [],
  task: ['dueOn', 'ownerId', 'status'],
  note: [],
  clientNote: [],
};

/** What is known of one record that we write: the deal of a renewal, its ties, a task, a note. */
export interface KeptWrite {
  /** Writes planned so far: no two have the same marker. */
  readonly count: number;
  readonly recordId?: string;
  /** What we wrote last into fields that people may change. */
  readonly wrote?: FieldValues;
  /** Digest of the content that stands there. */
  readonly digest?: string;
  /** Planned, and not known to be done: settled before anything else is planned here. */
  readonly open?: PlannedWrite;
  /** Digest of content that was refused, or did not stand as written: not tried again until it changes. */
  readonly refused?: string;
  readonly because?: string;
  readonly conflicts?: readonly DealConflict[];
  /** Times a ticked box without evidence was undone. */
  readonly reopenings?: number;
  /** A person deleted it: it is not made again. */
  readonly isGone?: boolean;
}

/** Of one renewal, by part: `deal`, `ties`, a window, a note. Kept with the contract that leads the renewal. */
export interface RenewalWrites {
  readonly renewalId: RenewalId;
  readonly parts: readonly (readonly [part: string, KeptWrite])[];
}

/** The renewal under way and those before it whose deals are still to be closed. */
const keptRenewals = 3;

export const nothingWritten: KeptWrite = { count: 0 };

export function keptWrite(writes: readonly RenewalWrites[] | undefined, renewalId: RenewalId, part: string): KeptWrite {
  const own = writes?.find((each) => each.renewalId === renewalId);
  return own?.parts.find(([name]) => name === part)?.[1] ?? nothingWritten;
}

/** Newest renewal last. */
export function withKept(
  writes: readonly RenewalWrites[] = [],
  renewalId: RenewalId,
  [part, kept]: readonly [string, KeptWrite],
): readonly RenewalWrites[] {
  const own = writes.find((each) => each.renewalId === renewalId);
  const others = (own?.parts ?? []).filter(([name]) => name !== part);
  const changed = { renewalId, parts: [...others, [part, kept] as const] };
  if (own !== undefined) return writes.map((each) => (each === own ? changed : each));
  return [...writes, changed].slice(-keptRenewals);
}
