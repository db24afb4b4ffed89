import {
  PropertyCreateFieldTypeEnum,
  PropertyCreateTypeEnum,
} from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate';
import {
  body,
  dealKey,
  first,
  get,
  hubSpotPortal,
  livingDeals,
  published,
  refusal,
  send,
  withDealKey,
} from './hubspot-portal';

const portal = hubSpotPortal();

const path = '/crm/properties/2026-09/deals';
const option = (value: string, displayOrder = 0) => ({ label: value, value, displayOrder, hidden: false });
const choice = {
  ...dealKey,
  name: 'renewal_desk_band',
  hasUniqueValue: false,
  type: 'enumeration',
  fieldType: 'select',
};
const band = { ...choice, options: [option('ready'), option('blocked', 1)] };

describe('a property', () => {
  it('reads back as it was made', async () => {
    const { coreApi } = published(await portal.started()).crm.properties;
    await coreApi.create('deals', {
      ...dealKey,
      type: PropertyCreateTypeEnum.String,
      fieldType: PropertyCreateFieldTypeEnum.Text,
    });
    const read = await coreApi.getByName('deals', 'renewal_desk_key');
    expect(read).toMatchObject({ ...dealKey, hubspotDefined: false, archived: false });
    expect(read.modificationMetadata).toMatchObject({ archivable: true, readOnlyValue: false });
  });

  it('whose name exists answers 409 and changes nothing', async () => {
    const vendor = await portal.started();
    await withDealKey(vendor);
    const answer = await send(vendor, 'POST', path, { ...dealKey, label: 'Other' });
    expect(answer.status).toBe(409);
    expect(await body(answer)).toMatchObject({
      category: 'OBJECT_ALREADY_EXISTS',
      subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS',
      message: "A property named 'renewal_desk_key' already exists.",
    });
    expect(await body(get(vendor, `${path}/renewal_desk_key`))).toMatchObject({ label: dealKey.label });
  });

  it('that is archived is unknown to writes, and comes back with its values when it is made again', async () => {
    const vendor = await portal.started();
    await withDealKey(vendor);
    const { id } = first(livingDeals);
    const write = (value: string): Promise<Response> =>
      send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${id}`, { properties: { renewal_desk_key: value } });
    await write('HALO-1');
    const made = await body(get(vendor, `${path}/renewal_desk_key`));
    portal.clock.advance(60_000);
    expect((await send(vendor, 'DELETE', `${path}/renewal_desk_key`)).status).toBe(204);
    expect((await get(vendor, `${path}/renewal_desk_key`)).status).toBe(404);
    expect((await get(vendor, `${path}/renewal_desk_key?archived=true`)).status).toBe(200);
    expect((await write('HALO-2')).status).toBe(400);
    expect((await send(vendor, 'POST', path, { ...dealKey, label: 'Came back' })).status).toBe(201);
    const back = await body(get(vendor, `${path}/renewal_desk_key`));
    expect(back).toMatchObject({ label: 'Came back', createdAt: made['createdAt'], archived: false });
    const deal = await body(get(vendor, `/crm/objects/2026-09/deals/${id}?properties=renewal_desk_key`));
    expect(deal['properties']).toMatchObject({ renewal_desk_key: 'HALO-1' });
  });

  it.each([
    { because: 'a field type that cannot show it', property: { ...dealKey, fieldType: 'number' } },
    { because: 'an unknown type', property: { ...dealKey, type: 'json' } },
    { because: 'no group', property: { ...dealKey, groupName: 'nowhere' } },
    { because: 'a name with capitals', property: { ...dealKey, name: 'RenewalKey' } },
    { because: 'no label', property: { ...dealKey, label: undefined } },
    { because: 'unique dates', property: { ...dealKey, type: 'date', fieldType: 'date' } },
    { because: 'an enumeration without options', property: choice },
    {
      because: 'an option that lacks its place',
      property: { ...choice, options: [{ label: 'a', value: 'a', hidden: false }] },
    },
    { because: 'the same option twice', property: { ...choice, options: [option('a'), option('a', 1)] } },
    {
      because: 'a truth value without its two options',
      property: { ...choice, type: 'bool', fieldType: 'booleancheckbox' },
    },
  ])('with $because is refused', async ({ property }) => {
    const answer = await send(await portal.started(), 'POST', path, property);
    expect(answer.status).toBe(400);
    expect(await body(answer)).toMatchObject({ category: 'VALIDATION_ERROR' });
  });

  it('with options of its own takes these and no others; a patch with options replaces the list', async () => {
    const vendor = await portal.started();
    await send(vendor, 'POST', path, band);
    const write = async (value: string): Promise<number> => {
      const properties = { renewal_desk_band: value };
      return (await send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${first(livingDeals).id}`, { properties }))
        .status;
    };
    expect([await write('ready'), await write('atRisk')]).toEqual([200, 400]);
    await send(vendor, 'PATCH', `${path}/renewal_desk_band`, { label: 'Readiness band' });
    expect(await write('blocked')).toBe(200);
    await send(vendor, 'PATCH', `${path}/renewal_desk_band`, { options: [option('ready'), option('atRisk', 1)] });
    expect([await write('atRisk'), await write('blocked')]).toEqual([200, 400]);
  });

  it('that picks an owner takes the ids of owners', async () => {
    const vendor = await portal.started();
    const deputy = { ...choice, name: 'renewal_desk_deputy', referencedObjectType: 'OWNER', externalOptions: true };
    expect((await send(vendor, 'POST', path, deputy)).status).toBe(201);
    const write = async (value: string): Promise<number> => {
      const properties = { renewal_desk_deputy: value };
      return (await send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${first(livingDeals).id}`, { properties }))
        .status;
    };
    expect([await write('64492900'), await write('12')]).toEqual([200, 400]);
  });

  it('stays unique or not, whatever a patch says', async () => {
    const vendor = await portal.started();
    await withDealKey(vendor);
    const answer = await send(vendor, 'PATCH', `${path}/renewal_desk_key`, { hasUniqueValue: false });
    expect([answer.status, (await body(answer))['hasUniqueValue']]).toEqual([200, true]);
  });

  it('with unique values is one of ten at most', async () => {
    const vendor = await portal.started();
    const statuses: number[] = [];
    for (let position = 0; position < 11; position += 1) {
      statuses.push((await send(vendor, 'POST', path, { ...dealKey, name: `key_${position}` })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(201), 400]);
  });

  it('of HubSpot’s own is neither changed nor archived', async () => {
    const vendor = await portal.started();
    expect((await send(vendor, 'PATCH', `${path}/dealname`, { label: 'Name' })).status).toBe(400);
    expect((await send(vendor, 'DELETE', `${path}/dealname`)).status).toBe(400);
  });

  it('is made, read and archived in batches, with partial success', async () => {
    const { batchApi } = published(await portal.started()).crm.properties;
    const input = {
      ...dealKey,
      hasUniqueValue: false,
      type: PropertyCreateTypeEnum.String,
      fieldType: PropertyCreateFieldTypeEnum.Text,
    };
    const made = await batchApi.create('deals', {
      inputs: [
        { ...input, name: 'one' },
        { ...input, name: 'dealname' },
      ],
    });
    expect([made.results.map(({ name }) => name), 'numErrors' in made && made.numErrors]).toEqual([['one'], 1]);
    await batchApi.archive('deals', { inputs: [{ name: 'one' }, { name: 'never' }] });
    const read = await batchApi.read('deals', { archived: true, inputs: [{ name: 'one' }, { name: 'never' }] });
    expect([read.results.map(({ name }) => name), 'numErrors' in read && read.numErrors]).toEqual([['one'], 1]);
  });

  it('needs the schema scope of its object to be made, any scope of it to be read', async () => {
    const { coreApi } = published(await portal.started(), 'a-service-key').crm.properties;
    expect((await coreApi.getAll('deals')).results.length).toBeGreaterThan(10);
    const refused = await refusal(
      coreApi.create('deals', {
        ...dealKey,
        type: PropertyCreateTypeEnum.String,
        fieldType: PropertyCreateFieldTypeEnum.Text,
      }),
    );
    expect(refused).toMatchObject({
      code: 403,
      body: {
        category: 'MISSING_SCOPES',
        errors: [{ context: { requiredGranularScopes: ['crm.schemas.deals.write'] } }],
      },
    });
  });
});

describe('a property group', () => {
  it('is made, renamed and archived once nothing is in it', async () => {
    const vendor = await portal.started();
    const { groupsApi, coreApi } = published(vendor).crm.properties;
    const group = { name: 'renewal_desk', label: 'Renewal Desk', displayOrder: -1 };
    await groupsApi.create('deals', group);
    expect((await refusal(groupsApi.create('deals', group))).code).toBe(409);
    expect((await groupsApi.update('deals', 'renewal_desk', { label: 'Renewals' })).label).toBe('Renewals');
    await send(vendor, 'POST', path, { ...dealKey, groupName: 'renewal_desk' });
    const refused = await refusal(groupsApi.archive('deals', 'renewal_desk'));
    expect(refused.code).toBe(400);
    expect(JSON.parse(String(refused.body['message']))).toMatchObject({
      subCategory: 'PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES',
    });
    await coreApi.archive('deals', 'renewal_desk_key');
    await groupsApi.archive('deals', 'renewal_desk');
    expect((await groupsApi.getAll('deals')).results.map(({ name }) => name)).toEqual(['dealinformation']);
  });
});
