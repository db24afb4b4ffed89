import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import type { SharedClock } from '../clock';
import { londonOffset } from '../msp/days';
import type { World } from '../msp/world';
import type { RunningVendor } from '../vendor';
import { CallMeter, usualLimits, type CallLimits } from './call-limits';
import { crmStoreOf } from './crm-objects';
import { forbidden, HubSpotFailure, unauthenticated } from './failure';
import { listen } from '../listen';
import { addAssociationRoutes, addObjectRoutes, addPropertyRoutes, versionsOf } from './object-routes';
import { addOwnerRoutes } from './owner-routes';

export interface HubSpotOptions {
  readonly world: World;
  readonly clock: SharedClock;
  /** What `Authorization: Bearer` must carry. */
  readonly serviceKey: string;
  readonly limits?: Partial<CallLimits>;
  readonly scopes?: readonly string[];
}

/** The runtime set. Source: docs/reference/apis/hubspot.md, "Least privilege". */
export const usualScopes: readonly string[] = [
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.owners.read',
];

export const portalId = 24_817_093;

/** HubSpot's CRM API over a generated world: what this product reads, by dated and by numbered paths. Source: docs/reference/apis/hubspot.md. */
export async function startHubSpot(options: HubSpotOptions): Promise<RunningVendor> {
  const { world, clock, serviceKey, limits, scopes = usualScopes } = options;
  const meter = new CallMeter(clock, { ...usualLimits, ...limits });
  let calls = 0;
  const app = new Hono({ strict: false });
  app.use(async (context, next) => {
    calls += 1;
    if (context.req.header('authorization') !== `Bearer ${serviceKey}`) throw unauthenticated();
    const verdict = meter.count(context.req.path.endsWith('/search'));
    if (verdict.kind === 'tooMany') return context.json(verdict.body, 429);
    await next();
    for (const [name, value] of Object.entries(verdict.headers)) context.header(name, value);
    context.header('X-HubSpot-Correlation-Id', randomUUID());
    return;
  });
  const store = crmStoreOf(world);
  const needs = (anyOf: readonly string[]): void => {
    if (!anyOf.some((scope) => scopes.includes(scope))) throw forbidden(anyOf);
  };
  const kit = { store, needs, now: () => clock.now() };
  addOwnerRoutes(app, world, kit);
  addPropertyRoutes(app, kit);
  addAssociationRoutes(app, kit);
  addObjectRoutes(app, kit);
  addAccountRoutes(app, world, clock);
  app.notFound((context) => context.json(new HubSpotFailure(404, 'OBJECT_NOT_FOUND', 'No route found').body(), 404));
  app.onError((error, context) =>
    error instanceof HubSpotFailure
      ? context.json(error.body(), error.status)
      : context.json({ status: 'error', message: 'internal error', correlationId: randomUUID() }, 500),
  );
  const { port, close } = await listen(app);
  return { port, callCount: () => calls, snapshot: () => ({}), close };
}

function addAccountRoutes(app: Hono, world: World, clock: SharedClock): void {
  for (const base of versionsOf.accountInfo) {
    app.get(`${base}/details`, (context) => {
      const offset = londonOffset(clock.now());
      return context.json({
        portalId,
        accountType: 'STANDARD',
        timeZone: world.timeZone,
        companyCurrency: world.currency,
        additionalCurrencies: [],
        utcOffset: offset === 0 ? '+00:00' : '+01:00',
        utcOffsetMilliseconds: offset,
        uiDomain: 'app.hubspot.com',
        dataHostingLocation: 'na1',
      });
    });
  }
}
