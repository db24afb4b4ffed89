import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { fromTimelineRow } from '#application/tabs/timeline-tab';
import { cardActionFunction, type CardActionName } from '#cards/card';
import type { AddOnAnswer } from '#hosts/workbench/local-world';
import { startLocalWorld, type StartedWorld } from '#hosts/workbench/start-local-world';
import { builtWorkers, projectRoot } from '#test/support/built-workers';

const hour = 3_600_000;
const workers = builtWorkers(['http-worker', 'vendors-worker', 'platform-worker', 'runtime-worker', 'fetch-worker']);
const bundleFolder = join(workers.folder, 'out');
const state = mkdtempSync(join(tmpdir(), 'renewal-desk-'));

let world: StartedWorld;

beforeAll(async () => {
  const builder = join(projectRoot, 'build/build.mjs');
  const program = `import(${JSON.stringify(builder)}).then((m) => m.buildAddOn({ outDir: ${JSON.stringify(bundleFolder)} }))`;
  execFileSync(process.execPath, ['-e', program]);
  world = await startLocalWorld({
    size: 'small',
    seed: 4,
    stateFolder: join(state, 'small-4'),
    fresh: false,
    workerFolder: workers.folder,
    bundleFolder,
    runtimes: 1,
  });
});

afterAll(async () => {
  await world.close();
  rmSync(state, { recursive: true, force: true });
  workers.remove();
});

const administrator = () => world.state().people.find(({ title }) => title === 'Workspace administrator')?.email ?? '';

const press = (name: CardActionName): Promise<AddOnAnswer> =>
  world.act(administrator(), { function: cardActionFunction, parameters: { name }, formInputs: {} });

const Changes = v.object({
  halopsa: v.object({
    contractChanges: v.array(v.object({ id: v.number(), properties: v.record(v.string(), v.unknown()) })),
  }),
});

async function contractChanges() {
  return v.parse(Changes, await world.machines.vendors.snapshot()).halopsa.contractChanges;
}

async function writeEvents() {
  const [rows = []] = await world.machines.reader.columns([{ tab: 'Timeline', first: 'sequence', last: 'seal' }]);
  return rows
    .filter(([first]) => first !== undefined && first !== '')
    .map((cells, index) => fromTimelineRow(cells, index + 2))
    .filter(({ type }) => type.startsWith('write') && !type.startsWith('writing'));
}

test('the add-on as shipped writes nothing until an administrator has looked and turned it on', async () => {
  await world.advance(hour);
  expect(await contractChanges()).toEqual([]);
  const check = JSON.stringify(await press('openWriteBack'));
  expect(check).toContain('HaloPSA gives a token for it.');
  expect(check).not.toContain('Not ready');
  expect(check).toContain('"Turn on"');
  expect(await contractChanges()).toEqual([]);
});

test('then every contract has its figures in HaloPSA, planned and recorded, and nothing else of it was touched', async () => {
  expect(JSON.stringify(await press('turnOnWriteBack'))).toContain('Write-back is on');
  await world.advance(hour);
  const changes = await contractChanges();
  expect(changes.length).toBeGreaterThan(20);
  for (const { properties } of changes) expect(Object.keys(properties)).toEqual(['customfields']);
  expect(Object.values(changes[0]?.properties['customfields'] as object)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^(Ready|Unproven|At risk|Blocked)$/)]),
  );
  const events = await writeEvents();
  const count = (type: string) => events.filter((event) => event.type === type).length;
  expect(count('writePlanned')).toBe(changes.length);
  expect(count('writeRecorded')).toBe(changes.length);
  expect(count('writeBackStopped')).toBe(0);
});

test('an hour without news writes nothing more', async () => {
  const before = (await writeEvents()).length;
  await world.advance(hour);
  expect((await writeEvents()).length - before).toBeLessThan(6);
});
