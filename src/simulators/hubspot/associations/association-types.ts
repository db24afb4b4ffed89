import { kinds, type ObjectType } from '../object-types';

export type Category = 'HUBSPOT_DEFINED' | 'USER_DEFINED';

/** One direction of a kind of link between two records. */
export interface AssociationType {
  readonly typeId: number;
  readonly inverseTypeId: number;
  readonly category: Category;
  readonly from: ObjectType;
  readonly to: ObjectType;
  /** The unlabelled type of a pair has none. */
  readonly label: string | null;
  /** As the `associations` parameter of a record names it. */
  readonly name: string;
}

type Pair = readonly [from: ObjectType, to: ObjectType, typeId: number, inverseTypeId: number];

/** Source: docs/reference/apis/hubspot-simulator.md, "Links and labels". */
const unlabelled: readonly Pair[] = [
  ['contacts', 'companies', 279, 280],
  ['deals', 'companies', 341, 342],
  ['deals', 'contacts', 3, 4],
  ['tasks', 'deals', 216, 215],
  ['tasks', 'companies', 192, 191],
  ['tasks', 'contacts', 204, 203],
  ['notes', 'deals', 214, 213],
  ['notes', 'companies', 190, 189],
  ['notes', 'contacts', 202, 201],
  ['meetings', 'deals', 212, 211],
  ['meetings', 'companies', 188, 187],
  ['meetings', 'contacts', 200, 199],
  ['calls', 'deals', 206, 205],
  ['calls', 'companies', 182, 181],
  ['calls', 'contacts', 194, 193],
  ['emails', 'deals', 210, 209],
  ['emails', 'companies', 186, 185],
  ['emails', 'contacts', 198, 197],
  ['contacts', 'contacts', 449, 449],
  ['companies', 'companies', 450, 450],
  ['deals', 'deals', 451, 451],
];

const primary: readonly Pair[] = [
  ['contacts', 'companies', 1, 2],
  ['deals', 'companies', 5, 6],
];

const hasPrimary = (from: ObjectType, to: ObjectType): boolean =>
  primary.some(([one, other]) => (one === from && other === to) || (one === to && other === from));

function nameOf(from: ObjectType, to: ObjectType): string {
  return `${kinds[from].singular}_to_${kinds[to].singular}`;
}

function bothWays([from, to, typeId, inverseTypeId]: Pair, label: string | null): readonly AssociationType[] {
  const category: Category = 'HUBSPOT_DEFINED';
  const suffix = label === null && hasPrimary(from, to) ? '_unlabeled' : '';
  const forward = { typeId, inverseTypeId, category, from, to, label, name: `${nameOf(from, to)}${suffix}` };
  if (typeId === inverseTypeId) return [forward];
  const back = {
    from: to,
    to: from,
    typeId: inverseTypeId,
    inverseTypeId: typeId,
    name: `${nameOf(to, from)}${suffix}`,
  };
  return [forward, { ...forward, ...back }];
}

export const standardTypes: readonly AssociationType[] = [
  ...unlabelled.flatMap((pair) => bothWays(pair, null)),
  ...primary.flatMap((pair) => bothWays(pair, 'Primary')),
];

/** One contact or deal has one primary company: these two types move instead of adding up. */
export const primaryTypeIds: ReadonlySet<number> = new Set(primary.map(([, , typeId]) => typeId));

export function isPrimary({ typeId, inverseTypeId }: AssociationType): boolean {
  return primaryTypeIds.has(typeId) || primaryTypeIds.has(inverseTypeId);
}
