import fc from 'fast-check';
import { rateLimiter } from '#adapters/http/rate-limiter';
import { ManualClock } from '#adapters/memory/manual-clock';
import { MemoryCache } from '#adapters/memory/memory-cache';

const limit = { calls: 10, windowMilliseconds: 1000 };

test('lets calls through while the window has room', () => {
  const limiter = rateLimiter({ limit, clock: new ManualClock(0) });
  limiter.take(7);
  expect([limiter.waitMilliseconds(3), limiter.waitMilliseconds(4)]).toEqual([0, 1000]);
});

test('waits only until enough of the oldest calls have left the window', () => {
  const clock = new ManualClock(0);
  const limiter = rateLimiter({ limit, clock });
  limiter.take(4);
  clock.advance(300);
  limiter.take(6);
  expect([limiter.waitMilliseconds(4), limiter.waitMilliseconds(5)]).toEqual([700, 1000]);
});

test('whoever waits as long as told never has more than the limit in any window', () => {
  const steps = fc.array(
    fc.record({ calls: fc.integer({ min: 1, max: 10 }), idle: fc.integer({ min: 0, max: 1500 }) }),
  );
  fc.assert(
    fc.property(steps, (plan) => {
      const clock = new ManualClock(0);
      const limiter = rateLimiter({ limit, clock });
      const made: { at: number; calls: number }[] = [];
      for (const { calls, idle } of plan) {
        clock.advance(idle + limiter.waitMilliseconds(calls));
        expect(limiter.waitMilliseconds(calls)).toBeLessThanOrEqual(limit.windowMilliseconds);
        clock.advance(limiter.waitMilliseconds(calls));
        limiter.take(calls);
        made.push({ at: clock.now(), calls });
      }
      for (const { at: end } of made) {
        const inWindow = made.filter(({ at }) => at > end - limit.windowMilliseconds && at <= end);
        expect(inWindow.reduce((sum, { calls }) => sum + calls, 0)).toBeLessThanOrEqual(limit.calls);
      }
    }),
  );
});

test('the next invocation sees what the last one sent', () => {
  const clock = new ManualClock(0);
  const sharedUnder = { cache: new MemoryCache(clock), key: 'calls' };
  rateLimiter({ limit, clock, sharedUnder }).take(10);
  clock.advance(400);
  expect(rateLimiter({ limit, clock, sharedUnder }).waitMilliseconds(1)).toBe(600);
  sharedUnder.cache.write('calls', 'not ours', 60);
  expect(rateLimiter({ limit, clock, sharedUnder }).waitMilliseconds(1)).toBe(0);
});
