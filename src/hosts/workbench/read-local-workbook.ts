import { existsSync } from 'node:fs';
import type { SyncParts } from '#application/sync/sync-session';
import { SharedClock } from '#simulators/clock';
import { automationEmail } from '#simulators/msp/staff';
import { composeNode } from '../node/compose-node';
import { serviceAccountKeyFile } from './service-account';
import { startsOn } from './start-local-world';
import { UnusableState } from './start-refusals';
import { stateFolder } from './state-folder';
import { tenantProperties } from './tenant-properties';
import { startVendors } from './vendors-thread';

export interface LocalWorkbookOptions {
  readonly size: 'small' | 'typical' | 'large';
  readonly seed: number;
  /** Where `demo` kept the system of this size and seed. */
  readonly stateFolder: string;
  readonly workerFolder: string;
}

/** The saved local system, opened to read its workbook: nothing is saved. Throws `UnusableState` where there is none. */
export async function withLocalWorkbook<Result>(
  { size, seed, stateFolder: path, workerFolder }: LocalWorkbookOptions,
  use: (parts: SyncParts) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(path)) throw noLocalSystem(path);
  const folder = await stateFolder(path, false);
  const saved = await folder.load();
  if (saved === undefined) throw noLocalSystem(path);
  const clock = new SharedClock();
  clock.set(saved.now);
  const serviceAccountKey = await folder.keyFile(serviceAccountKeyFile);
  const vendors = await startVendors({
    workerFolder,
    size,
    seed,
    startsOn,
    clock,
    serviceAccountKey,
    saved: saved.vendors,
  });
  const { timelineWorkbookId } = saved;
  const properties = tenantProperties({ ...vendors, automationEmail, serviceAccountKey, timelineWorkbookId });
  const composition = composeNode({
    environment: Object.fromEntries(Object.entries(properties).map(([name, value]) => [`RENEWAL_DESK_${name}`, value])),
    workerFolder,
    routes: vendors.routes,
    clock: { now: () => clock.now(), sleep: (milliseconds) => clock.advance(milliseconds) },
    log: () => undefined,
  });
  try {
    return await use(composition.parts);
  } finally {
    await composition.close();
    await vendors.close();
  }
}

function noLocalSystem(path: string): UnusableState {
  return new UnusableState(`No local system is kept in ${path}. npm start makes one and keeps it there.`);
}
