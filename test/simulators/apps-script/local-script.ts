import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startAppsScript,
  type AppsScriptOptions,
  type AppsScriptRuntime,
} from '#simulators/apps-script/start-apps-script';
import type { Invocation, InvocationOutcome } from '#simulators/apps-script/invocation';
import { SharedClock } from '#simulators/clock';
import { builtWorkers } from '#test/support/built-workers';

export const startsAt = Date.UTC(2026, 2, 2, 9);

const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

export const addOnManifest = {
  timeZone: 'Europe/London',
  oauthScopes: [
    'gmail.addons.execute',
    'gmail.addons.current.message.metadata',
    'script.external_request',
    'userinfo.email',
    'script.scriptapp',
    'script.send_mail',
  ].map(scope),
  urlFetchWhitelist: ['https://desk.example/', 'https://oauth2.googleapis.com/', 'https://gone.example/'],
  addOns: { common: { name: 'Test', openLinkUrlPrefixes: ['https://desk.example/'] } },
};

/** The three worker threads, built once for a test file. */
export function appsScriptWorkers(): { readonly folder: string; remove(): void } {
  return builtWorkers(['platform-worker', 'runtime-worker', 'fetch-worker']);
}

export interface LocalScript {
  readonly runtime: AppsScriptRuntime;
  readonly clock: SharedClock;
  /** Runs a global of the script as a trigger, and answers what it returned. */
  value(functionName: string, change?: Partial<Invocation>): Promise<unknown>;
  outcome(functionName: string, change?: Partial<Invocation>): Promise<InvocationOutcome>;
  /** The message of the exception that ended the call. */
  refusal(functionName: string, change?: Partial<Invocation>): Promise<string>;
  close(): Promise<void>;
}

type Options = Partial<Omit<AppsScriptOptions, 'codeFile' | 'manifestFile'>> & { readonly manifest?: object };

/** A script as text, run by the real worker threads. */
export async function localScript(
  workerFolder: string,
  code: string,
  { manifest, ...options }: Options = {},
): Promise<LocalScript> {
  const folder = mkdtempSync(join(tmpdir(), 'script-'));
  const codeFile = join(folder, 'Code.js');
  const manifestFile = join(folder, 'appsscript.json');
  writeFileSync(codeFile, code);
  writeFileSync(manifestFile, JSON.stringify(manifest ?? addOnManifest));
  const clock = options.clock ?? new SharedClock();
  if (options.clock === undefined) clock.set(startsAt);
  const runtime = await startAppsScript({
    workerFolder,
    codeFile,
    manifestFile,
    routes: {},
    scriptTimeZone: 'Europe/London',
    ...options,
    clock,
  });
  const outcome = (functionName: string, change: Partial<Invocation> = {}): Promise<InvocationOutcome> =>
    runtime.invoke({ functionName, event: {}, user: 'amelia@harbour-it.example', kind: 'trigger', ...change });
  return {
    runtime,
    clock,
    outcome,
    async value(functionName, change) {
      const result = await outcome(functionName, change);
      if (result.kind === 'threw') throw new Error(`${result.message}\n${result.stack}`);
      return result.value;
    },
    async refusal(functionName, change) {
      const result = await outcome(functionName, change);
      if (result.kind === 'returned') throw new Error(`it returned ${JSON.stringify(result.value)}`);
      return result.message;
    },
    async close() {
      await runtime.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
