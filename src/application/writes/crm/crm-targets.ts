import type { PlannedWrite, StandingRecord } from '#domain/timeline/planned-write';
import { assert } from '#domain/vocabulary/assert';
import type { StakeholderRole } from '#domain/vocabulary/client';
import { stakeholderRoles } from '#domain/vocabulary/client';
import type {
  CrmWriting,
  DealChange,
  DealField,
  DealTies,
  FieldTexts,
  NewActivity,
  NoteField,
  StandingActivity,
  StandingDeal,
  TaskField,
  TieWrite,
} from '../../ports/crm-writing';
import type { WriteAnswer } from '../../ports/write-answer';
import type { Sought, WriteTarget } from '../write-target';
import { markerParts } from './wanted-write';

const system = 'HubSpot';
const noOthers: ReadonlyMap<string, string> = new Map();

/**
 * Deals of HubSpot. One that is to be made is sent by the key of its renewal, so that it is never doubled; one that is there is
 * changed by its id, so that what a person deleted is not made again.
 */
export function dealTarget(crm: CrmWriting): WriteTarget {
  return {
    system,
    kind: 'deal',
    look(sought) {
      const keys = sought.map(({ marker }) => keyIn(marker));
      const byKey = new Map(crm.dealsByKey([...new Set(keys)]).map((deal) => [deal.key, deal]));
      const unkeyed = sought.filter(({ recordId }, place) => recordId !== undefined && !byKey.has(keys[place] ?? ''));
      const byId = new Map(
        crm.dealsById(unkeyed.map(({ recordId = '' }) => recordId)).map((deal) => [deal.dealId, deal]),
      );
      return found(sought, ({ recordId = '' }, place) => {
        const deal = byKey.get(keys[place] ?? '') ?? byId.get(recordId);
        return deal === undefined ? undefined : dealStanding(deal);
      });
    },
    perform: (plans) =>
      inTwo(plans, ({ recordId }) => recordId === undefined, {
        those: (made) => crm.upsertDeals(made.map((plan) => ({ key: keyIn(plan.marker), values: dealTexts(plan) }))),
        others: (changed) => crm.changeDeals(changed.map(changeIn)),
      }),
  };
}

export function dealStanding({ dealId, key, values }: StandingDeal): StandingRecord {
  return { recordId: dealId, fields: new Map([['key', key], ...Object.entries(values)]), others: noOthers };
}

export function changeIn(plan: PlannedWrite): DealChange {
  const key = plan.fields.find(({ name }) => name === 'key')?.after;
  return { dealId: plan.recordId ?? '', values: dealTexts(plan), ...(key === undefined ? {} : { key }) };
}

/** The key is no value: it says which deal it is. */
function dealTexts(plan: PlannedWrite): FieldTexts<DealField> {
  return textsOf<DealField>({ ...plan, fields: plan.fields.filter(({ name }) => name !== 'key') });
}

function keyIn(marker: string): string {
  return partsOf(marker).renewalId;
}

/** Tasks on the deals of renewals, by the marker in their text. */
export function taskTarget(crm: CrmWriting, dealIdOf: (renewalId: string) => string | undefined): WriteTarget {
  return {
    system,
    kind: 'task',
    look: (sought) => lookForActivities(sought, crm.tasksOf(dealsOf(sought, dealIdOf)), textMarker),
    perform: (plans) =>
      inTwo(plans, ({ recordId }) => recordId === undefined, {
        those: (made) => crm.makeTasks(made.map((plan) => activityIn<TaskField>(plan, dealIdOf))),
        others: (changed) =>
          crm.changeTasks(changed.map((plan) => ({ id: plan.recordId ?? '', values: textsOf<TaskField>(plan) }))),
      }),
  };
}

export interface NotePlace {
  readonly dealId: string;
  readonly companyId?: string;
}

/** Notes on deals, by the marker in their text. They are made and never changed. */
export function noteTarget(crm: CrmWriting, placeOf: (part: string) => NotePlace | undefined): WriteTarget {
  const place = (marker: string): NotePlace & { readonly part: string } => {
    const { part } = partsOf(marker);
    const known = placeOf(part);
    assert(known !== undefined, 'what stands on a deal is planned once there is the deal');
    return { ...known, part };
  };
  return {
    system,
    kind: 'note',
    look: (sought) =>
      lookForActivities(
        sought,
        crm.notesOf([...new Set(sought.map(({ marker }) => place(marker).dealId))]),
        (marker) => partsOf(marker).part,
      ),
    perform: (plans) =>
      crm.makeNotes(
        plans.map((plan) => {
          const { part, ...on } = place(plan.marker);
          return { ...on, marker: part, values: textsOf<NoteField>(plan) };
        }),
      ),
  };
}

function dealsOf(sought: readonly Sought[], dealIdOf: (renewalId: string) => string | undefined): readonly string[] {
  return [...new Set(sought.flatMap(({ marker }) => dealIdOf(partsOf(marker).renewalId) ?? []))];
}

