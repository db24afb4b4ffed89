import { body, first, get, hubSpotPortal, livingDeals, published, refusal, send, withDealKey } from './hubspot-portal';

const portal = hubSpotPortal();

const deal = (name: string, more: Record<string, string> = {}) => ({
  properties: { dealname: name, dealstage: 'qualifiedtobuy', ...more },
  associations: [],
});

describe('a batch', () => {
  it('of creates answers 201 when all are made', async () => {
    const { deals } = published(await portal.started()).crm;
    const made = await deals.batchApi.create({ inputs: [deal('One'), deal('Two')] });
    expect(made.status).toBe('COMPLETE');
    expect(made.results.map(({ properties }) => properties['dealname'])).toEqual(['One', 'Two']);
    expect(new Set(made.results.map(({ id }) => id)).size).toBe(2);
  });

  it('of creates with one bad input makes nothing', async () => {
    const vendor = await portal.started();
    const { deals } = published(vendor).crm;
    const before = (await deals.getAll()).length;
    const refused = await refusal(deals.batchApi.create({ inputs: [deal('One'), deal('Two', { unicorn: '1' })] }));
    expect(refused.code).toBe(400);
    expect((await deals.getAll()).length).toBe(before);
  });

  it('of creates that each carry a trace id of their own succeeds in part, and says where it failed', async () => {
    const { deals } = published(await portal.started()).crm;
    const inputs = [deal('One'), deal('Two', { amount: 'much' }), deal('Three')].map((input, position) => ({
      ...input,
      objectWriteTraceId: `trace-${position}`,
    }));
    const made = await deals.batchApi.create({ inputs });
    expect(made.results.map(({ objectWriteTraceId }) => objectWriteTraceId)).toEqual(['trace-0', 'trace-2']);
    if (!('errors' in made)) throw new Error('no errors were told');
    expect([made.numErrors, made.errors?.[0]?.category]).toEqual([1, 'VALIDATION_ERROR']);
    expect(made.errors?.[0]?.context).toEqual({ objectWriteTraceId: ['trace-1'] });
    expect(made.errors?.[0]?.message).toContain('INVALID_FLOAT');
  });

  it('with the same trace id twice cannot succeed in part', async () => {
    const { deals } = published(await portal.started()).crm;
    const inputs = [deal('One'), deal('Two', { amount: 'much' })].map((input) => ({
      ...input,
      objectWriteTraceId: 'same',
    }));
    expect((await refusal(deals.batchApi.create({ inputs }))).code).toBe(400);
  });

  it('of upserts makes what is not there and changes what is', async () => {
    const vendor = await portal.started();
    await withDealKey(vendor);
    const { deals } = published(vendor).crm;
    const input = (id: string, amount: string) => ({
      id,
      idProperty: 'renewal_desk_key',
      properties: { dealname: id, dealstage: 'contractsent', amount },
    });
    const one = await deals.batchApi.upsert({ inputs: [input('HALO-1', '10'), input('HALO-2', '20')] });
    const again = await deals.batchApi.upsert({ inputs: [input('HALO-2', '25'), input('HALO-3', '30')] });
    expect(one.results.map(({ _new }) => _new)).toEqual([true, true]);
    expect(again.results.map(({ _new }) => _new)).toEqual([false, true]);
    expect(again.results[0]?.id).toBe(one.results[1]?.id);
    expect(again.results.map(({ properties }) => properties['renewal_desk_key'])).toEqual(['HALO-2', 'HALO-3']);
    expect(again.results[0]?.properties['amount']).toBe('25');
  });

  it.each([
    {
      because: 'the id property is not unique',
      inputs: [{ id: 'x', idProperty: 'dealname', properties: {} }],
    },
    {
      because: 'an id is there twice',
      inputs: [
        { id: 'x', idProperty: 'renewal_desk_key', properties: {} },
        { id: 'x', idProperty: 'renewal_desk_key', properties: {} },
      ],
    },
    {
      because: 'the inputs go by different properties',
      inputs: [
        { id: 'x', idProperty: 'renewal_desk_key', properties: {} },
        { id: '1', idProperty: 'hs_object_id', properties: {} },
      ],
    },
    {
      because: 'it carries associations',
      inputs: [{ id: 'x', idProperty: 'renewal_desk_key', properties: {}, associations: [] }],
    },
    { because: 'it is empty', inputs: [] },
    {
      because: 'it has more than a hundred inputs',
      inputs: Array.from({ length: 101 }, (_, n) => ({ id: `k${n}`, idProperty: 'renewal_desk_key', properties: {} })),
    },
  ])('of upserts is refused when $because', async ({ inputs }) => {
    const vendor = await portal.started();
    await withDealKey(vendor);
    const answer = await send(vendor, 'POST', '/crm/objects/2026-09/deals/batch/upsert', { inputs });
    expect(answer.status).toBe(400);
    expect(await body(answer)).toMatchObject({ category: 'VALIDATION_ERROR' });
  });

  it('of updates leaves out records that are not there', async () => {
    const { deals } = published(await portal.started()).crm;
    const { id } = first(livingDeals);
    const changed = await deals.batchApi.update({
      inputs: [
        { id, properties: { hs_next_step: 'Call' } },
        { id: '1', properties: { hs_next_step: 'Call' } },
      ],
    });
    expect(changed.results.map((result) => result.id)).toEqual([id]);
    expect('errors' in changed && changed.errors?.[0]?.category).toBe('OBJECT_NOT_FOUND');
  });

  it('of reads goes by a unique property and names what it lacks', async () => {
    const vendor = await portal.started();
    await withDealKey(vendor);
    const { deals } = published(vendor).crm;
    const { id } = first(livingDeals);
    await deals.basicApi.update(id, { properties: { renewal_desk_key: 'HALO-9' } });
    const read = await deals.batchApi.read({
      idProperty: 'renewal_desk_key',
      inputs: [{ id: 'HALO-9' }, { id: 'HALO-10' }],
      properties: ['renewal_desk_key'],
      propertiesWithHistory: [],
    });
    expect(read.results.map((result) => result.id)).toEqual([id]);
    expect('errors' in read && read.errors?.[0]?.context).toEqual({ ids: ['HALO-10'] });
  });

  it('of archives answers 204 whatever the ids were', async () => {
    const vendor = await portal.started();
    const { id } = first(livingDeals);
    const path = '/crm/objects/2026-09/deals/batch/archive';
    expect((await send(vendor, 'POST', path, { inputs: [{ id }, { id: '1' }] })).status).toBe(204);
    expect((await get(vendor, `/crm/objects/2026-09/deals/${id}`)).status).toBe(404);
  });
});

