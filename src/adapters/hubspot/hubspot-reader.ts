import type { CursorPage } from '#application/ports/crm';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { bodiesOf, bodyOf, type Transport } from '../http/transport';
import type { HubSpotCalls } from './hubspot-calls';
import { parsePipelines, type StageEnds } from './hubspot-deal-wire';
import {
  listedNeighbors,
  parseAssociationPage,
  parseAssociations,
  parseLabels,
  parseRecordPage,
  type AssociationBatch,
  type HubSpotRecord,
  type ListedRecord,
  type Neighbor,
  type NeighborsById,
  type ObjectKind,
  type RolesByType,
} from './hubspot-records';

export interface RecordQuery {
  readonly kind: ObjectKind;
  readonly properties: readonly string[];
  /** Kinds of records whose ties are wanted. */
  readonly tiedTo: readonly ObjectKind[];
  /** The one kind whose association labels are wanted too. */
  readonly labelledTo?: ObjectKind;
  readonly after: string | undefined;
  readonly changedSince?: Instant | undefined;
}

interface Tie {
  readonly from: ObjectKind;
  readonly to: ObjectKind;
  readonly roles: RolesByType;
}

const noRoles: RolesByType = new Map();

/** Reads pages of records with their ties. What belongs to the account (labels, pipelines) is asked for once, when first needed. */
export class HubSpotReader {
  private readonly labelsByPair = new Map<string, RolesByType>();
  private knownStageEnds: StageEnds | undefined;

  constructor(
    private readonly transport: Transport,
    private readonly calls: HubSpotCalls,
  ) {}

  page(query: RecordQuery): CursorPage<HubSpotRecord> {
    return query.changedSince === undefined ? this.listed(query) : this.changed(query, query.changedSince);
  }

  stageEnds(): StageEnds {
    this.knownStageEnds ??= parsePipelines(bodyOf(this.transport, this.calls.dealPipelines()));
    return this.knownStageEnds;
  }

  private listed(query: RecordQuery): CursorPage<HubSpotRecord> {
    const { kind, properties, tiedTo, labelledTo, after } = query;
    const call = this.calls.list(kind, { properties, associations: tiedTo, after });
    const { results, paging } = parseRecordPage(bodyOf(this.transport, call), kind);
    // A list names the ties; their labels it does not. Where nobody made our labels the list is enough.
    const labelled =
      labelledTo !== undefined && this.hasLabels(kind, labelledTo, results)
        ? this.tiesOf(kind, [labelledTo], results)
        : new Map<ObjectKind, NeighborsById>();
    const rows = results.map((row) =>
      recordOf(row, (to) => labelled.get(to)?.get(row.id) ?? (labelled.has(to) ? [] : listedNeighbors(row, to))),
    );
    const next = paging?.next?.after;
    return next === undefined ? { rows } : { rows, next };
  }

  /** A search answers no associations: they are read for the records that were found, in one round. */
  private changed({ kind, properties, tiedTo, labelledTo, after }: RecordQuery, since: Instant) {
    const call = this.calls.changed(kind, { properties, since, afterId: after });
    const { results, total } = parseRecordPage(bodyOf(this.transport, call), kind);
    const kinds = labelledTo === undefined ? tiedTo : [...new Set([...tiedTo, labelledTo])];
    const ties = this.tiesOf(kind, kinds, results);
    const rows = results.map((row) => recordOf(row, (to) => ties.get(to)?.get(row.id) ?? []));
    const last = results[results.length - 1];
    const isLast = last === undefined || (total ?? 0) <= results.length;
    return isLast ? { rows } : { rows, next: last.id };
  }

  private hasLabels(from: ObjectKind, to: ObjectKind, rows: readonly ListedRecord[]): boolean {
    return rows.length > 0 && this.labels(from, to).size > 0;
  }

  private tiesOf(
    from: ObjectKind,
    kinds: readonly ObjectKind[],
    rows: readonly ListedRecord[],
  ): ReadonlyMap<ObjectKind, NeighborsById> {
    if (rows.length === 0) return new Map();
    const ids = rows.map(({ id }) => id);
    const bodies = bodiesOf(this.transport.send(kinds.map((to) => this.calls.associations(from, to, ids))));
    return new Map(
      kinds.map((to, place) => {
        const roles = isPersonal(to) && isSold(from) ? this.labels(from, to) : noRoles;
        return [to, this.completed({ from, to, roles }, parseAssociations(bodies[place] ?? '', roles))] as const;
      }),
    );
  }

  private completed({ from, to, roles }: Tie, { neighbors, unread }: AssociationBatch): NeighborsById {
    const all = new Map(neighbors);
    for (const { id, after } of unread) {
      for (let cursor: string | undefined = after; cursor !== undefined;) {
        const body = bodyOf(this.transport, this.calls.moreAssociations(from, to, { id, after: cursor }));
        const page: CursorPage<Neighbor> = parseAssociationPage(body, roles);
        all.set(id, [...(all.get(id) ?? []), ...page.rows]);
        // A cursor that does not move would never end.
        cursor = page.next === cursor ? undefined : page.next;
      }
    }
    return all;
  }

  /** An account whose plan has no labels may refuse the question: then the buying roles of contacts must do. */
  private labels(from: ObjectKind, to: ObjectKind): RolesByType {
    const pair = `${from}/${to}`;
    const known = this.labelsByPair.get(pair);
    if (known !== undefined) return known;
    const [outcome] = this.transport.send([this.calls.labels(from, to)]);
    if (outcome?.kind === 'failed' && outcome.status !== 403 && outcome.error.failure !== 'rejected')
      throw outcome.error;
    const roles = outcome?.kind === 'done' ? parseLabels(outcome.body) : noRoles;
    this.labelsByPair.set(pair, roles);
    return roles;
  }
}

/** Labels of ours stand between a deal or a company and a person. */
function isPersonal(kind: ObjectKind): boolean {
  return kind === 'contacts';
}

function isSold(kind: ObjectKind): boolean {
  return kind === 'deals' || kind === 'companies';
}

function recordOf({ id, properties }: ListedRecord, find: (to: ObjectKind) => readonly Neighbor[]): HubSpotRecord {
  return { id, properties, neighbors: find };
}
