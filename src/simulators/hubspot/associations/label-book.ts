import type { WorldAssociationLabel } from '../../msp/world';
import { HubSpotFailure, invalid, missing } from '../failure';
import { kinds, type ObjectType } from '../object-types';
import { standardTypes, type AssociationType } from './association-types';

export interface SavedLabels {
  readonly labels: readonly AssociationType[];
  readonly nextTypeId: number;
}

export interface LabelRequest {
  readonly from: ObjectType;
  readonly to: ObjectType;
  readonly name: string;
  readonly label: string;
  /** Absent: both directions read the same. */
  readonly inverseLabel?: string;
}

/** Of a pair of object types. Assumed. */
export const labelCap = 50;

/** All kinds of links in a portal: HubSpot's own, and the labels that people made. */
export class LabelBook {
  private labels: readonly AssociationType[];
  /** Asked for with every link. */
  private readonly byPair = new Map<string, readonly AssociationType[]>();
  private nextTypeId: number;

  /** Ids of labels differ from portal to portal. */
  constructor(labels: readonly WorldAssociationLabel[], portalId: number, saved: SavedLabels | undefined) {
    const seeded = labels.flatMap(({ fromType, toType, typeId, inverseTypeId, ...words }) =>
      pairOf({ from: fromType, to: toType, ...words }, typeId, inverseTypeId),
    );
    this.labels = saved?.labels ?? seeded;
    this.nextTypeId = saved?.nextTypeId ?? Math.max(20 + (portalId % 40), ...seeded.map(({ typeId }) => typeId + 1));
  }

  saved(): SavedLabels {
    return { labels: this.labels, nextTypeId: this.nextTypeId };
  }

  between(from: ObjectType, to: ObjectType): readonly AssociationType[] {
    const pair = `${from}>${to}`;
    let types = this.byPair.get(pair);
    if (types === undefined) {
      types = [...standardTypes, ...this.labels].filter((type) => type.from === from && type.to === to);
      this.byPair.set(pair, types);
    }
    return types;
  }

  custom(): readonly AssociationType[] {
    return this.labels;
  }

  unlabelled(from: ObjectType, to: ObjectType): AssociationType {
    const found = this.between(from, to).find(({ label }) => label === null);
    if (found === undefined) throw invalid(`${kinds[from].typeId} cannot be associated with ${kinds[to].typeId}`);
    return found;
  }

  find(from: ObjectType, to: ObjectType, typeId: number): AssociationType | undefined {
    return this.between(from, to).find((type) => type.typeId === typeId);
  }

  /** Answers both directions, the one that was asked for first. */
  add(request: LabelRequest): readonly AssociationType[] {
    const { from, to, name } = request;
    const own = this.between(from, to).filter(({ category }) => category === 'USER_DEFINED');
    if (own.some((type) => type.name === name || type.label === request.label)) {
      throw new HubSpotFailure(409, 'OBJECT_ALREADY_EXISTS', `An association label "${request.label}" already exists.`);
    }
    if (own.length >= labelCap) throw invalid(`There are at most ${labelCap} association labels between two objects.`);
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw invalid(`Association label name "${name}" is invalid.`);
    this.unlabelled(from, to);
    const made = pairOf(request, this.nextTypeId, this.nextTypeId + 1);
    this.nextTypeId += 2;
    this.change([...this.labels, ...made]);
    return made;
  }

  rename(from: ObjectType, to: ObjectType, change: { typeId: number; label: string; inverseLabel?: string }): void {
    const { inverseTypeId } = this.own(from, to, change.typeId);
    const inverseLabel = change.inverseLabel ?? change.label;
    const renamed = (type: AssociationType): AssociationType => {
      if (type.typeId === change.typeId) return { ...type, label: change.label };
      return type.typeId === inverseTypeId ? { ...type, label: inverseLabel } : type;
    };
    this.change(this.labels.map(renamed));
  }

  remove(from: ObjectType, to: ObjectType, typeId: number): AssociationType {
    const removed = this.own(from, to, typeId);
    const gone = [typeId, removed.inverseTypeId];
    this.change(this.labels.filter((type) => !gone.includes(type.typeId)));
    return removed;
  }

  private change(labels: readonly AssociationType[]): void {
    this.labels = labels;
    this.byPair.clear();
  }

  private own(from: ObjectType, to: ObjectType, typeId: number): AssociationType {
    const found = this.find(from, to, typeId);
    if (found === undefined) throw missing(`Association type ${typeId} does not exist`);
    if (found.category !== 'USER_DEFINED') throw invalid(`Association type ${typeId} is defined by HubSpot.`);
    return found;
  }
}

function pairOf(
  { from, to, name, label, inverseLabel = label }: LabelRequest,
  typeId: number,
  inverseTypeId: number,
): readonly AssociationType[] {
  const category = 'USER_DEFINED' as const;
  const forward = { typeId, inverseTypeId, category, from, to, label, name };
  const back = { typeId: inverseTypeId, inverseTypeId: typeId, from: to, to: from, label: inverseLabel };
  return [forward, { ...forward, ...back }];
}
