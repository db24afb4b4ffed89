import type { Letter, Mail } from '#application/ports/mail';

/** Keeps what was sent. */
export class MemoryMail implements Mail {
  readonly sent: Letter[] = [];

  constructor(private quota = 100) {}

  send(letter: Letter): void {
    this.quota -= 1;
    this.sent.push(letter);
  }

  remaining(): number {
    return this.quota;
  }
}
