import { objectTypes, type ObjectType } from '../object-types';
import { isPrimary, primaryTypeIds, type AssociationType } from './association-types';
import type { LabelBook } from './label-book';

/** Two records that are linked, seen from one of them. */
export interface Neighbour {
  readonly id: string;
  readonly types: readonly AssociationType[];
}

export interface Ends {
  readonly from: ObjectType;
  readonly fromId: string;
  readonly to: ObjectType;
  readonly toId: string;
}

/** The types of one linked pair, in one direction; no types: the link was taken away. */
type SavedLink = readonly [from: ObjectType, fromId: string, to: ObjectType, toId: string, typeIds: readonly number[]];

export type SavedAssociations = readonly SavedLink[];

/** Who is linked with whom, kept from both sides. */
export class AssociationBook {
  /** By `from/fromId/to`, then by the other record's id. */
  private readonly links = new Map<string, Map<string, ReadonlySet<number>>>();
  private readonly touched = new Map<string, Ends>();

  constructor(private readonly labels: LabelBook) {}

  /** What a world has linked from its start: no change that must be saved. */
  seed(ends: Ends, types: readonly AssociationType[]): void {
    this.add(ends, types);
    this.touched.clear();
  }

  restore(saved: SavedAssociations): void {
    for (const [from, fromId, to, toId, typeIds] of saved) {
      this.set({ from, fromId, to, toId }, new Set(typeIds));
    }
  }

  saved(): SavedAssociations {
    return [...this.touched.values()].map(({ from, fromId, to, toId }) => [
      from,
      fromId,
      to,
      toId,
      [...(this.idsOf({ from, fromId, to, toId }) ?? [])],
    ]);
  }

  /** Highest id first, so that the primary company is not always the first. */
  of(from: ObjectType, fromId: string, to: ObjectType): readonly Neighbour[] {
    const linked = [...(this.links.get(`${from}/${fromId}/${to}`) ?? [])];
    return linked
      .filter(([, typeIds]) => typeIds.size > 0)
      .sort(([left], [right]) => Number(right) - Number(left))
      .map(([id, typeIds]) => ({ id, types: this.types(from, to, typeIds) }));
  }

  /** A label brings the unlabelled type along, and every type its inverse. A primary company takes over from the last. */
  add(ends: Ends, types: readonly AssociationType[]): void {
    const { from, to } = ends;
    for (const type of [this.labels.unlabelled(from, to), ...types]) {
      if (isPrimary(type)) this.endPrimary(primaryTypeIds.has(type.typeId) ? ends : inverse(ends));
      this.set(ends, new Set([...(this.idsOf(ends) ?? []), type.typeId]));
      this.set(inverse(ends), new Set([...(this.idsOf(inverse(ends)) ?? []), type.inverseTypeId]));
    }
  }

  /** The labels of people become these; what HubSpot defined stays. */
  replaceLabels(ends: Ends, types: readonly AssociationType[]): void {
    const all = this.types(ends.from, ends.to, this.idsOf(ends) ?? new Set());
    this.take(
      ends,
      all.filter(({ category }) => category === 'USER_DEFINED'),
    );
    this.add(ends, types);
  }

  /** Without the unlabelled type nothing of a link is left. */
  take(ends: Ends, types: readonly AssociationType[]): void {
    if (types.some(({ label }) => label === null)) return this.remove(ends);
    const [gone, goneBack] = [types.map(({ typeId }) => typeId), types.map(({ inverseTypeId }) => inverseTypeId)];
    const less = (from: Ends, without: readonly number[]): void =>
      this.set(from, new Set([...(this.idsOf(from) ?? [])].filter((typeId) => !without.includes(typeId))));
    if (types.length === 0 || this.idsOf(ends) === undefined) return;
    less(ends, gone);
    less(inverse(ends), goneBack);
  }

  remove(ends: Ends): void {
    if (this.idsOf(ends) === undefined) return;
    this.set(ends, new Set());
    this.set(inverse(ends), new Set());
  }

  /** All links of a record that goes to the recycle bin. */
  removeAll(from: ObjectType, fromId: string): void {
    for (const to of objectTypes) {
      for (const { id } of this.of(from, fromId, to)) this.remove({ from, fromId, to, toId: id });
    }
  }

  /** When a label itself is deleted. */
  dropType({ from, to, typeId, inverseTypeId }: AssociationType): void {
    for (const [key, linked] of this.links) {
      const [type = '', fromId = '', other = ''] = key.split('/');
      for (const [toId, typeIds] of linked) {
        const gone = type === from && other === to ? typeId : type === to && other === from ? inverseTypeId : undefined;
        if (gone === undefined || !typeIds.has(gone)) continue;
        const ends = { from: type as ObjectType, fromId, to: other as ObjectType, toId };
        this.set(ends, new Set([...typeIds].filter((id) => id !== gone)));
      }
    }
  }

  typesOf(ends: Ends): readonly AssociationType[] {
    return this.types(ends.from, ends.to, this.idsOf(ends) ?? new Set());
  }

  private endPrimary({ from, fromId, to, toId }: Ends): void {
    for (const { id, types } of this.of(from, fromId, to)) {
      if (id !== toId) this.take({ from, fromId, to, toId: id }, types.filter(isPrimary));
    }
  }

  private types(from: ObjectType, to: ObjectType, typeIds: ReadonlySet<number>): readonly AssociationType[] {
    return this.labels.between(from, to).filter(({ typeId }) => typeIds.has(typeId));
  }

  private idsOf({ from, fromId, to, toId }: Ends): ReadonlySet<number> | undefined {
    return this.links.get(`${from}/${fromId}/${to}`)?.get(toId);
  }

  private set(ends: Ends, typeIds: ReadonlySet<number>): void {
    const key = `${ends.from}/${ends.fromId}/${ends.to}`;
    const linked = this.links.get(key) ?? new Map<string, ReadonlySet<number>>();
    linked.set(ends.toId, typeIds);
    this.links.set(key, linked);
    this.touched.set(`${key}/${ends.toId}`, ends);
  }
}

function inverse({ from, fromId, to, toId }: Ends): Ends {
  return { from: to, fromId: toId, to: from, toId: fromId };
}
