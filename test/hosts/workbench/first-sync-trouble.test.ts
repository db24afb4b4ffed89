import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalWorld } from '#hosts/workbench/start-local-world';
import { builtWorkers, projectRoot } from '#test/support/built-workers';

const workers = builtWorkers(['http-worker', 'vendors-worker', 'platform-worker', 'runtime-worker', 'fetch-worker']);
const bundleFolder = join(workers.folder, 'out');
const stateFolder = mkdtempSync(join(tmpdir(), 'renewal-desk-'));

beforeAll(() => {
  const builder = join(projectRoot, 'build/build.mjs');
  const program = `import(${JSON.stringify(builder)}).then((m) => m.buildAddOn({ outDir: ${JSON.stringify(bundleFolder)} }))`;
  execFileSync(process.execPath, ['-e', program]);
  const struck = "\nfunction onHourlyTrigger() { throw new Error('the clock struck thirteen'); }\n";
  appendFileSync(join(bundleFolder, 'Code.js'), struck);
}, 180_000);
afterAll(() => {
  rmSync(stateFolder, { recursive: true, force: true });
  workers.remove();
});

test('a history that cannot be read says where its runs broke off, and what was read is kept', async () => {
  const start = startLocalWorld({
    size: 'small',
    seed: 3,
    stateFolder,
    fresh: false,
    workerFolder: workers.folder,
    bundleFolder,
  });
  await expect(start).rejects.toThrow(/The first sync does not get on.*the clock struck thirteen/);
  expect(existsSync(join(stateFolder, 'world.json'))).toBe(true);
}, 180_000);
