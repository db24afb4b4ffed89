import { askForToken, goodRequest, haloTenant, json, readScopes, signInTo, world } from './halo-tenant';

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
    { because: 'a scope that is not granted', fields: { scope: 'edit:tickets' }, status: 400, error: 'invalid_scope' },
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
  it.each(['/api/Client', '/api/Users', '/api/ClientContract', '/api/Tickets', '/api/Feedback'])(
    'without their scope %s answers 403 and nothing',
    async (path) => {
      const scope = path === '/api/Client' || path === '/api/Users' ? 'read:tickets' : 'read:customers';
      const answer = await (await tenant.signedIn(scope))(path);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toBe('');
    },
  );

  it('let the contracts list work and refuse the record with 401 where the agent lacks the access level', async () => {
    const get = await tenant.signedIn(undefined, { agentRights: ['tickets', 'customers'] });
    expect((await get('/api/ClientContract')).status).toBe(200);
    const answer = await get(`/api/ClientContract/${world.contracts[0]?.id ?? 0}`);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
  });
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
