import { appsScriptWorkers, localScript, type LocalScript } from './local-script';

const code = `
function properties() { return PropertiesService.getScriptProperties(); }
function writeProperty(event) { properties().setProperty(event.key, event.value.repeat(event.times || 1)); return properties().getProperty(event.key).length; }
function clearProperties() { properties().deleteAllProperties(); }
function readProperty(event) { return properties().getProperty(event.key); }
function fillStore() { for (var i = 0; i < 60; i++) properties().setProperty('k' + i, 'x'.repeat(9 * 1024)); }
function stores() {
  var own = PropertiesService.getUserProperties();
  own.setProperty('seen', '1');
  return [own.getKeys(), properties().getProperty('seen'), PropertiesService.getDocumentProperties(), CacheService.getDocumentCache()];
}
function userProperty() { return PropertiesService.getUserProperties().getProperty('seen'); }
function putCache(event) { CacheService.getScriptCache().put(event.key, event.value, event.seconds); }
function getCache(event) { return CacheService.getScriptCache().get(event.key); }
function sleepThenGet(event) { Utilities.sleep(event.milliseconds); return CacheService.getScriptCache().get(event.key); }
function manyInCache() {
  var cache = CacheService.getScriptCache();
  cache.putAll({ a: '1', b: '2' }, 60);
  var found = cache.getAll(['a', 'b', 'c']);
  cache.removeAll(['a']);
  return [found, cache.get('a'), cache.get('b')];
}
function overflow() {
  var cache = CacheService.getScriptCache();
  for (var i = 0; i <= 1000; i++) cache.put('n' + i, String(i), 21600);
  return [cache.get('n0'), cache.get('n100'), cache.get('n101'), cache.get('n1000')];
}
function userCache(event) { CacheService.getUserCache().put('mine', event.value); return CacheService.getScriptCache().get('mine'); }
function myCache() { return CacheService.getUserCache().get('mine'); }
function increment(event) {
  for (var i = 0; i < event.times; i++) {
    var lock = LockService.getScriptLock();
    lock.waitLock(30000);
    var value = Number(properties().getProperty('count') || '0');
    properties().setProperty('count', String(value + 1));
    lock.releaseLock();
  }
}
function spin(times) { var spins = 0; while (spins < times) spins += 1; }
function hold() {
  LockService.getScriptLock().waitLock(1000);
  properties().setProperty('held', 'yes');
  while (properties().getProperty('letGo') === null) spin(1e5);
  return LockService.getScriptLock().hasLock();
}
function holdAndSleep() {
  LockService.getScriptLock().waitLock(1000);
  properties().setProperty('held', 'yes');
  while (properties().getProperty('wanted') === null) spin(1e5);
  spin(5e7);
  Utilities.sleep(20000);
  spin(2e8);
}
function wantLock(event) {
  var since = Date.now();
  properties().setProperty('wanted', 'yes');
  var lock = event.ofUser ? LockService.getUserLock() : LockService.getScriptLock();
  var got = lock.tryLock(event.milliseconds);
  return { got: got, has: lock.hasLock(), waited: Date.now() - since };
}
function demandLock() { LockService.getScriptLock().waitLock(10); }
function wrongValue() { properties().setProperty('a', null); }
`;

let workers: ReturnType<typeof appsScriptWorkers>;
let script: LocalScript;

beforeAll(async () => {
  workers = appsScriptWorkers();
  script = await localScript(workers.folder, code);
});
afterAll(async () => {
  await script.close();
  workers.remove();
});
beforeEach(async () => {
  await script.runtime.clearCache();
  await script.value('clearProperties');
});

