import type { CacheStore, Clock } from '#application/ports/platform';
import { assert } from '#domain/vocabulary/assert';

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

/** Source: Apps Script's quotas, "Cache". Counted in characters here: what we cache is ASCII for the most part. */
const longestValue = 100_000;
const longestKey = 250;
const longestSeconds = 21_600;

export class MemoryCache implements CacheStore {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  read(key: string): string | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.expiresAt <= this.clock.now()) return undefined;
    return entry.value;
  }

  readMany(keys: readonly string[]): Readonly<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const key of keys) {
      const value = this.read(key);
      if (value !== undefined) found[key] = value;
    }
    return found;
  }

  write(key: string, value: string, seconds: number): void {
    assert(key.length <= longestKey, 'a cache key has at most 250 characters');
    assert(value.length <= longestValue, 'a cache value has at most 100 kB');
    assert(seconds > 0 && seconds <= longestSeconds, 'a cache entry lives up to six hours');
    this.entries.set(key, { value, expiresAt: this.clock.now() + seconds * 1000 });
  }

  writeMany(values: Readonly<Record<string, string>>, seconds: number): void {
    for (const [key, value] of Object.entries(values)) this.write(key, value, seconds);
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) this.entries.delete(key);
  }

  /** What a real cache may do at any moment. */
  forgetAll(): void {
    this.entries.clear();
  }
}
