import type { FieldDecisions } from '#domain/renewal/deal/deal-conflict';
import {
  unheldFields,
  type PlannedField,
  type PlannedWrite,
  type StandingRecord,
} from '#domain/timeline/planned-write';
import { humanFields, type FieldValues, type KeptWrite } from './kept-crm-writes';
import { markerOf, type WantedWrite } from './wanted-write';

export interface WriteDecision {
  /** A write of an earlier run that nobody knew the end of. */
  readonly settled?: { readonly kind: 'found' | 'dropped'; readonly plan: PlannedWrite };
  /** To be performed; `isNew`: once it stands on the timeline. */
  readonly write?: {
    readonly plan: PlannedWrite;
    readonly isNew: boolean;
    readonly changedByOthers: readonly string[];
  };
  readonly kept: KeptWrite;
}

interface Looked {
  readonly system: string;
  readonly digest: string;
  readonly standing: StandingRecord | undefined;
}

/** What a look at one record leads to. Decides; neither writes nor records. */
export function decideWrite(wanted: WantedWrite, kept: KeptWrite, looked: Looked): WriteDecision {
  const { open, ...closed } = kept;
  const { standing } = looked;
  if (open === undefined) return freshDecision(wanted, closed, looked);
  if (standing !== undefined && unheldFields(open, standing).length === 0) {
    const known = afterWrite(wanted, closed, { plan: open, standing });
    return { ...freshDecision(wanted, known, looked), settled: { kind: 'found', plan: open } };
  }
  if (isStillWanted(open, wanted) && (standing !== undefined || open.recordId === undefined)) {
    return { write: { plan: open, isNew: false, changedByOthers: [] }, kept };
  }
  return { ...freshDecision(wanted, closed, looked), settled: { kind: 'dropped', plan: open } };
}

function freshDecision(wanted: WantedWrite, kept: KeptWrite, { system, digest, standing }: Looked): WriteDecision {
  if (standing === undefined && kept.recordId !== undefined) return { kept: { ...kept, digest, isGone: true } };
  if (standing === undefined && !wanted.mayMake) return { kept };
  const stands = standing?.fields ?? new Map<string, string>();
  const looks = { wrote: new Map(kept.wrote), stands, wanted: new Map(wanted.values) };
  const { write, conflicts }: FieldDecisions =
    standing === undefined
      ? { write: wanted.values.filter(([, value]) => value !== '').map(([name]) => name), conflicts: [] }
      : wanted.decide(looks, kept);
  const seen: KeptWrite = {
    ...withoutConflicts(kept),
    ...(conflicts.length === 0 ? {} : { conflicts }),
    ...(standing === undefined ? {} : { recordId: standing.recordId, wrote: agreedFields(wanted, kept, stands) }),
  };
  if (write.length === 0) return { kept: { ...seen, digest } };
  const count = kept.count + 1;
  const fields: readonly PlannedField[] = wanted.values
    .filter(([name]) => write.includes(name))
    .map(([name, after]) => ({ name, before: stands.get(name) ?? '', after }));
  const plan: PlannedWrite = {
    marker: markerOf(system, wanted, `${count}-${digest}`),
    system,
    kind: wanted.kind,
    ...(standing === undefined ? {} : { recordId: standing.recordId }),
    fields,
  };
  const changedByOthers = fields
    .filter(({ name, before }) => looks.wrote.has(name) && looks.wrote.get(name) !== before)
    .map(({ name }) => name);
  return { write: { plan, isNew: true, changedByOthers }, kept: { ...seen, count, open: plan } };
}

/** What is known once a write was seen to be done. */
export function afterWrite(
  { kind }: Pick<WantedWrite, 'kind'>,
  kept: KeptWrite,
  {
    plan,
    standing,
    digest,
  }: { readonly plan: PlannedWrite; readonly standing: StandingRecord; readonly digest?: string },
): KeptWrite {
  const { refused: _former, because: _why, ...rest } = kept;
  const written = plan.fields.filter(({ name }) => humanFields[kind].includes(name));
  const wrote = new Map([...(kept.wrote ?? []), ...written.map(({ name, after }) => [name, after] as const)]);
  return {
    ...rest,
    recordId: standing.recordId,
    wrote: [...wrote],
    ...(digest === undefined ? {} : { digest }),
  };
}

/** A field that holds what we want is ours again, whoever filled it in: the next change of ours is no conflict. */
function agreedFields(
  { kind, values }: WantedWrite,
  { wrote = [] }: KeptWrite,
  stands: ReadonlyMap<string, string>,
): FieldValues {
  const agreed = values.filter(
    ([name, value]) => humanFields[kind].includes(name) && value !== '' && stands.get(name) === value,
  );
  return [...new Map([...wrote, ...agreed])];
}

function withoutConflicts({ conflicts: _former, ...kept }: KeptWrite): KeptWrite {
  return kept;
}

function isStillWanted({ fields }: PlannedWrite, { values }: WantedWrite): boolean {
  const wanted = new Map(values);
  return fields.every(({ name, after }) => wanted.get(name) === after);
}
