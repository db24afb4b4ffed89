import { randomUUID } from 'node:crypto';
import { Refusal } from '../sync-channel';
import { CacheStores, type SavedCache } from './cache-stores';
import { Drafts, type Draft } from './drafts';
import { Locks } from './locks';
import { Outbox, type Mail, type SentMail } from './outbox';
import { PropertyStores, type PropertyValues } from './property-stores';
import { Triggers, type Trigger, type TriggerPlan } from './triggers';

export interface SavedPlatform {
  readonly properties: Readonly<Record<string, PropertyValues>>;
  readonly cache: SavedCache;
  readonly triggers: readonly Trigger[];
  readonly outbox: readonly SentMail[];
}

export interface PlatformOptions {
  readonly now: () => number;
  readonly isAddOn: boolean;
  readonly saved?: SavedPlatform;
}

/** Source: developers.google.com/apps-script/guides/services/quotas, Workspace accounts. */
const fetchesPerDay = 100_000;
const dayMilliseconds = 86_400_000;

/** What outlives an invocation. Lives in one thread, so that every runtime sees one truth. */
export class Platform {
  private readonly properties: PropertyStores;
  private readonly cache: CacheStores;
  private readonly locks: Locks;
  private readonly triggers: Triggers;
  private readonly outbox: Outbox;
  private readonly drafts = new Drafts();
  private readonly fetches = new Map<string, { readonly since: number; count: number }>();

  constructor(private readonly options: PlatformOptions) {
    const { now, isAddOn, saved } = options;
    this.properties = new PropertyStores(saved?.properties);
    this.cache = new CacheStores(now, saved?.cache);
    this.locks = new Locks(now);
    this.triggers = new Triggers(isAddOn, randomUUID, saved?.triggers);
    this.outbox = new Outbox(now, saved?.outbox);
  }

  readProperty(store: string, key: string): string | null {
    return this.properties.read(store, key);
  }
  readProperties(store: string): PropertyValues {
    return this.properties.readAll(store);
  }
  writeProperties(store: string, values: PropertyValues, deletesOthers: boolean): void {
    this.properties.write(store, values, deletesOthers);
  }
  removeProperty(store: string, key: string): void {
    this.properties.remove(store, key);
  }
  removeAllProperties(store: string): void {
    this.properties.removeAll(store);
  }

  readCache(store: string, keys: readonly string[]): Record<string, string> {
    return this.cache.read(store, keys);
  }
  writeCache(store: string, values: Readonly<Record<string, string>>, seconds: number): void {
    this.cache.write(store, values, seconds);
  }
  removeFromCache(store: string, keys: readonly string[]): void {
    this.cache.remove(store, keys);
  }
  clearCache(): void {
    this.cache.clear();
  }

  acquireLock(name: string, invocation: number, waitMilliseconds: number): boolean | Promise<boolean> {
    return this.locks.acquire(name, invocation, waitMilliseconds);
  }
  holdsLock(name: string, invocation: number): boolean {
    return this.locks.holds(name, invocation);
  }
  releaseLock(name: string, invocation: number): void {
    this.locks.release(name, invocation);
  }
  endInvocation(invocation: number): void {
    this.locks.endInvocation(invocation);
  }

  createTrigger(owner: string, plan: TriggerPlan): Trigger {
    return this.triggers.create(owner, plan);
  }
  triggersOf(owner: string): readonly Trigger[] {
    return this.triggers.ownedBy(owner);
  }
  allTriggers(): readonly Trigger[] {
    return this.triggers.all();
  }
  removeTrigger(owner: string, id: string): void {
    this.triggers.remove(owner, id);
  }

  sendMail(mail: Mail): void {
    this.outbox.send(mail);
  }
  remainingMail(from: string): number {
    return this.outbox.remaining(from);
  }
  sentMail(): readonly SentMail[] {
    return this.outbox.all();
  }

  addDraft(draft: Omit<Draft, 'id'>): Draft {
    return this.drafts.add(draft);
  }
  allDrafts(): readonly Draft[] {
    return this.drafts.all();
  }

  /** Quotas are a person's, and start anew 24 hours after the first call. */
  spendFetches(user: string, count: number): void {
    const now = this.options.now();
    const running = this.fetches.get(user);
    const tally = running === undefined || now - running.since >= dayMilliseconds ? { since: now, count: 0 } : running;
    if (tally.count + count > fetchesPerDay) throw new Refusal('Service invoked too many times for one day: urlfetch.');
    tally.count += count;
    this.fetches.set(user, tally);
  }

  snapshot(): SavedPlatform {
    return {
      properties: this.properties.snapshot(),
      cache: this.cache.snapshot(),
      triggers: this.triggers.all(),
      outbox: this.outbox.all(),
    };
  }
}

/** The methods another thread may call, with what they answer. */
export type PlatformMethod = keyof Platform;
export type PlatformArguments<Method extends PlatformMethod> = Parameters<Platform[Method]>;
export type PlatformAnswer<Method extends PlatformMethod> = Awaited<ReturnType<Platform[Method]>>;

export function askPlatform(platform: Platform, method: string, args: readonly unknown[]): unknown {
  const own = Object.getOwnPropertyNames(Platform.prototype);
  if (!own.includes(method) || method === 'constructor') throw new Error(`The platform cannot ${method}`);
  const run = platform[method as PlatformMethod] as (...values: readonly unknown[]) => unknown;
  return run.apply(platform, [...args]);
}
