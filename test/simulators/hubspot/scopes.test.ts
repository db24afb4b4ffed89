import { body, get, hubSpotPortal, send, setupKey } from './hubspot-portal';

const portal = hubSpotPortal();

interface Call {
  readonly path: string;
  readonly method?: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly scope: string;
}

/** One scope that is enough for each. */
const calls: readonly Call[] = [
  { path: '/crm/owners/2026-09', scope: 'crm.objects.owners.read' },
  { path: '/crm/objects/2026-09/deals', scope: 'crm.objects.deals.read' },
  { path: '/crm/objects/2026-09/companies', scope: 'crm.objects.companies.read' },
  { path: '/crm/objects/2026-09/tasks', scope: 'crm.objects.contacts.read' },
  { path: '/crm/objects/2026-09/meetings', scope: 'crm.objects.contacts.read' },
  { path: '/crm/objects/2026-09/deals/search', method: 'POST', scope: 'crm.objects.deals.read' },
  { path: '/crm/objects/2026-09/deals/batch/upsert', method: 'POST', scope: 'crm.objects.deals.write' },
  { path: '/crm/objects/2026-09/notes', method: 'POST', scope: 'crm.objects.contacts.write' },
  { path: '/crm/objects/2026-09/companies/1', method: 'PATCH', scope: 'crm.objects.companies.write' },
  { path: '/crm/objects/2026-09/deals/1/associations/contacts/1', method: 'DELETE', scope: 'crm.objects.deals.write' },
  { path: '/crm/associations/2026-09/deals/contacts/batch/create', method: 'POST', scope: 'crm.objects.deals.write' },
  { path: '/crm/properties/2026-09/deals', method: 'POST', scope: 'crm.schemas.deals.write' },
  { path: '/crm/pipelines/2026-09/deals', method: 'POST', scope: 'crm.schemas.deals.write' },
  { path: '/crm/limits/2026-09/custom-properties', scope: 'crm.objects.companies.read' },
];

describe('a key without any scope', () => {
  it.each(calls)('may not call $path, and is told of $scope', async ({ path, method, scope }) => {
    const vendor = await portal.started({ otherKeys: [{ key: setupKey, scopes: [] }] });
    const answer = method === undefined ? await get(vendor, path, setupKey) : await send(vendor, method, path, {});
    expect(answer.status).toBe(403);
    const { category, errors } = await body(answer);
    expect(category).toBe('MISSING_SCOPES');
    const [{ context }] = errors as [{ context: { requiredGranularScopes: string[] } }];
    expect(context.requiredGranularScopes).toContain(scope);
  });
});

describe('the one scope that is named', () => {
  it.each(calls)('$scope opens $path', async ({ path, method, scope }) => {
    const vendor = await portal.started({ otherKeys: [{ key: setupKey, scopes: [scope] }] });
    const answer = method === undefined ? await get(vendor, path, setupKey) : await send(vendor, method, path, {});
    expect(answer.status).not.toBe(403);
  });

  it('of a schema opens pipelines and properties, and no limits', async () => {
    const vendor = await portal.started({ otherKeys: [{ key: setupKey, scopes: ['crm.schemas.deals.read'] }] });
    const statuses = [
      '/crm/pipelines/2026-09/deals',
      '/crm/properties/2026-09/deals',
      '/crm/limits/2026-09/pipelines',
    ].map(async (path) => (await get(vendor, path, setupKey)).status);
    expect(await Promise.all(statuses)).toEqual([200, 200, 403]);
  });
});