/** Should there be two with one marker, the older counts: it is the one that people know. */
function lookForActivities<Field extends string>(
  sought: readonly Sought[],
  activities: readonly StandingActivity<Field>[],
  markerIn: (marker: string) => string,
): ReadonlyMap<string, StandingRecord> {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const byMarker = new Map<string, StandingActivity<Field>>();
  for (const activity of [...activities].sort((a, b) => b.id.length - a.id.length || (a.id < b.id ? 1 : -1))) {
    if (activity.marker !== undefined) byMarker.set(activity.marker, activity);
  }
  return found(sought, ({ marker, recordId = '' }) => {
    const activity = byId.get(recordId) ?? byMarker.get(markerIn(marker));
    if (activity === undefined) return undefined;
    return { recordId: activity.id, fields: new Map(Object.entries<string>(activity.values)), others: noOthers };
  });
}

/** What stands in the text of a task or note: the same for every write of it. */
function textMarker(marker: string): string {
  const { renewalId, part } = partsOf(marker);
  return `${renewalId}/${part}`;
}

function activityIn<Field extends string>(
  plan: PlannedWrite,
  dealIdOf: (renewalId: string) => string | undefined,
): NewActivity<Field> {
  const dealId = dealIdOf(partsOf(plan.marker).renewalId);
  assert(dealId !== undefined, 'what stands on a deal is planned once there is the deal');
  return { marker: textMarker(plan.marker), dealId, values: textsOf<Field>(plan) };
}

/** Names of the fields that a tie is planned by: each holds `yes`, the company its id. */
export const companyField = 'primary company';
export const contactField = (contactId: string) => `contact ${contactId}`;
export const roleField = (contactId: string, role: StakeholderRole) => `contact ${contactId} as ${role}`;
const contactForm = /^contact (\S+?)(?: as (\w+))?$/;

/** Whom a deal is tied to. Ties that people made are never taken away. */
export function tiesTarget(crm: CrmWriting): WriteTarget {
  return {
    system,
    kind: 'ties',
    look(sought) {
      const ties = new Map(crm.tiesOf(sought.map(({ recordId = '' }) => recordId)).map((each) => [each.dealId, each]));
      return found(sought, ({ recordId = '' }) => {
        const own = ties.get(recordId);
        return own === undefined ? undefined : { recordId, fields: tieFields(own), others: noOthers };
      });
    },
    perform: (plans) => crm.tieDeals(plans.map(tieIn)),
  };
}

function tieFields({ primaryCompanyId = '', contacts }: DealTies): ReadonlyMap<string, string> {
  return new Map([
    [companyField, primaryCompanyId],
    ...contacts.flatMap(({ contactId, roles }) => [
      [contactField(contactId), 'yes'] as const,
      ...roles.map((role) => [roleField(contactId, role), 'yes'] as const),
    ]),
  ]);
}

function tieIn({ recordId = '', fields }: PlannedWrite): TieWrite {
  const company = fields.find(({ name }) => name === companyField)?.after;
  const rolesById = new Map<string, StakeholderRole[]>();
  for (const { name } of fields) {
    const [, contactId, roleName] = contactForm.exec(name) ?? [];
    if (contactId === undefined) continue;
    const role = stakeholderRoles.find((each) => each === roleName);
    rolesById.set(contactId, [...(rolesById.get(contactId) ?? []), ...(role === undefined ? [] : [role])]);
  }
  return {
    dealId: recordId,
    ...(company === undefined ? {} : { primaryCompanyId: company }),
    contacts: [...rolesById].map(([contactId, roles]) => ({ contactId, roles })),
  };
}

function partsOf(marker: string): { readonly renewalId: string; readonly part: string } {
  const parts = markerParts(marker);
  assert(parts !== undefined, 'a marker names a renewal and a part of it');
  return parts;
}

function textsOf<Field extends string>({ fields }: PlannedWrite): FieldTexts<Field> {
  return Object.fromEntries(fields.map(({ name, after }) => [name, after])) as FieldTexts<Field>;
}

function found(
  sought: readonly Sought[],
  standingOf: (each: Sought, place: number) => StandingRecord | undefined,
): ReadonlyMap<string, StandingRecord> {
  return new Map(
    sought.flatMap((each, place) => {
      const standing = standingOf(each, place);
      return standing === undefined ? [] : [[each.marker, standing] as const];
    }),
  );
}

/** Two ways of writing, with answers in the order of the plans. */
export function inTwo(
  plans: readonly PlannedWrite[],
  isThat: (plan: PlannedWrite) => boolean,
  ways: {
    those(plans: readonly PlannedWrite[]): readonly WriteAnswer[];
    others(plans: readonly PlannedWrite[]): readonly WriteAnswer[];
  },
): readonly WriteAnswer[] {
  const [those, others] = [
    ways.those(plans.filter(isThat)).values(),
    ways.others(plans.filter((plan) => !isThat(plan))).values(),
  ];
  return plans.flatMap((plan) => {
    const next = (isThat(plan) ? those : others).next();
    return next.done === true ? [] : [next.value];
  });
}
