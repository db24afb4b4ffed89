import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { HexDigest, Sha256 } from '#domain/vocabulary/ids';

export interface Clock {
  now(): Instant;
  sleep(milliseconds: number): void;
}

/** The MSP's time zone. Bare V8 hosts differ in what they know of zones, so the host brings it. */
export interface LocalTime {
  dayOf(at: Instant): CalendarDate;
  /** `HH:MM`, 24 hours. */
  timeOf(at: Instant): string;
}

/** Small settings and secrets that outlive a run: script properties, or the environment. */
export interface PropertyStore {
  read(name: string): string | undefined;
  write(name: string, value: string): void;
  remove(name: string): void;
}

/** May forget anything at any moment; never a store of record. */
export interface CacheStore {
  read(key: string): string | undefined;
  readMany(keys: readonly string[]): Readonly<Record<string, string>>;
  /** At most 100 kB a value. */
  write(key: string, value: string, seconds: number): void;
  writeMany(values: Readonly<Record<string, string>>, seconds: number): void;
  remove(keys: readonly string[]): void;
}

/** Held for read head → append and for signing in to Google, a second or two; never for a run. */
export interface WriteLock {
  /** Throws `UpstreamError('lock', 'unavailable')` when the lock is not free in time. Always releases. */
  hold<Result>(run: () => Result): Result;
}

/** Signs with the service account's private key. Bytes in, base64url without padding out. */
export type SignRs256 = (text: string, privateKeyPem: string) => string;

export interface Hashing {
  readonly sha256: Sha256;
}

/** Structured log. Ids, never names, addresses, bodies or secrets. */
export interface Log {
  info(message: string, ids?: Readonly<Record<string, string | number | boolean>>): void;
  warn(message: string, ids?: Readonly<Record<string, string | number | boolean>>): void;
}

/** The platform's time-driven trigger. */
export interface HourlyTrigger {
  isInstalled(): boolean;
  /** Idempotent. */
  install(): void;
  remove(): void;
}

export type { HexDigest };
