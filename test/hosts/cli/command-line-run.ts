import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { builtWorkers } from '#test/support/built-workers';

export interface CommandLineRun {
  readonly status: number | null;
  readonly result: string;
  readonly said: string;
}

/** Builds the program once for a test file and runs it as a person would, with stdin closed. */
export function builtCommandLine(): {
  run(words: readonly string[], environment?: Readonly<Record<string, string>>): CommandLineRun;
  readonly folder: string;
  remove(): void;
} {
  const { folder, remove } = builtWorkers(['renewal-desk', 'http-worker']);
  const run = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): CommandLineRun => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'renewal-desk.mjs'), ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], ...environment },
    });
    return { status, result: stdout, said: stderr };
  };
  return { run, folder, remove };
}
