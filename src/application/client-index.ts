import { clientOfSender, type SenderMatch } from '#domain/renewal/client-of-sender';
import { domainOf } from '#domain/vocabulary/email-address';
import type { ClientId } from '#domain/vocabulary/ids';
import type { CacheStore } from './ports/platform';
import type { IndexedClient } from './tabs/client-cards-tab';

/** Where a client's row stands, and what must be known before it is shown. */
export interface ClientPlace {
  readonly clientId: ClientId;
  readonly row: number;
  readonly name: string;
  readonly ownerEmail: string;
  readonly hasOpenIncident: boolean;
  /** Addresses of whoever has a renewal of it that is under way. */
  readonly hands?: readonly string[];
}

/** A cached place, short: id, row, name, owner, 1 for an open incident, who has a renewal of it besides the owner. */
type PlaceCell = readonly [ClientId, number, string, string, 0 | 1, (readonly string[])?];

interface Shard {
  readonly addresses: Readonly<Record<string, readonly ClientId[]>>;
  readonly domains: Readonly<Record<string, readonly ClientId[]>>;
  readonly places: Readonly<Record<string, PlaceCell>>;
}

interface IndexMeta {
  readonly shards: number;
  /** Changes with every build, so that shards of two builds are never mixed. */
  readonly build: string;
}

const metaKey = 'index';
/** A cache value holds 100 kB; shards stay below 90. */
const charactersPerShard = 60_000;
/** The longest Apps Script keeps a value. Every hourly run writes the index anew. */
const cacheSeconds = 21_600;

/**
 * The index of senders: which client an address or a mail domain belongs to. It lives in the cache in shards, so that opening a
 * mail costs no call while it is warm; it can be made anew from the first columns of the Client cards tab at any time.
 */
export interface ClientIndex {
  find(address: string, sharedDomains: readonly string[]): SenderMatch;
  place(id: ClientId): ClientPlace | undefined;
}

/** Undefined when the cache has forgotten the index, or part of what this question needs. */
export function cachedIndex(
  cache: CacheStore,
  addresses: readonly string[],
  clientIds: readonly ClientId[] = [],
): ClientIndex | undefined {
  const meta = parsed<IndexMeta>(cache.read(metaKey));
  if (meta === undefined) return undefined;
  const keys = [...addresses, ...addresses.map(domainOf), ...clientIds.map(String)];
  const found = loadShards(
    cache,
    meta,
    keys.map((key) => shardOf(key, meta.shards)),
  );
  if (found === undefined) return undefined;
  // What an address leads to may stand in another shard: places are looked up by id.
  const ids = addresses.flatMap((address) => [
    ...(own(shardFor(found, address, meta).addresses, address) ?? []),
    ...(own(shardFor(found, domainOf(address), meta).domains, domainOf(address)) ?? []),
  ]);
  const missing = ids.map((id) => shardOf(String(id), meta.shards)).filter((shard) => !found.has(shard));
  const more = missing.length === 0 ? new Map<number, Shard>() : loadShards(cache, meta, missing);
  return more === undefined ? undefined : indexOver(new Map([...found, ...more]), meta);
}

function indexOver(shards: ReadonlyMap<number, Shard>, meta: IndexMeta): ClientIndex {
  return {
    find: (address, sharedDomains) => {
      const domain = domainOf(address);
      return clientOfSender(
        address,
        {
          clientsByAddress: new Map([[address, own(shardFor(shards, address, meta).addresses, address) ?? []]]),
          clientsByDomain: new Map([[domain, own(shardFor(shards, domain, meta).domains, domain) ?? []]]),
        },
        sharedDomains,
      );
    },
    place: (id) => {
      const cell = own(shardFor(shards, String(id), meta).places, String(id));
      if (cell === undefined) return undefined;
      const [clientId, row, name, ownerEmail, incident, hands] = cell;
      const place = { clientId, row, name, ownerEmail, hasOpenIncident: incident === 1 };
      return hands === undefined ? place : { ...place, hands };
    },
  };
}

/** Mail from `x@constructor` must not find what every object inherits. */
function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}

const emptyShard: Shard = { addresses: {}, domains: {}, places: {} };

function shardFor(shards: ReadonlyMap<number, Shard>, key: string, meta: IndexMeta): Shard {
  return shards.get(shardOf(key, meta.shards)) ?? emptyShard;
}

function loadShards(
  cache: CacheStore,
  { build }: IndexMeta,
  numbers: readonly number[],
): ReadonlyMap<number, Shard> | undefined {
  const wanted = [...new Set(numbers)];
  const values = cache.readMany(wanted.map((shard) => shardKey(build, shard)));
  const shards = new Map<number, Shard>();
  for (const shard of wanted) {
    const found = parsed<Shard>(values[shardKey(build, shard)]);
    if (found === undefined) return undefined;
    shards.set(shard, found);
  }
  return shards;
}

/** Writes the index to the cache and answers it whole. `build` must differ from build to build. */
export function rebuildIndex(cache: CacheStore, clients: readonly IndexedClient[], build: string): ClientIndex {
  const size = clients.reduce(
    (sum, { name, addresses, domains, hands = [] }) =>
      sum + 60 + name.length + [...addresses, ...domains, ...hands].join().length,
    0,
  );
  const meta: IndexMeta = { shards: Math.max(1, Math.ceil((size * 1.6) / charactersPerShard)), build };
  const drafts = Array.from({ length: meta.shards }, () => ({
    // Without a prototype: "constructor" is a possible key.
    addresses: Object.create(null) as Record<string, ClientId[]>,
    domains: Object.create(null) as Record<string, ClientId[]>,
    places: Object.create(null) as Record<string, PlaceCell>,
  }));
  const draftOf = (key: string) => drafts[shardOf(key, meta.shards)] ?? drafts[0];
  const add = (list: Record<string, ClientId[]> | undefined, key: string, id: ClientId) => {
    if (list === undefined) return;
    const known = list[key];
    if (known === undefined) list[key] = [id];
    else if (!known.includes(id)) known.push(id);
  };
  for (const client of clients) {
    const { clientId, domains, addresses } = client;
    const place = draftOf(String(clientId));
    if (place !== undefined) place.places[String(clientId)] = placeCell(client);
    for (const address of addresses) add(draftOf(address)?.addresses, address, clientId);
    for (const domain of domains) add(draftOf(domain)?.domains, domain, clientId);
  }
  const values: Record<string, string> = { [metaKey]: JSON.stringify(meta) };
  drafts.forEach((draft, shard) => {
    values[shardKey(build, shard)] = JSON.stringify(draft);
  });
  cache.writeMany(values, cacheSeconds);
  return indexOver(new Map(drafts.map((draft, shard) => [shard, draft])), meta);
}

function placeCell({ clientId, row, name, ownerEmail, hasOpenIncident, hands = [] }: IndexedClient): PlaceCell {
  const cell = [clientId, row, shortName(name), ownerEmail, hasOpenIncident ? 1 : 0] as const;
  const others = hands.filter((email) => email !== ownerEmail);
  return others.length === 0 ? cell : [...cell, others];
}

/** Cut between characters: an emoji is two code units, and half of one is no character. */
function shortName(name: string): string {
  return Array.from(name).slice(0, 80).join('');
}

function shardKey(build: string, shard: number): string {
  return `index:${build}:${shard}`;
}

/** FNV-1a, 32 bits: spreads keys evenly and is the same everywhere. */
function shardOf(key: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash ^= key.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0) % shards;
}

function parsed<Value>(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
