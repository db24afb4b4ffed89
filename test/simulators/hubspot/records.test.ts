import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/deals/models/Filter';
import { body, first, get, hubSpotPortal, livingDeals, published, refusal, send, world } from './hubspot-portal';

const portal = hubSpotPortal();

const newDeal = {
  dealname: 'Renewal of the agreement',
  dealstage: 'contractsent',
  amount: '1200.50',
  closedate: '2027-01-31',
};

describe('a record', () => {
  it('that is created has what was sent, what follows from it, and the clock’s time', async () => {
    const { deals } = published(await portal.started()).crm;
    const { id } = await deals.basicApi.create({
      properties: { ...newDeal, hubspot_owner_id: '64492900' },
      associations: [],
    });
    const names = ['dealname', 'amount', 'closedate', 'pipeline', 'hs_is_closed', 'hs_deal_stage_probability'];
    const read = await deals.basicApi.getById(id, [...names, 'hs_next_step', 'hubspot_owner_assigneddate']);
    const now = new Date(portal.clock.now());
    expect(read.properties).toMatchObject({
      dealname: newDeal.dealname,
      amount: '1200.5',
      closedate: '2027-01-31T00:00:00.000Z',
      pipeline: 'default',
      hs_is_closed: 'false',
      hs_deal_stage_probability: '0.9',
      hs_next_step: null,
      hubspot_owner_assigneddate: now.toISOString(),
      hs_object_id: id,
    });
    expect([read.createdAt, read.updatedAt]).toEqual([now, now]);
  });

  it('that is changed moves its time of modification; what stays the same moves nothing', async () => {
    const { deals } = published(await portal.started()).crm;
    const { id, name } = first(livingDeals);
    portal.clock.advance(60_000);
    const same = await deals.basicApi.update(id, { properties: { dealname: name } });
    expect(same.updatedAt.getTime()).toBe(first(livingDeals).updatedAt);
    const changed = await deals.basicApi.update(id, { properties: { dealname: 'Another name', description: '' } });
    expect(changed.updatedAt.getTime()).toBe(portal.clock.now());
    const read = await deals.basicApi.getById(id, ['dealname', 'description']);
    expect(read.properties).toMatchObject({ dealname: 'Another name', description: null });
    expect(read.properties['hs_lastmodifieddate']).toBe(new Date(portal.clock.now()).toISOString());
  });

  it('that is archived is gone from reads, links and searches, and is listed among the archived', async () => {
    const vendor = await portal.started();
    const { deals, companies } = published(vendor).crm;
    const deal = first(livingDeals.filter(({ companyIds }) => companyIds.length > 0));
    await deals.basicApi.archive(deal.id);
    expect((await refusal(deals.basicApi.getById(deal.id))).code).toBe(404);
    const archived = await deals.basicApi.getById(deal.id, undefined, undefined, undefined, true);
    expect([archived.archived, archived.archivedAt?.getTime()]).toEqual([true, portal.clock.now()]);
    const company = await companies.basicApi.getById(first(deal.companyIds), undefined, undefined, ['deals']);
    expect(company.associations?.['deals']?.results.map(({ id }) => id) ?? []).not.toContain(deal.id);
    const found = await deals.searchApi.doSearch({
      filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: FilterOperatorEnum.Eq, value: deal.id }] }],
    });
    expect(found.total).toBe(0);
    await deals.basicApi.archive(deal.id);
  });

  it('is found by a unique property', async () => {
    const { contacts } = published(await portal.started()).crm;
    const { email, firstName } = first(world.crmContacts.filter(({ isArchived }) => !isArchived));
    const read = await contacts.basicApi.getById(
      email.toUpperCase(),
      ['firstname'],
      undefined,
      undefined,
      false,
      'email',
    );
    expect(read.properties['firstname']).toBe(firstName);
    const changed = await contacts.basicApi.update(email, { properties: { jobtitle: 'Chair' } }, 'email');
    expect(changed.properties['jobtitle']).toBe('Chair');
    const refused = await refusal(contacts.basicApi.getById('x', undefined, undefined, undefined, false, 'firstname'));
    expect(refused.code).toBe(400);
  });

  it('remembers what its properties were and who changed them', async () => {
    const vendor = await portal.started();
    const { id, name } = first(livingDeals);
    await send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${id}`, { properties: { dealname: 'Renamed' } });
    const read = await body(get(vendor, `/crm/objects/2026-09/deals/${id}?propertiesWithHistory=dealname`));
    expect(read['propertiesWithHistory']).toEqual({
      dealname: [
        expect.objectContaining({ value: 'Renamed', sourceType: 'INTEGRATION' }),
        expect.objectContaining({ value: name, sourceType: 'CRM_UI' }),
      ],
    });
  });

  it.each([
    { type: 'tasks', properties: { hs_task_subject: 'Call' }, missing: ['hs_timestamp'] },
    { type: 'notes', properties: { hs_note_body: 'Text' }, missing: ['hs_timestamp'] },
    { type: 'companies', properties: { city: 'Leeds' }, missing: ['name', 'domain'] },
    { type: 'contacts', properties: { jobtitle: 'Chair' }, missing: ['email', 'firstname', 'lastname'] },
  ])('of $type is not made without $missing', async ({ type, properties, missing }) => {
    const answer = await send(await portal.started(), 'POST', `/crm/objects/2026-09/${type}`, { properties });
    expect(answer.status).toBe(400);
    expect(await body(answer)).toMatchObject({ category: 'VALIDATION_ERROR', context: { properties: missing } });
  });

  it('of a contact whose address is known meets a conflict that names the other', async () => {
    const { contacts } = published(await portal.started()).crm;
    const { id, email } = first(world.crmContacts.filter(({ isArchived }) => !isArchived));
    const refused = await refusal(contacts.basicApi.create({ properties: { email }, associations: [] }));
    expect(refused).toMatchObject({
      code: 409,
      body: { category: 'CONFLICT', message: `Contact already exists. Existing ID: ${id}` },
    });
  });
});

describe('a task', () => {
  it('is stamped when it is completed, and no more when it is opened again', async () => {
    const vendor = await portal.started();
    const { id } = first(world.tasks.filter(({ status, isArchived }) => status === 'NOT_STARTED' && !isArchived));
    const status = (value: string): Promise<Response> =>
      send(vendor, 'PATCH', `/crm/objects/2026-09/tasks/${id}`, { properties: { hs_task_status: value } });
    expect((await body(status('COMPLETED')))['properties']).toMatchObject({
      hs_task_completion_date: new Date(portal.clock.now()).toISOString(),
    });
    expect((await body(status('NOT_STARTED')))['properties']).not.toHaveProperty('hs_task_completion_date');
  });

  it('is made with its links in one call', async () => {
    const vendor = await portal.started();
    const deal = first(livingDeals);
    const made = await body(
      send(vendor, 'POST', '/crm/objects/2026-09/tasks', {
        properties: {
          hs_timestamp: '2026-12-01T09:00:00Z',
          hs_task_subject: '90-day review',
          hs_task_reminders: '1796112000000',
        },
        associations: [
          { to: { id: deal.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 216 }] },
        ],
      }),
    );
    const links = await body(get(vendor, `/crm/objects/2026-09/tasks/${String(made['id'])}/associations/deals`));
    expect(links['results']).toEqual([
      { toObjectId: deal.id, associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 216, label: null }] },
    ]);
    const back = await body(get(vendor, `/crm/objects/2026-09/deals/${deal.id}/associations/tasks`));
    expect(JSON.stringify(back['results'])).toContain(`"toObjectId":"${String(made['id'])}"`);
  });
});
