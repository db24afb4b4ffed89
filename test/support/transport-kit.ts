import type { HttpPort } from '#application/ports/http';
import { CallCounter } from '#adapters/http/call-counter';
import type { TransportKit } from '#adapters/http/transport';
import { ManualClock } from '#adapters/memory/manual-clock';
import { MemoryCache } from '#adapters/memory/memory-cache';

export interface TestKit extends TransportKit {
  readonly clock: ManualClock;
  readonly cache: MemoryCache;
}

/** A transport's surroundings on a clock that only moves by sleeping; chance is always in the middle. */
export function transportKit(http: HttpPort, change: Partial<TestKit> = {}): TestKit {
  const clock = change.clock ?? new ManualClock('2026-03-02T09:00:00Z');
  return { http, clock, cache: new MemoryCache(clock), counter: new CallCounter(), jitter: () => 0.5, ...change };
}

/** Runs and answers what was thrown; fails the test when nothing was. */
export function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error('something else than an error was thrown');
  }
  throw new Error('nothing was thrown');
}
