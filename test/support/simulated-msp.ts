import { join } from 'node:path';
import { haloServiceDesk } from '#adapters/halopsa/halo-service-desk';
import { haloTransport } from '#adapters/halopsa/halo-transport';
import { hubSpotCrm } from '#adapters/hubspot/hubspot-crm';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import type { ManualClock } from '#adapters/memory/manual-clock';
import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { nodeHttp } from '#hosts/node/node-http';
import { nodeLocalTime } from '#hosts/node/node-local-time';
import { builtWorkers } from './built-workers';
import { memoryMsp, type MemoryMsp } from './memory-msp';
import { transportKit } from './transport-kit';
import { vendorThread } from './vendor-thread';

const key = { id: 'app', secret: 'app-secret' };
const startsOn = '2026-03-02';
const startsAt = Date.parse(`${startsOn}T09:00:00Z`);

export interface SimulatedVendors {
  /** An MSP whose vendors are simulators of a generated world, and whose workbook is in memory and empty. */
  msp(): SimulatedMsp;
  close(): Promise<void>;
}

export type SimulatedMsp = Omit<MemoryMsp, 'desk' | 'crm'>;

/** HaloPSA and HubSpot over a small generated world that stands still on one morning. */
export async function simulatedVendors(): Promise<SimulatedVendors> {
  const given = { recipe: { seed: 7, size: 'small', startsOn }, key };
  const world = `import { generateWorld } from '#simulators/msp/generate-world';`;
  const halo = vendorThread(
    {
      imports: `${world} import { startHaloPsa } from '#simulators/halopsa/start-halopsa';`,
      start: `return startHaloPsa({ world: generateWorld(given.recipe), clock, ratePer3Minutes: 100_000,
        credentials: { clientId: given.key.id, clientSecret: given.key.secret } });`,
    },
    given,
    startsAt,
  );
  const hubSpot = vendorThread(
    {
      imports: `${world} import { startHubSpot } from '#simulators/hubspot/start-hubspot';`,
      start: `return startHubSpot({ world: generateWorld(given.recipe), clock, serviceKey: 'service-key',
        limits: { per10Seconds: 10_000, searchesPerSecond: 10_000 } });`,
    },
    given,
    startsAt,
  );
  const threads = await Promise.all([halo, hubSpot]);
  const built = builtWorkers(['http-worker']);
  const [haloPort = 0, hubSpotPort = 0] = threads.map(({ port }) => port);
  const http = nodeHttp({
    workerFile: join(built.folder, 'http-worker.mjs'),
    routes: { 'harbour-it.halopsa.com': haloPort, 'api.hubapi.com': hubSpotPort },
  });
  const localTime = nodeLocalTime('Europe/London');
  return {
    msp() {
      const msp = memoryMsp({ settings: { haloPsaUrl: 'https://harbour-it.halopsa.com', historyMonths: 24 } });
      const { settings } = msp.parts;
      msp.clock.advance(startsAt - msp.clock.now());
      const kit = transportKit(http, { clock: msp.clock satisfies ManualClock });
      const serviceDesk = haloServiceDesk(settings, haloTransport(settings, key, kit), localTime);
      const crm = hubSpotCrm(settings, 'service-key', hubSpotTransport(kit), localTime);
      return { ...msp, parts: { ...msp.parts, serviceDesk, crm, localTime } };
    },
    async close() {
      await http.close();
      await Promise.all(threads.map((thread) => thread.close()));
      built.remove();
    },
  };
}

/** Its history is read: a small world takes a run or two. */
export function syncedOver(msp: SimulatedMsp): SimulatedMsp {
  turnOnSync(msp.parts);
  finishPass(msp);
  return msp;
}

export function finishPass(msp: SimulatedMsp): void {
  const { outcome, because = outcome } = runHourlySync(msp.parts);
  if (outcome === 'paused by budget') finishPass(msp);
  else if (outcome !== 'finished') throw new Error(because);
}
