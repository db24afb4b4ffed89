// Installs the locked packages when they are missing or of another lockfile. Imports nothing installed: it runs first on a bare
// clone. A pre-script would be skipped where a user has `ignore-scripts=true`.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.renewal-desk-installed');
const nodeMajor = process.versions.node.split('.')[0];

if (Number(nodeMajor) < 20) {
  console.error(
    `Renewal Desk needs Node 20 or newer; this is ${process.version}. Install Node 20, then run the same command again.`,
  );
  process.exit(1);
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(nodeMajor)
  .digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted) {
  console.log('Installing packages (once, about a minute) …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const run = spawnSync(command, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) {
    console.error(
      'The packages could not be installed. Check the network to the npm registry, then run the same command again.',
    );
    process.exit(run.status ?? 1);
  }
  writeFileSync(stampFile, wanted);
}
