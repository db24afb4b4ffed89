import { Worker } from 'node:worker_threads';
import type { SharedClock } from '../clock';
import { Meter } from './guest/budget';
import { threadMilliseconds } from './guest/thread-time';
import {
  overtimeMessage,
  timeLimitMilliseconds,
  type Invocation,
  type InvocationFigures,
  type InvocationOutcome,
  type InvocationProgress,
  type Job,
  type RuntimeReport,
  type RuntimeSetup,
} from './invocation';
import type { PlatformThread } from './platform-thread';
import { openChannel } from './sync-channel';

export interface PoolOptions {
  readonly workerFile: string;
  readonly size: number;
  readonly platform: PlatformThread;
  readonly fetcher: Worker;
  readonly clock: SharedClock;
  readonly setup: Omit<RuntimeSetup, 'clockMemory' | 'platform' | 'fetch' | 'meter'>;
}

interface Running {
  readonly job: Job;
  /** When it was last seen to have made a call, or began. */
  movedAt: number;
  callsSeen: number;
  /** What its thread had spent on a processor when it began; absent where the system does not tell. */
  readonly spentBefore: number | undefined;
  readonly onProgress: ((progress: InvocationProgress) => void) | undefined;
  readonly settle: (outcome: InvocationOutcome) => void;
}

interface Seat {
  worker: Worker;
  meter: Meter;
  running: Running | undefined;
  /** Resolves when the worker takes jobs; rejects when it died before. */
  ready: Promise<void>;
}

type Waiting = Omit<Running, 'movedAt' | 'callsSeen' | 'spentBefore'>;

const noFigures: InvocationFigures = { http: {}, urls: [], logs: [], cpuMilliseconds: 0, virtualMilliseconds: 0 };
const lookMilliseconds = 250;

/** Hands each invocation to a free runtime. A runtime that overruns its time is ended and replaced. */
export class RuntimePool {
  private readonly seats: Seat[];
  private readonly queue: Waiting[] = [];
  private readonly tokensSeenAt = new Map<string, number>();
  private readonly watch: NodeJS.Timeout;
  private lastId = 0;
  private isClosing = false;

  constructor(private readonly options: PoolOptions) {
    this.seats = Array.from({ length: options.size }, () => this.seat());
    this.watch = setInterval(() => this.endOverruns(), lookMilliseconds).unref();
  }

  async ready(): Promise<void> {
    await Promise.all(this.seats.map((seat) => seat.ready));
  }

  private seat(): Seat {
    const meter = new Meter();
    const seat: Seat = { worker: this.startWorker(meter), meter, running: undefined, ready: Promise.resolve() };
    seat.ready = this.listen(seat);
    return seat;
  }

  private startWorker(meter: Meter): Worker {
    const { platform, fetcher, clock, setup, workerFile } = this.options;
    const toPlatform = openChannel();
    const toFetch = openChannel();
    platform.connect(toPlatform.answerer);
    fetcher.postMessage(toFetch.answerer, [toFetch.answerer.port]);
    const workerData: RuntimeSetup = {
      ...setup,
      clockMemory: clock.memory,
      platform: toPlatform.caller,
      fetch: toFetch.caller,
      meter: meter.memory,
    };
    return new Worker(workerFile, { workerData, transferList: [toPlatform.caller.port, toFetch.caller.port] });
  }

  private listen(seat: Seat): Promise<void> {
    const { worker } = seat;
    let last: { readonly message: string; readonly figures: InvocationFigures } | undefined;
    let failure: Error | undefined;
    worker.on('error', (error) => {
      failure = error;
    });
    return new Promise((ready, unusable) => {
      let isReady = false;
      worker.on('message', (report: RuntimeReport) => {
        if (report.kind === 'ready') {
          isReady = true;
          ready();
        } else if (report.kind === 'ended') last = report;
        else this.hear(seat, report);
      });
      worker.on('exit', () => {
        if (this.isClosing) return;
        const message =
          last?.message ?? (failure === undefined ? overtimeMessage : `The runtime failed: ${failure.message}`);
        if (isReady) this.replace(seat);
        else unusable(new Error(message));
        this.settle(seat, { kind: 'threw', message, stack: failure?.stack ?? '', figures: last?.figures ?? noFigures });
      });
    });
  }

  private hear(seat: Seat, report: Exclude<RuntimeReport, { kind: 'ready' | 'ended' }>): void {
    const { running } = seat;
    if (running?.job.id !== report.id) return;
    if (report.kind === 'progress') running.onProgress?.(report.progress);
    else this.settle(seat, report.outcome);
  }

  private replace(seat: Seat): void {
    seat.meter = new Meter();
    seat.worker = this.startWorker(seat.meter);
    seat.ready = this.listen(seat);
    // A replacement that cannot start is told by the invocation that meets it.
    seat.ready.catch(() => undefined);
  }

  private settle(seat: Seat, outcome: InvocationOutcome): void {
    const { running } = seat;
    seat.running = undefined;
    if (running !== undefined) {
      // What the script forgot to release is free before anybody hears of the end.
      void this.options.platform.ask('endInvocation', running.job.id).then(() => running.settle(outcome));
    }
    this.fill();
  }

  invoke(invocation: Invocation, onProgress?: (progress: InvocationProgress) => void): Promise<InvocationOutcome> {
    this.lastId += 1;
    const job: Job = { ...invocation, id: this.lastId, tokenIssuedAt: this.tokenSeenAt(invocation) };
    return new Promise((settle) => {
      this.queue.push({ job, onProgress, settle });
      this.fill();
    });
  }

  private tokenSeenAt({ openMessage }: Invocation): number {
    const now = this.options.clock.now();
    if (openMessage === undefined) return now;
    const seenAt = this.tokensSeenAt.get(openMessage.accessToken) ?? now;
    this.tokensSeenAt.set(openMessage.accessToken, seenAt);
    return seenAt;
  }

  private fill(): void {
    for (const seat of this.seats) {
      if (seat.running !== undefined) continue;
      const next = this.queue.shift();
      if (next === undefined) return;
      seat.meter.reset();
      seat.running = { ...next, movedAt: performance.now(), callsSeen: 0, spentBefore: spentBy(seat.meter) };
      seat.worker.postMessage(next.job);
    }
  }

  /** A script in an endless loop calls nothing, so nothing in its own thread can stop it. */
  private endOverruns(): void {
    const now = performance.now();
    for (const { running, meter, worker } of this.seats) {
      if (running === undefined || meter.isWaiting) continue;
      if (meter.calls !== running.callsSeen) Object.assign(running, { movedAt: now, callsSeen: meter.calls });
      const spent = spentBy(meter);
      // By the wall, a machine that is busy with others would end scripts that were in time.
      const computing =
        spent === undefined || running.spentBefore === undefined
          ? meter.computedMilliseconds + now - running.movedAt
          : spent - running.spentBefore;
      if (computing + meter.virtualMilliseconds > timeLimitMilliseconds[running.job.kind]) void worker.terminate();
    }
  }

  async close(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.watch);
    const closed: InvocationOutcome = {
      kind: 'threw',
      message: 'The runtime was closed',
      stack: '',
      figures: noFigures,
    };
    for (const { settle } of this.queue.splice(0)) settle(closed);
    for (const { running } of this.seats) running?.settle(closed);
    await Promise.all(this.seats.map(({ worker }) => worker.terminate()));
  }
}

function spentBy({ threadId }: Meter): number | undefined {
  return threadId === 0 ? undefined : threadMilliseconds(threadId);
}
