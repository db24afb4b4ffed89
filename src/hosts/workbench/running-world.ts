import type { SharedClock } from '#simulators/clock';
import type { AppsScriptRuntime } from '#simulators/apps-script/start-apps-script';
import { workbookFile } from '../node/workbook-file';
import { AddOnCalls } from './add-on-calls';
import { fireTriggers } from './fire-triggers';
import { letTimePass } from './hourly-runs';
import type {
  AddOnAnswer,
  Fault,
  LocalWorld,
  MailMessage,
  StandingFaults,
  VendorName,
  WorldState,
} from './local-world';
import type { Inboxes } from './people-at-work';
import { SaveQueue } from './save-queue';
import type { Vendors } from './vendors-thread';
import type { WorkbookReader } from './workbook-reader';
import { readWorkbookState } from './world-figures';
import type { WorldFigures } from './world-stage';

/** What runs in other threads. */
export interface Machines {
  readonly clock: SharedClock;
  readonly vendors: Vendors;
  readonly appsScript: AppsScriptRuntime;
  readonly reader: WorkbookReader;
}

export interface RunningWorldParts {
  readonly machines: Machines;
  readonly timeZone: string;
  readonly mspName: string;
  readonly inboxes: Inboxes;
  readonly figures: WorldFigures;
  saveState(): Promise<void>;
  closeParts(): Promise<void>;
  /** What went wrong beside an answer, for whoever watches the terminal. */
  onTrouble(text: string): void;
}

/** The local system while it runs. Everything long happens in other threads, so that the page keeps answering. */
export class RunningWorld implements LocalWorld {
  readonly figures: WorldFigures;
  readonly machines: Machines;
  private readonly addOn: AddOnCalls;
  private readonly saves: SaveQueue;
  private lastSyncAt: number | undefined;
  private runsUnderWay = 0;
  private standingFaults: StandingFaults = {};

  constructor(private readonly parts: RunningWorldParts) {
    this.figures = parts.figures;
    this.machines = parts.machines;
    this.saves = new SaveQueue(() => parts.saveState());
    this.addOn = new AddOnCalls(
      (invocation) => parts.machines.appsScript.invoke(invocation),
      () => ({ timeZone: parts.timeZone, now: parts.machines.clock.now() }),
      () => parts.machines.appsScript.drafts(),
    );
  }

  state(): WorldState {
    const { timeZone, mspName, inboxes } = this.parts;
    return {
      now: this.machines.clock.now(),
      timeZone,
      people: inboxes.people,
      ...(this.lastSyncAt === undefined ? {} : { lastSyncAt: this.lastSyncAt }),
      isSyncing: this.runsUnderWay > 0,
      mspName,
      faults: this.standingFaults,
    };
  }

  inbox(personEmail: string): readonly MailMessage[] {
    return this.parts.inboxes.of(personEmail);
  }

  async openMessage(personEmail: string, messageId: string): Promise<AddOnAnswer> {
    const message = this.parts.inboxes.message(personEmail, messageId);
    if (message === undefined) throw new Error('That message is not in this inbox.');
    return this.lookingAtFaults(this.addOn.openMessage(personEmail, message));
  }

  async openHomepage(personEmail: string): Promise<AddOnAnswer> {
    return this.lookingAtFaults(this.addOn.homepage(personEmail));
  }

  async act(personEmail: string, click: Parameters<LocalWorld['act']>[1]): Promise<AddOnAnswer> {
    const { messageId } = click;
    const message = messageId === undefined ? undefined : this.parts.inboxes.message(personEmail, messageId);
    const answer = await this.lookingAtFaults(this.addOn.click(personEmail, click, message));
    // A button may have written or sent mail; what it answered must not wait for the disk.
    if (answer.kind === 'response') {
      await this.parts.inboxes.refresh();
      this.saveInBackground();
    }
    return answer;
  }

  async advance(milliseconds: number): Promise<void> {
    const { clock, appsScript } = this.machines;
    this.runsUnderWay += 1;
    try {
      await this.lookingAtFaults(letTimePass(clock, milliseconds, () => fireTriggers(appsScript, clock)));
      await Promise.all([this.parts.inboxes.refresh(), this.readLastSync()]);
    } finally {
      this.runsUnderWay -= 1;
    }
    this.saveInBackground();
  }

  faults(): StandingFaults {
    return this.standingFaults;
  }

  async setFault(vendor: VendorName, fault: Fault | undefined): Promise<void> {
    this.standingFaults = await this.machines.vendors.setFault(vendor, fault);
  }

  /** A fault for a few calls is over once they were made. */
  private async lookingAtFaults<Answer>(work: Promise<Answer>): Promise<Answer> {
    try {
      return await work;
    } finally {
      if (Object.keys(this.standingFaults).length > 0) this.standingFaults = await this.machines.vendors.faults();
    }
  }

  async readLastSync(): Promise<void> {
    this.lastSyncAt = (await readWorkbookState(this.machines.reader)).lastSyncAt;
  }

  async workbookFile(): Promise<Uint8Array> {
    return workbookFile(await this.machines.reader.everything());
  }

  save(): Promise<void> {
    return this.saves.save();
  }

  private saveInBackground(): void {
    this.saves.save().catch((error: unknown) => this.parts.onTrouble(`The state could not be saved: ${String(error)}`));
  }

  async close(): Promise<void> {
    await this.saves.idle();
    await this.parts.closeParts();
  }
}
