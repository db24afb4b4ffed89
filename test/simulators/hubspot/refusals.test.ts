import { body, first, get, hubSpotPortal, livingDeals, send, serviceKey } from './hubspot-portal';

const portal = hubSpotPortal();

describe('refusals', () => {
  it.each([
    { path: '/crm/owners/2026-09', key: 'wrong', status: 401, category: 'INVALID_AUTHENTICATION' },
    { path: '/crm/owners/2026-09/nobody', key: serviceKey, status: 400, category: 'VALIDATION_ERROR' },
    { path: '/crm/owners/2026-09/12', key: serviceKey, status: 404, category: 'OBJECT_NOT_FOUND' },
    { path: '/crm/objects/2026-09/companies/1', key: serviceKey, status: 404, category: 'OBJECT_NOT_FOUND' },
    { path: '/crm/objects/2026-09/companies?limit=101', key: serviceKey, status: 400, category: 'VALIDATION_ERROR' },
    { path: '/crm/objects/2026-09/companies?after=x', key: serviceKey, status: 400, category: 'VALIDATION_ERROR' },
    { path: '/crm/nowhere/2026-09', key: serviceKey, status: 404, category: 'OBJECT_NOT_FOUND' },
  ])('of $path say $category', async ({ path, key, status, category }) => {
    const answer = await get(await portal.started(), path, key);
    expect(answer.status).toBe(status);
    const refused = await body(answer);
    expect(refused).toMatchObject({ status: 'error', category });
    expect(refused['correlationId']).toBe(answer.headers.get('x-hubspot-correlation-id'));
  });

  it.each([
    { type: 'unicorns', message: 'Unable to infer object type from: unicorns' },
    { type: '0-9999', message: 'Invalid object or event type id: 0-9999' },
  ])('of the object type $type carry no category', async ({ type, message }) => {
    const answer = await get(await portal.started(), `/crm/objects/2026-09/${type}`);
    expect(answer.status).toBe(400);
    const refused = await body(answer);
    expect(refused).toMatchObject({ status: 'error', message });
    expect(refused).not.toHaveProperty('category');
  });

  it('tell a key that has run out from an unknown one', async () => {
    const vendor = await portal.started({ otherKeys: [{ key: 'old', scopes: [], isExpired: true }] });
    const answer = await get(vendor, '/crm/owners/2026-09', 'old');
    expect([answer.status, (await body(answer))['category']]).toEqual([401, 'EXPIRED_AUTHENTICATION']);
  });

  it('meet bodies that are no JSON object', async () => {
    const vendor = await portal.started();
    for (const content of [undefined, [], 'text']) {
      const answer = await send(vendor, 'POST', '/crm/objects/2026-09/deals', content);
      expect([answer.status, (await body(answer))['category']]).toEqual([400, 'VALIDATION_ERROR']);
    }
  });

  it('meet addresses that are too long', async () => {
    const answer = await get(await portal.started(), `/crm/objects/2026-09/deals?properties=${'x'.repeat(8_200)}`);
    expect(answer.status).toBe(414);
  });

  it('meet writes to a record that is locked, for as long as it is', async () => {
    const vendor = await portal.started();
    const { id } = first(livingDeals);
    vendor.lockRecords([id], 2_000);
    const write = (): Promise<Response> =>
      send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${id}`, { properties: { hs_next_step: 'Call' } });
    expect((await write()).status).toBe(423);
    expect((await get(vendor, `/crm/objects/2026-09/deals/${id}`)).status).toBe(200);
    portal.clock.advance(2_000);
    expect((await write()).status).toBe(200);
  });

  it('meet every call while the account moves, and say how long', async () => {
    const vendor = await portal.started();
    vendor.migrate(90_000);
    const answer = await get(vendor, '/account-info/2026-09/details');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([477, '90']);
    portal.clock.advance(90_000);
    expect((await get(vendor, '/account-info/2026-09/details')).status).toBe(200);
  });
});
