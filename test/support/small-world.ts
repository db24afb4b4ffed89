import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalWorld, type StartedWorld } from '#hosts/workbench/start-local-world';
import { builtWorkers, projectRoot } from './built-workers';

export interface SmallWorld {
  readonly world: StartedWorld;
  /** For what a test builds beside it; removed with the world. */
  readonly folder: string;
  personOf(title: string): string;
  close(): Promise<void>;
}

/** The add-on as shipped, over the whole simulated system of the small MSP, synced once. */
export async function smallWorld(): Promise<SmallWorld> {
  const workers = builtWorkers(['http-worker', 'vendors-worker', 'platform-worker', 'runtime-worker', 'fetch-worker']);
  const state = mkdtempSync(join(tmpdir(), 'renewal-desk-'));
  const bundleFolder = join(workers.folder, 'out');
  const builder = JSON.stringify(join(projectRoot, 'build/build.mjs'));
  const options = JSON.stringify({ outDir: bundleFolder });
  execFileSync(process.execPath, ['-e', `import(${builder}).then((m) => m.buildAddOn(${options}))`]);
  const world = await startLocalWorld({
    size: 'small',
    seed: 1,
    stateFolder: join(state, 'small-1'),
    fresh: false,
    workerFolder: workers.folder,
    bundleFolder,
  });
  return {
    world,
    folder: workers.folder,
    personOf: (title) => world.state().people.find((person) => person.title === title)?.email ?? '',
    async close() {
      await world.close();
      rmSync(state, { recursive: true, force: true });
      workers.remove();
    },
  };
}
