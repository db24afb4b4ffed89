import { Hono } from 'hono';
import type { SharedClock } from '../clock';
import type { FaultSwitch } from '../fault-switch';
import { listen } from '../listen';
import type { World } from '../msp/world';
import type { RunningVendor } from '../vendor';
import type { AgentAccess } from './access-matrix';
import { CallBudget, usualBudget } from './call-budget';
import { authInfo, instanceInfo } from './configuration/installation';
import type { HaloDesk } from './desk';
import { Endpoints, type HaloApp, type HaloEnvironment, type ReadWatcher } from './endpoints';
import { addResources } from './resources';
import { FeedbackByTicket } from './tickets/feedback-rows';
import { TicketDesk } from './tickets/ticket-desk';
import { TokenOffice, usualScopes, type HaloCredentials } from './token-office';
import { Refusal } from './wire/refusal';
import { WrittenRecords, type SavedRecords } from './written-records';

export interface HaloPsaOptions {
  readonly world: World;
  readonly clock: SharedClock;
  readonly credentials: HaloCredentials;
  /** Calls per rolling three minutes. */
  readonly ratePer3Minutes?: number;
  /** Whether a 429 says how long to wait; not proved either way on a real tenant. */
  readonly retryAfter?: boolean;
  /** The Permissions tab of the API application. */
  readonly grantedScopes?: readonly string[];
  /** What the agent that the application logs in as may do. */
  readonly agentAccess?: AgentAccess;
  /** The customers to which that agent is limited. */
  readonly agentClientIds?: readonly number[];
  /** Names of custom fields of contracts that nobody set up here. */
  readonly absentFields?: readonly string[];
  readonly faults?: FaultSwitch;
  /** What `snapshot` gave. */
  readonly saved?: unknown;
  readonly onRead?: ReadWatcher;
}

/**
 * HaloPSA's REST API over a generated world: what this product reads and writes. Source: docs/reference/apis/halopsa-simulator.md.
 * Rows carry `undefined` where HaloPSA has no value, and JSON leaves such properties out, as HaloPSA does.
 */
export async function startHaloPsa(options: HaloPsaOptions): Promise<RunningVendor> {
  let calls = 0;
  // Paths are read in any case, as the vendor's own server does.
  const app: HaloApp = new Hono<HaloEnvironment>({ getPath: (request) => new URL(request.url).pathname.toLowerCase() });
  app.use(async (_context, next) => {
    calls += 1;
    await next();
  });
  if (options.faults !== undefined) app.use(options.faults.middleware('halopsa'));
  addSignIn(app, options);
  // An agent's token is nobody's at a client: seen so on a real tenant.
  app.get('/api/client/me', (context) => context.body(null, 401));
  app.get('/api/users/me', (context) => context.body(null, 404));
  const written = new WrittenRecords(options.saved as SavedRecords | undefined);
  const ignored: ReadWatcher = () => undefined;
  addResources(new Endpoints(app, options.agentAccess ?? {}, options.onRead ?? ignored), deskOf(options, written));
  app.notFound((context) => context.body(null, 404));
  app.onError((error, context) =>
    error instanceof Refusal ? context.json(error.body as object, 400) : context.body(null, 500),
  );
  const { port, close } = await listen(app);
  return { port, callCount: () => calls, snapshot: () => written.saved(), close };
}

function addSignIn(
  app: HaloApp,
  { clock, credentials, grantedScopes, ratePer3Minutes, retryAfter }: HaloPsaOptions,
): void {
  const office = new TokenOffice(clock, credentials, grantedScopes ?? usualScopes);
  const budget = new CallBudget(clock, ratePer3Minutes ?? usualBudget);
  app.get('/api/authinfo', (context) => context.json(authInfo()));
  app.get('/api/instanceinfo', (context) => context.json(instanceInfo));
  app.post('/auth/token', async (context) => {
    const form = new Map(new URLSearchParams(await context.req.text()));
    const { status, body } = office.answer(form);
    return context.json(body, status);
  });
  app.use('/api/*', async (context, next) => {
    const seconds = budget.secondsToWait();
    if (seconds > 0) return context.body(null, 429, retryAfter === false ? {} : { 'Retry-After': String(seconds) });
    const scopes = office.scopesOf(context.req.header('authorization'));
    if (scopes === undefined) return context.body(null, 401);
    context.set('scopes', scopes);
    return next();
  });
}

function deskOf(
  { world, clock, agentClientIds, absentFields = [] }: HaloPsaOptions,
  written: WrittenRecords,
): HaloDesk {
  const feedback = new FeedbackByTicket(world);
  const seen = agentClientIds === undefined ? undefined : new Set(agentClientIds);
  const automation = world.staff.find(({ title }) => title === 'Service user');
  return {
    world,
    written,
    tickets: new TicketDesk(world, written),
    loginAgentId: automation?.agentId ?? 1,
    isLimited: seen !== undefined,
    absentFields: new Set(absentFields),
    now: () => clock.now(),
    feedbackOf: (ticketId) => feedback.answerOn(ticketId, clock.now()),
    sees: (clientId) => seen === undefined || (clientId !== undefined && seen.has(clientId)),
  };
}
