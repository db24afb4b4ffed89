import { Hono } from 'hono';
import type { SharedClock } from '../clock';
import { vendorHosts } from '../host-names';
import type { World } from '../msp/world';
import type { RunningVendor } from '../vendor';
import { allows, TokenOffice, usualScopes, type AgentRight, type HaloCredentials } from './access';
import { CallBudget, usualBudget } from './call-budget';
import { agentRows, clientRow, clientRows, siteRows, userRows } from './client-rows';
import { contractDetail, contractRows } from './contract-rows';
import { listen } from '../listen';
import { BadParameter, envelope, Query } from './query';
import { TicketList } from './ticket-list';
import { ticketDetail } from './ticket-rows';
import { wireInstant } from './wire-values';

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
  /** Access levels of the agent that the application logs in as. */
  readonly agentRights?: readonly AgentRight[];
}

/** What the sign-in leaves for the resources. */
interface HaloEnvironment {
  Variables: { scopes: ReadonlySet<string> };
}

type HaloApp = Hono<HaloEnvironment>;

const everyRight: readonly AgentRight[] = ['tickets', 'customers', 'contracts'];

/**
 * HaloPSA's REST API over a generated world, as far as this product reads it. Source: docs/reference/apis/halopsa.md.
 * Rows carry `undefined` where HaloPSA has no value, and JSON leaves such properties out, as HaloPSA does.
 */
export async function startHaloPsa(options: HaloPsaOptions): Promise<RunningVendor> {
  let calls = 0;
  // Paths are read in any case, as the vendor's own server does.
  const app = new Hono<HaloEnvironment>({ getPath: (request) => new URL(request.url).pathname.toLowerCase() });
  app.use(async (_context, next) => {
    calls += 1;
    await next();
  });
  addSignIn(app, options);
  addResources(app, options);
  app.notFound((context) => context.body(null, 404));
  app.onError((error, context) =>
    error instanceof BadParameter ? context.json(error.body(), 400) : context.body(null, 500),
  );
  const { port, close } = await listen(app);
  return { port, callCount: () => calls, snapshot: () => ({}), close };
}

function addSignIn(
  app: HaloApp,
  { clock, credentials, grantedScopes, ratePer3Minutes, retryAfter }: HaloPsaOptions,
): void {
  const office = new TokenOffice(clock, credentials, grantedScopes ?? usualScopes);
  const budget = new CallBudget(clock, ratePer3Minutes ?? usualBudget);
  const origin = `https://${vendorHosts.halopsa}`;
  app.get('/api/authinfo', (context) =>
    context.json({ auth_url: `${origin}/auth`, tenant_id: 'harbour-it', api_url: `${origin}/api` }),
  );
  app.get('/api/instanceinfo', (context) => context.json({ version: '2.236.1', cloud: true }));
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

function addResources(app: HaloApp, { world, clock, agentRights = everyRight }: HaloPsaOptions): void {
  const tickets = new TicketList(world);
  const now = (): number => clock.now();

  /** No scope or no right on a list: 403 without a body. */
  const list = (path: string, subject: AgentRight, answer: (query: Query) => unknown): void => {
    app.get(path, (context) => {
      // The contracts list works without the agent's access level; only the record refuses (docs/reference/apis/halopsa.md).
      const hasRight = subject === 'contracts' || agentRights.includes(subject);
      if (!allows(context.get('scopes'), subject) || !hasRight) return context.body(null, 403);
      return context.json(answer(new Query(context.req.url)) as object);
    });
  };

  /** No right on a record: 401 without a body. Unknown id: 404 without a body. */
  const record = (path: string, subject: AgentRight, find: (id: number, query: Query) => object | undefined): void => {
    app.get(`${path}/:id`, (context) => {
      const idText = context.req.param('id');
      if (!/^-?\d+$/.test(idText)) throw new BadParameter('id', idText);
      if (!allows(context.get('scopes'), subject)) return context.body(null, 403);
      if (!agentRights.includes(subject)) return context.body(null, 401);
      const found = find(Number(idText), new Query(context.req.url));
      return found === undefined ? context.body(null, 404) : context.json(found);
    });
  };

  list('/api/client', 'customers', (query) =>
    envelope(query, { key: 'clients', rows: clientRows(world, query, now()) }),
  );
  record('/api/client', 'customers', (id) => {
    const client = world.clients.find((candidate) => candidate.id === id);
    return client && clientRow(world, client, now());
  });
  list('/api/site', 'customers', (query) => envelope(query, { key: 'sites', rows: siteRows(world, query, now()) }));
  list('/api/users', 'customers', (query) => envelope(query, { key: 'users', rows: userRows(world, query, now()) }));
  list('/api/clientcontract', 'contracts', (query) =>
    envelope(query, { key: 'contracts', rows: contractRows(world, query, now()) }),
  );
  record('/api/clientcontract', 'contracts', (id, query) => {
    const contract = world.contracts.find((candidate) => candidate.id === id);
    return contract && contractDetail(world, contract, now(), query);
  });
  list('/api/tickets', 'tickets', (query) => tickets.answer(query, now()));
  record('/api/tickets', 'tickets', (id) => {
    const index = world.tickets().indexOf(id);
    const ticket = index === undefined ? undefined : world.tickets().at(index);
    return ticket && ticket.openedAt <= now() ? ticketDetail(world, ticket, now()) : undefined;
  });
  list('/api/feedback', 'tickets', () => feedbackRows(world, now()));
  // Agents need no scope of the known list, only a token.
  app.get('/api/agent', (context) => context.json(agentRows(world, new Query(context.req.url))));
}

/** Every answer ever given, schema Feedback: no filter and no paging exist here. */
function feedbackRows(world: World, now: number): readonly Record<string, unknown>[] {
  const book = world.feedback();
  return Array.from({ length: book.givenUpTo(now) }, (_, index) => {
    const { id, ticketId, score, givenAt, comment } = book.at(index);
    return {
      id,
      ticket_id: ticketId,
      feedback_faultid: ticketId,
      score,
      score_band: score <= 2 ? 1 : 2,
      date: wireInstant(givenAt, id),
      comment,
    };
  });
}
