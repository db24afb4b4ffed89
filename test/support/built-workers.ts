import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const projectRoot = join(__dirname, '../..');

/**
 * Builds the named Node programs (see build/build.mjs) into a folder of this test file's own and answers the folder. Worker
 * threads need files, and a folder inside the project so that they find node_modules.
 */
export function builtWorkers(names: readonly string[]): { readonly folder: string; remove(): void } {
  const parent = join(projectRoot, 'build/node/for-tests');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'w-'));
  execFileSync(process.execPath, [join(projectRoot, 'build/build.mjs'), '--only', names.join(','), '--to', folder]);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
