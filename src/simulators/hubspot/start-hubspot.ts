import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import type { SharedClock } from '../clock';
import type { FaultSwitch } from '../fault-switch';
import { listen } from '../listen';
import type { World } from '../msp/world';
import type { RunningVendor } from '../vendor';
import { addAccountRoutes } from './account/account-routes';
import { addOwnerRoutes } from './account/owner-routes';
import { addAssociationRoutes } from './associations/association-routes';
import { addBatchAssociationRoutes } from './associations/batch-association-routes';
import { addLabelRoutes } from './associations/label-routes';
import type { Caller, PortalApp } from './call';
import { CallMeter, type CallLimits } from './call-limits';
import { expired, HubSpotFailure, migrating, missing, unauthenticated } from './failure';
import { isObject } from './json';
import { addPipelineRoutes } from './pipelines/pipeline-routes';
import { Portal, type SavedPortal } from './portal';
import { plans, type Tier } from './portal-plan';
import { addPropertyRoutes } from './properties/property-routes';
import { addBatchRoutes } from './records/batch-routes';
import { addRecordRoutes } from './records/record-routes';
import type { WriteRules } from './records/write-rules';

/** A key beside the usual one: for setting up, or one that has run out. */
export interface ServiceKey {
  readonly key: string;
  readonly scopes: readonly string[];
  readonly isExpired?: boolean;
}

export interface HubSpotOptions {
  readonly world: World;
  readonly clock: SharedClock;
  /** What `Authorization: Bearer` must carry. */
  readonly serviceKey: string;
  readonly scopes?: readonly string[];
  readonly otherKeys?: readonly ServiceKey[];
  /** What `snapshot` gave. */
  readonly saved?: unknown;
  readonly tier?: Tier;
  /** Instead of the tier's. */
  readonly limits?: Partial<CallLimits>;
  /** What the portal's administrators require of a record; enforced on the 2026-09 paths. Without, nothing is. */
  readonly writeRules?: WriteRules;
  /** How long a search does not know of a write. */
  readonly searchDelayMilliseconds?: number;
  /** Whether an archived record still holds its unique values. The vendor does not say. */
  readonly archivedKeepUniqueValues?: boolean;
  readonly faults?: FaultSwitch;
}

export interface RunningHubSpot extends RunningVendor {
  /** Calls since the start that change something: neither a GET nor a read or search by POST. */
  writeCount(): number;
  /** Writes to these records meet 423 for so long. */
  lockRecords(ids: readonly string[], milliseconds: number): void;
  /** Every call meets 477 for so long: the account is being moved. */
  migrate(milliseconds: number): void;
}

/** The runtime set. Source: docs/reference/apis/hubspot.md, "Signing in". */
export const usualScopes: readonly string[] = [
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.owners.read',
];

/** What making properties, groups, pipelines and stages takes. */
export const setupScopes: readonly string[] = [
  ...['deals', 'companies', 'contacts'].flatMap((noun) => [`crm.schemas.${noun}.read`, `crm.schemas.${noun}.write`]),
  ...usualScopes,
  'crm.objects.companies.write',
];

export const portalId = 24_817_093;

/** "A few moments". Source: docs/reference/apis/hubspot-simulator.md, "Search". */
const usualSearchDelayMilliseconds = 5_000;
/** Longer addresses meet 414. The vendor gives no figure. */
const longestAddress = 8_192;

/** HubSpot's CRM API over a generated world, by dated and by numbered paths. Source: docs/reference/apis/hubspot-simulator.md. */
export async function startHubSpot(options: HubSpotOptions): Promise<RunningHubSpot> {
  const { world, clock, tier = 'professional', faults } = options;
  const settings = {
    portalId,
    tier,
    writeRules: options.writeRules ?? { requiredOnCreate: {}, conditional: [] },
    searchDelayMilliseconds: options.searchDelayMilliseconds ?? usualSearchDelayMilliseconds,
    archivedKeepUniqueValues: options.archivedKeepUniqueValues ?? false,
  };
  const portal = new Portal(world, clock, settings, savedPortalIn(options.saved));
  const meter = new CallMeter(clock, { ...plans[tier].limits, ...options.limits });
  let calls = 0;
  let writes = 0;
  let migratesUntil = 0;
  const app: PortalApp = new Hono({ strict: false });
  app.use(async (call, next) => {
    calls += 1;
    if (isWrite(call.req.method, call.req.path)) writes += 1;
    const correlationId = randomUUID();
    call.set('correlationId', correlationId);
    await next();
    call.header('X-HubSpot-Correlation-Id', correlationId);
  });
  app.use(async (call, next) => {
    const caller = callerOf(options, call.req.header('authorization'));
    call.set('caller', caller);
    const verdict = meter.count(caller.key, call.req.path.endsWith('/search'));
    if (verdict.kind === 'tooMany')
      return call.json({ ...verdict.body, correlationId: call.get('correlationId') }, 429);
    if (call.req.url.length > longestAddress) throw new HubSpotFailure(414, undefined, 'URI too long');
    if (migratesUntil > clock.now()) throw migrating(Math.ceil((migratesUntil - clock.now()) / 1_000));
    await next();
    for (const [name, value] of Object.entries(verdict.headers)) call.header(name, value);
    return;
  });
  if (faults !== undefined) app.use(faults.middleware('hubspot'));
  addRoutes(app, portal, meter);
  const { port, close } = await listen(app);
  return {
    port,
    close,
    callCount: () => calls,
    writeCount: () => writes,
    snapshot: () => portal.saved(),
    lockRecords: (ids, milliseconds) => portal.lock(ids, milliseconds),
    migrate: (milliseconds) => {
      migratesUntil = clock.now() + milliseconds;
    },
  };
}

function isWrite(method: string, path: string): boolean {
  return method !== 'GET' && !path.endsWith('/batch/read') && !path.endsWith('/search');
}

/** A state from before this simulator kept anything has no version. */
function savedPortalIn(saved: unknown): SavedPortal | undefined {
  return isObject(saved) && saved['version'] === 1 ? (saved as unknown as SavedPortal) : undefined;
}

function addRoutes(app: PortalApp, portal: Portal, meter: CallMeter): void {
  addOwnerRoutes(app, portal);
  addAccountRoutes(app, portal, meter);
  addPropertyRoutes(app, portal);
  addPipelineRoutes(app, portal);
  addLabelRoutes(app, portal);
  addBatchAssociationRoutes(app, portal);
  addAssociationRoutes(app, portal);
  addBatchRoutes(app, portal);
  addRecordRoutes(app, portal);
  app.notFound((call) => Response.json(missing('No route found').body(call.get('correlationId')), { status: 404 }));
  app.onError((error, call) => {
    const correlationId = call.get('correlationId');
    if (!(error instanceof HubSpotFailure)) {
      return call.json({ status: 'error', message: 'internal error', correlationId }, 500);
    }
    // Built by hand: 477 is no status that the router's types know.
    return Response.json(error.body(correlationId), { status: error.status, headers: { ...error.headers } });
  });
}

/** Keys are told apart by their place: the usual one is the first. */
function callerOf(options: HubSpotOptions, authorization: string | undefined): Caller {
  const usual: ServiceKey = { key: options.serviceKey, scopes: options.scopes ?? usualScopes };
  const keys = [usual, ...(options.otherKeys ?? [])];
  const position = keys.findIndex(({ key }) => authorization === `Bearer ${key}`);
  const found = keys[position];
  if (found === undefined) throw unauthenticated();
  if (found.isExpired === true) throw expired();
  return { key: found.key, scopes: found.scopes, sourceId: String(3_100_412 + position) };
}
