import {
  dealFields,
  noteFields,
  ownFields,
  taskFields,
  type CrmPreparing,
  type CrmWriting,
  type DealTies,
  type FieldTexts,
  type NewActivity,
  type StandingActivity,
} from '#application/ports/crm-writing';
import type { WriteAnswer } from '#application/ports/write-answer';
import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';
import { freshCrmRecords, type CrmWritingRecords } from './memory-crm-records';
import { memoryCrmUndoing, type Write } from './memory-crm-undoing';

export interface MemoryCrmWriting extends CrmWriting {
  readonly records: CrmWritingRecords;
  /** Calls that wrote, as HubSpot would count them. */
  writeCount(): number;
  /** Asked before and after each write; may throw, as a connection that breaks does. */
  interrupt?: (at: 'before' | 'after') => void;
}

const recordsPerCall = 100;
const tiesPerCall = 1_000;

export function memoryCrmWriting(initial: Partial<CrmWritingRecords> = {}): MemoryCrmWriting {
  const records = freshCrmRecords(initial);
  let writes = 0;
  let lastId = 5_000;
  const newId = (): string => String((lastId += 1));

  /** One call for each so many; answers in the order of what was sent. */
  const write: Write = (sent, size, one) =>
    Array.from({ length: Math.ceil(sent.length / size) }).flatMap((_, place) => {
      writing.interrupt?.('before');
      writes += 1;
      const answers = sent.slice(place * size, (place + 1) * size).map(one);
      writing.interrupt?.('after');
      return answers;
    });
  const desk: WritingDesk = { records, newId, write };
  const tasks = activitiesOn(desk, records.tasks, taskFields);
  const notes = activitiesOn(desk, records.notes, noteFields);
  const writing: MemoryCrmWriting = {
    records,
    writeCount: () => writes,
    setUp: () => ({
      fields: ownFields.map((field) => ({
        field,
        name: `renewal_desk_${field}`,
        found: records.wrongFields.has(field) ? 'wrong' : records.ownFields.has(field) ? 'ready' : 'missing',
      })),
      pipelines: [...records.pipelines],
      labelledRoles: stakeholderRoles.filter((role) => records.labelledRoles.has(role)),
    }),
    preparing: preparingOf(desk),
    undoing: memoryCrmUndoing(records, write),
    ...dealsOn(desk),
    tasksOf: tasks.of,
    makeTasks: tasks.make,
    changeTasks: tasks.change,
    notesOf: notes.of,
    makeNotes: notes.make,
    ...tiesOn(desk),
  };
  return writing;
}

/** What every part of it writes with. */
interface WritingDesk {
  readonly records: CrmWritingRecords;
  readonly newId: () => string;
  readonly write: Write;
}

function unlessRefused({ refusals }: CrmWritingRecords, key: string, run: () => WriteAnswer): WriteAnswer {
  const because = refusals.get(key);
  return because === undefined ? run() : { kind: 'refused', because };
}

function dealsOn({
  records,
  newId,
  write,
}: WritingDesk): Pick<CrmWriting, 'dealsByKey' | 'dealsById' | 'upsertDeals' | 'changeDeals'> {
  return {
    dealsByKey: (keys) => [...records.deals.values()].filter(({ key }) => key !== '' && keys.includes(key)),
    dealsById: (ids) => ids.flatMap((id) => records.deals.get(id) ?? []),
    upsertDeals: (deals) =>
      write(deals, recordsPerCall, ({ key, values }) =>
        unlessRefused(records, key, () => {
          const known = [...records.deals.values()].find((deal) => deal.key === key);
          const dealId = known?.dealId ?? newId();
          records.deals.set(dealId, { dealId, key, values: filled(dealFields, { ...known?.values, ...values }) });
          return accepted;
        }),
      ),
    changeDeals: (changes) =>
      write(changes, recordsPerCall, ({ dealId, key, values }) => {
        const deal = records.deals.get(dealId);
        if (deal === undefined) return { kind: 'refused', because: 'There is no such deal' };
        const holder = [...records.deals.values()].find((other) => key !== '' && other.key === key);
        if (holder !== undefined && holder.dealId !== dealId)
          return { kind: 'refused', because: 'Another has this key' };
        return unlessRefused(records, key ?? deal.key, () => {
          const changed = filled(dealFields, { ...deal.values, ...values });
          records.deals.set(dealId, { ...deal, key: key ?? deal.key, values: changed });
          return accepted;
        });
      }),
  };
}

