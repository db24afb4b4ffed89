import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddOnAnswer } from '#hosts/workbench/local-world';
import { startLocalWorld, type LocalSystemOptions, type StartedWorld } from '#hosts/workbench/start-local-world';
import type { WorldStage } from '#hosts/workbench/world-stage';
import { verifyExport } from '#hosts/node/verify-export';
import { builtWorkers, projectRoot } from '#test/support/built-workers';

const workers = builtWorkers(['http-worker', 'vendors-worker', 'platform-worker', 'runtime-worker', 'fetch-worker']);
const bundleFolder = join(workers.folder, 'out');
const state = mkdtempSync(join(tmpdir(), 'renewal-desk-'));
const options: LocalSystemOptions = {
  size: 'small',
  seed: 1,
  stateFolder: join(state, 'small-1'),
  fresh: false,
  workerFolder: workers.folder,
  bundleFolder,
};

let world: StartedWorld;
const stages: WorldStage[] = [];
let ticks = 0;

beforeAll(async () => {
  const builder = join(projectRoot, 'build/build.mjs');
  const program = `import(${JSON.stringify(builder)}).then((m) => m.buildAddOn({ outDir: ${JSON.stringify(bundleFolder)} }))`;
  execFileSync(process.execPath, ['-e', program]);
  const ticking = setInterval(() => (ticks += 1), 20);
  world = await startLocalWorld({ ...options, onStage: (stage) => stages.push(stage) });
  clearInterval(ticking);
});

afterAll(async () => {
  await world.close();
  rmSync(state, { recursive: true, force: true });
  workers.remove();
});

function personOf(title: string): string {
  return world.state().people.find((person) => person.title === title)?.email ?? '';
}

function cardText(answer: AddOnAnswer): string {
  return JSON.stringify(answer);
}

test('the history is read to its end and counted in the workbook', () => {
  const { figures } = world;
  expect(figures).toMatchObject({ isResumed: false, clients: 25 });
  expect(figures.ticketsRead).toBeGreaterThan(1_000);
  expect(Object.values(figures.bands).reduce((sum, contracts) => sum + contracts, 0)).toBeGreaterThan(20);
  expect(figures.calls['HaloPSA']).toBeGreaterThan(figures.ticketsRead / 100);
});

test('every stage is told in order, and the thread that tells keeps ticking', () => {
  expect(stages.filter(({ isDone }) => isDone).map(({ name }) => name)).toEqual([
    'vendors',
    'addOn',
    'workbook',
    'backfill',
    'saving',
  ]);
  expect(ticks).toBeGreaterThan(10);
});

test('the world stands on its Monday morning, freshly synced', () => {
  const { now, lastSyncAt, isSyncing, timeZone } = world.state();
  expect(new Date(now).toISOString()).toMatch(/^2026-11-23T08:/);
  expect(now - (lastSyncAt ?? 0)).toBeLessThan(3_600_000);
  expect({ isSyncing, timeZone }).toEqual({ isSyncing: false, timeZone: 'Europe/London' });
});

test("two people's clicks at once are answered side by side, each for its own person", async () => {
  const [manager, administrator] = [personOf('Account manager'), personOf('Workspace administrator')];
  const [first] = world.inbox(manager);
  const [mail, home] = await Promise.all([
    world.openMessage(manager, first?.id ?? ''),
    world.openHomepage(administrator),
  ]);
  expect(mail).toMatchObject({ kind: 'response', response: { kind: 'push' } });
  expect(home).toMatchObject({ kind: 'response', response: { kind: 'push' } });
  expect(cardText(mail)).not.toBe(cardText(home));
});

test('a mail that was opened before is answered without a call', async () => {
  const manager = personOf('Account manager');
  const [first] = world.inbox(manager);
  await world.openMessage(manager, first?.id ?? '');
  expect((await world.openMessage(manager, first?.id ?? '')).calls.http).toEqual({});
});

test('a name that is no entry point is what Gmail shows when an add-on throws', async () => {
  const answer = await world.act(personOf('Account manager'), { function: 'noSuch', parameters: {}, formInputs: {} });
  expect(answer.kind).toBe('crashed');
});

test('the downloaded workbook holds an intact timeline', async () => {
  const file = join(state, 'timeline.xlsx');
  writeFileSync(file, await world.workbookFile());
  const verdict = await verifyExport(file, undefined, () => undefined);
  expect(verdict).toMatchObject({ kind: 'intact', events: world.figures.events });
});

test('time passes with its runs, and the mail of the day comes in', async () => {
  const before = world.state();
  await world.advance(26 * 3_600_000);
  const after = world.state();
  expect(after.now - before.now).toBeGreaterThanOrEqual(26 * 3_600_000);
  expect(after.now - (after.lastSyncAt ?? 0)).toBeLessThan(3_600_000);
});

test('what was saved goes on without asking HaloPSA again; a state that was damaged is named', async () => {
  await world.save();
  const { lastSyncAt } = world.state();
  await world.close();
  world = await startLocalWorld(options);
  expect(world.figures).toMatchObject({ isResumed: true, calls: { HaloPSA: 0, HubSpot: 0 } });
  expect(world.state().lastSyncAt).toBe(lastSyncAt);

  const file = join(options.stateFolder, 'world.json');
  const saved = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  for (const damaged of [
    JSON.stringify({ ...saved, timelineWorkbookId: 'another' }),
    JSON.stringify(saved).slice(0, 5_000),
  ]) {
    writeFileSync(file, damaged);
    await expect(startLocalWorld(options)).rejects.toThrow(`The saved state in ${file} cannot be used`);
  }
});

test('a start that is interrupted keeps what it has, and the next one finishes', async () => {
  const stateFolder = join(state, 'small-2');
  const interrupted = new Promise((resolve) => setTimeout(resolve, 600));
  const first = startLocalWorld({ ...options, seed: 2, stateFolder, interrupted });
  await expect(first).rejects.toThrow('What was read so far is kept');
  const second = await startLocalWorld({ ...options, seed: 2, stateFolder });
  expect(second.figures.ticketsRead).toBeGreaterThan(1_000);
  await second.close();
});

test('what stopped the first sync is said, also where what was read could not be kept', async () => {
  const stateFolder = join(state, 'small-3');
  const onTriggerRun = () => {
    // Nothing can be written below a file.
    rmSync(stateFolder, { recursive: true });
    writeFileSync(stateFolder, '');
    throw new Error('the hour broke');
  };
  await expect(startLocalWorld({ ...options, seed: 3, stateFolder, onTriggerRun })).rejects.toThrow('the hour broke');
});
