import { haloTenant, json, type Row, world } from './halo-tenant';

const tenant = haloTenant();

describe('a record', () => {
  it('of a ticket knows its contract and its final service level', async () => {
    const get = await tenant.signedIn();
    const row = await json<Row>(get(`/api/Tickets/${world.tickets().at(0).id}?includedetails=true`));
    expect(row).toHaveProperty('contract_id');
    expect(['I', 'O', undefined]).toContain(row['slastate']);
  });

  it('of a contract has the term, custom fields and periods that the list does not have', async () => {
    const get = await tenant.signedIn();
    const contract = world.contracts.find(
      ({ inactiveFrom, noticeFieldText, endsOn }) =>
        inactiveFrom === undefined && noticeFieldText === '60' && endsOn !== undefined,
    );
    const list = await json<{ contracts: readonly Row[] }>(get('/api/ClientContract?pageinate=true&page_size=100'));
    const listed = list.contracts.find(({ id }) => id === contract?.id);
    for (const name of ['customfields', 'periods', 'termmonths', 'rollingcontract', 'note', 'billing_period_string']) {
      expect(listed).not.toHaveProperty(name);
    }
    const detail = await json<Row>(
      get(`/api/ClientContract/${contract?.id ?? 0}?includedetails=true&includeperiods=true`),
    );
    expect(detail['termmonths']).toBe(contract?.termMonths);
    expect(detail['customfields']).toContainEqual(expect.objectContaining({ name: 'CFNoticePeriodDays', value: '60' }));
    const periods = detail['periods'] as readonly Record<string, number | boolean>[];
    expect(periods.filter(({ current }) => current === true)).toHaveLength(1);
    for (const period of periods)
      expect(Number(period['hours_used']) + Number(period['hours_remaining'])).toBe(period['hours_in_period']);
  });

  it('has periods only when they are asked for', async () => {
    const get = await tenant.signedIn();
    const detail = await json<Row>(get(`/api/ClientContract/${world.contracts[0]?.id ?? 0}?includedetails=true`));
    expect(detail).not.toHaveProperty('periods');
  });

  it.each(['/api/ClientContract/999999', '/api/Tickets/1', '/api/Contract', '/api/TimeEntry'])(
    'that is not there, %s, answers 404 and nothing',
    async (path) => {
      const answer = await (await tenant.signedIn())(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('');
    },
  );

  it('is refused with 400 where the id is no number', async () => {
    const answer = await (await tenant.signedIn())('/api/Tickets/probe');
    expect(answer.status).toBe(400);
    expect(await json(answer)).toEqual({ id: ["The value 'probe' is not valid."] });
  });
});
