import { join } from 'node:path';
import { haloServiceDesk } from '#adapters/halopsa/halo-service-desk';
import { haloTransport } from '#adapters/halopsa/halo-transport';
import { hubSpotCrm } from '#adapters/hubspot/hubspot-crm';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { parseSettings, propertyNames } from '#application/settings';
import type { DataGap, DataGapKind } from '#application/views/data-gap';
import { nodeHttp } from '#hosts/node/node-http';
import { nodeLocalTime } from '#hosts/node/node-local-time';
import { tenantProperties } from '#hosts/workbench/tenant-properties';
import { vendorHosts } from '#simulators/host-names';
import { generateWorld } from '#simulators/msp/generate-world';
import { peopleOf } from '#simulators/msp/people';
import { automationEmail } from '#simulators/msp/staff';
import { memoryMsp } from '#test/support/memory-msp';
import { transportKit } from '#test/support/transport-kit';
import { vendorThread } from '#test/support/vendor-thread';
import { plantedWorld, type PlantedWorldName } from './planted-worlds';

const recipe = { seed: 31, size: 'small', startsOn: '2026-11-23' } as const;
const keys = {
  haloPsaClientId: 'app',
  haloPsaClientSecret: 'app-secret',
  hubSpotServiceKey: 'service-key',
  hubSpotSetUpKey: 'set-up-key',
};
const hour = 3_600_000;
const imports = `
  import { startHaloPsa } from '#simulators/halopsa/start-halopsa';
  import { startHubSpot } from '#simulators/hubspot/start-hubspot';
  import { generateWorld } from '#simulators/msp/generate-world';
  import { plantedWorld } from '#test/gaps/planted-worlds';
  const worldOf = ({ recipe, name }) => {
    const world = generateWorld(recipe);
    return plantedWorld(name).plant?.(world) ?? world;
  };`;

/** The gaps that the real sync finds in a planted world, over HTTP. The workbook is in memory: what it holds is what is looked at. */
export async function gapsOf(name: PlantedWorldName, workerFolder: string): Promise<readonly DataGap[]> {
  const { haloPsa = {}, settings: entered = {}, runs = 1 } = plantedWorld(name);
  const settings = parseSettings(JSON.stringify({ ...usualSettings(), ...entered }));
  const msp = memoryMsp();
  const given = { recipe, name, haloPsa, keys };
  const [desk, crm] = await Promise.all([
    vendorThread(
      {
        imports,
        start: `return startHaloPsa({ world: worldOf(given), clock, ratePer3Minutes: 100_000, ...given.haloPsa,
          credentials: { clientId: given.keys.haloPsaClientId, clientSecret: given.keys.haloPsaClientSecret } });`,
      },
      given,
      msp.clock.now(),
    ),
    vendorThread(
      {
        imports,
        start: `return startHubSpot({ world: worldOf(given), clock, serviceKey: given.keys.hubSpotServiceKey,
          limits: { per10Seconds: 10_000, searchesPerSecond: 10_000 } });`,
      },
      given,
      msp.clock.now(),
    ),
  ]);
  const routes = { [vendorHosts.halopsa]: desk.port, [vendorHosts.hubspot]: crm.port };
  const http = nodeHttp({ workerFile: join(workerFolder, 'http-worker.mjs'), routes });
  const kit = transportKit(http, { clock: msp.clock });
  const localTime = nodeLocalTime(settings.timeZone);
  const haloKey = { id: keys.haloPsaClientId, secret: keys.haloPsaClientSecret };
  const parts = {
    ...msp.parts,
    settings,
    localTime,
    serviceDesk: haloServiceDesk(settings, haloTransport(settings, haloKey, kit), localTime),
    crm: hubSpotCrm(settings, keys.hubSpotServiceKey, hubSpotTransport(kit), localTime),
  };
  try {
    turnOnSync({ ...parts, viewerEmail: () => automationEmail });
    for (let run = 0; run < runs; run += 1) {
      for (const { clockMemory } of [desk, crm])
        Atomics.store(new BigInt64Array(clockMemory), 0, BigInt(msp.clock.now()));
      expect(runHourlySync(parts)).toMatchObject({ outcome: 'finished' });
      msp.clock.advance(hour);
    }
    return rowsOf(msp.workbook.contentOf('Data gaps'));
  } finally {
    await http.close();
    await Promise.all([desk.close(), crm.close()]);
  }
}

function usualSettings(): Record<string, unknown> {
  const world = generateWorld(recipe);
  const properties = tenantProperties({
    ...world,
    keys,
    people: peopleOf(world),
    automationEmail,
    serviceAccountKey: '',
    timelineWorkbookId: '',
  });
  return JSON.parse(properties[propertyNames.settings] ?? '{}') as Record<string, unknown>;
}

function rowsOf(rows: readonly (readonly unknown[])[]): readonly DataGap[] {
  return rows
    .slice(1)
    .filter(([kind]) => kind !== '' && kind !== undefined)
    .map(([kind, clientId, contractId, what, fix]) => ({
      kind: kind as DataGapKind,
      ...(typeof clientId === 'number' ? { clientId } : {}),
      ...(typeof contractId === 'number' ? { contractId } : {}),
      what: String(what),
      fix: String(fix),
    }));
}
