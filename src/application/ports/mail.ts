/** A note to a colleague. Nothing is ever sent to a client: whoever sends checks the address against People. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Plain text. No link in it decides anything. */
  readonly body: string;
  /** The same as small HTML, for readers that show it; outside text in it is escaped. */
  readonly html?: string;
}

/** The platform's mail, in the name of the person at the keyboard or of the trigger's owner. */
export interface Mail {
  /** Throws `UpstreamError('Gmail', …)`. At least once: a reference in the subject tells a second copy. */
  send(letter: Letter): void;
  /** Recipients that may still be written to today. */
  remaining(): number;
}
