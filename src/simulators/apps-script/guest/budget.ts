import type { SharedClock } from '../../clock';
import { threadMilliseconds } from './thread-time';

const threadCell = 4;

/** What a runtime writes into shared memory so that the main thread can end a script that never calls anything. */
export class Meter {
  private readonly cells: Int32Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(20)) {
    this.cells = new Int32Array(memory);
  }

  reset(): void {
    this.cells.fill(0, 0, threadCell);
  }

  /** The thread stays the same over all invocations. */
  setThread(threadId: number): void {
    Atomics.store(this.cells, threadCell, threadId);
  }

  addVirtual(milliseconds: number): void {
    Atomics.add(this.cells, 0, Math.round(milliseconds));
  }

  addCall(): void {
    Atomics.add(this.cells, 1, 1);
  }

  setWaiting(isWaiting: boolean): void {
    Atomics.store(this.cells, 2, isWaiting ? 1 : 0);
  }

  /** What the script had computed when it last came back from a call. */
  setComputed(milliseconds: number): void {
    Atomics.store(this.cells, 3, Math.round(milliseconds));
  }

  get virtualMilliseconds(): number {
    return Atomics.load(this.cells, 0);
  }

  /** Rises with every call: a script that makes none may be in an endless loop. */
  get calls(): number {
    return Atomics.load(this.cells, 1);
  }

  get computedMilliseconds(): number {
    return Atomics.load(this.cells, 3);
  }

  /** 0 where the system tells none. */
  get threadId(): number {
    return Atomics.load(this.cells, threadCell);
  }

  get isWaiting(): boolean {
    return Atomics.load(this.cells, 2) === 1;
  }
}

/**
 * The time of one invocation: its own latency and sleep on the shared clock, plus its own computing. What others add to the
 * clock meanwhile is not counted against it.
 */
export class Budget {
  private readonly startedAt = performance.now();
  private readonly threadStartedAt = threadMilliseconds();
  private virtual = 0;
  private waited = 0;

  constructor(
    private readonly clock: SharedClock,
    private readonly meter: Meter,
    private readonly limit: { readonly milliseconds: number; readonly exceeded: () => never },
  ) {}

  now(): number {
    return this.clock.now();
  }

  /** Moves the clock to `milliseconds` after `since`; others may have moved it part of the way already. */
  pass(milliseconds: number, since = this.clock.now()): void {
    this.clock.advance(since + milliseconds - this.clock.now());
    this.virtual += milliseconds;
    this.meter.addVirtual(milliseconds);
    this.check();
  }

  /** Counts virtual time that the clock already shows. */
  passed(milliseconds: number): void {
    this.pass(Math.max(0, milliseconds), this.clock.now() - Math.max(0, milliseconds));
  }

  /** Runs something that only waits for another thread. */
  waiting<Result>(run: () => Result): Result {
    const since = performance.now();
    this.meter.setWaiting(true);
    try {
      return run();
    } finally {
      this.waited += performance.now() - since;
      this.meter.setComputed(this.cpuMilliseconds);
      this.meter.addCall();
      this.meter.setWaiting(false);
    }
  }

  private check(): void {
    if (this.virtual + this.cpuMilliseconds > this.limit.milliseconds) this.limit.exceeded();
  }

  get virtualMilliseconds(): number {
    return this.virtual;
  }

  /** Google goes by the wall, on machines that are not ours: a busy one here must not end a script that would have been in time. */
  get cpuMilliseconds(): number {
    const now = threadMilliseconds();
    return now === undefined || this.threadStartedAt === undefined
      ? performance.now() - this.startedAt - this.waited
      : now - this.threadStartedAt;
  }
}
