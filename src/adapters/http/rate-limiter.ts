import * as v from 'valibot';
import type { CacheStore, Clock } from '#application/ports/platform';
import { assert } from '#domain/vocabulary/assert';
import { parsedOrNothing } from './parse-body';

export interface RateLimit {
  readonly calls: number;
  readonly windowMilliseconds: number;
}

export interface RateLimiter {
  readonly limit: RateLimit;
  /** How long the next calls must wait so that no window holds more than the limit. */
  waitMilliseconds(calls: number): number;
  /** Writes down that calls are made now. */
  take(calls: number): void;
}

/** Instants and the number of calls made then. */
const Bursts = v.array(v.tuple([v.number(), v.number()]));
type Bursts = v.InferOutput<typeof Bursts>;

interface RateLimiterParts {
  readonly limit: RateLimit;
  readonly clock: Pick<Clock, 'now'>;
  /** Lets invocations that follow each other within a window see each other. A race costs a 429, which is waited out. */
  readonly sharedUnder?: { readonly cache: CacheStore; readonly key: string };
}

/** A sliding window: counts what was really sent, so a burst right after a burst waits exactly as long as it must. */
export function rateLimiter({ limit, clock, sharedUnder }: RateLimiterParts): RateLimiter {
  let bursts: Bursts = parsedOrNothing(Bursts, sharedUnder?.cache.read(sharedUnder.key)) ?? [];

  const dropOld = (): void => {
    const oldest = clock.now() - limit.windowMilliseconds;
    bursts = bursts.filter(([at]) => at > oldest);
  };

  return {
    limit,
    waitMilliseconds(calls) {
      assert(calls <= limit.calls, 'one burst fits into the window');
      dropOld();
      let held = bursts.reduce((sum, [, count]) => sum + count, 0);
      let until = clock.now();
      for (const [at, count] of bursts) {
        if (held + calls <= limit.calls) break;
        held -= count;
        until = at + limit.windowMilliseconds;
      }
      return until - clock.now();
    },
    take(calls) {
      dropOld();
      bursts.push([clock.now(), calls]);
      sharedUnder?.cache.write(sharedUnder.key, JSON.stringify(bursts), Math.ceil(limit.windowMilliseconds / 1000));
    },
  };
}

/** For calls that count against two limits: they wait for the stricter and are written down in both. */
export function bothLimits(one: RateLimiter, other: RateLimiter): RateLimiter {
  return {
    limit: one.limit.calls <= other.limit.calls ? one.limit : other.limit,
    waitMilliseconds: (calls) => Math.max(one.waitMilliseconds(calls), other.waitMilliseconds(calls)),
    take(calls) {
      one.take(calls);
      other.take(calls);
    },
  };
}
