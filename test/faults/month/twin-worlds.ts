import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalWorld, type StartedWorld } from '#hosts/workbench/start-local-world';

/** Where the built product lies. */
export interface BuiltProduct {
  readonly workerFolder: string;
  readonly bundleFolder: string;
}

/** Two worlds of one seed with their history read, at the same instant and with the same records. */
export interface TwinWorlds {
  readonly sound: StartedWorld;
  readonly broken: StartedWorld;
  close(): Promise<void>;
}

/** The second goes on from the saved state of the first: the history is read once. */
export async function startTwinWorlds({ workerFolder, bundleFolder }: BuiltProduct): Promise<TwinWorlds> {
  const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-twins-'));
  const started: StartedWorld[] = [];
  const start = async (name: string): Promise<StartedWorld> => {
    const world = await startLocalWorld({
      size: 'small',
      seed: 31,
      stateFolder: join(folder, name),
      fresh: false,
      workerFolder,
      bundleFolder,
      runtimes: 1,
    });
    started.push(world);
    return world;
  };
  const close = async () => {
    await Promise.all(started.map((world) => world.close()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const sound = await start('sound');
    cpSync(join(folder, 'sound'), join(folder, 'broken'), { recursive: true });
    return { sound, broken: await start('broken'), close };
  } catch (error) {
    await close();
    throw error;
  }
}
