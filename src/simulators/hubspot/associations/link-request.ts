import { invalid, missing } from '../failure';
import { isObject, objectsIn, textIn, type JsonObject } from '../json';
import { objectTypes, type ObjectType } from '../object-types';
import type { Portal } from '../portal';
import type { AssociationType } from './association-types';

/** A link that a caller wants, with the types to put on it. */
export interface LinkRequest {
  readonly to: ObjectType;
  readonly toId: string;
  readonly types: readonly AssociationType[];
}

/** Types that were sent for links from one object type to another; one of the wrong direction is refused. */
export function typesIn(portal: Portal, from: ObjectType, to: ObjectType, specs: unknown): readonly AssociationType[] {
  return objectsIn(specs, 'types').map((spec) => {
    const found = portal.labels.find(from, to, Number(spec['associationTypeId']));
    if (found === undefined || found.category !== textIn(spec['associationCategory'])) throw wrongType(spec);
    return found;
  });
}

/** The associations of a create: the other object's type follows from the type ids. */
export function linksIn(portal: Portal, from: ObjectType, associations: unknown): readonly LinkRequest[] {
  return objectsIn(associations, 'associations').map((association) => {
    const specs = objectsIn(association['types'], 'types');
    const [first] = specs;
    if (first === undefined) throw invalid('An association needs at least one type.');
    const to = objectTypes.find((type) => portal.labels.find(from, type, Number(first['associationTypeId'])));
    if (to === undefined) throw wrongType(first);
    const types = typesIn(portal, from, to, specs);
    const toId = idIn(association['to']);
    requireRecord(portal, to, toId);
    return { to, toId, types };
  });
}

/** Of `{"id": "123"}`, the number as well. */
export function idIn(value: unknown): string {
  const id = isObject(value) ? textIn(value['id']) : undefined;
  if (id === undefined) throw invalid('Invalid input JSON: an object id is missing');
  return id;
}

export function requireRecord({ records }: Portal, type: ObjectType, id: string): void {
  const record = records[type].find(id);
  if (record === undefined || record.archivedAt !== undefined) {
    throw missing(`No ${type} record with id ${id} exists`, { context: { objectType: [type], id: [id] } });
  }
}

function wrongType(spec: JsonObject): ReturnType<typeof invalid> {
  const text = `${textIn(spec['associationCategory']) ?? 'null'}=${textIn(spec['associationTypeId']) ?? 'null'}`;
  return invalid('One or more associations are invalid', {
    context: {
      associationSpec: [text],
      INVALID_ASSOCIATION_TYPE_ID: [`${text} is not a valid association definition id`],
    },
  });
}
