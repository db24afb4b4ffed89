import { runHourlySync } from '#application/run-hourly-sync';
import type { SyncParts } from '#application/sync/sync-session';
import { composeNode } from '#hosts/node/compose-node';
import { newTimelineWorkbook } from '#hosts/workbench/new-workbook';
import { serviceAccountKeyFile } from '#hosts/workbench/service-account';
import { startsOn } from '#hosts/workbench/start-local-world';
import { tenantProperties } from '#hosts/workbench/tenant-properties';
import { startVendors } from '#hosts/workbench/vendors-thread';
import { SharedClock } from '#simulators/clock';
import { automationEmail } from '#simulators/msp/staff';

export interface SyncedWorldOptions {
  readonly size: 'small' | 'typical' | 'large';
  readonly seed: number;
  readonly workerFolder: string;
  /** `unrelated`: renewals end by chance alone. Default: caused. */
  readonly outcomes?: 'caused' | 'unrelated';
}

/** A generated world after its first sync by the very code that ships, run on Node: the add-on's runtime is measured elsewhere. */
export async function inSyncedWorld<Result>(
  { workerFolder, ...recipe }: SyncedWorldOptions,
  use: (parts: SyncParts) => Result,
): Promise<Result> {
  const shared = new SharedClock();
  shared.set(Date.parse(`${startsOn}T08:00:00Z`));
  const clock = { now: () => shared.now(), sleep: (milliseconds: number) => shared.advance(milliseconds) };
  const serviceAccountKey = serviceAccountKeyFile();
  const vendors = await startVendors({ ...recipe, workerFolder, startsOn, clock: shared, serviceAccountKey });
  try {
    const timelineWorkbookId = await newTimelineWorkbook({ ...vendors, workerFolder, clock, serviceAccountKey });
    const properties = tenantProperties({ ...vendors, automationEmail, serviceAccountKey, timelineWorkbookId });
    const composition = composeNode({
      environment: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [`RENEWAL_DESK_${name}`, value]),
      ),
      workerFolder,
      routes: vendors.routes,
      clock,
      log: () => undefined,
    });
    try {
      let outcome = 'paused by budget';
      while (outcome === 'paused by budget') ({ outcome } = runHourlySync(composition.parts, ['paused', 'off']));
      if (outcome !== 'finished') throw new Error(`the sync of world ${recipe.seed} ended: ${outcome}`);
      return use(composition.parts);
    } finally {
      await composition.close();
    }
  } finally {
    await vendors.close();
  }
}
