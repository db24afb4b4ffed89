import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHourlySync, type RunReport } from '#application/run-hourly-sync';
import { composeNode } from '#hosts/node/compose-node';
import { startLocalWorld, type StartedWorld } from '#hosts/workbench/start-local-world';
import { builtWorkers, projectRoot } from '#test/support/built-workers';

const workers = builtWorkers(['http-worker', 'vendors-worker', 'platform-worker', 'runtime-worker', 'fetch-worker']);
const state = mkdtempSync(join(tmpdir(), 'renewal-desk-'));
let world: StartedWorld;

beforeAll(async () => {
  const bundleFolder = join(workers.folder, 'out');
  const builder = join(projectRoot, 'build/build.mjs');
  const program = `import(${JSON.stringify(builder)}).then((m) => m.buildAddOn({ outDir: ${JSON.stringify(bundleFolder)} }))`;
  execFileSync(process.execPath, ['-e', program]);
  world = await startLocalWorld({
    size: 'small',
    seed: 3,
    stateFolder: join(state, 'small-3'),
    fresh: false,
    workerFolder: workers.folder,
    bundleFolder,
  });
});

afterAll(async () => {
  await world.close();
  rmSync(state, { recursive: true, force: true });
  workers.remove();
});

/** A run of Node against the systems that the add-on of this world uses, with the properties it has. */
async function runOnNode(): Promise<RunReport> {
  const { appsScript, vendors, clock } = world.machines;
  const properties = Object.entries(await appsScript.readScriptProperties());
  const composition = composeNode({
    environment: Object.fromEntries(properties.map(([name, value]) => [`RENEWAL_DESK_${name}`, value])),
    workerFolder: workers.folder,
    routes: vendors.routes,
    clock: { now: () => clock.now(), sleep: (milliseconds) => clock.advance(milliseconds) },
    log: () => undefined,
  });
  try {
    return runHourlySync(composition.parts, ['paused', 'off']);
  } finally {
    await composition.close();
  }
}

async function press(name: 'pauseWriting' | 'resumeWriting'): Promise<void> {
  const administrator = world.state().people.find(({ title }) => title === 'Workspace administrator')?.email ?? '';
  await world.act(administrator, { function: 'onCardAction', parameters: { name }, formInputs: {} });
}

test('while the add-on writes, a run on Node starts nothing and says why', async () => {
  const report = await runOnNode();
  expect(report.outcome).toBe('not started');
  expect(report.because).not.toBe('');
});

test('while the add-on is paused, Node syncs the same workbook, and the add-on goes on from there', async () => {
  await press('pauseWriting');
  world.machines.clock.advance(3_600_000);
  const at = world.machines.clock.now();
  expect(await runOnNode()).toMatchObject({ outcome: 'finished', isBackfilled: true });
  await world.readLastSync();
  expect(world.state().lastSyncAt).toBeGreaterThanOrEqual(at);
  await press('resumeWriting');
  await world.advance(3_600_000);
  expect(world.state().now - (world.state().lastSyncAt ?? 0)).toBeLessThan(3_600_000);
});