describe('a unique value', () => {
  it('is refused to a second record, within one batch as well', async () => {
    const vendor = await portal.started();
    await withDealKey(vendor);
    const { deals } = published(vendor).crm;
    const key = { renewal_desk_key: 'HALO-7' };
    const twice = await refusal(deals.batchApi.create({ inputs: [deal('One', key), deal('Two', key)] }));
    expect(twice.body['message']).toMatch(
      /propertyName=renewal_desk_key, value=HALO-7\} on \d+\. \d+ already has that value\.$/,
    );
    const { id } = await deals.basicApi.create(deal('One', key));
    const other = await refusal(deals.basicApi.update(first(livingDeals).id, { properties: key }));
    expect(other).toMatchObject({ code: 400, body: { category: 'VALIDATION_ERROR' } });
    expect(other.body['message']).toContain(`${id} already has that value`);
  });

  it.each([
    { archivedKeepUniqueValues: false, status: 201 },
    { archivedKeepUniqueValues: true, status: 400 },
  ])('of an archived record answers $status when kept is $archivedKeepUniqueValues', async ({ status, ...options }) => {
    const vendor = await portal.started(options);
    await withDealKey(vendor);
    const create = (): Promise<Response> =>
      send(vendor, 'POST', '/crm/objects/2026-09/deals', deal('One', { renewal_desk_key: 'HALO-7' }));
    const { id } = await body(create());
    await send(vendor, 'DELETE', `/crm/objects/2026-09/deals/${String(id)}`);
    expect((await create()).status).toBe(status);
  });
});
