import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import type { SharedClock } from '#simulators/clock';
import type { Fault, FaultsMet, StandingFaults } from '#simulators/fault';
import { vendorHosts } from '#simulators/host-names';
import type { MspPerson } from '#simulators/msp/people';
import { mspDomain } from '#simulators/msp/staff';
import type { VendorName, VendorsMessage, VendorsQuestion, VendorsWorkerData } from '#simulators/vendors-worker';
import type { MailMessage } from './local-world';
import type { VendorKeys } from './tenant-properties';

export interface VendorsOptions {
  readonly workerFolder: string;
  readonly size: VendorsWorkerData['size'];
  readonly seed: number;
  readonly startsOn: string;
  readonly outcomes?: VendorsWorkerData['outcomes'];
  readonly clock: SharedClock;
  readonly serviceAccountKey: string;
  /** What `snapshot` gave. */
  readonly saved?: unknown;
}

/** HaloPSA, HubSpot and Google of one MSP, answering in a thread of their own. */
export interface Vendors {
  readonly ports: Readonly<Record<VendorName, number>>;
  /** Host name of the vendor → port on this machine. */
  readonly routes: Readonly<Record<string, number>>;
  readonly keys: VendorKeys;
  /** The administrator's own sign-in at Google. */
  readonly administratorToken: string;
  /** Where the administrator keeps the workbook. */
  readonly workbookFolderId: string;
  readonly people: readonly MspPerson[];
  readonly mspName: string;
  readonly mspDomain: string;
  readonly timeZone: string;
  readonly currency: string;
  /** HTTP calls answered since the start, by system. */
  calls(): Promise<Readonly<Record<string, number>>>;
  /** Calls to HubSpot since the start that change something there. */
  hubSpotWrites(): Promise<number>;
  /** The mail of a person up to now. */
  inbox(person: string): Promise<readonly MailMessage[]>;
  faults(): Promise<StandingFaults>;
  faultsMet(): Promise<FaultsMet>;
  /** Answers what is broken after it. */
  setFault(vendor: VendorName, fault: Fault | undefined): Promise<StandingFaults>;
  snapshot(): Promise<unknown>;
  close(): Promise<void>;
}

/** They open nothing but the simulators on this machine. */
const keys: VendorKeys = {
  haloPsaClientId: 'local-halopsa-application',
  haloPsaClientSecret: 'local-halopsa-secret',
  hubSpotServiceKey: 'local-hubspot-service-key',
  hubSpotSetUpKey: 'local-hubspot-set-up-key',
};
const administrator = { email: `joel.kemp@${mspDomain}`, token: 'local-administrator-sign-in' };
/** The folder on the restricted shared drive: nobody but its members opens what lies there. */
const workbookFolderId = 'local-renewal-desk-folder';

const systemNames: Readonly<Record<VendorName, string>> = { halopsa: 'HaloPSA', hubspot: 'HubSpot', google: 'Google' };

const KeyFile = v.object({ client_email: v.string(), private_key: v.string() });
const SavedVendors = v.object({
  google: v.unknown(),
  halopsa: v.optional(v.unknown()),
  hubspot: v.optional(v.unknown()),
});

export async function startVendors({ workerFolder, clock, saved, ...options }: VendorsOptions): Promise<Vendors> {
  const { client_email: email, private_key: privateKey } = v.parse(KeyFile, JSON.parse(options.serviceAccountKey));
  const publicKeyPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const workerData: VendorsWorkerData = {
    clockMemory: clock.memory,
    size: options.size,
    seed: options.seed,
    startsOn: options.startsOn,
    outcomes: options.outcomes,
    haloPsaCredentials: { clientId: keys.haloPsaClientId, clientSecret: keys.haloPsaClientSecret },
    hubSpotServiceKey: keys.hubSpotServiceKey,
    hubSpotSetUpKey: keys.hubSpotSetUpKey,
    serviceAccounts: [{ email, publicKeyPem }],
    administrators: [administrator],
    sharedDrives: [
      {
        id: 'local-restricted-drive',
        folderIds: [workbookFolderId],
        driveMembersOnly: true,
        members: [
          { email: administrator.email, role: 'organizer' },
          { email, role: 'writer' },
        ],
      },
    ],
    ...savedParts(saved),
  };
  const thread = new VendorsThread(new Worker(join(workerFolder, 'vendors-worker.mjs'), { workerData }));
  const { ports, msp } = await thread.ready;
  return {
    ports,
    routes: {
      [vendorHosts.halopsa]: ports.halopsa,
      [vendorHosts.hubspot]: ports.hubspot,
      [vendorHosts.sheets]: ports.google,
      [vendorHosts.token]: ports.google,
      [vendorHosts.drive]: ports.google,
    },
    keys,
    administratorToken: administrator.token,
    workbookFolderId,
    people: (await thread.ask({ ask: 'people' })) as readonly MspPerson[],
    ...msp,
    async calls() {
      const calls = (await thread.ask({ ask: 'calls' })) as Readonly<Record<VendorName, number>>;
      return Object.fromEntries(
        Object.entries(systemNames).map(([name, system]) => [system, calls[name as VendorName]]),
      );
    },
    hubSpotWrites: async () => (await thread.ask({ ask: 'hubSpotWrites' })) as number,
    inbox: async (person) => (await thread.ask({ ask: 'inbox', person, now: clock.now() })) as readonly MailMessage[],
    faults: async () => (await thread.ask({ ask: 'faults' })) as StandingFaults,
    faultsMet: async () => (await thread.ask({ ask: 'faultsMet' })) as FaultsMet,
    setFault: async (vendor, fault) =>
      (await thread.ask({ ask: 'setFault', vendor, ...(fault === undefined ? {} : { fault }) })) as StandingFaults,
    snapshot: () => thread.ask({ ask: 'snapshot' }),
    close: () => thread.close(),
  };
}

/** A state without a vendor's part is from before that vendor kept anything. */
function savedParts(saved: unknown): Pick<VendorsWorkerData, 'savedGoogle' | 'savedHaloPsa' | 'savedHubSpot'> {
  if (saved === undefined) return {};
  const { google, halopsa, hubspot } = v.parse(SavedVendors, saved);
  return { savedGoogle: google, savedHaloPsa: halopsa, savedHubSpot: hubspot };
}

type Ready = Extract<VendorsMessage, { kind: 'ready' }>;
type Unnumbered = VendorsQuestion extends infer Question
  ? Question extends unknown
    ? Omit<Question, 'id'>
    : never
  : never;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Questions and answers by number. A thread that dies fails every question that waits. */
class VendorsThread {
  readonly ready: Promise<Ready>;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(private readonly worker: Worker) {
    this.ready = new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    worker.on('message', (message: VendorsMessage) => this.receive(message));
    worker.on('error', (error) => this.failAll(error));
    worker.on('exit', () => this.failAll(new Error('The simulated vendors stopped.')));
  }

  ask(question: Unnumbered): Promise<unknown> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...question, id });
    });
  }

  async close(): Promise<void> {
    await this.ask({ ask: 'close' });
    await this.worker.terminate();
  }

  private receive(message: VendorsMessage): void {
    if (message.kind === 'ready') return;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.because));
  }

  private failAll(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
