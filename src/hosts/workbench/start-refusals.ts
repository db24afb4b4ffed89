/** The state on disk cannot be used. The message names the file and says what to do. */
export class UnusableState extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnusableState';
  }
}

export function unusable(path: string, reason = 'it is damaged or of another version'): UnusableState {
  return new UnusableState(
    `The saved state in ${path} cannot be used: ${reason}. Run npm start -- --fresh: the old folder is kept under another name.`,
  );
}

/** Somebody stopped the start. */
export class StartInterrupted extends Error {
  constructor(isKept: boolean) {
    const kept = isKept ? 'What was read so far is kept; the same command goes on from there.' : 'Nothing was kept.';
    super(`Stopped before the local system was ready. ${kept}`);
    this.name = 'StartInterrupted';
  }
}
