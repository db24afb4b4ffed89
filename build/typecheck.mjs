// Type-checks every tsconfig of src and test: each room has its own platform types. Two at a time, since one of them reads
// Google's own types and takes 1.5 GB.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

const nested = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith('tsconfig.json'))
    .map((file) => join(root, folder, file)),
);
const waiting = [join(root, 'tsconfig.json'), ...nested].filter(existsSync).sort();
const failed = [];

async function worker() {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    const name = relative(root, project);
    const startedAt = Date.now();
    const { status, output } = await check(project);
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    if (output !== '') console.log(output);
    if (status !== 0) failed.push(name);
  }
}

function check(project) {
  return new Promise((resolve) => {
    const run = spawn(process.execPath, [tsc, '-p', project, '--pretty', 'false'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    run.stdout.on('data', (chunk) => (output += chunk));
    run.stderr.on('data', (chunk) => (output += chunk));
    run.on('close', (status) => resolve({ status, output: output.trimEnd() }));
  });
}

await Promise.all([worker(), worker()]);
if (failed.length > 0) {
  console.error(`Types do not fit in ${failed.join(', ')}.`);
  process.exit(1);
}
