/** One save at a time. A wish that comes during one is granted by one more, which has seen everything before it. */
export class SaveQueue {
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(private readonly saveNow: () => Promise<void>) {}

  save(): Promise<void> {
    if (this.running === undefined) return this.start();
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.start();
      });
    return this.next;
  }

  /** Settles when nothing is being saved. */
  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running.catch(() => undefined);
  }

  private start(): Promise<void> {
    this.running = this.saveNow().finally(() => (this.running = undefined));
    return this.running;
  }
}
