import { Script } from 'node:vm';
import { SharedClock } from '../clock';
import { installCardService } from './card-service/install-card-service';
import { bareContext } from './guest/bare-context';
import { Budget, Meter } from './guest/budget';
import { ownThreadId } from './guest/thread-time';
import { GuestRealm } from './guest/guest-realm';
import {
  cutMessage,
  overtimeMessage,
  timeLimitMilliseconds,
  type InvocationFigures,
  type InvocationOutcome,
  type Job,
  type RuntimeReport,
  type RuntimeSetup,
} from './invocation';
import { cardEnvelope } from './card-service/card-envelope';
import { installLogs } from './services/console';
import { installGmail } from './services/gmail';
import { Ledger } from './services/ledger';
import { installLocks } from './services/lock';
import { installMail } from './services/mail';
import { installScriptApp } from './services/script-app';
import { installSession } from './services/session';
import { installStores } from './services/stores';
import type { Surroundings } from './services/surroundings';
import { installUrlFetch } from './services/url-fetch';
import { installUtilities } from './services/utilities';
import { SyncCaller } from './sync-channel';

/** Runs one invocation at a time, each in a context of its own: Apps Script keeps no globals between runs. */
export class Runtime {
  private script: Script | undefined;
  private readonly clock: SharedClock;
  private readonly meter: Meter;
  private readonly platform: SyncCaller;
  private readonly fetcher: SyncCaller;

  constructor(
    private readonly setup: RuntimeSetup,
    private readonly report: (report: RuntimeReport) => void,
    /** Ends this thread at once: what no script can catch. */
    private readonly endThread: () => never,
  ) {
    this.clock = new SharedClock(setup.clockMemory);
    this.meter = new Meter(setup.meter);
    this.meter.setThread(ownThreadId());
    this.platform = new SyncCaller(setup.platform);
    this.fetcher = new SyncCaller(setup.fetch);
  }

  run(job: Job): InvocationOutcome {
    this.meter.reset();
    const realm = new GuestRealm(bareContext(() => this.clock.now()));
    const ledger = new Ledger((progress) => {
      const { virtualMilliseconds } = budget;
      this.report({ kind: 'progress', id: job.id, progress: { ...progress, virtualMilliseconds } });
    });
    const figures = (): InvocationFigures => ({
      http: ledger.http,
      urls: ledger.urls,
      logs: ledger.logs,
      cpuMilliseconds: budget.cpuMilliseconds,
      virtualMilliseconds: budget.virtualMilliseconds,
    });
    const end = (message: string): never => {
      ledger.log(message);
      this.report({ kind: 'ended', id: job.id, message, figures: figures() });
      return this.endThread();
    };
    const limit = { milliseconds: timeLimitMilliseconds[job.kind], exceeded: () => end(overtimeMessage) };
    const budget = new Budget(this.clock, this.meter, limit);
    const cut = (): never => end(cutMessage);
    const value = this.perform(job, this.surroundings({ realm, job, budget, ledger, cut }));
    return { ...value, figures: figures() };
  }

  private surroundings(own: Pick<Surroundings, 'realm' | 'job' | 'budget' | 'ledger' | 'cut'>): Surroundings {
    const { manifest, routes, scriptTimeZone, fetchLatencyMilliseconds } = this.setup;
    const { budget } = own;
    return {
      ...own,
      manifest,
      routes,
      scriptTimeZone,
      fetchLatencyMilliseconds,
      ask: (method, ...args) => budget.waiting(() => this.platform.call(method, args)) as never,
      fetchAll: (requests) => budget.waiting(() => this.fetcher.call('fetchAll', [requests])),
    };
  }

  private perform(job: Job, surroundings: Surroundings): Outcome {
    const { realm } = surroundings;
    for (const install of [
      installLogs,
      installStores,
      installLocks,
      installSession,
      installMail,
      installGmail,
      installScriptApp,
      installUtilities,
      installUrlFetch,
    ]) {
      install(surroundings);
    }
    const cards = installCardService(surroundings);
    try {
      this.script ??= new Script(this.setup.code, { filename: 'Code.js' });
      this.script.runInContext(realm.context);
      const entry = (realm.global as Readonly<Record<string, unknown>>)[job.functionName];
      // A trailing underscore makes a function private to the script.
      if (typeof entry !== 'function' || job.functionName.endsWith('_')) {
        return { kind: 'threw', message: `Script function not found: ${job.functionName}`, stack: '' };
      }
      const answer: unknown = (entry as (event: unknown) => unknown)(realm.copyIn(job.event));
      const value = job.kind === 'card' ? cardEnvelope(answer, cards, surroundings) : realm.copyOut(answer);
      return { kind: 'returned', value };
    } catch (error) {
      return { kind: 'threw', ...describedError(error) };
    }
  }
}

type Outcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly message: string; readonly stack: string };

/** Errors of a script are of its own realm, and a script may throw anything. */
function describedError(error: unknown): { readonly message: string; readonly stack: string } {
  if (typeof error !== 'object' || error === null) return { message: String(error), stack: '' };
  const { name, message, stack } = error as { name?: unknown; message?: unknown; stack?: unknown };
  const text = typeof message === 'string' ? `${typeof name === 'string' ? name : 'Error'}: ${message}` : String(error);
  return { message: text, stack: typeof stack === 'string' ? stack : '' };
}
