import * as v from 'valibot';
import type { CursorPage } from '#application/ports/crm';
import type { StakeholderRole } from '#domain/vocabulary/client';
import { parseBody } from '../http/parse-body';
import { inOurOrder, roleOfLabel } from './hubspot-roles';
import { maybeText, pageOf, Paging, Properties, RecordId } from './hubspot-values';

export type ObjectKind = 'companies' | 'contacts' | 'deals' | 'tasks' | 'notes' | 'meetings';

export interface Neighbor {
  readonly id: string;
  /** From association labels; a plain association gives none. */
  readonly roles: readonly StakeholderRole[];
}

/** A record with what it is tied to. */
export interface HubSpotRecord {
  readonly id: string;
  readonly properties: Properties;
  /** Each once; a contact's primary company first. */
  neighbors(kind: ObjectKind): readonly Neighbor[];
}

const ListedNeighbors = v.object({ results: v.array(v.object({ id: RecordId, type: maybeText })) });

const RecordPage = v.object({
  total: v.nullish(v.number()),
  results: v.array(
    v.object({
      id: v.string(),
      properties: Properties,
      associations: v.nullish(v.record(v.string(), ListedNeighbors)),
    }),
  ),
  paging: Paging,
});

/** Of a list or of a search; only a search says how many there are. */
export function parseRecordPage(body: string, kind: ObjectKind) {
  return parseBody(RecordPage, body, { system: 'HubSpot', path: `/crm/objects/${kind}` });
}

export type ListedRecord = v.InferOutput<typeof RecordPage>['results'][number];

/** The name of association type 1, contact to its primary company; type 279, the plain one, is listed beside it. */
const primaryCompany = 'contact_to_company';

/** What the list of records itself says: ids and the name of the association, one line a type. Labels are not told apart here. */
export function listedNeighbors({ associations }: ListedRecord, kind: ObjectKind): readonly Neighbor[] {
  const lines = associations?.[kind]?.results ?? [];
  const primary = lines.filter(({ type }) => type === primaryCompany);
  return [...new Set([...primary, ...lines].map(({ id }) => id))].map((id) => ({ id, roles: [] }));
}

const AssociationType = v.object({ typeId: v.nullish(v.number()), label: maybeText });

const LabelledNeighbor = v.object({
  toObjectId: RecordId,
  associationTypes: v.nullish(v.array(AssociationType)),
});
type LabelledNeighbor = v.InferOutput<typeof LabelledNeighbor>;

const AssociationBatch = v.object({
  results: v.array(
    v.object({
      from: v.object({ id: RecordId }),
      to: v.array(LabelledNeighbor),
      paging: Paging,
    }),
  ),
});

const AssociationPage = v.object({ results: v.array(LabelledNeighbor), paging: Paging });

export type NeighborsById = ReadonlyMap<string, readonly Neighbor[]>;

export interface AssociationBatch {
  readonly neighbors: NeighborsById;
  /** Records with more neighbors than a batch answers, and the cursor to the rest. */
  readonly unread: readonly { readonly id: string; readonly after: string }[];
}

/** A record without neighbors is not in the results but among the errors of a 207. */
export function parseAssociations(body: string, rolesByType: RolesByType): AssociationBatch {
  const { results } = parseBody(AssociationBatch, body, { system: 'HubSpot', path: '/crm/associations/batch/read' });
  return {
    neighbors: new Map(results.map(({ from, to }) => [from.id, to.map((each) => toNeighbor(each, rolesByType))])),
    unread: results.flatMap(({ from, paging }) => {
      const after = paging?.next?.after;
      return after === undefined ? [] : [{ id: from.id, after }];
    }),
  };
}

/** Of one record. */
export function parseAssociationPage(body: string, rolesByType: RolesByType): CursorPage<Neighbor> {
  const page = parseBody(AssociationPage, body, { system: 'HubSpot', path: '/crm/objects/associations' });
  return pageOf(
    page.results.map((each) => toNeighbor(each, rolesByType)),
    page.paging,
  );
}

function toNeighbor({ toObjectId, associationTypes }: LabelledNeighbor, rolesByType: RolesByType): Neighbor {
  const roles = (associationTypes ?? []).map(({ typeId }) => rolesByType.get(typeId ?? 0));
  return { id: toObjectId, roles: inOurOrder(roles) };
}

/** Type ids of our labels. They differ from account to account, so they are looked up by label. */
export type RolesByType = ReadonlyMap<number, StakeholderRole>;

const LabelList = v.object({ results: v.array(AssociationType) });

/** The plain association has no label. */
export function parseLabels(body: string): RolesByType {
  const { results } = parseBody(LabelList, body, { system: 'HubSpot', path: '/crm/associations/labels' });
  return new Map(
    results.flatMap(({ typeId, label }) => {
      const role = roleOfLabel(label ?? '');
      return role === undefined || typeof typeId !== 'number' ? [] : [[typeId, role] as const];
    }),
  );
}
