import { rebuildIndex } from '../client-index';
import type { IndexedClient } from '../tabs/client-cards-tab';
import type { CacheStore } from '../ports/platform';
import { cacheFrame, cachedFrame, forgetContexts, healthOf, sentenceOf } from '../view-cache';
import { isOver } from '../workflow/workflow-record';
import type { KeptRenewal } from '../workflow/run/workflow-book';
import { addressesOf, mailDomainsOf, type RecordBook } from './record-book';
import type { SyncSession } from './sync-session';

/** After a run the cache knows what the workbook knows, so that the next mail opened costs no call. */
export function refreshCache(session: SyncSession): void {
  const { parts, loadedBook, run } = session;
  refreshHealth(session);
  if (loadedBook === undefined) return;
  rebuildIndex(parts.cache, indexedClients(loadedBook), run);
  forgetContexts(parts.cache, [...session.written]);
}

/** A failed run changes what cards say of the data, even when the workbook could not be reached. */
export function refreshHealth(session: SyncSession): void {
  const { parts, loadedBook, progress, state } = session;
  const { trouble: _former, ...rest } = state;
  const trouble = session.troubleShown;
  const health = healthOf({ ...rest, progress, ...(trouble === undefined ? {} : { trouble }) });
  const people = loadedBook?.people ?? cachedFrame(parts.cache)?.people;
  if (people !== undefined) cacheFrame(parts.cache, { health, people });
}

/** Where nothing is remembered nothing can be noted: a card then meets the failure itself. */
export function noteTrouble(cache: CacheStore, trouble: string): void {
  const frame = cachedFrame(cache);
  if (frame !== undefined) cacheFrame(cache, { ...frame, health: { ...frame.health, trouble: sentenceOf(trouble) } });
}

export function indexedClients(book: RecordBook): readonly IndexedClient[] {
  const renewals = book.workflow.byClient();
  return book.clients().map((record) => ({
    hands: handsOf(renewals.get(record.client.id) ?? []),
    clientId: record.client.id,
    row: book.clientRow(record.client.id) ?? 0,
    name: record.client.name,
    ownerEmail: record.ownerEmail ?? '',
    hasOpenIncident: record.openIncidents.length > 0,
    domains: mailDomainsOf(record),
    addresses: addressesOf(record),
  }));
}

function handsOf(renewals: readonly KeptRenewal[]): readonly string[] {
  const owners = renewals.flatMap(({ record }) => (isOver(record) ? [] : (record.owner ?? [])));
  return [...new Set(owners.flatMap(({ email, deputy, escalatedTo }) => [email, deputy, escalatedTo]))].filter(
    (email) => email !== undefined,
  );
}
