import type { ClientId } from '#domain/vocabulary/ids';
import { leaversAfter } from './facts/leavers';
import { withCount } from './facts/month-counts';
import { readBatch } from './read-pages';
import { maxDeskContacts, toContactLine, type ClientRecord, type DeskContactLine } from './records';
import type { SyncSession } from './sync-session';

/** One batch of pages a call: a large MSP's contacts take more than one run. Answers whether the list is read. */
export function readContacts(session: SyncSession): boolean {
  const { book, progress } = session;
  const { page, rowsSeen, rowsTotal } = progress;
  const batch = readBatch(session.parts.serviceDesk.contacts, {
    page,
    rowsSeen,
    ...(page === 1 ? {} : { total: rowsTotal }),
  });
  const byClient = new Map<ClientId, DeskContactLine[]>();
  for (const contact of batch.rows) {
    const record = book.client(contact.clientId);
    if (record === undefined || !contact.active) continue;
    // Without an address a record is of use to nobody; but who had one and lost it has not left.
    if (contact.email === '' && !record.deskContacts.some(([userId]) => userId === contact.userId)) continue;
    const lines = byClient.get(contact.clientId);
    if (lines === undefined) byClient.set(contact.clientId, [toContactLine(contact)]);
    else lines.push(toContactLine(contact));
  }
  for (const [clientId, lines] of byClient) {
    const record = book.client(clientId);
    if (record !== undefined) book.setClient(withLines(record, lines));
  }
  session.progress = { ...progress, page: batch.next.page, rowsSeen: batch.next.rowsSeen, rowsTotal: batch.total };
  // A list that ended early shows who is there, but not who is gone.
  if (batch.isLast) finish(session, batch.next.rowsSeen >= batch.total);
  return batch.isLast;
}

/** A page that is read twice after a cut brings the same people again. Of a very large client not all lines are kept, but all are counted. */
function withLines(record: ClientRecord, lines: readonly DeskContactLine[]): ClientRecord {
  const known = new Map((record.contactsUnderWay ?? []).map((line) => [line[0], line]));
  const before = known.size;
  for (const line of lines) known.set(line[0], line);
  return {
    ...record,
    contactsUnderWay: [...known.values()],
    countUnderWay: (record.countUnderWay ?? 0) + known.size - before,
  };
}

function finish(session: SyncSession, isWhole: boolean): void {
  const { book, today } = session;
  const clients = book.clients();
  const read = new Map(clients.map(({ client, contactsUnderWay = [] }) => [client.id, contactsUnderWay]));
  const leavers = isWhole ? leaversAfter(clients, read, today) : undefined;
  for (const record of clients) {
    const kept = leavers?.get(record.client.id);
    if (kept !== undefined && kept.gone.length !== record.leavers?.gone.length) session.changed.add(record.client.id);
    const { contactsUnderWay = [], countUnderWay = 0, contactCount: _former, ...rest } = record;
    book.setClient({
      ...rest,
      deskContacts: [...contactsUnderWay].sort((a, b) => a[0] - b[0]).slice(0, maxDeskContacts),
      ...(isWhole
        ? { contactCount: countUnderWay, contactCounts: withCount(rest.contactCounts, today, countUnderWay) }
        : {}),
      ...(kept === undefined ? {} : { leavers: kept }),
    });
  }
}
