import { Worker } from 'node:worker_threads';
import type { PlatformAnswer, PlatformArguments, PlatformMethod } from './platform/platform';
import type { PlatformMessage, PlatformReply, PlatformWorkerData } from './platform-worker';
import type { ChannelEnd } from './sync-channel';

/** The platform's thread as the main thread sees it: asked by message, answered later. */
export class PlatformThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private lastId = 0;

  constructor(workerFile: string, workerData: PlatformWorkerData) {
    this.worker = new Worker(workerFile, { workerData });
    this.worker.on('message', ({ id, value, refusal }: PlatformReply) => {
      const waiter = this.waiting.get(id);
      this.waiting.delete(id);
      if (refusal === undefined) waiter?.resolve(value);
      else waiter?.reject(new Error(refusal));
    });
    this.worker.on('error', (error) => {
      for (const waiter of this.waiting.values()) waiter.reject(error);
      this.waiting.clear();
    });
  }

  connect(channel: ChannelEnd): void {
    this.post({ kind: 'connect', channel }, channel);
  }

  ask<Method extends PlatformMethod>(
    method: Method,
    ...args: PlatformArguments<Method>
  ): Promise<PlatformAnswer<Method>> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: (value) => resolve(value as PlatformAnswer<Method>), reject });
      this.post({ kind: 'ask', id, method, args });
    });
  }

  private post(message: PlatformMessage, channel?: ChannelEnd): void {
    this.worker.postMessage(message, channel === undefined ? [] : [channel.port]);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
