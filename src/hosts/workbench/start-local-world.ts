import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InvocationOutcome } from '#simulators/apps-script/invocation';
import { startAppsScript, type AppsScriptRuntime } from '#simulators/apps-script/start-apps-script';
import { SharedClock } from '#simulators/clock';
import { vendorHosts } from '#simulators/host-names';
import { automationEmail } from '#simulators/msp/staff';
import { firstSync } from './first-sync';
import type { LocalWorld } from './local-world';
import { newTimelineWorkbook } from './new-workbook';
import { deliveredMail } from './delivered-mail';
import { Inboxes } from './people-at-work';
import { RunningWorld, type Machines } from './running-world';
import { serviceAccountKeyFile } from './service-account';
import { stateFolder, type SavedWorld, type StateFolder } from './state-folder';
import { tenantProperties } from './tenant-properties';
import { startVendors, type Vendors } from './vendors-thread';
import { workbookReader } from './workbook-reader';
import { StartInterrupted, unusable } from './start-refusals';
import { readWorkbookFigures, readWorkbookState } from './world-figures';
import type { WorldFigures, WorldStage, WorldStageName } from './world-stage';

/** A Monday morning at the MSP. */
export const startsOn = '2026-11-23';
const opensAt = Date.parse(`${startsOn}T08:00:00Z`);

export interface LocalSystemOptions {
  readonly size: 'small' | 'typical' | 'large';
  readonly seed: number;
  readonly stateFolder: string;
  /** Sets the state so far aside. */
  readonly fresh: boolean;
  /** The folder with the built worker threads. */
  readonly workerFolder: string;
  /** The built add-on. Default: `out` beside the worker folder, as build/build.mjs puts it. */
  readonly bundleFolder?: string;
  /** How many of the add-on's executions run side by side. */
  readonly runtimes?: number;
  readonly onStage?: (stage: WorldStage) => void;
  readonly onTrouble?: (text: string) => void;
  /** When it settles, the start keeps what it has and ends. */
  readonly interrupted?: Promise<unknown>;
  /** After each run of the first sync, for measuring. */
  readonly onTriggerRun?: (outcome: InvocationOutcome) => void;
}

export interface StartedWorld extends LocalWorld {
  readonly figures: WorldFigures;
  /** For measuring: what a person never sees. */
  readonly machines: Machines;
  /** Asks the workbook anew; `advance` does it by itself. */
  readLastSync(): Promise<void>;
  save(): Promise<void>;
  close(): Promise<void>;
}

/** By how much a call moves the world's clock. Plausible, not measured: the vendors publish none. */
const fetchLatencyMilliseconds = {
  [vendorHosts.halopsa]: 300,
  [vendorHosts.hubspot]: 200,
  [vendorHosts.sheets]: 400,
  [vendorHosts.token]: 200,
};

/** Starts everything a newcomer needs, or goes on where it was saved. Throws `UnusableState` for a damaged state folder. */
export async function startLocalWorld(options: LocalSystemOptions): Promise<StartedWorld> {
  return new LocalStart(options, await stateFolder(options.stateFolder, options.fresh)).start();
}

/** What was started so far. Whatever fails later, all of it is closed again. */
class LocalStart {
  private readonly startedAt = performance.now();
  private readonly clock = new SharedClock();
  private readonly closers: (() => Promise<void>)[] = [];

  constructor(
    private readonly options: LocalSystemOptions,
    private readonly folder: StateFolder,
  ) {}

  async start(): Promise<StartedWorld> {
    try {
      return await this.startAll();
    } catch (error) {
      await this.closeAll();
      throw error;
    }
  }

  private async startAll(): Promise<StartedWorld> {
    const saved = await this.folder.load();
    this.clock.set(saved?.now ?? opensAt);
    const serviceAccountKey = await this.folder.keyFile(serviceAccountKeyFile);
    const vendors = await this.fromState(saved, () => this.startVendors(saved, serviceAccountKey));
    const appsScript = await this.fromState(saved, () => this.startAddOn(saved, vendors));
    const timelineWorkbookId =
      saved?.timelineWorkbookId ?? (await this.setUp({ vendors, appsScript, serviceAccountKey }));
    const reader = workbookReader(vendors.ports.google, timelineWorkbookId, vendors.administratorToken);
    const machines: Machines = { vendors, appsScript, reader, clock: this.clock };
    await this.fromState(saved, () => readWorkbookState(reader));

    const saveState = () => this.save(machines, { timelineWorkbookId, isBackfilled: true });
    const wasBackfilled = saved?.isBackfilled === true;
    await this.readHistory(machines, () => this.save(machines, { timelineWorkbookId, isBackfilled: false }));
    const figures = await this.figures(machines, wasBackfilled);
    this.done(
      'backfill',
      wasBackfilled ? 'goes on where it stopped' : `${figures.ticketsRead.toLocaleString('en-GB')} tickets`,
    );

    this.stage('saving', '');
    if (!wasBackfilled) await saveState();
    this.done('saving', this.options.stateFolder);
    return this.world(machines, { ...figures, seconds: (performance.now() - this.startedAt) / 1000 }, saveState);
  }

  /** Only the simulators know whether they can live with their own notes; what they cannot is the state's fault, and named so. */
  private async fromState<Part>(saved: SavedWorld | undefined, start: () => Promise<Part>): Promise<Part> {
    try {
      return await start();
    } catch (error) {
      if (saved === undefined) throw error;
      throw unusable(this.folder.worldFile, error instanceof Error ? error.message : String(error));
    }
  }

