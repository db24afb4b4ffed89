/** A ticket as it came, and the client's own words in it. */
export interface Mail {
  /** What the case is about, as a fact. */
  readonly fact: string;
  readonly summary?: string;
  readonly details: string;
  readonly own: string;
}

export function lines(...all: readonly string[]): string {
  return all.join('\r\n');
}

/** As `lines`, with the line end that we write. */
export function words(...all: readonly string[]): string {
  return all.join('\n');
}
