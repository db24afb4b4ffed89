import { Refusal } from '../sync-channel';

/** Source: developers.google.com/apps-script/reference/cache/cache. */
const longestKey = 250;
const longestValueBytes = 100 * 1024;
const longestSeconds = 21_600;
const mostEntries = 1000;
/** A full cache drops its oldest hundred, whenever they would have expired: measured, not documented. */
const droppedWhenFull = 100;

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

export type SavedCache = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

export class CacheStores {
  /** Insertion order is age. */
  private readonly stores = new Map<string, Map<string, Entry>>();

  constructor(
    private readonly now: () => number,
    saved: SavedCache = {},
  ) {
    for (const [store, entries] of Object.entries(saved)) this.stores.set(store, new Map(Object.entries(entries)));
  }

  read(store: string, keys: readonly string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const key of keys) {
      assertKey(key);
      const entry = this.stores.get(store)?.get(key);
      if (entry !== undefined && entry.expiresAt > this.now()) found[key] = entry.value;
    }
    return found;
  }

  write(store: string, values: Readonly<Record<string, string>>, seconds: number): void {
    if (!(seconds >= 1 && seconds <= longestSeconds)) throw new Refusal('Invalid argument: expirationInSeconds');
    const entries = this.stores.get(store) ?? new Map<string, Entry>();
    this.stores.set(store, entries);
    for (const [key, value] of Object.entries(values)) {
      assertKey(key);
      if (Buffer.byteLength(value) > longestValueBytes) throw new Refusal('Argument too large: value');
      entries.delete(key);
      entries.set(key, { value, expiresAt: this.now() + seconds * 1000 });
    }
    if (entries.size > mostEntries) this.makeRoom(entries);
  }

  private makeRoom(entries: Map<string, Entry>): void {
    for (const [key, { expiresAt }] of entries) if (expiresAt <= this.now()) entries.delete(key);
    if (entries.size <= mostEntries) return;
    const keep = mostEntries - droppedWhenFull;
    for (const key of entries.keys()) {
      if (entries.size <= keep) return;
      entries.delete(key);
    }
  }

  remove(store: string, keys: readonly string[]): void {
    for (const key of keys) this.stores.get(store)?.delete(key);
  }

  clear(): void {
    this.stores.clear();
  }

  snapshot(): SavedCache {
    const alive = (entries: Map<string, Entry>): Record<string, Entry> =>
      Object.fromEntries([...entries].filter(([, { expiresAt }]) => expiresAt > this.now()));
    return Object.fromEntries([...this.stores].map(([store, entries]) => [store, alive(entries)]));
  }
}

function assertKey(key: string): void {
  if (key.length > longestKey) throw new Refusal('Argument too large: key');
}
