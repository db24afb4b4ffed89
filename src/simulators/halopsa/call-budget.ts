import type { SharedClock } from '../clock';

/** Source: docs/reference/apis/halopsa-simulator.md, the fair use policy: requests per rolling three minutes. */
export const usualBudget = 500;
const windowMilliseconds = 180_000;

/** Counts calls over the last three minutes of the world's clock. */
export class CallBudget {
  private readonly calls: number[] = [];

  constructor(
    private readonly clock: SharedClock,
    private readonly limit: number,
  ) {}

  /** Seconds until the next call is welcome; 0: this one is. */
  secondsToWait(): number {
    const now = this.clock.now();
    while (this.calls.length > 0 && (this.calls[0] ?? 0) <= now - windowMilliseconds) this.calls.shift();
    if (this.calls.length < this.limit) {
      this.calls.push(now);
      return 0;
    }
    return Math.max(1, Math.ceil(((this.calls[0] ?? now) + windowMilliseconds - now) / 1_000));
  }
}
