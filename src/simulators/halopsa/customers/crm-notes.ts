import type { HaloDesk } from '../desk';
import { usualCount, type Row } from '../wire/page';
import type { PostedElement } from '../wire/posted-body';
import type { Query } from '../wire/query';
import { invalidResource } from '../wire/refusal';
import { emptyDates, wireInstant } from '../wire/wire-values';
import type { WrittenRecord } from '../written-records';

const noteProperties = {
  client_id: 'whole',
  supplier_id: 'whole',
  sales_order_id: 'whole',
  purchase_order_id: 'whole',
  quote_id: 'whole',
  invoice_id: 'whole',
  site_id: 'whole',
  user_id: 'whole',
  ticketid: 'whole',
  who_agentid: 'whole',
  datetime: 'instant',
  nextcalldate: 'instant',
  note: 'text',
  detail: 'text',
  satisfaction: 'text',
  third_party_id: 'text',
  timetaken: 'decimal',
} as const;

/**
 * Rows of GET /CRMNote, schema AreaNote, newest first. Without a customer there are none; `count` is honoured, page numbers are
 * not (docs/reference/apis/halopsa-simulator.md).
 */
export function crmNotes(desk: HaloDesk, query: Query): Row {
  const clientId = query.whole('client_id');
  const supplierId = query.whole('supplier_id');
  const topLevelId = query.whole('toplevel_id');
  const count = query.whole('count') ?? usualCount;
  const isAsked = ({ properties }: WrittenRecord): boolean => {
    if (!desk.sees(properties['client_id'] as number | undefined)) return false;
    if (supplierId !== undefined) return properties['supplier_id'] === supplierId;
    // Every customer here is in the one top level.
    if (topLevelId !== undefined) return topLevelId === 12 && properties['client_id'] !== undefined;
    return clientId !== undefined && properties['client_id'] === clientId;
  };
  const notes = desk.written.notes.all().filter(isAsked).reverse();
  return { record_count: notes.length, actions: notes.slice(0, Math.max(0, count)).map(noteRow) };
}

export function crmNote(desk: HaloDesk, id: number): Row | undefined {
  const record = desk.written.notes.find(id);
  if (record === undefined || !desk.sees(record.properties['client_id'] as number | undefined)) return undefined;
  return noteRow(record);
}

/** Created, or changed where it has an id. A note alone is enough; the agent and the time are the caller's. */
export function writeCrmNote(desk: HaloDesk, element: PostedElement): Row {
  const id = element.whole('id') ?? 0;
  const posted = element.pick(noteProperties);
  const clientId = posted.client_id as number | undefined;
  const isKnownClient = desk.world.clients.some((client) => client.id === clientId);
  if (clientId !== undefined && (!isKnownClient || !desk.sees(clientId))) throw invalidResource();
  if (id > 0) {
    const merged = desk.written.notes.merge(id, posted, desk.now());
    if (merged === undefined) throw invalidResource();
    return noteRow(merged);
  }
  const defaults = { who_agentid: desk.loginAgentId, timetaken: 0 };
  return noteRow(desk.written.notes.add({ ...defaults, ...posted }, desk.now()));
}

/** Answers whether it was there and may be seen. */
export function deleteCrmNote(desk: HaloDesk, id: number): boolean {
  return crmNote(desk, id) !== undefined && desk.written.notes.remove(id, desk.now());
}

function noteRow({ id, createdAt, properties }: WrittenRecord): Row {
  return {
    id,
    nextcalldate: emptyDates[id % 3],
    ...properties,
    datetime: properties['datetime'] ?? wireInstant(createdAt, id),
  };
}
