/** The thread of the vendors: one generated world, and HaloPSA, HubSpot and Google answering for it on ports of this machine. */
import { parentPort, workerData } from 'node:worker_threads';
import { SharedClock } from './clock';
import type { Fault, VendorName } from './fault';
import { FaultSwitch } from './fault-switch';
import { startGoogle, type GoogleOptions } from './google/start-google';
import { startHaloPsa, type HaloPsaOptions } from './halopsa/start-halopsa';
import { setupScopes, startHubSpot, type RunningHubSpot } from './hubspot/start-hubspot';
import type { OutcomeRule } from './msp/contracts';
import { generateWorld } from './msp/generate-world';
import { inboxOf } from './msp/inbox';
import { peopleOf } from './msp/people';
import type { World, WorldSize } from './msp/world';
import type { RunningVendor } from './vendor';

export type { VendorName } from './fault';

export interface VendorsWorkerData {
  readonly clockMemory: SharedArrayBuffer;
  readonly seed: number;
  /** Default: caused. */
  readonly outcomes?: OutcomeRule | undefined;
  readonly size: WorldSize;
  /** `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly haloPsaCredentials: HaloPsaOptions['credentials'];
  readonly hubSpotServiceKey: string;
  /** A second key, with which properties, labels and pipelines are made. */
  readonly hubSpotSetUpKey?: string | undefined;
  readonly serviceAccounts: GoogleOptions['serviceAccounts'];
  readonly administrators: GoogleOptions['administrators'];
  readonly sharedDrives?: GoogleOptions['sharedDrives'];
  /** The parts of a snapshot: what was written to each vendor. The rest of their records comes from the seed. */
  readonly savedGoogle?: unknown;
  readonly savedHaloPsa?: unknown;
  readonly savedHubSpot?: unknown;
}

export type VendorsQuestion =
  | {
      readonly id: number;
      readonly ask: 'snapshot' | 'calls' | 'hubSpotWrites' | 'people' | 'faults' | 'faultsMet' | 'close';
    }
  | { readonly id: number; readonly ask: 'inbox'; readonly person: string; readonly now: number }
  /** Without a fault the vendor works normally again. Answers what is broken now. */
  | { readonly id: number; readonly ask: 'setFault'; readonly vendor: VendorName; readonly fault?: Fault };

/** `ready` comes once, unasked; every question has one `answer` or one `failed`. */
export type VendorsMessage =
  | {
      readonly kind: 'ready';
      readonly ports: Readonly<Record<VendorName, number>>;
      readonly msp: Pick<World, 'mspName' | 'mspDomain' | 'timeZone' | 'currency'>;
    }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly because: string };

const data = workerData as VendorsWorkerData;
const clock = new SharedClock(data.clockMemory);
const faults = new FaultSwitch();
const world = generateWorld({
  seed: data.seed,
  size: data.size,
  startsOn: data.startsOn,
  outcomes: data.outcomes,
});

interface AllVendors extends Readonly<Record<VendorName, RunningVendor>> {
  readonly hubspot: RunningHubSpot;
}

async function startAll(): Promise<AllVendors> {
  const setUpKey = data.hubSpotSetUpKey;
  const otherKeys = setUpKey === undefined ? [] : [{ key: setUpKey, scopes: setupScopes }];
  const { serviceAccounts, administrators, sharedDrives = [], savedGoogle, savedHaloPsa, savedHubSpot } = data;
  const [halopsa, hubspot, google] = await Promise.all([
    startHaloPsa({ world, clock, faults, credentials: data.haloPsaCredentials, saved: savedHaloPsa }),
    startHubSpot({ world, clock, faults, serviceKey: data.hubSpotServiceKey, otherKeys, saved: savedHubSpot }),
    startGoogle({ clock, faults, serviceAccounts, administrators, sharedDrives, saved: savedGoogle }),
  ]);
  return { halopsa, hubspot, google };
}

const vendors = await startAll();

function ofEach<Figure>(figure: (vendor: RunningVendor) => Figure): Record<VendorName, Figure> {
  const { halopsa, hubspot, google } = vendors;
  return { halopsa: figure(halopsa), hubspot: figure(hubspot), google: figure(google) };
}

async function answer(question: VendorsQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'snapshot':
      return ofEach((vendor) => vendor.snapshot());
    case 'calls':
      return ofEach((vendor) => vendor.callCount());
    case 'hubSpotWrites':
      return vendors.hubspot.writeCount();
    case 'people':
      return peopleOf(world);
    case 'inbox':
      return inboxOf(world, question.person, question.now);
    case 'setFault':
      faults.set(question.vendor, question.fault);
      return faults.current();
    case 'faults':
      return faults.current();
    case 'faultsMet':
      return faults.met();
    case 'close':
      await Promise.all(Object.values(vendors).map((vendor) => vendor.close()));
      return undefined;
  }
}

const post = (message: VendorsMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', (question: VendorsQuestion) => {
  const { id } = question;
  answer(question).then(
    (value) => {
      post({ kind: 'answer', id, value });
      if (question.ask === 'close') parentPort?.close();
    },
    (error: unknown) => post({ kind: 'failed', id, because: error instanceof Error ? error.message : String(error) }),
  );
});

const { mspName, mspDomain, timeZone, currency } = world;
post({ kind: 'ready', ports: ofEach(({ port }) => port), msp: { mspName, mspDomain, timeZone, currency } });
