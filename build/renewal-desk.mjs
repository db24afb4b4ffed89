#!/usr/bin/env node
// The command line. Builds first when a source file is newer than the program.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const program = join(folder, 'node/renewal-desk.mjs');

const builtAt = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const source = join(dirname(folder), 'src');
const isNewer = (file) => statSync(file).mtimeMs > builtAt;
if (readdirSync(source, { recursive: true }).some((file) => isNewer(join(source, file)))) {
  const { buildAll } = await import('./build.mjs');
  await buildAll();
}
await import(program);
