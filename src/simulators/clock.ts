/**
 * One clock for the whole local world. It is a number in shared memory: the Apps Script runtime moves it (latency, sleep,
 * "next day"), every simulator reads it, so that limits, leases, tokens and lag agree across threads.
 */
export class SharedClock {
  readonly memory: SharedArrayBuffer;
  private readonly milliseconds: BigInt64Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.memory = memory;
    this.milliseconds = new BigInt64Array(memory);
  }

  now(): number {
    return Number(Atomics.load(this.milliseconds, 0));
  }

  advance(milliseconds: number): void {
    Atomics.add(this.milliseconds, 0, BigInt(Math.max(0, Math.round(milliseconds))));
  }

  set(at: number): void {
    Atomics.store(this.milliseconds, 0, BigInt(Math.round(at)));
  }
}
