import type { CacheStore, Clock } from '#application/ports/platform';
import { assert } from '#domain/vocabulary/assert';

/** Source: ports/platform.ts, "At most 100 kB a value". */
const longestValueBytes = 100_000;

/** Lasts as long as the process. Nothing is written to disk: the values may be access tokens. */
export function nodeCache(clock: Clock): CacheStore {
  const kept = new Map<string, { readonly value: string; readonly until: number }>();

  const read = (key: string): string | undefined => {
    const entry = kept.get(key);
    if (entry === undefined || entry.until > clock.now()) return entry?.value;
    kept.delete(key);
    return undefined;
  };
  const write = (key: string, value: string, seconds: number) => {
    assert(Buffer.byteLength(value) <= longestValueBytes, 'a cached value is at most 100 kB');
    kept.set(key, { value, until: clock.now() + seconds * 1000 });
  };

  return {
    read,
    write,
    readMany(keys) {
      const found: Record<string, string> = {};
      for (const key of keys) {
        const value = read(key);
        if (value !== undefined) found[key] = value;
      }
      return found;
    },
    writeMany(values, seconds) {
      for (const [key, value] of Object.entries(values)) write(key, value, seconds);
    },
    remove(keys) {
      for (const key of keys) kept.delete(key);
    },
  };
}
