import type { Contract } from '#domain/vocabulary/client';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { contractEnded } from '#domain/timeline/payloads';
import { renewalIdOf } from '#domain/vocabulary/ids';
import { readWholeList } from './read-pages';
import { emptyClientRecord } from './records';
import type { SyncSession } from './sync-session';

/** The daily sources: who the clients are, who works there, what they have signed, who looks after them. */

export function readClients(session: SyncSession): void {
  const { book } = session;
  const listed = new Set<number>();
  for (const client of readWholeList(session.parts.serviceDesk.clients)) {
    listed.add(client.id);
    const known = book.client(client.id) ?? emptyClientRecord(client);
    book.setClient({ ...known, client });
  }
  for (const record of book.clients()) {
    if (!listed.has(record.client.id) && record.client.active) {
      book.setClient({ ...record, client: { ...record.client, active: false } });
    }
  }
}

/** Of each client, the newest: a card names five earlier renewals, and older ones lie before the ticket history. */
const formerContractsKept = 6;

export function readContracts(session: SyncSession): void {
  const { book } = session;
  const listed = new Set<number>();
  const former: Contract[] = [];
  for (const row of readWholeList(session.parts.serviceDesk.contracts)) {
    if (!row.active) {
      former.push(row);
      continue;
    }
    listed.add(row.id);
    const known = book.contract(row.id);
    if (known === undefined) book.setContract({ contract: row, hasEnded: false });
    else book.setContract({ ...known, contract: withKnownDetail(row, known.contract), hasEnded: false });
  }
  for (const record of book.contracts()) {
    const { contract, hasEnded } = record;
    if (hasEnded || listed.has(contract.id)) continue;
    book.setContract({ ...record, hasEnded: true });
    session.changed.add(contract.clientId);
    session.events.push({
      eventId: `contractEnded/${contract.id}/${session.today}`,
      at: toUtcText(session.startedAt),
      type: 'contractEnded',
      clientId: contract.clientId,
      contractId: contract.id,
      renewalId: contract.termEndsOn === undefined ? null : renewalIdOf(contract.id, contract.termEndsOn),
      actor: 'run',
      run: session.run,
      payloadText: contractEnded({ ref: contract.ref }),
    });
  }
  addFormerContracts(session, former);
}

/** Contracts that were over before we came: what tickets belonged to and what was renewed. Nothing is announced of them. */
function addFormerContracts({ book }: SyncSession, rows: readonly Contract[]): void {
  const byClient = new Map<number, Contract[]>();
  for (const row of rows) {
    // Of clients who left too: how they left is what a chance of renewal is learned from.
    if (row.termEndsOn === undefined || book.client(row.clientId) === undefined) continue;
    byClient.set(row.clientId, [...(byClient.get(row.clientId) ?? []), row]);
  }
  for (const contracts of byClient.values()) {
    const newestFirst = contracts.sort((a, b) => ((a.termEndsOn ?? '') < (b.termEndsOn ?? '') ? 1 : -1));
    for (const contract of newestFirst.slice(0, formerContractsKept)) {
      if (book.contract(contract.id) === undefined) book.setContract({ contract, hasEnded: true });
    }
  }
}

/** A list row has no custom fields and no periods: what the detail said stays until it is read again. */
function withKnownDetail(row: Contract, known: Contract): Contract {
  return {
    ...known,
    ...row,
    periods: known.periods,
    isEvergreen: known.isEvergreen || row.isEvergreen,
    ...(known.noticePeriodDays === undefined ? {} : { noticePeriodDays: known.noticePeriodDays }),
    ...(known.annualValue === undefined ? {} : { annualValue: known.annualValue }),
  };
}
