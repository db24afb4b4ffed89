import { existsSync } from 'node:fs';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { HttpOutcome, HttpPort, HttpRequest } from '#application/ports/http';
import { assert } from '#domain/vocabulary/assert';

export interface NodeHttpOptions {
  /** The built `http-worker.mjs`. */
  readonly workerFile: string;
  /** Host name → port on 127.0.0.1, answered over plain http. Only the local system sets it. */
  readonly routes?: Readonly<Record<string, number>>;
  /** For each call. Default 60 seconds. */
  readonly timeoutMilliseconds?: number;
}

/** What the worker is started with. */
export interface HttpWorkerSetup {
  readonly signal: SharedArrayBuffer;
  readonly routes: Readonly<Record<string, number>>;
  readonly timeoutMilliseconds: number;
}

export interface NodeHttp extends HttpPort {
  close(): Promise<void>;
}

/** Beyond the calls' own time-out: when it passes, the worker itself is gone. */
const graceMilliseconds = 5_000;

/**
 * Synchronous HTTP on Node: a worker performs a batch side by side with keep-alive while this thread sleeps. So this thread
 * answers nothing meanwhile; whoever must keep answering calls it from a worker of its own.
 */
export function nodeHttp({ workerFile, routes = {}, timeoutMilliseconds = 60_000 }: NodeHttpOptions): NodeHttp {
  assert(existsSync(workerFile), `${workerFile} is built`);
  for (const port of Object.values(routes))
    assert(Number.isInteger(port) && port > 0 && port < 65_536, 'a route leads to a port');
  const signal = new SharedArrayBuffer(4);
  const turn = new Int32Array(signal);
  let running: { readonly worker: Worker; readonly answers: MessagePort } | undefined;
  let batch = 0;

  const start = () => {
    const { port1, port2 } = new MessageChannel();
    const setup = { signal, routes, timeoutMilliseconds, answers: port2 };
    const worker = new Worker(workerFile, { workerData: setup, transferList: [port2] });
    worker.unref();
    port1.unref();
    return { worker, answers: port1 };
  };

  return {
    fetchAll(requests: readonly HttpRequest[]): readonly HttpOutcome[] {
      if (requests.length === 0) return [];
      for (const { url } of requests) assert(url.startsWith('https://'), 'calls go over https');
      running ??= start();
      batch += 1;
      running.worker.postMessage({ batch, requests });
      const asked = batch;
      sleepUntil(turn, asked, timeoutMilliseconds + graceMilliseconds);
      const outcomes = answerOf(running.answers, asked);
      if (outcomes !== undefined) return outcomes;
      // The worker died or hangs: the next batch gets a fresh one, this one got no answer.
      void running.worker.terminate();
      running = undefined;
      Atomics.store(turn, 0, asked);
      return requests.map(() => ({ kind: 'silent', why: 'the thread that makes calls stopped' }));
    },
    async close() {
      running?.answers.close();
      await running?.worker.terminate();
      running = undefined;
    },
  };
}

/** Only the number tells: the wake-up call of the batch before may come when this thread sleeps already. */
function sleepUntil(turn: Int32Array, asked: number, milliseconds: number): void {
  const endsAt = performance.now() + milliseconds;
  for (let now = Atomics.load(turn, 0); now < asked; now = Atomics.load(turn, 0)) {
    const left = endsAt - performance.now();
    if (left <= 0) return;
    Atomics.wait(turn, 0, now, left);
  }
}

function answerOf(answers: MessagePort, asked: number): readonly HttpOutcome[] | undefined {
  for (;;) {
    const received = receiveMessageOnPort(answers) as
      { message: { batch: number; outcomes: readonly HttpOutcome[] } } | undefined;
    if (received === undefined) return undefined;
    if (received.message.batch === asked) return received.message.outcomes;
  }
}
