/** The thread of the platform: properties, cache, locks, triggers and mail. Runtimes ask over channels, the main thread by message. */
import { parentPort, workerData } from 'node:worker_threads';
import { SharedClock } from '../clock';
import { askPlatform, Platform, type SavedPlatform } from './platform/platform';
import { answerCalls, type ChannelEnd } from './sync-channel';

export interface PlatformWorkerData {
  readonly clockMemory: SharedArrayBuffer;
  readonly isAddOn: boolean;
  readonly saved?: SavedPlatform;
}

export type PlatformMessage =
  | { readonly kind: 'connect'; readonly channel: ChannelEnd }
  | { readonly kind: 'ask'; readonly id: number; readonly method: string; readonly args: readonly unknown[] };

export interface PlatformReply {
  readonly id: number;
  readonly value?: unknown;
  readonly refusal?: string;
}

const { clockMemory, ...options } = workerData as PlatformWorkerData;
const clock = new SharedClock(clockMemory);
const platform = new Platform({ ...options, now: () => clock.now() });

parentPort?.on('message', (message: PlatformMessage) => {
  if (message.kind === 'connect') {
    answerCalls(message.channel, ({ method, args }) => askPlatform(platform, method, args));
    return;
  }
  parentPort?.postMessage(answer(message));
});

function answer({ id, method, args }: Extract<PlatformMessage, { kind: 'ask' }>): PlatformReply {
  try {
    return { id, value: askPlatform(platform, method, args) };
  } catch (error) {
    return { id, refusal: error instanceof Error ? error.message : String(error) };
  }
}
