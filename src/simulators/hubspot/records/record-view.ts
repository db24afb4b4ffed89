import { kinds, objectTypeOf, type ObjectType } from '../object-types';
import { isClosing, probabilityOf } from '../pipelines/pipeline';
import type { Portal } from '../portal';
import { historyOf, type CrmRecord, type ValueChange } from './crm-record';

/** What a caller wants to see of a record. */
export interface Wish {
  readonly properties: readonly string[];
  readonly withHistory?: readonly string[];
  readonly associations?: readonly string[];
}

type Derived = (portal: Portal, record: CrmRecord) => string | undefined;

const fraction = (value: number): string => String(Number(value.toFixed(2)));

/** Properties that follow from something else: the deal's stage, the links of a contact. */
const derived: Readonly<Partial<Record<ObjectType, Readonly<Record<string, Derived>>>>> = {
  contacts: {
    associatedcompanyid: ({ associations }, { id }) =>
      associations.of('contacts', id, 'companies').find(({ types }) => types.some(({ typeId }) => typeId === 1))?.id,
  },
  deals: {
    hs_is_closed: (portal, deal) => {
      const stage = stageOf(portal, deal);
      return String(stage !== undefined && isClosing(stage));
    },
    hs_is_closed_won: (portal, deal) => {
      const stage = stageOf(portal, deal);
      return String(stage !== undefined && probabilityOf(stage) === 1);
    },
    hs_deal_stage_probability: (portal, deal) => {
      const stage = stageOf(portal, deal);
      return stage === undefined ? undefined : fraction(probabilityOf(stage));
    },
    num_associated_contacts: ({ associations }, { id }) => String(associations.of('deals', id, 'contacts').length),
  },
};

function stageOf({ pipelines }: Portal, { values }: CrmRecord) {
  return pipelines.stageAnywhere(values['dealstage'] ?? '');
}

/** A property's text, or undefined where it is unset. */
export function valueOf(portal: Portal, type: ObjectType, record: CrmRecord, name: string): string | undefined {
  const { createdName, lastModifiedName } = kinds[type];
  if (name === 'hs_object_id') return record.id;
  if (name === lastModifiedName) return new Date(record.updatedAt).toISOString();
  if (name === createdName) return record.values[name] ?? new Date(record.createdAt).toISOString();
  const derive = derived[type]?.[name];
  return derive === undefined ? record.values[name] : derive(portal, record);
}

/** A record with the properties that were asked for, unset ones as null. Unknown names are passed over in reads. */
export function shownRecord(portal: Portal, type: ObjectType, record: CrmRecord, wish: Wish): Record<string, unknown> {
  const { usualProperties, createdName, lastModifiedName } = kinds[type];
  const { properties, withHistory = [], associations = [] } = wish;
  const wanted = properties.length === 0 ? usualProperties : properties.map((name) => name.toLowerCase());
  const names = new Set([...wanted, ...withHistory, 'hs_object_id', createdName, lastModifiedName]);
  const known = [...names].filter((name) => portal.properties.find(type, name) !== undefined);
  const linked = associations.flatMap((name) => linkedOf(portal, type, record, objectTypeOf(name)));
  return {
    id: record.id,
    properties: Object.fromEntries(known.map((name) => [name, valueOf(portal, type, record, name) ?? null])),
    ...(withHistory.length === 0 ? {} : { propertiesWithHistory: shownHistory(record, withHistory) }),
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    archived: record.archivedAt !== undefined,
    ...(record.archivedAt === undefined ? {} : { archivedAt: new Date(record.archivedAt).toISOString() }),
    ...(linked.length === 0 ? {} : { associations: Object.fromEntries(linked) }),
  };
}

/** One line a type, with the type's name; an object type without links is left out. */
function linkedOf(portal: Portal, from: ObjectType, { id }: CrmRecord, to: ObjectType) {
  const results = portal.associations
    .of(from, id, to)
    .flatMap((neighbour) => [...neighbour.types].reverse().map(({ name }) => ({ id: neighbour.id, type: name })));
  return results.length === 0 ? [] : [[to, { results }] as const];
}

function shownHistory(record: CrmRecord, names: readonly string[]): Record<string, readonly object[]> {
  return Object.fromEntries(names.map((name) => [name, historyOf(record, name).map(shownChange)]));
}

function shownChange({ value, at, sourceType, sourceId }: ValueChange) {
  return { value, timestamp: new Date(at).toISOString(), sourceType, ...(sourceId === undefined ? {} : { sourceId }) };
}
