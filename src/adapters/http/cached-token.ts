import * as v from 'valibot';
import type { CacheStore, Clock, WriteLock } from '#application/ports/platform';
import { UpstreamError } from '#application/upstream-error';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { parsedOrNothing } from './parse-body';

export interface AccessToken {
  readonly text: string;
  /** Issued within the last minute: a refusal is then about rights, not about its age. */
  readonly isNew: boolean;
}

export interface TokenSource {
  current(): AccessToken;
  /** After a refusal: the token that someone else fetched meanwhile, else a fresh one. */
  replacementFor(refused: AccessToken): AccessToken;
}

export interface IssuedToken {
  readonly text: string;
  readonly livesSeconds: number;
}

interface CachedTokenParts {
  readonly cache: CacheStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly key: string;
  readonly issue: () => IssuedToken;
  /** Held while a token is fetched, so that of many invocations that miss it at once one signs in. */
  readonly lock?: WriteLock;
}

const HeldToken = v.object({ text: v.string(), issuedAt: v.number(), expiresAt: v.number() });
type HeldToken = v.InferOutput<typeof HeldToken>;

/** A token is not used in its last seconds: a call may still be under way when it ends. */
const marginSeconds = 90;
const newForMilliseconds = 60_000;
/** Source: Apps Script's CacheService, "expirationInSeconds". */
const longestCacheSeconds = 21_600;

/** Keeps one token for all invocations: the cache is shared, so a newcomer spends no call on signing in. */
export function cachedToken({ cache, clock, key, issue, lock }: CachedTokenParts): TokenSource {
  let held: HeldToken | undefined;

  const usable = (token: HeldToken | undefined, now: Instant): token is HeldToken =>
    token !== undefined && token.expiresAt > now;
  const fromCache = (): HeldToken | undefined => parsedOrNothing(HeldToken, cache.read(key));
  const issued = (): HeldToken => {
    const { text, livesSeconds } = issue();
    const usableSeconds = Math.max(1, livesSeconds - marginSeconds);
    const now = clock.now();
    const token = { text, issuedAt: now, expiresAt: now + usableSeconds * 1000 };
    cache.write(key, JSON.stringify(token), Math.min(usableSeconds, longestCacheSeconds));
    return token;
  };
  /** The token that another invocation left meanwhile, else a fresh one. */
  const renewed = (refused?: AccessToken): HeldToken =>
    inTurn(lock, () => {
      const cached = fromCache();
      if (usable(cached, clock.now()) && cached.text !== refused?.text) return cached;
      cache.remove([key]);
      return issued();
    });
  const offered = (token: HeldToken): AccessToken => ({
    text: token.text,
    isNew: clock.now() - token.issuedAt < newForMilliseconds,
  });

  return {
    current() {
      if (!usable(held, clock.now())) {
        const cached = fromCache();
        held = usable(cached, clock.now()) ? cached : renewed();
      }
      return offered(held);
    },
    replacementFor(refused) {
      const cached = fromCache();
      held = usable(cached, clock.now()) && cached.text !== refused.text ? cached : renewed(refused);
      return offered(held);
    },
  };
}

/** A lock that does not come free must not keep a person from their card: better one sign-in too many. */
function inTurn<Result>(lock: WriteLock | undefined, run: () => Result): Result {
  if (lock === undefined) return run();
  try {
    return lock.hold(run);
  } catch (error) {
    if (error instanceof UpstreamError && error.system === 'The script lock') return run();
    throw error;
  }
}