function activitiesOn<Field extends string>(
  { records, newId, write }: WritingDesk,
  shelf: Map<string, StandingActivity<Field>>,
  fields: readonly Field[],
) {
  return {
    of: (dealIds: readonly string[]) => [...shelf.values()].filter(({ dealId }) => dealIds.includes(dealId)),
    make: (made: readonly NewActivity<Field>[]) =>
      write(made, recordsPerCall, ({ marker, dealId, values }) =>
        unlessRefused(records, marker, () => {
          if (!records.deals.has(dealId)) return { kind: 'refused', because: 'There is no such deal' };
          const id = newId();
          shelf.set(id, { id, marker, dealId, values: filled(fields, values) });
          return accepted;
        }),
      ),
    change: (changes: readonly { readonly id: string; readonly values: FieldTexts<Field> }[]) =>
      write(changes, recordsPerCall, ({ id, values }) => {
        const known = shelf.get(id);
        if (known === undefined) return { kind: 'refused', because: 'There is no such record' };
        shelf.set(id, { ...known, values: filled<Field>(fields, { ...known.values, ...values }) });
        return accepted;
      }),
  };
}

function tiesOn({ records, write }: WritingDesk): Pick<CrmWriting, 'tiesOf' | 'tieDeals'> {
  const none = (dealId: string): DealTies => ({ dealId, companyIds: [], contacts: [] });
  const isThere = (id: string) => records.neighborIds?.has(id) !== false;
  return {
    tiesOf: (dealIds) => [...new Set(dealIds)].map((dealId) => records.ties.get(dealId) ?? none(dealId)),
    tieDeals: (ties) =>
      write(ties, tiesPerCall, ({ dealId, primaryCompanyId, contacts }) => {
        const companyIds = primaryCompanyId === undefined ? [] : [primaryCompanyId];
        if (![...companyIds, ...contacts.map(({ contactId }) => contactId)].every(isThere)) {
          return { kind: 'refused', because: 'A company or contact is not there' };
        }
        const old = records.ties.get(dealId) ?? none(dealId);
        const labelled = contacts.map(({ contactId, roles }) => ({
          contactId,
          roles: roles.filter((role) => records.labelledRoles.has(role)),
        }));
        records.ties.set(dealId, {
          ...old,
          companyIds: [...new Set([...old.companyIds, ...companyIds])],
          ...(primaryCompanyId === undefined ? {} : { primaryCompanyId }),
          contacts: mergedContacts([...old.contacts, ...labelled]),
        });
        return accepted;
      }),
  };
}

const accepted: WriteAnswer = { kind: 'accepted' };

function preparingOf({ records, newId, write }: WritingDesk): CrmPreparing {
  return {
    makeFields: (fields) =>
      write(fields, 1, (field) => {
        records.ownFields.add(field);
        return accepted;
      }),
    makePipeline({ label, stages }) {
      if (!records.isPaid) return { kind: 'refused', because: 'HubSpot refused it (VALIDATION_ERROR)' };
      const pipeline = {
        pipelineId: newId(),
        label,
        stages: stages.map((stage) => ({ stageId: newId(), ...stage })),
      };
      write([pipeline], 1, (made) => {
        records.pipelines.push(made);
        return accepted;
      });
      return { kind: 'made', pipeline };
    },
    makeLabels: (roles) =>
      write(roles, 1, (role) => {
        if (!records.isPaid) return { kind: 'refused', because: 'This HubSpot plan has no association labels' };
        records.labelledRoles.add(role);
        return accepted;
      }),
  };
}

function filled<Field extends string>(
  fields: readonly Field[],
  values: FieldTexts<Field>,
): Readonly<Record<Field, string>> {
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? ''])) as Record<Field, string>;
}

function mergedContacts(contacts: DealTies['contacts']): DealTies['contacts'] {
  const rolesById = new Map<string, readonly StakeholderRole[]>();
  for (const { contactId, roles } of contacts) {
    rolesById.set(contactId, [...(rolesById.get(contactId) ?? []), ...roles]);
  }
  return [...rolesById].map(([contactId, roles]) => ({
    contactId,
    roles: stakeholderRoles.filter((role) => roles.includes(role)),
  }));
}