describe('properties', () => {
  test('a value holds 9 kB, and a store 500 kB', async () => {
    expect(await script.value('writeProperty', { event: { key: 'a', value: 'x', times: 9216 } })).toBe(9216);
    expect(await script.refusal('writeProperty', { event: { key: 'a', value: 'ä', times: 4609 } })).toBe(
      'Exception: Argument too large: value',
    );
    expect(await script.refusal('fillStore')).toContain('You have exceeded the property storage quota.');
  });

  test("script properties are everybody's, user properties are one person's, and there are no document stores", async () => {
    expect(await script.value('stores', { user: 'amelia@harbour-it.example' })).toEqual([['seen'], null, null, null]);
    expect(await script.value('userProperty', { user: 'amelia@harbour-it.example' })).toBe('1');
    expect(await script.value('userProperty', { user: 'ben@harbour-it.example' })).toBeNull();
  });

  test('a wrong type is refused by name', async () => {
    expect(await script.refusal('wrongValue')).toBe(
      "Exception: The parameters (String,null) don't match the method signature for PropertiesService.Properties.setProperty.",
    );
  });

  test('what the administrator wrote is there, and survives a restart', async () => {
    await script.runtime.setScriptProperties({ settings: '{}' });
    const savedPlatform: unknown = JSON.parse(JSON.stringify(await script.runtime.snapshot()));
    const again = await localScript(workers.folder, code, { savedPlatform });
    expect(await again.value('readProperty', { event: { key: 'settings' } })).toBe('{}');
    await again.close();
  });
});

describe('the cache', () => {
  test('forgets by the shared clock', async () => {
    await script.value('putCache', { event: { key: 'card', value: 'x', seconds: 60 } });
    expect(await script.value('sleepThenGet', { event: { key: 'card', milliseconds: 59_000 } })).toBe('x');
    expect(await script.value('sleepThenGet', { event: { key: 'card', milliseconds: 1000 } })).toBeNull();
  });

  test('reads, writes and forgets several at once', async () => {
    expect(await script.value('manyInCache')).toEqual([{ a: '1', b: '2' }, null, '2']);
  });

  test.each([
    [{ key: 'k'.repeat(251), value: 'x', seconds: 60 }, 'Argument too large: key'],
    [{ key: 'k', value: 'x'.repeat(102_401), seconds: 60 }, 'Argument too large: value'],
    [{ key: 'k', value: 'x', seconds: 21_601 }, 'Invalid argument: expirationInSeconds'],
  ])('refuses what is too large (%#)', async (event, message) => {
    expect(await script.refusal('putCache', { event })).toBe(`Exception: ${message}`);
  });

  test('drops the oldest hundred when it is full', async () => {
    expect(await script.value('overflow')).toEqual([null, null, '101', '1000']);
  });

  test('is one for the script and one for each person', async () => {
    expect(await script.value('userCache', { user: 'a@x.example', event: { value: 'mine' } })).toBeNull();
    expect(await script.value('myCache', { user: 'a@x.example' })).toBe('mine');
    expect(await script.value('myCache', { user: 'b@x.example' })).toBeNull();
  });

  test('is emptied from outside', async () => {
    await script.value('putCache', { event: { key: 'card', value: 'x', seconds: 60 } });
    await script.runtime.clearCache();
    expect(await script.value('getCache', { event: { key: 'card' } })).toBeNull();
  });
});

describe('locks', () => {
  test('two runtimes that count under a lock lose nothing', async () => {
    await Promise.all([1, 2].map(() => script.value('increment', { event: { times: 200 } })));
    expect(await script.value('readProperty', { event: { key: 'count' } })).toBe('400');
  });

  const isHeld = async (): Promise<void> => {
    while ((await script.runtime.readScriptProperties())['held'] === undefined)
      await new Promise((later) => setTimeout(later, 5));
  };

  test('a held lock is refused after the wait, and free when its holder ends without a word', async () => {
    const held = script.value('hold');
    await isHeld();
    expect(await script.value('wantLock', { event: { milliseconds: 50 } })).toEqual({
      got: false,
      has: false,
      waited: 50,
    });
    expect(await script.refusal('demandLock')).toContain(
      'Lock timeout: another process was holding the lock for too long.',
    );
    expect(await script.value('wantLock', { event: { milliseconds: 0, ofUser: true } })).toMatchObject({ got: true });
    await script.runtime.setScriptProperties({ letGo: 'now' });
    expect(await held).toBe(true);
    expect(await script.value('wantLock', { event: { milliseconds: 50 } })).toEqual({
      got: true,
      has: true,
      waited: 0,
    });
  });

  test("the holder's time on the clock counts against the one who waits", async () => {
    const held = script.value('holdAndSleep');
    await isHeld();
    expect(await script.value('wantLock', { event: { milliseconds: 15_000 } })).toMatchObject({ got: false });
    await held;
  });
});
