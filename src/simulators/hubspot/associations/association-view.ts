import { batchAnswer } from '../call';
import { kinds } from '../object-types';
import type { Ends, Neighbour } from './association-book';
import type { AssociationType } from './association-types';
import type { LabelBook } from './label-book';

const idOf = (id: string, asNumber: boolean): string | number => (asNumber ? Number(id) : id);

export function shownType({ category, typeId, label }: AssociationType) {
  return { category, typeId, label };
}

export function shownNeighbour({ id, types }: Neighbour, asNumbers: boolean) {
  return { toObjectId: idOf(id, asNumbers), associationTypes: types.map(shownType) };
}

export function shownLabels({ from, fromId, to, toId }: Ends, types: readonly AssociationType[], asNumbers: boolean) {
  return {
    fromObjectTypeId: kinds[from].typeId,
    fromObjectId: idOf(fromId, asNumbers),
    toObjectTypeId: kinds[to].typeId,
    toObjectId: idOf(toId, asNumbers),
    labels: types.flatMap(({ label }) => label ?? []),
  };
}

/** Unlabelled links are answered from both sides. */
export function shownDefault(all: readonly Ends[], labels: LabelBook, at: number, errors: readonly object[] = []) {
  const results = all.flatMap(({ from, fromId, to, toId }) => {
    const { typeId, inverseTypeId, category } = labels.unlabelled(from, to);
    const spec = (associationTypeId: number) => ({ associationCategory: category, associationTypeId });
    return [
      { from: { id: fromId }, to: { id: toId }, associationSpec: spec(typeId) },
      { from: { id: toId }, to: { id: fromId }, associationSpec: spec(inverseTypeId) },
    ];
  });
  return batchAnswer(results, at, errors);
}
