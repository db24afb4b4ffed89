import type { Person } from '#domain/vocabulary/person';
import { mayReviewClient } from '../client-access';
import type { IndexedClient } from '../tabs/client-cards-tab';
import type { ListedFinding } from '../tabs/uplift-tab';
import type { FindingQueueLine } from '../views/uplift';

/** Findings that wait for this person's approval. Of a client with an open incident nothing is listed. */
export function findingQueue(
  listed: readonly ListedFinding[],
  { viewer, clients }: { readonly viewer: Person; readonly clients: readonly IndexedClient[] },
): readonly FindingQueueLine[] {
  const known = new Map(clients.map((client) => [client.clientId, client]));
  return listed.flatMap(({ state, putForwardBy, clientId, clientName, key, title }) => {
    const client = known.get(clientId);
    if (client === undefined || client.hasOpenIncident || state !== 'found') return [];
    const waits = putForwardBy !== '' && putForwardBy !== viewer.email && mayReviewClient(viewer, client.ownerEmail);
    return waits ? [{ key, clientId, clientName, title }] : [];
  });
}
