import type { CrmDeal, CrmTask, CursorPage } from '../../ports/crm';
import type { ClientRecord } from '../records';
import type { SyncSession } from '../sync-session';
import type { CrmReading } from './crm-progress';
import { SalesIndex } from './sales-index';
import { keptDeals, keptTasks, noSales, toDealLine, toTaskLine, type ClientSales } from './sales-records';

/** One page of what was touched since the last reading. Answers where the reading then stands. */
export function readChangedPage(session: SyncSession, reading: CrmReading): CrmReading {
  const { crm } = session.parts;
  const page: CursorPage<unknown> =
    reading.list === 'deals'
      ? foldDeals(session, crm.deals(reading.cursor, reading.since))
      : foldTasks(session, crm.tasks(reading.cursor, reading.since));
  const { cursor: _former, ...rest } = reading;
  return page.next === undefined ? rest : { ...rest, cursor: page.next };
}

function foldDeals(session: SyncSession, page: CursorPage<CrmDeal>): CursorPage<CrmDeal> {
  if (page.rows.length === 0) return page;
  for (const { dealId } of page.rows) session.touchedInCrm.add(dealId);
  const clients = session.book.clients();
  const index = SalesIndex.known(clients);
  const touched = new Map(page.rows.map((deal) => [deal.dealId, { deal, clientIds: new Set(index.ofDeal(deal)) }]));
  for (const record of clients) {
    const { deals } = record.sales ?? noSales;
    const mine = [...touched.values()].filter(({ clientIds }) => clientIds.has(record.client.id));
    const kept = deals.filter(({ dealId }) => !touched.has(dealId));
    if (mine.length === 0 && kept.length === deals.length) continue;
    const fresh = keptDeals([...kept, ...mine.map(({ deal }) => toDealLine(deal))]);
    // Roles on a deal are read by a signal.
    if (setSales(session, record, { deals: fresh })) session.changed.add(record.client.id);
  }
  return page;
}

function foldTasks(session: SyncSession, page: CursorPage<CrmTask>): CursorPage<CrmTask> {
  if (page.rows.length === 0) return page;
  for (const { taskId } of page.rows) session.touchedInCrm.add(taskId);
  const clients = session.book.clients();
  const index = SalesIndex.known(clients);
  const touched = new Map(page.rows.map((task) => [task.taskId, { task, clientIds: new Set(index.ofTask(task)) }]));
  for (const record of clients) {
    const { tasks } = record.sales ?? noSales;
    const mine = [...touched.values()].filter(({ task, clientIds }) => !task.isDone && clientIds.has(record.client.id));
    const kept = tasks.filter(({ taskId }) => !touched.has(taskId));
    if (mine.length === 0 && kept.length === tasks.length) continue;
    const fresh = keptTasks([...kept, ...mine.map(({ task }) => toTaskLine(task))]);
    // What is planned with the client is read by a signal.
    if (setSales(session, record, { tasks: fresh })) session.changed.add(record.client.id);
  }
  return page;
}

/** Answers whether anything is new. */
function setSales({ book }: SyncSession, record: ClientRecord, change: Partial<ClientSales>): boolean {
  const known = record.sales ?? noSales;
  const sales = { ...known, ...change };
  if (JSON.stringify(sales) === JSON.stringify(known)) return false;
  book.setClient({ ...record, sales });
  return true;
}
