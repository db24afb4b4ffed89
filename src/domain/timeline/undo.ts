import type { ClientId, ContractId, RenewalId, RunId } from '../vocabulary/ids';
import { unheldFields, type PlannedField, type PlannedWrite, type StandingRecord } from './planned-write';

/** A write that was done, as the timeline tells it. */
export interface DoneWrite {
  readonly marker: string;
  readonly system: string;
  readonly kind: string;
  readonly recordId: string;
  /** The write made the record. */
  readonly isMade: boolean;
  /** `after`: what was read back. */
  readonly fields: readonly PlannedField[];
  readonly sequence: number;
  readonly clientId: ClientId | null;
  readonly contractId: ContractId | null;
  readonly renewalId: RenewalId | null;
}

/** What rollbacks did about one write so far. */
export interface UndoHistory {
  /** Undo plans made, whatever became of them. */
  readonly attempts: number;
  /** Planned, and nobody knows whether it was done. */
  readonly open?: PlannedWrite;
  /** Fields that were put back. */
  readonly undoneFields: ReadonlySet<string>;
  readonly isRemoved: boolean;
}

export const noUndoYet: UndoHistory = { attempts: 0, undoneFields: new Set(), isRemoved: false };

/** What stands there now, as far as an undo must know it. */
export interface UndoLook {
  readonly standing: StandingRecord | undefined;
  /** Why the record must stay, whatever its fields hold: others have built on it. */
  readonly staysBecause?: string;
  /** Fields that stay as somebody has built on them, each with the field that needs it: taken back, they would take that along. */
  readonly neededBy?: ReadonlyMap<string, string>;
  /** Runs that wrote the field later, by its name: they are rolled back first. */
  readonly laterRuns: ReadonlyMap<string, RunId>;
}

/** What is left as it is, and why. `field` is absent where it is the record. */
export interface LeftAlone {
  readonly field?: string;
  readonly because: string;
}

export interface UndoDecision {
  /** An undo of an earlier attempt that was found done, or is no longer to be done. */
  readonly settled?: { readonly kind: 'found' | 'dropped'; readonly plan: PlannedWrite };
  /** To be performed; `isNew`: once it stands on the timeline. */
  readonly undo?: { readonly plan: PlannedWrite; readonly isNew: boolean };
  readonly left: readonly LeftAlone[];
}

/** Puts back only what still holds what we wrote: what a person changed since is theirs. Decides; performs nothing. */
export function decideUndo(write: DoneWrite, history: UndoHistory, look: UndoLook): UndoDecision {
  const { open } = history;
  if (open === undefined) return freshUndo(write, history, look);
  if (isUndone(open, look.standing)) {
    const names = open.fields.map(({ name }) => name);
    const known = open.removes === true ? [] : [...history.undoneFields, ...names];
    const after = { ...history, undoneFields: new Set(known), isRemoved: open.removes === true };
    return { ...freshUndo(write, after, look), settled: { kind: 'found', plan: open } };
  }
  if (isStillToUndo(write, open, look)) {
    return { undo: { plan: open, isNew: false }, left: otherFieldsLeft(write, open, history, look) };
  }
  return { ...freshUndo(write, history, look), settled: { kind: 'dropped', plan: open } };
}

/** Whether the record stands as the undo was to leave it. */
export function isUndone(plan: PlannedWrite, standing: StandingRecord | undefined): boolean {
  if (plan.removes === true) return standing === undefined;
  return standing !== undefined && unheldFields(plan, standing).length === 0;
}

/** Nobody has touched since what an undo that was planned before would take away. */
function isStillToUndo(write: DoneWrite, open: PlannedWrite, { standing, staysBecause, neededBy }: UndoLook): boolean {
  if (standing === undefined || staysBecause !== undefined) return false;
  if (open.removes === true) return changedSince(write, standing).length === 0;
  return open.fields.every(({ name, before }) => heldIn(standing, name) === before && neededBy?.has(name) !== true);
}

