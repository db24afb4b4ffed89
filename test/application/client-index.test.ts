import { ManualClock } from '#adapters/memory/manual-clock';
import { MemoryCache } from '#adapters/memory/memory-cache';
import { cachedIndex, rebuildIndex } from '#application/client-index';
import type { IndexedClient } from '#application/tabs/client-cards-tab';
import { morning } from '#test/support/memory-msp';

function client(clientId: number, overrides: Partial<IndexedClient> = {}): IndexedClient {
  return {
    clientId,
    row: clientId + 1,
    name: `Client ${clientId}`,
    ownerEmail: 'ada@msp.example',
    hasOpenIncident: false,
    domains: [`c${clientId}.example`],
    addresses: [`a@c${clientId}.example`],
    ...overrides,
  };
}

test('1,500 clients with 40 contacts each are found through shards that fit the cache', () => {
  const cache = new MemoryCache(new ManualClock(morning));
  const clients = Array.from({ length: 1_500 }, (_, index) =>
    client(index + 1, {
      addresses: Array.from({ length: 40 }, (_each, person) => `person.${person}@c${index + 1}.example`),
    }),
  );
  rebuildIndex(cache, clients, 'one');
  for (const id of [1, 750, 1_500]) {
    const address = `person.7@c${id}.example`;
    const index = cachedIndex(cache, [address]);
    expect(index?.find(address, [])).toEqual({ kind: 'known', by: 'address', clientIds: [id] });
    expect(index?.place(id)).toMatchObject({ clientId: id, row: id + 1, name: `Client ${id}` });
  }
});

test('a shard of another build is not mixed in: the index is read anew', () => {
  const cache = new MemoryCache(new ManualClock(morning));
  rebuildIndex(cache, [client(1)], 'one');
  const stale = cache.read('index:one:0') ?? '';
  rebuildIndex(cache, [client(2)], 'two');
  cache.remove(['index:two:0']);
  cache.write('index:one:0', stale, 60);
  expect(cachedIndex(cache, ['a@c1.example'])).toBeUndefined();
});

test('a forgotten or unreadable cache answers nothing rather than a stranger', () => {
  const cache = new MemoryCache(new ManualClock(morning));
  expect(cachedIndex(cache, ['a@c1.example'])).toBeUndefined();
  cache.write('index', '{"shards":', 60);
  expect(cachedIndex(cache, ['a@c1.example'])).toBeUndefined();
});

test.each(['constructor', '__proto__'])('a mail domain %s belongs to whoever has it, and to nobody else', (domain) => {
  const cache = new MemoryCache(new ManualClock(morning));
  rebuildIndex(cache, [client(1)], 'one');
  expect(cachedIndex(cache, [`x@${domain}`])?.find(`x@${domain}`, [])).toEqual({ kind: 'stranger' });
  rebuildIndex(cache, [client(1, { domains: [domain] })], 'two');
  expect(cachedIndex(cache, [`x@${domain}`])?.find(`x@${domain}`, [])).toMatchObject({ clientIds: [1] });
});
