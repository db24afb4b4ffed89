import type { ClientId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import type { CacheStore } from './ports/platform';
import { backfillShare, rereadShare } from './sync/sync-progress';
import type { WorkbookState } from './tabs/state-tab';
import type { ClientContext } from './views/client-context';
import type { Health } from './views/health';

/** What cards read without a call while it is warm. Everything here can be made anew from the workbook. */

/** Health and people, as cards need them before anything else. */
export interface Frame {
  readonly health: Health;
  readonly people: readonly Person[];
}

const frameKey = 'frame';
const cacheSeconds = 21_600;
/** Apps Script refuses a larger value. */
const maxValueCharacters = 90_000;

export function healthOf({ lastSyncAt, progress, writing, trouble }: WorkbookState): Health {
  const isBackfilling = writing === 'on' && progress?.isBackfilled !== true;
  const reread = writing === 'on' && progress !== undefined ? rereadShare(progress) : undefined;
  return {
    ...(lastSyncAt === undefined ? {} : { lastSyncAt }),
    isBackfilling,
    ...(isBackfilling && progress !== undefined ? { backfillShare: backfillShare(progress) } : {}),
    ...(reread === undefined ? {} : { rereadShare: reread }),
    isPaused: writing === 'paused',
    ...(trouble === undefined ? {} : { trouble: sentenceOf(trouble) }),
  };
}

/** What a card says of trouble: its detail is for the Runs tab and the administrator. */
export function sentenceOf(trouble: string): string {
  return trouble.split('\n')[0] ?? '';
}

export function cachedFrame(cache: CacheStore): Frame | undefined {
  return parsed<Frame>(cache.read(frameKey));
}

export function cacheFrame(cache: CacheStore, frame: Frame): void {
  // Who has no role opens nothing and owns nothing: hundreds of technicians would fill the value.
  writeIfItFits(cache, frameKey, { ...frame, people: frame.people.filter(({ roles }) => roles.length > 0) });
}

export function cachedContext(cache: CacheStore, clientId: ClientId): ClientContext | undefined {
  return parsed<ClientContext>(cache.read(contextKey(clientId)));
}

export function cacheContext(cache: CacheStore, context: ClientContext): void {
  writeIfItFits(cache, contextKey(context.client.id), context);
}

export function forgetContexts(cache: CacheStore, clientIds: readonly ClientId[]): void {
  if (clientIds.length > 0) cache.remove(clientIds.map(contextKey));
}

function contextKey(clientId: ClientId): string {
  return `client:${clientId}`;
}

function writeIfItFits(cache: CacheStore, key: string, value: unknown): void {
  const text = JSON.stringify(value);
  if (text.length <= maxValueCharacters) cache.write(key, text, cacheSeconds);
  else cache.remove([key]);
}

function parsed<Value>(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
