import { hubSpotCrm } from '#adapters/hubspot/hubspot-crm';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import { hubSpotWriting } from '#adapters/hubspot/writing/hubspot-writing';
import type { HaloKey } from '#adapters/halopsa/halo-authentication';
import { haloServiceDesk } from '#adapters/halopsa/halo-service-desk';
import { haloTransports } from '#adapters/halopsa/halo-transport';
import { CallCounter } from '#adapters/http/call-counter';
import { pausesAndCallsUntil, pausesUntil, type PauseBudget } from '#adapters/http/pause-budget';
import type { TransportKit } from '#adapters/http/transport';
import { serviceAccountToken } from '#adapters/sheets/service-account-token';
import { sheetsTransport } from '#adapters/sheets/sheets-transport';
import { sheetsWorkbook } from '#adapters/sheets/sheets-workbook';
import type { Workbook } from '#application/ports/workbook';
import { runHourlySync, type RunReport } from '#application/run-hourly-sync';
import { parseSettings, propertyNames, SettingsError } from '#application/settings';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { addOnOver, type AddOn } from './add-on';
import { consoleLog } from './console-log';
import { platformMail } from './platform-mail';
import { hourlyTrigger } from './hourly-trigger';
import { localTime } from './local-time';
import { once, transportOnFirstUse, workbookOnFirstUse, writingOnFirstUse } from './on-first-use';
import { platformClock } from './platform-clock';
import { rs256 } from './rs256';
import { scriptCache } from './script-cache';
import { scriptLock } from './script-lock';
import { scriptProperties } from './script-properties';
import { sha256 } from './sha256';
import { urlFetchHttp } from './url-fetch-http';
import { effectiveEmail, newDraftId, viewerEmail } from './viewer';

/** How long an execution waits for others. */
interface Patience {
  /** For one answer. */
  readonly timeoutSeconds: number;
  pauses(now: Instant): PauseBudget;
}

/**
 * The platform stops an add-on after 30 seconds, and a person gives up sooner: what starts in the first 15 and ends within 10 more
 * leaves time to say what happened.
 */
const cardPatience: Patience = {
  timeoutSeconds: 10,
  pauses: (now) => pausesAndCallsUntil(now + 15_000, platformClock),
};
/** Waits of a run end here: it must still save where it is before the platform stops it after six minutes. */
const runPatience: Patience = {
  timeoutSeconds: 60,
  pauses: (now) => pausesUntil(now + 4.5 * 60_000, platformClock),
};

/** The add-on for the person at the keyboard. Throws `SettingsError`. What a card does not need is not read. */
export function addOn(): AddOn {
  const parts = partsFor(cardPatience);
  const writableCrm = () => {
    const setUpKey = scriptProperties.read(propertyNames.hubSpotSetUpKey);
    const serviceKey = entered(propertyNames.hubSpotServiceKey);
    return hubSpotWriting({ serviceKey, setUpKey }, hubSpotTransport(parts.kit), parts.localTime);
  };
  return addOnOver({ ...parts, writableCrm });
}

/**
 * The hourly run, for the recorded owner of the trigger alone: anybody can install a trigger of their own, and a run must have
 * the rights of the one account that an administrator chose. Undefined for everybody else.
 */
export function runIfOwner(): RunReport | undefined {
  const owner = scriptProperties.read(propertyNames.triggerOwner);
  const runner = effectiveEmail();
  if (runner === '' || runner !== owner) return undefined;
  const parts = partsFor(runPatience);
  const serviceKey = entered(propertyNames.hubSpotServiceKey);
  const transport = hubSpotTransport(parts.kit);
  const crm = hubSpotCrm(parts.settings, serviceKey, transport, parts.localTime);
  const crmWriting = hubSpotWriting({ serviceKey }, transport, parts.localTime);
  return runHourlySync({ ...parts, crm, crmWriting });
}

/** What cards and runs share. */
function partsFor({ timeoutSeconds, pauses }: Patience) {
  const settings = parseSettings(scriptProperties.read(propertyNames.settings));
  const time = localTime(settings.timeZone);
  const counter = new CallCounter();
  const kit: TransportKit = {
    http: urlFetchHttp(timeoutSeconds),
    clock: platformClock,
    cache: scriptCache,
    jitter: Math.random,
    counter,
    pauses: pauses(platformClock.now()),
    lock: scriptLock,
  };
  const halo = once(() => haloTransports(settings, haloKey(), kit));
  const serviceDesk = haloServiceDesk(
    settings,
    transportOnFirstUse(() => halo().reading),
    time,
    { writing: writingOnFirstUse(() => halo().writing), notes: writingOnFirstUse(() => halo().notes) },
  );
  return {
    settings,
    kit,
    localTime: time,
    workbook: workbookOnFirstUse(() => timelineWorkbook(kit)),
    serviceDesk,
    ticketUrl: (id: number) => serviceDesk.ticketUrl(id),
    clock: platformClock,
    cache: scriptCache,
    properties: scriptProperties,
    lock: scriptLock,
    trigger: hourlyTrigger,
    log: consoleLog,
    mail: platformMail,
    sha256,
    viewerEmail,
    newDraftId,
    callFigures: () => counter.figures(),
  };
}

function timelineWorkbook(kit: TransportKit): Workbook {
  return sheetsWorkbook({
    workbookId: entered(propertyNames.timelineWorkbookId),
    transport: sheetsTransport(kit),
    token: serviceAccountToken(scriptProperties.read(propertyNames.serviceAccountKey), rs256, kit),
    quotaUser: quotaUserOf(effectiveEmail()),
  });
}

/** Google counts reads a person, 60 a minute: staff must not share one count. It needs no name, so it gets none. At most 40 characters. */
function quotaUserOf(email: string): string {
  return sha256(email).slice(0, 40);
}

function haloKey(): HaloKey {
  return { id: entered(propertyNames.haloPsaClientId), secret: entered(propertyNames.haloPsaClientSecret) };
}

/** Throws `SettingsError`, which names the property and never its value. */
function entered(name: string): string {
  const value = scriptProperties.read(name);
  if (value === undefined || value === '') {
    throw new SettingsError(`The setting ${name} is empty. Ask an administrator to finish set-up.`);
  }
  return value;
}
