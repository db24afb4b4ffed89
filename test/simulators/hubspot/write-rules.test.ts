import { strictWriteRules, type WriteRules } from '#simulators/hubspot/records/write-rules';
import { body, hubSpotPortal, send, withDealKey } from './hubspot-portal';

const portal = hubSpotPortal();

const open = { dealname: 'Renewal', dealstage: 'contractsent' };
const dated = '/crm/objects/2026-09/deals';

describe('an administrator’s rules', () => {
  it('require a property once another has a certain value', async () => {
    const vendor = await portal.started({ writeRules: strictWriteRules });
    const { id } = await body(send(vendor, 'POST', dated, { properties: open }));
    const refused = await send(vendor, 'PATCH', `${dated}/${String(id)}`, { properties: { dealstage: 'closedwon' } });
    expect(refused.status).toBe(400);
    expect(await body(refused)).toMatchObject({
      category: 'VALIDATION_ERROR',
      errors: [
        {
          code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY',
          message: 'closedate is required because of a conditional property rule based on [dealstage]',
          context: { propertyName: ['closedate'] },
        },
        { code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY', context: { propertyName: ['amount'] } },
      ],
    });
    const won = { dealstage: 'closedwon', closedate: '2026-12-31', amount: '1' };
    expect((await send(vendor, 'PATCH', `${dated}/${String(id)}`, { properties: won })).status).toBe(200);
    const cleared = await send(vendor, 'PATCH', `${dated}/${String(id)}`, { properties: { closedate: '' } });
    expect(cleared.status).toBe(400);
    const unrelated = await send(vendor, 'PATCH', `${dated}/${String(id)}`, { properties: { hs_next_step: 'Bill' } });
    expect(unrelated.status).toBe(200);
  });

  it('require on a create what the form for people requires', async () => {
    const vendor = await portal.started({ writeRules: strictWriteRules });
    const refused = await body(send(vendor, 'POST', dated, { properties: { dealname: 'Renewal' } }));
    expect(refused).toMatchObject({
      errors: [{ code: 'MISSING_REQUIRED_PROPERTY', context: { propertyName: ['dealstage'] } }],
    });
  });

  it.each([
    { path: dated, writeRules: strictWriteRules, status: 400 },
    { path: '/crm/objects/2026-03/deals', writeRules: strictWriteRules, status: 201 },
    { path: '/crm/v3/objects/deals', writeRules: strictWriteRules, status: 201 },
    { path: dated, writeRules: undefined, status: 201 },
  ])('answer $status to $path', async ({ path, writeRules, status }) => {
    const options: { writeRules?: WriteRules } = writeRules === undefined ? {} : { writeRules };
    const properties = { ...open, dealstage: 'closedwon' };
    expect((await send(await portal.started(options), 'POST', path, { properties })).status).toBe(status);
  });

  it('are told input by input in a batch with trace ids', async () => {
    const vendor = await portal.started({ writeRules: strictWriteRules });
    await withDealKey(vendor);
    const input = (id: string, dealstage: string) => ({
      id,
      idProperty: 'renewal_desk_key',
      objectWriteTraceId: id,
      properties: { dealname: id, dealstage },
    });
    const inputs = [input('a', 'closedwon'), input('b', 'contractsent')];
    const answer = await send(vendor, 'POST', `${dated}/batch/upsert`, { inputs });
    expect(answer.status).toBe(207);
    expect(await body(answer)).toMatchObject({
      results: [{ objectWriteTraceId: 'b', new: true }],
      errors: [{ category: 'VALIDATION_ERROR', context: { objectWriteTraceId: ['a'] } }],
    });
  });
});
