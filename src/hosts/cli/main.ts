import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './command-line';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal: {
    result: (text) => process.stdout.write(`${text}\n`),
    say: (text) => process.stderr.write(`${text}\n`),
    isWatched: process.stdout.isTTY && process.stderr.isTTY,
  },
  environment: process.env,
  workerFolder: dirname(fileURLToPath(import.meta.url)),
});
