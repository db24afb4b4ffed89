import {
  movedOthers,
  unheldFields,
  type PlannedField,
  type PlannedWrite,
  type StandingRecord,
} from '#domain/timeline/planned-write';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { ContractWriteBack, FieldValues, OpenWrite } from './contract-write-back';
import { withoutDay, type Figure } from './contract-figures';
import type { DueContract } from './due-contracts';

/** What a look at one contract leads to. Decides; neither writes nor records. */
export interface FigureDecision {
  /** A write of an earlier run that nobody knew the end of. */
  readonly settled?:
    | { readonly kind: 'found'; readonly plan: PlannedWrite; readonly differences: readonly string[] }
    | { readonly kind: 'dropped'; readonly plan: PlannedWrite };
  /** To be performed; `isNew`: once it stands on the timeline. */
  readonly write?: {
    readonly plan: PlannedWrite;
    readonly isNew: boolean;
    readonly changedByOthers: readonly string[];
  };
  /** What is known of the contract from now on. */
  readonly writeBack: ContractWriteBack;
}

export interface LookedAt {
  readonly today: CalendarDate;
  readonly now: Instant;
}

export function decideFigures(due: DueContract, standing: StandingRecord, at: LookedAt): FigureDecision {
  const known: ContractWriteBack = due.record.writeBack ?? { count: 0 };
  const { open, ...closed } = known;
  if (open === undefined) return freshDecision(due, standing, closed, at);
  if (unheldFields(open.plan, standing).length === 0) {
    const differences = open.others === undefined ? [] : movedOthers(new Map(open.others), standing.others);
    return {
      settled: { kind: 'found', plan: open.plan, differences },
      writeBack: afterWrite(closed, due.figures, standing, at),
    };
  }
  if (isStillWanted(open, due.figures)) {
    return { write: { plan: open.plan, isNew: false, changedByOthers: [] }, writeBack: known };
  }
  return { ...freshDecision(due, standing, closed, at), settled: { kind: 'dropped', plan: open.plan } };
}

/** What is known after a write was seen to be done. */
export function afterWrite(
  { count }: ContractWriteBack,
  figures: readonly Figure[],
  standing: StandingRecord,
  { today, now }: LookedAt,
): ContractWriteBack {
  return { count, fields: valuesIn(standing, figures), lookedAt: now, writtenOn: today };
}

function freshDecision(
  { record, figures, digest, isLookOnly }: DueContract,
  standing: StandingRecord,
  closed: ContractWriteBack,
  { now }: LookedAt,
): FigureDecision {
  const held = (name: string) => standing.fields.get(name) ?? '';
  const changedByOthers = (closed.fields ?? []).filter(([name, value]) => held(name) !== value).map(([name]) => name);
  const fields: readonly PlannedField[] = figures
    .filter(({ name, value }) => held(name) !== value)
    .map(({ name, value }) => ({ name, before: held(name), after: value }));
  // A day that somebody else changed is wrong; a day that moved by itself is no change.
  const reasons = new Set([...withoutDay(figures).map(({ name }) => name), ...changedByOthers]);
  const isNeeded = fields.some(({ name }) => reasons.has(name));
  if (!isNeeded || (isLookOnly && changedByOthers.length === 0)) {
    return { writeBack: { ...closed, fields: valuesIn(standing, figures), lookedAt: now } };
  }
  const count = closed.count + 1;
  const { contract, readiness } = record;
  const plan: PlannedWrite = {
    marker: `HaloPSA/contract/${contract.id}/${readiness?.assessedOn ?? ''}/${count}-${digest}`,
    system: 'HaloPSA',
    kind: 'contract',
    recordId: String(contract.id),
    fields,
  };
  const open: OpenWrite = { plan, others: [...standing.others] };
  return { write: { plan, isNew: true, changedByOthers }, writeBack: { ...closed, count, open } };
}

/** The day aside: it moves with every assessment. */
function isStillWanted({ plan }: OpenWrite, figures: readonly Figure[]): boolean {
  const wanted = new Map(figures.map((figure) => [figure.name, figure]));
  return plan.fields.every(({ name, after }) => {
    const figure = wanted.get(name);
    return figure?.figure === 'changedOn' || figure?.value === after;
  });
}

function valuesIn(standing: StandingRecord, figures: readonly Figure[]): FieldValues {
  return figures.map(({ name }) => [name, standing.fields.get(name) ?? ''] as const);
}