  /** A run that is interrupted has kept its progress in the workbook: the next start goes on from there. */
  private async readHistory(machines: Machines, saveUnfinished: () => Promise<void>): Promise<void> {
    this.stage('backfill', '');
    const { onTriggerRun = () => undefined, interrupted = new Promise(() => undefined) } = this.options;
    const onProgress = (text: string) => this.stage('backfill', text);
    const syncing = firstSync({ ...machines, onProgress, onRun: onTriggerRun }).then(() => 'read' as const);
    const ending = await Promise.race([syncing, interrupted.then(() => 'interrupted' as const)]).catch(
      async (error: unknown) => {
        // Reading a large history takes minutes: what was read so far is there for the next start, whatever stopped it. Should that
        // fail too, what stopped the reading is still what a person must hear of.
        await saveUnfinished().catch(() => undefined);
        throw error;
      },
    );
    if (ending === 'read') return;
    await saveUnfinished();
    syncing.catch(() => undefined);
    throw new StartInterrupted(true);
  }

  private async startVendors(saved: SavedWorld | undefined, serviceAccountKey: string): Promise<Vendors> {
    this.stage('vendors', '');
    const { size, seed, workerFolder } = this.options;
    const vendors = await startVendors({
      size,
      seed,
      workerFolder,
      startsOn,
      clock: this.clock,
      serviceAccountKey,
      saved: saved?.vendors,
    });
    this.closers.unshift(() => vendors.close());
    this.done('vendors', `${vendors.mspName}, ${vendors.people.length} people to sign in as`);
    return vendors;
  }

  private async startAddOn(saved: SavedWorld | undefined, vendors: Vendors): Promise<AppsScriptRuntime> {
    this.stage('addOn', '');
    const { workerFolder, runtimes, bundleFolder = join(workerFolder, '..', 'out') } = this.options;
    if (!existsSync(join(bundleFolder, 'Code.js')))
      throw new Error(`${bundleFolder} has no built add-on. Run: npm run build`);
    const appsScript = await startAppsScript({
      workerFolder,
      codeFile: join(bundleFolder, 'Code.js'),
      manifestFile: join(bundleFolder, 'appsscript.json'),
      clock: this.clock,
      routes: Object.fromEntries(Object.entries(vendors.routes).map(([host, port]) => [host, { port }])),
      scriptTimeZone: vendors.timeZone,
      fetchLatencyMilliseconds,
      ...(runtimes === undefined ? {} : { runtimes }),
      ...(saved === undefined ? {} : { savedPlatform: saved.appsScript }),
    });
    this.closers.unshift(() => appsScript.close());
    this.done('addOn', 'the very files that are pushed to Google');
    return appsScript;
  }

  /** What an administrator does once. Answers the id of the new workbook. */
  private async setUp({ vendors, appsScript, serviceAccountKey }: SetUpParts): Promise<string> {
    this.stage('workbook', '');
    const timelineWorkbookId = await newTimelineWorkbook({
      ...vendors,
      workerFolder: this.options.workerFolder,
      clock: { now: () => this.clock.now(), sleep: (milliseconds) => this.clock.advance(milliseconds) },
      serviceAccountKey,
    });
    await appsScript.setScriptProperties(
      tenantProperties({ ...vendors, automationEmail, serviceAccountKey, timelineWorkbookId }),
    );
    this.done('workbook', 'shared with the service account alone');
    return timelineWorkbookId;
  }

  private async save(
    { vendors, appsScript }: Machines,
    known: Pick<SavedWorld, 'timelineWorkbookId' | 'isBackfilled'>,
  ): Promise<void> {
    const [vendorState, scriptState] = await Promise.all([vendors.snapshot(), appsScript.snapshot()]);
    await this.folder.save({ ...known, now: this.clock.now(), vendors: vendorState, appsScript: scriptState });
  }

  private async figures({ vendors, reader }: Machines, isResumed: boolean): Promise<WorldFigures> {
    const [counted, calls] = await Promise.all([readWorkbookFigures(reader), vendors.calls()]);
    return { ...counted, calls, mspName: vendors.mspName, isResumed, seconds: 0 };
  }

  private async world(
    machines: Machines,
    figures: WorldFigures,
    saveState: () => Promise<void>,
  ): Promise<StartedWorld> {
    const { vendors, appsScript } = machines;
    const inboxes = new Inboxes(vendors.people, async (email) => [
      ...(await vendors.inbox(email)),
      ...deliveredMail(await appsScript.outbox(), email),
    ]);
    const { onTrouble = () => undefined } = this.options;
    const world = new RunningWorld({
      machines,
      inboxes,
      figures,
      timeZone: vendors.timeZone,
      mspName: vendors.mspName,
      saveState,
      closeParts: () => this.closeAll(),
      onTrouble,
    });
    await Promise.all([inboxes.refresh(), world.readLastSync()]);
    return world;
  }

  private async closeAll(): Promise<void> {
    for (const close of this.closers.splice(0)) await close();
  }

  private stage(name: WorldStageName, text: string): void {
    this.options.onStage?.({ name, text, isDone: false });
  }

  private done(name: WorldStageName, text: string): void {
    this.options.onStage?.({ name, text, isDone: true });
  }
}

interface SetUpParts {
  readonly vendors: Vendors;
  readonly appsScript: AppsScriptRuntime;
  readonly serviceAccountKey: string;
}
