import { londonInstant } from '#simulators/msp/days';
import { body, get, hubSpotPortal, send, setupKey } from './hubspot-portal';

const portal = hubSpotPortal();
const details = '/account-info/2026-09/details';

describe('limits', () => {
  it('count down in headers, refuse the call too many, and forget it after ten seconds', async () => {
    const vendor = await portal.started({ limits: { per10Seconds: 2 } });
    const one = await get(vendor, details);
    expect(one.headers.get('x-hubspot-ratelimit-max')).toBe('2');
    expect(one.headers.get('x-hubspot-ratelimit-remaining')).toBe('1');
    expect(one.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
    await get(vendor, details);
    const refused = await get(vendor, details);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBeNull();
    const told = await body(refused);
    expect(told).toEqual({
      status: 'error',
      message: 'You have reached your ten_secondly_rolling limit.',
      errorType: 'RATE_LIMIT',
      correlationId: refused.headers.get('x-hubspot-correlation-id'),
      policyName: 'TEN_SECONDLY_ROLLING',
      requestId: expect.any(String) as string,
    });
    portal.clock.advance(10_000);
    expect((await get(vendor, details)).status).toBe(200);
    expect(vendor.callCount()).toBe(4);
  });

  it('of ten seconds are each key’s own', async () => {
    const vendor = await portal.started({ limits: { per10Seconds: 1 } });
    const statuses = [await get(vendor, details), await get(vendor, details, setupKey), await get(vendor, details)];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
  });

  it('of the day are the account’s, and last until midnight in the portal’s time zone', async () => {
    const vendor = await portal.started({ limits: { perDay: 2 } });
    const one = await get(vendor, details);
    expect(one.headers.get('x-hubspot-ratelimit-daily-remaining')).toBe('1');
    await get(vendor, details, setupKey);
    const refused = await get(vendor, details);
    expect(await body(refused)).toMatchObject({ policyName: 'DAILY', message: 'You have reached your daily limit.' });
    portal.clock.set(londonInstant('2026-12-01', 0));
    expect((await get(vendor, details)).status).toBe(200);
  });

  it('of searches are five a second for all keys, and come without figures', async () => {
    const vendor = await portal.started({ limits: {} });
    const search = (): Promise<Response> => send(vendor, 'POST', '/crm/objects/2026-09/contacts/search', {});
    for (let call = 0; call < 5; call += 1) {
      const answer = await search();
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-hubspot-ratelimit-remaining')).toBeNull();
    }
    expect(await body(search())).toMatchObject({
      policyName: 'SECONDLY',
      message: 'You have reached your secondly limit.',
    });
    portal.clock.advance(1_000);
    expect((await search()).status).toBe(200);
  });

  it.each([
    { tier: 'free', perTenSeconds: '100', perDay: '250000' },
    { tier: 'professional', perTenSeconds: '190', perDay: '625000' },
    { tier: 'enterprise', perTenSeconds: '190', perDay: '1000000' },
  ] as const)('of a $tier account are $perTenSeconds and $perDay', async ({ tier, perTenSeconds, perDay }) => {
    const { headers } = await get(await portal.started({ tier, limits: {} }), details);
    expect(headers.get('x-hubspot-ratelimit-max')).toBe(perTenSeconds);
    expect(headers.get('x-hubspot-ratelimit-daily')).toBe(perDay);
  });

  it('can be read: of the day, and of what the account holds', async () => {
    const vendor = await portal.started({ limits: { perDay: 1_000 } });
    const usage = await body(get(vendor, '/account-info/2026-09/api-usage/daily/private-apps'));
    expect(usage['results']).toMatchObject([
      { usageLimit: 1_000, currentUsage: 1, resetsAt: '2026-12-01T00:00:00.000Z' },
    ]);
    const properties = await body(get(vendor, '/crm/limits/2026-09/custom-properties'));
    expect(properties).toMatchObject({ overallUsage: 1 });
    expect(properties['byObjectType']).toContainEqual({ objectTypeId: '0-2', limit: 1_000, usage: 1 });
    const pipelines = await body(get(vendor, '/crm/limits/2026-09/pipelines'));
    expect(pipelines['byObjectType']).toMatchObject([{ objectTypeId: '0-3', usage: 1 }]);
  });
});
