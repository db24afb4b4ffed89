/** Where a command speaks. Results go to stdout, everything else to stderr, so that `--json` can be piped. */
export interface Terminal {
  result(text: string): void;
  say(text: string): void;
  /** A person watches: progress may redraw its line. */
  readonly isWatched: boolean;
}

/** docs/reference/cli.md lists them. */
export const exitCodes = { ok: 0, no: 1, unusable: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A command cannot do what was asked. The message says what to do about it. */
export class CommandRefused extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.unusable,
  ) {
    super(message);
    this.name = 'CommandRefused';
  }
}
