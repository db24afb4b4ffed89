/**
 * A call from one thread to another that blocks the caller until the answer is there. The caller sleeps in `Atomics.wait`,
 * so whoever answers must live on a different thread. One call at a time a channel.
 */
import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';

/** One end of a channel, as it travels to a worker. */
export interface ChannelEnd {
  readonly port: MessagePort;
  /** Counts answers. */
  readonly signal: SharedArrayBuffer;
}

type Reply = { readonly value: unknown } | { readonly refusal: string };

/** What the answering thread says to a script, as opposed to a defect of the simulator. */
export class Refusal extends Error {}

export function openChannel(): { readonly caller: ChannelEnd; readonly answerer: ChannelEnd } {
  const { port1, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  return { caller: { port: port1, signal }, answerer: { port: port2, signal } };
}

export class SyncCaller {
  private readonly port: MessagePort;
  private readonly signal: Int32Array;
  private calls = 0;

  constructor({ port, signal }: ChannelEnd) {
    this.port = port;
    this.signal = new Int32Array(signal);
  }

  /** Throws `Refusal`. */
  call(method: string, args: readonly unknown[]): unknown {
    this.calls += 1;
    this.port.postMessage({ method, args });
    // Only the count tells: the wake-up call of the answer before may come when this call sleeps already.
    let answers = Atomics.load(this.signal, 0);
    while (answers < this.calls) {
      Atomics.wait(this.signal, 0, answers);
      answers = Atomics.load(this.signal, 0);
    }
    const reply = receiveMessageOnPort(this.port)?.message as Reply | undefined;
    if (reply === undefined) throw new Error(`No answer to ${method}`);
    if ('refusal' in reply) throw new Refusal(reply.refusal);
    return reply.value;
  }
}

export interface Question {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** Answers every question that comes in at this end. */
export function answerCalls({ port, signal }: ChannelEnd, answer: (question: Question) => unknown): void {
  const counter = new Int32Array(signal);
  port.on('message', (question: Question) => {
    void (async () => {
      let reply: Reply;
      try {
        reply = { value: await answer(question) };
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        reply = { refusal: error instanceof Refusal ? text : `Simulator defect in ${question.method}: ${text}` };
      }
      port.postMessage(reply);
      Atomics.add(counter, 0, 1);
      Atomics.notify(counter, 0);
    })();
  });
}
