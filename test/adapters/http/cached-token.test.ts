import { cachedToken, type TokenSource } from '#adapters/http/cached-token';
import { ManualClock } from '#adapters/memory/manual-clock';
import { MemoryCache } from '#adapters/memory/memory-cache';
import { UpstreamError } from '#application/upstream-error';
import type { WriteLock } from '#application/ports/platform';

const clock = new ManualClock(0);
let cache: MemoryCache;
let issued: number;

beforeEach(() => {
  clock.set(0);
  cache = new MemoryCache(clock);
  issued = 0;
});

const invocation = (): TokenSource =>
  cachedToken({ cache, clock, key: 'token', issue: () => ({ text: `t${(issued += 1)}`, livesSeconds: 3600 }) });

test("later invocations share the first one's token", () => {
  expect([invocation(), invocation(), invocation()].map((tokens) => tokens.current().text)).toEqual(['t1', 't1', 't1']);
});

test('it is not used in its last ninety seconds', () => {
  const tokens = invocation();
  tokens.current();
  clock.set(3_509_000);
  expect(tokens.current().text).toBe('t1');
  clock.set(3_510_000);
  expect([tokens.current().text, invocation().current().text]).toEqual(['t2', 't2']);
});

test('of many invocations whose token was refused, one signs in and the rest take its token', () => {
  const crowd = [invocation(), invocation(), invocation()];
  const refused = crowd.map((tokens) => tokens.current());
  const replacements = crowd.map(
    (tokens, index) => tokens.replacementFor(refused[index] ?? { text: '', isNew: false }).text,
  );
  expect(replacements).toEqual(['t2', 't2', 't2']);
});

test('a forgetful or spoiled cache costs a call and nothing else', () => {
  invocation().current();
  cache.forgetAll();
  expect(invocation().current().text).toBe('t2');
  cache.write('token', '{"text":', 60);
  expect(invocation().current().text).toBe('t3');
});

test('it counts as new for a minute', () => {
  expect(invocation().current().isNew).toBe(true);
  clock.advance(60_000);
  expect(invocation().current().isNew).toBe(false);
});

describe('with a lock', () => {
  const under = (lock: WriteLock): TokenSource =>
    cachedToken({ cache, clock, key: 'token', lock, issue: () => ({ text: `t${(issued += 1)}`, livesSeconds: 3600 }) });
  const turns: WriteLock = { hold: (run) => run() };

  test('whoever waited for the lock takes the token that was fetched meanwhile', () => {
    const crowded: WriteLock = {
      hold(run) {
        invocation().current();
        return run();
      },
    };
    expect(under(crowded).current().text).toBe('t1');
    expect(issued).toBe(1);
  });

  test('whoever was refused and waited takes the newer token too', () => {
    const refused = under(turns).current();
    const crowded: WriteLock = {
      hold(run) {
        invocation().replacementFor(refused);
        return run();
      },
    };
    expect(under(crowded).replacementFor(refused).text).toBe('t2');
    expect(issued).toBe(2);
  });

  test('is not held while the cached token is good', () => {
    under(turns).current();
    let held = 0;
    const counting: WriteLock = { hold: (run) => ((held += 1), run()) };
    expect(under(counting).current().text).toBe('t1');
    expect(held).toBe(0);
  });

  test('signs in alone when the lock does not come free', () => {
    const taken: WriteLock = {
      hold() {
        throw new UpstreamError('The script lock', 'unavailable', 'another execution held it');
      },
    };
    expect(under(taken).current().text).toBe('t1');
  });

  test('a sign-in that fails is not tried a second time outside the lock', () => {
    const failing = cachedToken({
      cache,
      clock,
      key: 'token',
      lock: turns,
      issue: () => {
        issued += 1;
        throw new UpstreamError('Google sign-in', 'unavailable', 'away');
      },
    });
    expect(() => failing.current()).toThrow('Google sign-in');
    expect(issued).toBe(1);
  });
});
