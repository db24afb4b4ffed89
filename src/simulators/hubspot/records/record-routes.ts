import {
  bodyOf,
  cursorIn,
  flag,
  listParameter,
  needs,
  nextPage,
  pageSize,
  parameter,
  type Call,
  type PortalApp,
} from '../call';
import { objectTypeOf, readScopesOf, writeScopesOf, type ObjectType } from '../object-types';
import type { Portal } from '../portal';
import { enforcesRules, versionsOf } from '../versions';
import type { CrmRecord } from './crm-record';
import { findRecord, notFound, RecordWriter } from './record-writer';
import { shownRecord, type Wish } from './record-view';
import { search } from './search';

const pageCap = 100;
/** History weighs more. */
const pageCapWithHistory = 50;

export function addRecordRoutes(app: PortalApp, portal: Portal): void {
  for (const base of versionsOf.objects) {
    const all = `${base}/:type`;
    const one = `${base}/:type/:id`;
    app.get(all, (call) => call.json(page(call, portal, readable(call))));
    app.post(all, async (call) => {
      const type = writable(call);
      const writer = writerFor(call, portal);
      const record = writer.commit(writer.prepareCreate(type, await bodyOf(call)));
      return call.json(shownRecord(portal, type, record, { properties: writtenNames(record) }), 201);
    });
    app.post(`${all}/search`, async (call) => {
      const type = readable(call);
      return call.json(search(portal, type, await bodyOf(call)));
    });
    app.get(one, (call) => {
      const type = readable(call);
      const record = findRecord(portal, type, parameter(call, 'id'), call.req.query('idProperty'));
      if (record === undefined || isArchived(record) !== flag(call, 'archived')) throw notFound();
      return call.json(shownRecord(portal, type, record, wishOf(call)));
    });
    app.patch(one, async (call) => {
      const type = writable(call);
      const writer = writerFor(call, portal);
      const record = writer.find(type, parameter(call, 'id'), call.req.query('idProperty'));
      if (record === undefined) throw notFound();
      const changed = writer.commit(writer.prepareUpdate(type, record, await bodyOf(call)));
      return call.json(shownRecord(portal, type, changed, { properties: writtenNames(changed) }));
    });
    /** Again is as good as once. */
    app.delete(one, (call) => {
      const type = writable(call);
      const record = portal.records[type].find(parameter(call, 'id'));
      if (record === undefined) throw notFound();
      portal.archive(type, record.id);
      return call.body(null, 204);
    });
  }
}

export function readable(call: Call): ObjectType {
  const type = objectTypeOf(parameter(call, 'type'));
  needs(call, readScopesOf(type));
  return type;
}

export function writable(call: Call): ObjectType {
  const type = objectTypeOf(parameter(call, 'type'));
  needs(call, writeScopesOf(type));
  return type;
}

/** The app's number stands in the history of what it wrote. */
export function writerFor(call: Call, portal: Portal): RecordWriter {
  return new RecordWriter(portal, {
    enforcesRules: enforcesRules(call.req.path),
    sourceId: call.get('caller').sourceId,
  });
}

/** A write is answered with all that the record holds. */
export function writtenNames({ values }: CrmRecord): readonly string[] {
  return Object.keys(values);
}

function isArchived({ archivedAt }: CrmRecord): boolean {
  return archivedAt !== undefined;
}

function wishOf(call: Call): Wish {
  return {
    properties: listParameter(call, 'properties'),
    withHistory: listParameter(call, 'propertiesWithHistory'),
    associations: listParameter(call, 'associations'),
  };
}

/** The cursor is the id of the last record, so that records that come meanwhile shift nothing. */
function page(call: Call, portal: Portal, type: ObjectType): Record<string, unknown> {
  const wish = wishOf(call);
  const limit = pageSize(call, 10, wish.withHistory?.length ? pageCapWithHistory : pageCap);
  const after = cursorIn(call.req.query('after'));
  const found: CrmRecord[] = [];
  for (const record of portal.records[type].all()) {
    if (isArchived(record) !== flag(call, 'archived') || Number(record.id) <= after) continue;
    found.push(record);
    if (found.length > limit) break;
  }
  const shown = found.slice(0, limit);
  const last = shown[shown.length - 1];
  const isMore = found.length > limit && last !== undefined;
  return {
    results: shown.map((record) => shownRecord(portal, type, record, wish)),
    ...(isMore ? { paging: nextPage(call, last.id) } : {}),
  };
}
