import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { ManualClock } from '#adapters/memory/manual-clock';
import { MemoryCache } from '#adapters/memory/memory-cache';
import { MemoryLock } from '#adapters/memory/memory-lock';
import { MemoryProperties } from '#adapters/memory/memory-properties';
import { MemoryTrigger } from '#adapters/memory/memory-trigger';
import { thrownBy } from '#test/support/transport-kit';

test('a clock moves by being told and by sleeping', () => {
  const clock = new ManualClock('2026-03-02T09:00:00Z');
  clock.sleep(500);
  clock.advance(500);
  expect([new Date(clock.now()).toISOString(), clock.sleeps]).toEqual(['2026-03-02T09:00:01.000Z', [500]]);
});

test('a fixed zone tells day and time', () => {
  const at = Date.parse('2026-03-02T23:45:00Z');
  expect([fixedLocalTime(90).dayOf(at), fixedLocalTime(90).timeOf(at)]).toEqual(['2026-03-03', '01:15']);
});

test('a cache forgets when the time is up, or at any moment', () => {
  const clock = new ManualClock(0);
  const cache = new MemoryCache(clock);
  cache.writeMany({ a: '1', b: '2' }, 60);
  expect(cache.readMany(['a', 'b', 'c'])).toEqual({ a: '1', b: '2' });
  cache.remove(['a']);
  clock.advance(59_999);
  expect([cache.read('a'), cache.read('b')]).toEqual([undefined, '2']);
  clock.advance(1);
  expect(cache.read('b')).toBeUndefined();
  cache.write('c', '3', 60);
  cache.forgetAll();
  expect(cache.read('c')).toBeUndefined();
});

test.each([
  ['a long key', 'k'.repeat(251), 'v', 60],
  ['a large value', 'k', 'v'.repeat(100_001), 60],
  ['a long life', 'k', 'v', 21_601],
])('a cache takes no %s: neither does the real one', (_, key, value, seconds) => {
  expect(thrownBy(() => new MemoryCache(new ManualClock(0)).write(key, value, seconds)).name).toBe(
    'InvariantViolation',
  );
});

test('a lock is held by one at a time and let go of whatever happens', () => {
  const lock = new MemoryLock();
  expect(thrownBy(() => lock.hold(() => lock.hold(() => 1)))).toMatchObject({
    system: 'The script lock',
    failure: 'unavailable',
  });
  expect(lock.hold(() => 2)).toBe(2);
  lock.isHeldElsewhere = true;
  expect(thrownBy(() => lock.hold(() => 3))).toMatchObject({ failure: 'unavailable' });
});

test('properties and the trigger are kept', () => {
  const properties = new MemoryProperties({ SETTINGS: '{}' });
  properties.write('A', '1');
  properties.remove('SETTINGS');
  expect([properties.read('A'), properties.read('SETTINGS')]).toEqual(['1', undefined]);
  const trigger = new MemoryTrigger();
  trigger.install();
  trigger.install();
  expect(trigger.isInstalled()).toBe(true);
  trigger.remove();
  expect(trigger.isInstalled()).toBe(false);
});
