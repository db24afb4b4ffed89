import { haloTenant, json, type Row, world } from './halo-tenant';

const tenant = haloTenant();
const allScopes = { grantedScopes: ['all'] };

describe('what a desk is configured with', () => {
  it.each([
    ['Status', 'type'],
    ['TicketType', 'name'],
    ['Priority', 'priorityid'],
    ['SLA', 'name'],
    ['Outcome', 'outcome'],
    ['Category', 'category_name'],
    ['Team', 'name'],
    ['FieldInfo', 'name'],
    ['Webhook', 'url'],
  ])('is a bare array of everything, whatever page is asked for: %s', async (name, field) => {
    const get = await tenant.signedIn('all', allScopes);
    const rows = await json<readonly Row[]>(get(`/api/${name}`));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row[field]).toBeDefined();
    expect(await json(get(`/api/${name}?pageinate=true&page_size=1&page_no=2`))).toEqual(rows);
  });

  it.each(['Status', 'TicketType', 'Priority', 'SLA', 'Outcome', 'Category', 'Team', 'FieldInfo', 'Webhook'])(
    'has a record for every row, and none for an id of nothing: %s',
    async (name) => {
      const get = await tenant.signedIn('all', allScopes);
      const rows = await json<readonly Row[]>(get(`/api/${name}`));
      for (const { id } of rows) expect((await json<Row>(get(`/api/${name}/${id}?includedetails=true`))).id).toBe(id);
      expect((await get(`/api/${name}/99999`)).status).toBe(404);
    },
  );

  it('knows priorities by GUID and gives the number that tickets carry', async () => {
    const get = await tenant.signedIn();
    const rows = await json<readonly Row[]>(get('/api/Priority?slaid=1'));
    expect(rows.map((row) => row['priorityid'])).toEqual([1, 2, 3, 4]);
    for (const { id } of rows) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect((await get('/api/Priority/1')).status).toBe(404);
    const [sla] = await json<readonly Row[]>(get('/api/SLA?showpriorities=true'));
    expect(sla?.['priorities']).toEqual(rows);
  });

  it('says where a reopened ticket goes in the record of its type only', async () => {
    const get = await tenant.signedIn();
    const [type] = await json<readonly Row[]>(get('/api/TicketType'));
    expect(type).not.toHaveProperty('reopenedstatus');
    expect(await json(get(`/api/TicketType/${type?.id ?? 0}`))).toHaveProperty('reopenedstatus');
  });

  it('shows webhooks to administrators only', async () => {
    const get = await tenant.signedIn('all:standard', { grantedScopes: ['all:standard'] });
    expect((await get('/api/Webhook')).status).toBe(403);
    expect((await get('/api/Invoice')).status).toBe(200);
  });
});

describe('what an hour of an agent costs', () => {
  it('stands in the record and not in the list', async () => {
    const get = await tenant.signedIn();
    const rows = await json<readonly Row[]>(get('/api/Agent?includedisabled=true'));
    for (const row of rows) expect(row).not.toHaveProperty('costprice');
    for (const { agentId, costPerHourMinor } of world.staff) {
      const record = await json<Row>(get(`/api/Agent/${agentId}?includedetails=true`));
      expect(record['costprice'] ?? 0).toBe((costPerHourMinor ?? 0) / 100);
    }
  });
});

describe('who is asking', () => {
  it.each([
    ['/api/Users/me', 404],
    ['/api/Client/me', 401],
  ])('%s answers %i to an agent’s token', async (path, status) => {
    expect((await (await tenant.signedIn())(path)).status).toBe(status);
  });
});

describe('people and customers', () => {
  const users = async (query: string): Promise<readonly Row[]> => {
    const get = await tenant.signedIn();
    return (await json<{ users: readonly Row[] }>(get(`/api/Users?count=1000&${query}`))).users;
  };

  it('are found by an exact address', async () => {
    const contact = world.contacts.find(
      ({ id, leftOn, arrivedOn }) => id % 34 !== 0 && id % 58 !== 0 && !leftOn && !arrivedOn,
    );
    const filter = [{ filter_name: 'emailaddress', filter_type: 2, filter_value: contact?.email }];
    const found = await users(`advanced_search=${encodeURIComponent(JSON.stringify(filter))}`);
    expect(found.map(({ id }) => id)).toEqual([contact?.id]);
  });

  it.each(['[{"filter_name":"login","filter_type":2,"filter_value":"x"}]', 'x'])(
    'are not found by a field that is not whitelisted: %s',
    async (filter) => {
      const answer = await (await tenant.signedIn())(`/api/Users?advanced_search=${encodeURIComponent(filter)}`);
      expect(answer.status).toBe(400);
      expect(await json(answer)).toMatchObject({ Message: 'Invalid advanced search parameter' });
    },
  );

  it('are known from the day they arrive and inactive from the day after they left', async () => {
    const come = world.contacts.filter(({ arrivedOn }) => arrivedOn !== undefined && arrivedOn > '2026-11-30');
    const gone = world.contacts.find(({ leftOn }) => leftOn !== undefined && leftOn < '2026-11-30');
    const active = new Set((await users('')).map(({ id }) => id));
    expect(come.some(({ id }) => active.has(id))).toBe(false);
    expect(active.has(gone?.id ?? 0)).toBe(false);
    const changed = await users(`includeinactive=true&lastupdatefromdate=${gone?.leftOn ?? ''}`);
    expect(changed.map(({ id }) => id)).toContain(gone?.id);
  });

  it('count their tickets where a customer is read with its activity', async () => {
    const get = await tenant.signedIn();
    const client = world.clients[world.incidentClientIndex];
    const plain = await json<Row>(get(`/api/Client/${client?.id ?? 0}?includedetails=true`));
    expect(plain).not.toHaveProperty('open_ticket_count');
    const active = await json<Row>(get(`/api/Client/${client?.id ?? 0}?includeactivity=true`));
    const list = await json<{ record_count: number }>(get(`/api/Tickets?client_id=${client?.id ?? 0}&open_only=true`));
    expect(active['open_ticket_count']).toBe(list.record_count);
    expect(list.record_count).toBeGreaterThan(0);
  });
});
