import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SharedClock } from '../clock';
import type { Invocation, InvocationOutcome, InvocationProgress, Manifest, Routes } from './invocation';
import type { Draft } from './platform/drafts';
import type { SentMail } from './platform/outbox';
import type { SavedPlatform } from './platform/platform';
import type { Trigger } from './platform/triggers';
import { PlatformThread } from './platform-thread';
import { RuntimePool } from './runtime-pool';

export interface AppsScriptOptions {
  /** Has platform-worker.mjs, runtime-worker.mjs and fetch-worker.mjs. */
  readonly workerFolder: string;
  readonly codeFile: string;
  readonly manifestFile: string;
  readonly clock: SharedClock;
  readonly routes: Routes;
  readonly scriptTimeZone: string;
  /** What `snapshot` gave. */
  readonly savedPlatform?: unknown;
  /** How many invocations run at once. */
  readonly runtimes?: number;
  /** By host name, on the shared clock; a host that is not named answers at once. */
  readonly fetchLatencyMilliseconds?: Readonly<Record<string, number>>;
}

export interface InvokeOptions extends Invocation {
  readonly onProgress?: (progress: InvocationProgress) => void;
}

/** The script as its users meet it. Only the calling thread's event loop is used: it keeps ticking. */
export interface AppsScriptRuntime {
  invoke(invocation: InvokeOptions): Promise<InvocationOutcome>;
  setScriptProperties(values: Readonly<Record<string, string>>): Promise<void>;
  readScriptProperties(): Promise<Readonly<Record<string, string>>>;
  triggers(): Promise<readonly Trigger[]>;
  outbox(): Promise<readonly SentMail[]>;
  drafts(): Promise<readonly Draft[]>;
  clearCache(): Promise<void>;
  snapshot(): Promise<SavedPlatform>;
  close(): Promise<void>;
}

export async function startAppsScript(options: AppsScriptOptions): Promise<AppsScriptRuntime> {
  const { workerFolder, clock, routes, scriptTimeZone, savedPlatform } = options;
  for (const name of ['platform-worker.mjs', 'runtime-worker.mjs', 'fetch-worker.mjs']) {
    if (!existsSync(join(workerFolder, name)))
      throw new Error(`${join(workerFolder, name)} is missing. Run: npm run build`);
  }
  const manifest = JSON.parse(readFileSync(options.manifestFile, 'utf8')) as Manifest;
  const platform = new PlatformThread(join(workerFolder, 'platform-worker.mjs'), {
    clockMemory: clock.memory,
    isAddOn: manifest.addOns !== undefined,
    ...(savedPlatform === undefined ? {} : { saved: savedPlatform as SavedPlatform }),
  });
  const fetcher = new Worker(join(workerFolder, 'fetch-worker.mjs'));
  const pool = new RuntimePool({
    workerFile: join(workerFolder, 'runtime-worker.mjs'),
    size: options.runtimes ?? 2,
    platform,
    fetcher,
    clock,
    setup: {
      code: readFileSync(options.codeFile, 'utf8'),
      manifest,
      routes,
      scriptTimeZone,
      fetchLatencyMilliseconds: options.fetchLatencyMilliseconds ?? {},
    },
  });
  await pool.ready();
  return {
    invoke: ({ onProgress, ...invocation }) => pool.invoke(invocation, onProgress),
    setScriptProperties: (values) => platform.ask('writeProperties', 'script', values, false),
    readScriptProperties: () => platform.ask('readProperties', 'script'),
    triggers: () => platform.ask('allTriggers'),
    outbox: () => platform.ask('sentMail'),
    drafts: () => platform.ask('allDrafts'),
    clearCache: () => platform.ask('clearCache'),
    snapshot: () => platform.ask('snapshot'),
    close: async () => {
      await pool.close();
      await Promise.all([platform.close(), fetcher.terminate()]);
    },
  };
}