function freshUndo(write: DoneWrite, history: UndoHistory, look: UndoLook): UndoDecision {
  if (history.isRemoved) return { left: [] };
  return write.isMade ? removal(write, history, look) : restoring(write, history, look);
}

function removal(
  write: DoneWrite,
  history: UndoHistory,
  { standing, staysBecause, laterRuns }: UndoLook,
): UndoDecision {
  // Somebody removed it already: nothing is left to take back.
  if (standing === undefined) return { left: [] };
  const changed = changedSince(write, standing);
  if (changed.length > 0) return { left: changed.map((field) => ({ field, because: whoChanged(field, laterRuns) })) };
  if (staysBecause !== undefined) return { left: [{ because: staysBecause }] };
  const fields = write.fields.map(({ name, after }) => ({ name, before: after, after: '' }));
  return { undo: { plan: undoPlan(write, history, fields), isNew: true }, left: [] };
}

/** Of a record that we made. A field that we left empty and somebody filled is theirs like one that they changed. */
function changedSince({ fields }: DoneWrite, standing: StandingRecord): readonly string[] {
  const wrote = new Map(fields.map(({ name, after }) => [name, after]));
  const names = new Set([...wrote.keys(), ...standing.fields.keys()]);
  return [...names].filter((name) => heldIn(standing, name) !== (wrote.get(name) ?? ''));
}

function restoring(
  write: DoneWrite,
  history: UndoHistory,
  { standing, laterRuns, neededBy = new Map() }: UndoLook,
): UndoDecision {
  if (standing === undefined) return { left: [{ because: 'the record is gone' }] };
  const pending = write.fields.filter(({ name, before, after }) => !history.undoneFields.has(name) && before !== after);
  const held = (name: string) => heldIn(standing, name);
  const ours = pending.filter(({ name, after }) => held(name) === after);
  const fields = ours.filter(({ name }) => !neededBy.has(name));
  const left = [
    ...pending
      .filter(({ name, before, after }) => held(name) !== after && held(name) !== before)
      .map(({ name }) => ({ field: name, because: whoChanged(name, laterRuns) })),
    ...ours.flatMap(({ name }) => {
      const need = neededBy.get(name);
      return need === undefined ? [] : [{ field: name, because: whoNeeds(need, laterRuns) }];
    }),
  ];
  if (fields.length === 0) return { left };
  const back = fields.map(({ name, before, after }) => ({ name, before: after, after: before }));
  return { undo: { plan: undoPlan(write, history, back), isNew: true }, left };
}

/** Fields that an undo that is still to be performed does not name. */
function otherFieldsLeft(
  write: DoneWrite,
  open: PlannedWrite,
  history: UndoHistory,
  look: UndoLook,
): readonly LeftAlone[] {
  if (open.removes === true) return [];
  const named = new Set([...history.undoneFields, ...open.fields.map(({ name }) => name)]);
  return restoring(write, { ...history, undoneFields: named }, look).left;
}

function heldIn({ fields }: StandingRecord, name: string): string {
  return fields.get(name) ?? '';
}

function whoChanged(name: string, laterRuns: ReadonlyMap<string, RunId>): string {
  const run = laterRuns.get(name);
  return run === undefined ? 'changed by somebody since' : `written again by ${run}: roll that back first`;
}

function whoNeeds(need: string, laterRuns: ReadonlyMap<string, RunId>): string {
  const run = laterRuns.get(need);
  return run === undefined ? `somebody added ${need} since` : `${need} was written by ${run}: roll that back first`;
}

/** The same for whoever tries again, so that no undo stands on the timeline twice. */
function undoPlan(write: DoneWrite, { attempts }: UndoHistory, fields: readonly PlannedField[]): PlannedWrite {
  const { marker, system, kind, recordId, isMade } = write;
  return {
    marker: `${marker}-undo${attempts + 1}`,
    system,
    kind,
    recordId,
    fields,
    undoes: marker,
    ...(isMade ? { removes: true } : {}),
  };
}
