import { body, dealKey, first, get, hubSpotPortal, livingDeals, published, send, withDealKey } from './hubspot-portal';

const portal = hubSpotPortal();

describe('what was written through the API', () => {
  it('survives a restart as JSON, down to the next id', async () => {
    const former = await portal.started();
    await withDealKey(former);
    const pipeline = await body(
      send(former, 'POST', '/crm/pipelines/2026-09/deals', {
        label: 'MSP renewals',
        displayOrder: 1,
        stages: [{ label: '90 days', displayOrder: 0, metadata: { probability: '0.4' } }],
      }),
    );
    const words = { name: 'renewal_desk_mentor', label: 'Mentor' };
    const label = await body(send(former, 'POST', '/crm/associations/2026-09/deals/contacts/labels', words));
    const typeId = first(label['results'] as { typeId: number }[]).typeId;
    const stage = first(pipeline['stages'] as { id: string }[]).id;
    const properties = { dealname: 'Kept', pipeline: pipeline['id'], dealstage: stage, renewal_desk_key: 'HALO-1' };
    const { id } = await body(send(former, 'POST', '/crm/objects/2026-09/deals', { properties }));
    const changed = first(livingDeals.filter(({ contacts }) => contacts.length > 0));
    const contactId = first(changed.contacts).contactId;
    await send(former, 'PATCH', `/crm/objects/2026-09/deals/${changed.id}`, { properties: { hs_next_step: 'Call' } });
    await send(former, 'DELETE', `/crm/objects/2026-09/deals/${changed.id}/associations/contacts/${contactId}`);
    await send(former, 'PUT', `/crm/objects/2026-09/deals/${String(id)}/associations/contacts/${contactId}`, [
      { associationCategory: 'USER_DEFINED', associationTypeId: typeId },
    ]);
    const archived = first(livingDeals.filter((deal) => deal.id !== changed.id));
    await send(former, 'DELETE', `/crm/objects/2026-09/deals/${archived.id}`);

    const saved: unknown = JSON.parse(JSON.stringify(former.snapshot()));
    const later = await portal.started({ saved });
    const paths = [
      `deals/${String(id)}?properties=dealname,dealstage,renewal_desk_key&associations=contacts`,
      `deals/${changed.id}?properties=hs_next_step&associations=contacts,companies&propertiesWithHistory=hs_next_step`,
      `deals/${archived.id}?archived=true`,
      `deals/${String(id)}/associations/contacts`,
    ].map((path) => `/crm/objects/2026-09/${path}`);
    const others = [
      '/crm/properties/2026-09/deals',
      '/crm/pipelines/2026-09/deals',
      '/crm/associations/2026-09/deals/contacts/labels',
    ];
    for (const path of [...paths, ...others]) {
      const [before, after] = [await get(former, path), await get(later, path)];
      expect([path, after.status, await after.json()]).toEqual([path, before.status, await before.json()]);
      expect(before.status).toBe(200);
    }
    const inputs = [{ id: 'HALO-1', idProperty: dealKey.name, properties: {} }];
    const again = await body(send(later, 'POST', '/crm/objects/2026-09/deals/batch/upsert', { inputs }));
    expect(again['results']).toMatchObject([{ id, new: false }]);
    const next = await published(later).crm.deals.basicApi.create({ properties: { dealname: 'x' }, associations: [] });
    expect(Number(next.id)).toBeGreaterThan(Number(id));
    expect(
      (await body(get(later, `/crm/pipelines/2026-09/deals/${String(pipeline['id'])}/audit`)))['results'],
    ).toHaveLength(1);
  });

  it('is small: nothing that the seed brings is in it', async () => {
    const vendor = await portal.started();
    const { records, associations } = vendor.snapshot() as {
      records: Record<string, { records: object[] }>;
      associations: object[];
    };
    expect(Object.values(records).flatMap((shelf) => shelf.records)).toEqual([]);
    expect(associations).toEqual([]);
  });

  it('is none in a state from before the simulator kept any', async () => {
    const vendor = await portal.started({ saved: {} });
    expect((await get(vendor, `/crm/objects/2026-09/deals/${first(livingDeals).id}`)).status).toBe(200);
  });
});
