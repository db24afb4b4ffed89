import { linksIn, type LinkRequest } from '../associations/link-request';
import { HubSpotFailure, invalid, locked, missing } from '../failure';
import { textIn, type JsonObject } from '../json';
import { kinds, type ObjectType } from '../object-types';
import type { Portal } from '../portal';
import { historyOf, type CrmRecord, type Values } from './crm-record';
import { placedInPipeline } from './deal-stage';
import { readValues } from './property-values';
import { checkEssentials, checkRules } from './write-rules';

/** Where a write comes from: which version's rules bind it, and who is written down as its source. */
export interface WriteContext {
  readonly enforcesRules: boolean;
  readonly sourceId: string;
}

/** A write that was found good, and is not done yet. */
export interface PreparedWrite {
  readonly type: ObjectType;
  readonly before: CrmRecord | undefined;
  readonly id: string;
  readonly values: Values;
  readonly links: readonly LinkRequest[];
  readonly traceId: string | undefined;
}

/** Unique values that earlier inputs of the same batch have taken. */
export type Claims = Map<string, string>;

/** Checks and does the writes of one call. Checking comes first, so that a batch can be refused as a whole. */
export class RecordWriter {
  private readonly claims: Claims = new Map();

  constructor(
    private readonly portal: Portal,
    private readonly context: WriteContext,
  ) {}

  prepareCreate(type: ObjectType, input: JsonObject): PreparedWrite {
    const { portal } = this;
    const sent = readValues(portal, type, input['properties']);
    const values = type === 'deals' ? placedInPipeline(portal, sent, {}) : sent;
    checkEssentials(type, kinds[type].singular, values);
    if (this.context.enforcesRules) checkRules(portal.writeRules, { type, values, after: values, isNew: true });
    const links = linksIn(portal, type, input['associations']);
    const id = portal.records[type].newId();
    this.claim(type, id, values, undefined);
    return { type, before: undefined, id, values, links, traceId: textIn(input['objectWriteTraceId']) };
  }

  prepareUpdate(type: ObjectType, before: CrmRecord, input: JsonObject): PreparedWrite {
    const { portal } = this;
    const { id } = before;
    if (portal.isLocked(id)) throw locked(id);
    const sent = readValues(portal, type, input['properties']);
    const values = type === 'deals' ? placedInPipeline(portal, sent, before.values) : sent;
    if (this.context.enforcesRules) {
      checkRules(portal.writeRules, { type, values, after: { ...before.values, ...values }, isNew: false });
    }
    this.claim(type, id, values, before);
    return { type, before, id, values, links: [], traceId: textIn(input['objectWriteTraceId']) };
  }

  /** By id, or by the value of a unique property. */
  find(type: ObjectType, id: string, idProperty: string | undefined): CrmRecord | undefined {
    const record = findRecord(this.portal, type, id, idProperty);
    return record?.archivedAt === undefined ? record : undefined;
  }

  commit({ type, before, id, values, links }: PreparedWrite): CrmRecord {
    const { portal } = this;
    const at = portal.now();
    const old = before?.values ?? {};
    const changes = Object.entries({ ...values, ...consequences(type, values, old, at) }).filter(
      ([name, value]) => value !== (old[name] ?? ''),
    );
    for (const { to, toId, types } of links) portal.associations.add({ from: type, fromId: id, to, toId }, types);
    if (before !== undefined && changes.length === 0) return before;
    const all = Object.entries({ ...old, ...Object.fromEntries(changes) }).filter(([, value]) => value !== '');
    const history = changes.map(([name, value]) => {
      const change = { value, at, sourceType: 'INTEGRATION' as const, sourceId: this.context.sourceId };
      return [name, [change, ...(before === undefined ? [] : historyOf(before, name))]] as const;
    });
    return portal.records[type].keep({
      id,
      values: Object.fromEntries(all),
      createdAt: before?.createdAt ?? at,
      updatedAt: at,
      history: { ...before?.history, ...Object.fromEntries(history) },
    });
  }

  private claim(type: ObjectType, id: string, values: Values, before: CrmRecord | undefined): void {
    const { properties, records, portalId } = this.portal;
    for (const [name, value] of Object.entries(values)) {
      if (value === '' || properties.find(type, name)?.hasUniqueValue !== true) continue;
      const key = `${type}/${name}/${value}`;
      const holder = this.claims.get(key) ?? records[type].holder(name, value)?.id;
      if (holder !== undefined && holder !== id) {
        if (type === 'contacts' && name === 'email' && before === undefined) throw contactExists(holder);
        const place = `portalId=${portalId}, objectTypeId=ObjectTypeId{legacyObjectType=${kinds[type].singular.toUpperCase()}}`;
        throw invalid(
          `Cannot set PropertyValueCoordinates{${place}, propertyName=${name}, value=${value}} on ${id}. ${holder} already has that value.`,
        );
      }
      this.claims.set(key, id);
    }
  }
}

export function findRecord(
  portal: Portal,
  type: ObjectType,
  id: string,
  idProperty: string | undefined,
): CrmRecord | undefined {
  if (idProperty === undefined || idProperty === 'hs_object_id') return portal.records[type].find(id);
  if (portal.properties.find(type, idProperty)?.hasUniqueValue !== true) {
    throw invalid(
      `Property "${idProperty}" is not a unique property of ${kinds[type].typeId} and cannot be an idProperty.`,
    );
  }
  return portal.records[type].holder(idProperty, idProperty === 'email' ? id.toLowerCase() : id);
}

export function notFound(): HubSpotFailure {
  return missing('resource not found');
}

function contactExists(id: string): HubSpotFailure {
  return new HubSpotFailure(409, 'CONFLICT', `Contact already exists. Existing ID: ${id}`);
}

/** What HubSpot itself sets along with a write. */
function consequences(type: ObjectType, values: Values, old: Values, at: number): Values {
  const instant = new Date(at).toISOString();
  const { hubspot_owner_id: owner, hs_task_status: status } = values;
  const isDone = status === 'COMPLETED';
  return {
    ...(owner === undefined || owner === old['hubspot_owner_id']
      ? {}
      : { hubspot_owner_assigneddate: owner === '' ? '' : instant }),
    ...(type !== 'tasks' || status === undefined || status === old['hs_task_status']
      ? {}
      : { hs_task_completion_date: isDone ? instant : '' }),
  };
}
