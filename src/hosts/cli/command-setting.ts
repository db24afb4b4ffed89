import type { ExitCode, Terminal } from './terminal';

/** What a command is given to work with. */
export interface CommandSetting {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder with the built worker threads. */
  readonly workerFolder: string;
  /** A command that ran tells what the process should exit with. */
  exitWith(code: ExitCode): void;
}
