import type { CrmStore, ObjectType } from './crm-objects';

interface AssociationType {
  readonly category: 'HUBSPOT_DEFINED';
  readonly typeId: number;
  readonly label: string | null;
}

/** Source: docs/reference/apis/hubspot.md, the ids of the client's own enumeration. */
const typeIds: Readonly<
  Record<string, { readonly unlabelled: number; readonly primary?: number; readonly name: string }>
> = {
  'contacts>companies': { unlabelled: 279, primary: 1, name: 'contact_to_company' },
  'companies>contacts': { unlabelled: 280, primary: 2, name: 'company_to_contact' },
  'deals>companies': { unlabelled: 341, primary: 5, name: 'deal_to_company' },
  'companies>deals': { unlabelled: 342, primary: 6, name: 'company_to_deal' },
  'deals>contacts': { unlabelled: 3, name: 'deal_to_contact' },
  'contacts>deals': { unlabelled: 4, name: 'contact_to_deal' },
};

export interface Neighbour {
  readonly id: string;
  readonly isPrimary: boolean;
}

/** Finds the records on the other side without walking all memberships each time. */
export class AssociationIndex {
  private readonly companiesOf: ReadonlyMap<string, readonly Neighbour[]>;
  private readonly contactsOf: ReadonlyMap<string, readonly Neighbour[]>;

  constructor({ memberships }: CrmStore) {
    this.companiesOf = grouped(memberships.map((m) => [m.contactId, { id: m.companyId, isPrimary: m.isPrimary }]));
    this.contactsOf = grouped(memberships.map((m) => [m.companyId, { id: m.contactId, isPrimary: m.isPrimary }]));
  }

  of(from: ObjectType, id: string, to: ObjectType): readonly Neighbour[] {
    if (from === 'contacts' && to === 'companies') return this.companiesOf.get(id) ?? [];
    if (from === 'companies' && to === 'contacts') return this.contactsOf.get(id) ?? [];
    return [];
  }
}

/** By id, so that the primary company is not always the first. */
function grouped(pairs: readonly (readonly [string, Neighbour])[]): ReadonlyMap<string, readonly Neighbour[]> {
  const lists = new Map<string, Neighbour[]>();
  for (const [id, neighbour] of pairs) lists.set(id, [...(lists.get(id) ?? []), neighbour]);
  for (const list of lists.values()) list.sort((left, right) => Number(right.id) - Number(left.id));
  return lists;
}

/** The unlabelled type is there whenever the primary one is. */
export function associationTypes(from: ObjectType, to: ObjectType, isPrimary: boolean): readonly AssociationType[] {
  const ids = typeIds[`${from}>${to}`];
  if (ids === undefined) return [];
  const unlabelled: AssociationType = { category: 'HUBSPOT_DEFINED', typeId: ids.unlabelled, label: null };
  if (!isPrimary || ids.primary === undefined) return [unlabelled];
  return [unlabelled, { category: 'HUBSPOT_DEFINED', typeId: ids.primary, label: 'Primary' }];
}

/** As the `associations` parameter of a record shows them: one line a type, with the type's name. */
export function namedAssociations(from: ObjectType, to: ObjectType, neighbours: readonly Neighbour[]) {
  const name = typeIds[`${from}>${to}`]?.name ?? `${from}_to_${to}`;
  return neighbours.flatMap(({ id, isPrimary }) => [
    ...(isPrimary ? [{ id, type: name }] : []),
    { id, type: `${name}_unlabeled` },
  ]);
}

export function labelledAssociation(from: ObjectType, to: ObjectType, { id, isPrimary }: Neighbour) {
  return { toObjectId: id, associationTypes: associationTypes(from, to, isPrimary) };
}
