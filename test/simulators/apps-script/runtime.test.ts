import { appsScriptWorkers, localScript, startsAt, type LocalScript } from './local-script';

const code = `
var runs = 0;
const hidden = 1;
function countRun() { runs += 1; return runs; }
function echo(event) { return { event: event, isArray: event.list instanceof Array, keys: Object.keys(event) }; }
function newerThanItsTime() {
  return ['at', 'findLast', 'toSorted'].filter(function (name) { return name in Array.prototype; })
    .concat('at' in String.prototype ? ['String.at'] : [], 'hasOwn' in Object ? ['hasOwn'] : [], 'at' in Uint8Array.prototype ? ['Uint8Array.at'] : []);
}
function strangers() {
  var names = ['setTimeout', 'setInterval', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'fetch', 'process', 'Buffer',
    'require', 'module', 'window', 'crypto', 'atob', 'btoa', 'performance', 'structuredClone', 'WebAssembly', 'Atomics', 'queueMicrotask'];
  return names.filter(function (name) { return name in globalThis; });
}
function escape_() { return 'private'; }
function escapeThroughErrors() {
  var found = [];
  try { Utilities.sleep('long'); } catch (error) {
    found = [error instanceof Error, error.name, error.message, error.constructor.constructor('return typeof process')()];
  }
  return found;
}
function clock() {
  var before = Date.now();
  Utilities.sleep(1500);
  return { before: before, after: new Date().getTime(), isDate: new Date() instanceof Date, fixed: new Date(2020, 0, 1).getFullYear(), text: typeof Date() };
}
function sleepLong(event) {
  try { for (var i = 0; i < event.times; i++) Utilities.sleep(event.each); } catch (error) { return 'caught ' + error.message; } finally { PropertiesService.getScriptProperties().setProperty('finally', 'ran'); }
  return 'done';
}
function holdLockForever() { LockService.getScriptLock().waitLock(1000); Utilities.sleep(300000); Utilities.sleep(300000); }
function tryLock() { return LockService.getScriptLock().tryLock(10); }
function loop() { Utilities.sleep(29500); while (true) {} }
function fail() { console.log('before %s', 'it'); console.warn({ a: [1] }); throw new TypeError('no such thing'); }
function throwText() { throw 'just text'; }
function wait() { var end = Date.now() + 1; var spins = 0; while (spins < 5e7) spins += 1; return 'waited'; }
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

test('every invocation starts from nothing', async () => {
  expect(await script.value('countRun')).toBe(1);
  expect(await script.value('countRun')).toBe(1);
});

test("the event arrives as data of the script's own realm", async () => {
  const event = { list: [1, 2], text: 'ä' };
  expect(await script.value('echo', { event })).toEqual({ event, isArray: true, keys: ['list', 'text'] });
});

test('nothing of a browser, of Node or of a newer language is there', async () => {
  expect(await script.value('strangers')).toEqual([]);
  expect(await script.value('newerThanItsTime')).toEqual([]);
});

test('a platform exception is an error of the script, and no way out of its context', async () => {
  expect(await script.value('escapeThroughErrors')).toEqual([
    true,
    'Exception',
    "The parameters (String) don't match the method signature for Utilities.sleep.",
    'undefined',
  ]);
});

test('a private or missing function cannot be called', async () => {
  expect(await script.refusal('escape_')).toBe('Script function not found: escape_');
  expect(await script.refusal('hidden')).toBe('Script function not found: hidden');
});

test('the script lives on the shared clock, and sleep moves it', async () => {
  const before = script.clock.now();
  const result = (await script.value('clock')) as Record<string, unknown>;
  expect(result).toEqual({ before, after: before + 1500, isDate: true, fixed: 2020, text: 'string' });
  expect(script.clock.now()).toBe(before + 1500);
  expect(before).toBeGreaterThanOrEqual(startsAt);
});

test('an uncaught error is told with its kind, its place and the log so far', async () => {
  const outcome = await script.outcome('fail');
  expect(outcome).toMatchObject({ kind: 'threw', message: 'TypeError: no such thing' });
  expect(outcome.figures.logs).toEqual(['before it', 'WARNING {"a":[1]}']);
  expect(outcome.kind === 'threw' && outcome.stack).toContain('Code.js');
  expect(await script.refusal('throwText')).toBe('just text');
});

describe('time limits', () => {
  const sleeps = (times: number) => ({ event: { times, each: 10_000 } });

  test('a card may take 30 seconds and a trigger six minutes', async () => {
    expect(await script.value('sleepLong', sleeps(35))).toBe('done');
    expect(await script.refusal('sleepLong', { ...sleeps(4), kind: 'card' })).toBe('Exceeded maximum execution time');
  });

  test('the end cannot be caught, and runs no finally', async () => {
    await script.runtime.setScriptProperties({ finally: 'not yet' });
    const outcome = await script.outcome('sleepLong', sleeps(37));
    expect(outcome).toMatchObject({ kind: 'threw', message: 'Exceeded maximum execution time' });
    expect(outcome.figures.virtualMilliseconds).toBeGreaterThanOrEqual(360_000);
    expect(await script.runtime.readScriptProperties()).toEqual({ finally: 'not yet' });
  });

  test('a script that was ended leaves no lock behind', async () => {
    expect(await script.refusal('holdLockForever')).toBe('Exceeded maximum execution time');
    expect(await script.value('tryLock')).toBe(true);
  });

  test('a loop that calls nothing is ended too', async () => {
    expect(await script.refusal('loop', { kind: 'card' })).toBe('Exceeded maximum execution time');
    expect(await script.value('countRun')).toBe(1);
  });
});

test('two people are served at once while the main thread keeps ticking', async () => {
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 1);
  const order: string[] = [];
  await Promise.all([
    script.value('wait', { user: 'amelia@harbour-it.example' }).then(() => order.push('slow')),
    script.value('countRun', { user: 'ben@harbour-it.example' }).then(() => order.push('quick')),
  ]);
  clearInterval(ticking);
  expect(order).toEqual(['quick', 'slow']);
  expect(ticks).toBeGreaterThan(0);
});
