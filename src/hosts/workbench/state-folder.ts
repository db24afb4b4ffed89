import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { unusable } from './start-refusals';

/** Raised when the parts of the saved state change their form. */
const stateVersion = 1;

const SavedWorldSchema = v.object({
  version: v.literal(stateVersion),
  /** Milliseconds since 1970: where the world's clock stood. */
  now: v.number(),
  timelineWorkbookId: v.string(),
  isBackfilled: v.boolean(),
  /** Whose notes these are only the simulators know. */
  vendors: v.unknown(),
  appsScript: v.unknown(),
});

export type SavedWorld = Omit<v.InferOutput<typeof SavedWorldSchema>, 'version'>;

export interface StateFolder {
  readonly worldFile: string;
  /** Throws `UnusableState`. */
  load(): Promise<SavedWorld | undefined>;
  save(world: SavedWorld): Promise<void>;
  /** The service account's key file; made on the first call and kept, since the workbook is shared with its address. */
  keyFile(make: () => string): Promise<string>;
}

const worldFileName = 'world.json';
const keyFileName = 'service-account.json';

/** With `fresh`, an existing folder is set aside under a new name first; nothing is ever deleted. */
export async function stateFolder(folder: string, fresh: boolean): Promise<StateFolder> {
  if (fresh && existsSync(folder)) await rename(folder, freeName(folder));
  await mkdir(folder, { recursive: true });
  const path = join(folder, worldFileName);
  return {
    worldFile: path,
    async load() {
      if (!existsSync(path)) return undefined;
      const result = v.safeParse(SavedWorldSchema, parsed(await readFile(path, 'utf8')));
      if (result.success) return result.output;
      throw unusable(path);
    },
    save: (world) => writeWhole(path, JSON.stringify({ version: stateVersion, ...world })),
    async keyFile(make) {
      const keyPath = join(folder, keyFileName);
      if (!existsSync(keyPath)) await writeWhole(keyPath, make());
      const text = await readFile(keyPath, 'utf8');
      if (parsed(text) === undefined) throw unusable(keyPath);
      return text;
    },
  };
}

function freeName(folder: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${folder}.set-aside-${number}`;
    if (!existsSync(name)) return name;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, also when the machine stops in the middle. Readable by this user alone: the files hold keys. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
