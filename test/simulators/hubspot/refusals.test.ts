import { londonInstant } from '#simulators/msp/days';
import { body, get, hubSpotPortal, serviceKey } from './hubspot-portal';

const portal = hubSpotPortal();

describe('refusals', () => {
  it.each([
    { path: '/crm/owners/2026-09', key: 'wrong', status: 401, category: 'INVALID_AUTHENTICATION' },
    { path: '/crm/objects/2026-09/companies/1', key: serviceKey, status: 404, category: 'OBJECT_NOT_FOUND' },
    { path: '/crm/objects/2026-09/unicorns', key: serviceKey, status: 404, category: 'OBJECT_NOT_FOUND' },
    { path: '/crm/objects/2026-09/companies?limit=101', key: serviceKey, status: 400, category: 'VALIDATION_ERROR' },
  ])('of $path say $category', async ({ path, key, status, category }) => {
    const answer = await get(await portal.started(), path, key);
    expect(answer.status).toBe(status);
    expect(await body(answer)).toMatchObject({
      status: 'error',
      category,
      correlationId: expect.any(String) as string,
    });
  });

  it('name the missing scope', async () => {
    const vendor = await portal.started({ scopes: ['crm.objects.contacts.read'] });
    const answer = await get(vendor, '/crm/owners/2026-09');
    expect(answer.status).toBe(403);
    expect(await body(answer)).toMatchObject({
      category: 'MISSING_SCOPES',
      errors: [{ context: { requiredGranularScopes: ['crm.objects.owners.read'] } }],
    });
  });

  it.each([
    { because: 'more than five groups', search: { filterGroups: Array.from({ length: 6 }, () => ({ filters: [] })) } },
    { because: 'pages of more than 200', search: { limit: 201 } },
    { because: 'results past the ten thousandth', search: { limit: 200, after: '9900' } },
    {
      because: 'an unknown operator',
      search: { filterGroups: [{ filters: [{ propertyName: 'name', operator: 'LIKE', value: 'x' }] }] },
    },
  ])('meet searches for $because', async ({ search }) => {
    const { port } = await portal.started();
    const answer = await fetch(`http://127.0.0.1:${port}/crm/objects/2026-09/companies/search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${serviceKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(search),
    });
    expect(answer.status).toBe(400);
    expect(await body(answer)).toMatchObject({ category: 'VALIDATION_ERROR' });
  });
});

describe('limits', () => {
  it('count down in headers, refuse the call too many, and forget it after ten seconds', async () => {
    const vendor = await portal.started({ limits: { per10Seconds: 2 } });
    const first = await get(vendor, '/account-info/2026-09/details');
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('2');
    expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBe('1');
    await get(vendor, '/account-info/2026-09/details');
    const refused = await get(vendor, '/account-info/2026-09/details');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(await body(refused)).toMatchObject({ errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' });
    portal.clock.advance(10_000);
    expect((await get(vendor, '/account-info/2026-09/details')).status).toBe(200);
    expect(vendor.callCount()).toBe(4);
  });

  it('of the day last until midnight in the portal’s time zone', async () => {
    const vendor = await portal.started({ limits: { perDay: 1 } });
    await get(vendor, '/account-info/2026-09/details');
    const refused = await get(vendor, '/account-info/2026-09/details');
    expect(await body(refused)).toMatchObject({ policyName: 'DAILY' });
    portal.clock.set(londonInstant('2026-12-01', 0));
    expect((await get(vendor, '/account-info/2026-09/details')).status).toBe(200);
  });

  it('of searches are five a second and come without figures', async () => {
    const vendor = await portal.started({ limits: {} });
    const search = (): Promise<Response> =>
      fetch(`http://127.0.0.1:${vendor.port}/crm/objects/2026-09/contacts/search`, {
        method: 'POST',
        headers: { authorization: `Bearer ${serviceKey}` },
        body: '{}',
      });
    for (let call = 0; call < 5; call += 1) {
      const answer = await search();
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-hubspot-ratelimit-remaining')).toBeNull();
    }
    expect(await body(search())).toMatchObject({
      policyName: 'SECONDLY',
      message: 'You have reached your secondly limit.',
    });
  });
});
