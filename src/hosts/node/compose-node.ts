import { join } from 'node:path';
import { haloServiceDesk } from '#adapters/halopsa/halo-service-desk';
import { haloTransports } from '#adapters/halopsa/halo-transport';
import { CallCounter } from '#adapters/http/call-counter';
import type { TransportKit } from '#adapters/http/transport';
import { hubSpotCrm } from '#adapters/hubspot/hubspot-crm';
import { hubSpotWriting } from '#adapters/hubspot/writing/hubspot-writing';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import { serviceAccountToken } from '#adapters/sheets/service-account-token';
import { sheetsTransport } from '#adapters/sheets/sheets-transport';
import { sheetsWorkbook } from '#adapters/sheets/sheets-workbook';
import type { CrmWriting } from '#application/ports/crm-writing';
import type { Clock, PropertyStore, WriteLock } from '#application/ports/platform';
import { parseSettings, propertyNames, SettingsError } from '#application/settings';
import type { SyncParts } from '#application/sync/sync-session';
import { environmentProperties } from './environment-properties';
import { nodeCache } from './node-cache';
import { nodeClock } from './node-clock';
import { nodeHttp } from './node-http';
import { nodeLocalTime } from './node-local-time';
import { nodeLog } from './node-log';
import { nodeRs256 } from './node-rs256';
import { nodeSha256 } from './node-sha256';

export interface NodeSetting {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder with the built worker threads. */
  readonly workerFolder: string;
  /** Host name → port on this machine; only tests against simulators set it. */
  readonly routes?: Readonly<Record<string, number>>;
  /** Default: this machine's. Simulators have a time of their own. */
  readonly clock?: Clock;
  log(line: string): void;
}

export interface NodeComposition {
  readonly parts: SyncParts;
  /** For a rollback alone: the sync of this machine writes to the workbook and nowhere else. */
  readonly crmWriting: CrmWriting;
  close(): Promise<void>;
}

/** The lease in the workbook keeps two runs apart, and the add-on is paused while Node writes: there is nobody to lock out. */
const soleWriter: WriteLock = { hold: (run) => run() };

/** Wires the use cases to real systems on Node. Throws `SettingsError` naming the variable that is absent or wrong. */
export function composeNode({
  environment,
  workerFolder,
  routes = {},
  clock = nodeClock,
  log,
}: NodeSetting): NodeComposition {
  const properties = environmentProperties(environment);
  const settings = parseSettings(properties.read(propertyNames.settings));
  const id = required(properties, propertyNames.haloPsaClientId);
  const secret = required(properties, propertyNames.haloPsaClientSecret);
  const serviceKey = required(properties, propertyNames.hubSpotServiceKey);
  const workbookId = required(properties, propertyNames.timelineWorkbookId);
  const localTime = nodeLocalTime(settings.timeZone);
  const cache = nodeCache(clock);
  const counter = new CallCounter();
  const http = nodeHttp({ workerFile: join(workerFolder, 'http-worker.mjs'), routes });
  const kit: TransportKit = { http, clock, cache, counter, jitter: Math.random };
  const token = serviceAccountToken(required(properties, propertyNames.serviceAccountKey), nodeRs256, kit);
  const { reading, writing, notes } = haloTransports(settings, { id, secret }, kit);
  const hubSpot = hubSpotTransport(kit);
  const parts: SyncParts = {
    workbook: sheetsWorkbook({ workbookId, transport: sheetsTransport(kit), token }),
    lock: soleWriter,
    sha256: nodeSha256,
    properties,
    serviceDesk: haloServiceDesk(settings, reading, localTime, { writing, notes }),
    crm: hubSpotCrm(settings, serviceKey, hubSpot, localTime),
    cache,
    clock,
    localTime,
    settings,
    log: nodeLog(log, () => clock.now()),
    callFigures: () => counter.figures(),
  };
  const crmWriting = hubSpotWriting({ serviceKey }, hubSpot, localTime);
  return { parts, crmWriting, close: () => http.close() };
}

function required(properties: PropertyStore, name: string): string {
  const value = properties.read(name);
  if (value === undefined)
    throw new SettingsError(`RENEWAL_DESK_${name} is not set. docs/reference/cli.md lists what a run needs.`);
  return value;
}
