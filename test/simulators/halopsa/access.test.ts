import {
  askForToken,
  goodRequest,
  haloTenant,
  json,
  readScopes,
  sessionAt,
  signInTo,
  world,
  writeScopes,
  type Row,
} from './halo-tenant';

const tenant = haloTenant();

describe('signing in', () => {
  it('starts from an address that needs no token', async () => {
    const { port } = await tenant.started();
    const body = await json<Record<string, string>>(fetch(`http://127.0.0.1:${port}/api/AuthInfo`));
    expect(body['auth_url']).toMatch(/\/auth$/);
  });

  it.each(['', '?tenant=harbour-it'])('gives a token for an hour with the query "%s"', async (query) => {
    const vendor = await tenant.started();
    const body = await json<Record<string, unknown>>(askForToken(vendor, goodRequest, query));
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: readScopes });
  });

  it.each([
    { because: 'a wrong secret', fields: { client_secret: 'wrong' }, status: 401, error: 'invalid_client' },
    { because: 'a scope that does not exist', fields: { scope: 'read:actions' }, status: 400, error: 'invalid_scope' },
    { because: 'a scope that is not granted', fields: { scope: 'edit:invoices' }, status: 400, error: 'invalid_scope' },
    { because: 'another grant', fields: { grant_type: 'password' }, status: 400, error: 'unsupported_grant_type' },
  ])('is refused for $because', async ({ fields, status, error }) => {
    const answer = await askForToken(await tenant.started(), { ...goodRequest, ...fields });
    expect(answer.status).toBe(status);
    expect(await json(answer)).toEqual({ error });
  });

  it('ends after an hour of the world’s clock, with 401 and no body', async () => {
    const get = await tenant.signedIn();
    expect((await get('/api/Client')).status).toBe(200);
    tenant.clock.advance(3_600_000);
    const answer = await get('/api/Client');
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
  });

  it('is needed for everything else', async () => {
    const { port } = await tenant.started();
    expect((await fetch(`http://127.0.0.1:${port}/api/Tickets`)).status).toBe(401);
  });
});

describe('rights', () => {
  const everyScope = ['tickets', 'customers', 'contracts', 'invoices'];

  it.each([
    { path: '/api/Tickets', scope: 'tickets' },
    { path: '/api/Actions?ticket_id=1', scope: 'tickets' },
    { path: '/api/Feedback', scope: 'tickets' },
    { path: '/api/Status', scope: 'tickets' },
    { path: '/api/Client', scope: 'customers' },
    { path: '/api/Users', scope: 'customers' },
    { path: '/api/CRMNote', scope: 'customers' },
    { path: '/api/ClientContract', scope: 'contracts' },
    { path: '/api/Invoice', scope: 'invoices' },
    { path: '/api/RecurringInvoice', scope: 'invoices' },
  ])('without read:$scope $path answers 403 and nothing', async ({ path, scope }) => {
    const others = everyScope.filter((other) => other !== scope).map((other) => `read:${other}`);
    const answer = await (await tenant.signedIn(others.join(' ')))(path);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe('');
  });

  it.each([
    { area: 'tickets', path: '/api/Tickets' },
    { area: 'customers', path: '/api/Client' },
    { area: 'invoices', path: '/api/Invoice' },
    { area: 'billing', path: '/api/Invoice' },
    { area: 'billing', path: '/api/ClientPrepay' },
    { area: 'crm', path: '/api/CRMNote' },
  ])('are worth nothing where the agent lacks the access level $area for $path', async ({ area, path }) => {
    const get = await tenant.signedIn(undefined, { agentAccess: { [area]: 'none' } });
    expect((await get(path)).status).toBe(403);
  });

  it('let the contracts list work and refuse the record with 401 where the agent lacks the access level', async () => {
    const get = await tenant.signedIn(undefined, { agentAccess: { contracts: 'none' } });
    expect((await get('/api/ClientContract')).status).toBe(200);
    const answer = await get(`/api/ClientContract/${world.contracts[0]?.id ?? 0}`);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
  });

  it.each(['/api/Agent', '/api/Team', '/api/FieldInfo'])('are not needed for %s beyond a token', async (path) => {
    expect((await (await tenant.signedIn('read:kb', { grantedScopes: ['read:kb'] }))(path)).status).toBe(200);
  });

  it.each([
    { scope: 'read:tickets', status: 403 },
    { scope: 'edit:tickets', status: 400 },
  ])('to read are not rights to write: a note under $scope answers $status', async ({ scope, status }) => {
    const { post } = await sessionAt(await tenant.started(), scope);
    expect((await post('/api/Actions', [{ note: 'x' }])).status).toBe(status);
  });

  it('of an agent who may only read refuse a write that the scope would allow', async () => {
    const { post } = await sessionAt(await tenant.started({ agentAccess: { tickets: 'read' } }), writeScopes);
    expect((await post('/api/Actions', [{ note: 'x' }])).status).toBe(403);
  });

  it.each(['/api/Client', '/api/Users', '/api/Site', '/api/ClientContract', '/api/Tickets', '/api/Invoice'])(
    'of an agent limited to one customer leave the others out of %s without a word',
    async (path) => {
      const own = world.clients[2]?.id ?? 0;
      const get = await tenant.signedIn(undefined, { agentClientIds: [own] });
      const page = await json<Record<string, unknown>>(get(`${path}?pageinate=true&page_size=100`));
      const rows = Object.values(page).find(Array.isArray) as readonly Row[];
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(path === '/api/Client' ? row.id : row['client_id']).toBe(own);
    },
  );
});

describe('the fair use limit', () => {
  it.each([true, false])('answers 429 past the budget, Retry-After present: %s', async (retryAfter) => {
    const vendor = await tenant.started({ ratePer3Minutes: 3, retryAfter });
    const get = await signInTo(vendor);
    for (let call = 0; call < 3; call += 1) expect((await get('/api/Client?count=1')).status).toBe(200);
    const refused = await get('/api/Client?count=1');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe(retryAfter ? '180' : null);
    tenant.clock.advance(180_000);
    expect((await get('/api/Client?count=1')).status).toBe(200);
    expect(vendor.callCount()).toBe(6);
  });
});
