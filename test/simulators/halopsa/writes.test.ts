import { haloTenant, json, sessionAt, world, writeScopes, type Row, type Session } from './halo-tenant';

const tenant = haloTenant();

const session = async (): Promise<Session> => sessionAt(await tenant.started(), writeScopes);
const ticketId = world.tickets().at(40).id;
const [client, otherClient] = [world.clients[0]?.id ?? 0, world.clients[1]?.id ?? 0];
const contract = world.contracts.find(({ inactiveFrom }) => inactiveFrom === undefined);
const contractPath = `/api/ClientContract/${contract?.id ?? 0}?includedetails=true`;

interface Actions {
  readonly record_count: number;
  readonly actions: readonly Row[];
}

describe('a refusal', () => {
  it.each([
    {
      because: 'no outcome',
      path: '/api/Actions',
      body: [{ ticket_id: ticketId, note: 'x' }],
      says: /An Outcome must/,
    },
    {
      because: 'an outcome that is not the agent’s',
      path: '/api/Actions',
      body: [{ ticket_id: ticketId, outcome_id: 12 }],
      says: /permission/,
    },
    { because: 'no ticket', path: '/api/Actions', body: [{ outcome_id: 7 }], says: /Ticket/ },
    { because: 'no customer', path: '/api/Tickets', body: [{ summary: 'x' }], says: /^A Site must be selected$/ },
    {
      because: 'a missing column',
      path: '/api/Tickets',
      body: [{ client_id: client }],
      says: /\(515\) - Cannot insert/,
    },
  ])('for $because is one .NET exception with 400', async ({ path, body, says }) => {
    const answer = await (await session()).post(path, body);
    expect(answer.status).toBe(400);
    const exception = await json<Record<string, unknown>>(answer);
    expect(exception).toMatchObject({ ClassName: 'System.Exception', HResult: -2146233088, InnerException: null });
    expect(exception['Message']).toMatch(says);
  });

  it.each([
    ['/api/ClientContract', [{ id: 999_999, customfields: [] }]],
    ['/api/CRMNote', [{ id: 999_999, note: 'x' }]],
    ['/api/Tickets', [{ id: 1, summary: 'x' }]],
    ['/api/CRMNote', []],
  ] as const)('for something that is not there is a bare text with 400: %s', async (path, body) => {
    const answer = await (await session()).post(path, body);
    expect(answer.status).toBe(400);
    expect(await json(answer)).toBe('Invalid Resource');
  });

  it.each([
    {
      body: '[{"ticket_id":1,"outcome_id":"x"}]',
      says: {
        '[0].outcome_id': ["Could not convert string to integer: x. Path '[0].outcome_id', line 1, position 32."],
      },
    },
    {
      body: '[{"ticket_id":95.0}]',
      says: {
        '[0].ticket_id': ["Input string '95.0' is not a valid integer. Path '[0].ticket_id', line 1, position 18."],
      },
    },
    {
      body: '[{"ticket_id":1,\n "hiddenfromuser":"yes"}]',
      says: {
        '[0].hiddenfromuser': [
          "Could not convert string to boolean: yes. Path '[0].hiddenfromuser', line 2, position 23.",
        ],
      },
    },
    {
      body: '{"ticket_id":1}',
      says: { '': ['Cannot deserialize the current JSON object because the type requires a JSON array.'] },
    },
    { body: 'hello', says: { '': ['Unexpected character encountered while parsing value: h.'] } },
  ])('of a body that cannot be read names the place: $body', async ({ body, says }) => {
    const answer = await (await session()).post('/api/Actions', body);
    expect(answer.status).toBe(400);
    expect(await json(answer)).toEqual(says);
  });
});

describe('an action', () => {
  const note = { ticket_id: ticketId, outcome_id: 7, note_html: '<p>Called &amp; agreed</p>', timetaken: 0.25 };

  it('comes back as one object with 201, hidden as its outcome says, in the name of the login agent', async () => {
    const { post } = await session();
    const answer = await post('/api/Actions', [note]);
    expect(answer.status).toBe(201);
    const automation = world.staff.find(({ title }) => title === 'Service user');
    expect(await json(answer)).toMatchObject({
      ticket_id: ticketId,
      outcome: 'Internal Note',
      note: 'Called & agreed',
      hiddenfromuser: true,
      who_agentid: automation?.agentId,
    });
  });

  it('is the newest of its ticket, adds to its time and moves its last update', async () => {
    const { get, post } = await session();
    const before = await json<Row>(get(`/api/Tickets/${ticketId}`));
    const made = await json<Row>(post('/api/Actions', [note]));
    const { actions, record_count: count } = await json<Actions>(get(`/api/Actions?ticket_id=${ticketId}&count=500`));
    expect(actions[0]?.id).toBe(made.id);
    expect(actions).toHaveLength(count);
    const after = await json<Row>(get(`/api/Tickets/${ticketId}`));
    expect(Number(after['timetaken']) - Number(before['timetaken'])).toBeCloseTo(0.25);
    const changed = await json<{ tickets: readonly Row[] }>(
      get('/api/Tickets?lastupdatefromdate=2026-11-30T09:00:00Z'),
    );
    expect(changed.tickets.map(({ id }) => id)).toContain(ticketId);
  });

  it('moves the ticket where its outcome has a status, and back', async () => {
    const { get, post } = await session();
    const open = async (): Promise<boolean> => {
      const page = await json<{ tickets: readonly Row[] }>(get(`/api/Tickets?ticketids=${ticketId}&open_only=true`));
      return page.tickets.length === 1;
    };
    expect(await open()).toBe(false);
    await post('/api/Actions', [{ ...note, outcome_id: 9 }]);
    expect(await open()).toBe(true);
    await post('/api/Actions', [{ ...note, outcome_id: 2 }]);
    expect(await open()).toBe(false);
    const { actions } = await json<Actions>(get(`/api/Actions?ticket_id=${ticketId}&count=1`));
    expect(actions[0]).toMatchObject({ old_status: 2, new_status: 9, new_status_name: 'Closed' });
  });

  it('is changed where its id is sent, and only in what is sent', async () => {
    const { post } = await session();
    const made = await json<Row>(post('/api/Actions', [note]));
    const changed = await json<Row>(post('/api/Actions', [{ id: made.id, timetaken: 1 }]));
    expect(changed).toMatchObject({ id: made.id, note: 'Called & agreed', timetaken: 1 });
  });
});

describe('a CRM note', () => {
  it('needs nothing but its words', async () => {
    const answer = await (await session()).post('/api/CRMNote', [{ note: 'Only this' }]);
    expect(answer.status).toBe(201);
    expect(await json(answer)).toMatchObject({ note: 'Only this' });
  });

  it('is listed by customer, newest first, as many as counted whatever page is asked for', async () => {
    const { get, post } = await session();
    for (let made = 1; made <= 53; made += 1) await post('/api/CRMNote', [{ client_id: client, note: `Note ${made}` }]);
    await post('/api/CRMNote', [{ client_id: otherClient, note: 'Elsewhere' }]);
    const list = async (query: string): Promise<Actions> => json<Actions>(get(`/api/CRMNote?${query}`));
    expect(await list('')).toEqual({ record_count: 0, actions: [] });
    const page = await list(`client_id=${client}&pageinate=true&page_size=10&page_no=2`);
    expect(page.record_count).toBe(53);
    expect(page.actions).toHaveLength(50);
    expect(page.actions[0]).toMatchObject({ note: 'Note 53', client_id: client });
    expect((await list(`client_id=${client}&count=53`)).actions).toHaveLength(53);
  });

  it('is changed where its id is sent', async () => {
    const { get, post } = await session();
    const made = await json<Row>(post('/api/CRMNote', [{ client_id: client, note: 'First', third_party_id: 'key-1' }]));
    await post('/api/CRMNote', [{ id: made.id, note: 'Second' }]);
    expect(await json(get(`/api/CRMNote/${made.id}`))).toMatchObject({ note: 'Second', third_party_id: 'key-1' });
  });
});

describe('a contract', () => {
  it('keeps everything but the custom fields that were sent', async () => {
    const { get, post } = await session();
    const before = await json<Row>(get(contractPath));
    const answer = await post('/api/ClientContract', [
      {
        id: contract?.id,
        customfields: [
          { id: 241, value: '64 of 100' },
          { id: 999, value: 'unknown' },
        ],
        invented: 1,
      },
    ]);
    expect(answer.status).toBe(201);
    const after = await json<Row>(get(contractPath));
    const fields = (row: Row): readonly Row[] => row['customfields'] as readonly Row[];
    expect(fields(after).find(({ id }) => id === 241)).toMatchObject({ value: '64 of 100', display: '64 of 100' });
    const others = (row: Row): readonly Row[] => fields(row).filter(({ id }) => id !== 241);
    expect(others(after)).toEqual(others(before));
    expect({ ...after, customfields: [], last_modified: '' }).toEqual({
      ...before,
      customfields: [],
      last_modified: '',
    });
    expect(after['last_modified']).not.toBe(before['last_modified']);
  });

  it('merges field by field over several writes, and an empty value empties the field', async () => {
    const { get, post } = await session();
    const write = (customfields: readonly object[]): Promise<Response> =>
      post('/api/ClientContract', [{ id: contract?.id, customfields }]);
    await write([{ id: 241, value: 'a' }]);
    await write([{ id: 244, value: '2026-11-30T00:00:00Z' }]);
    await write([{ id: 241, value: null }]);
    const fields = (await json<Row>(get(contractPath)))['customfields'] as readonly Row[];
    expect(fields.find(({ id }) => id === 241)).not.toHaveProperty('value');
    expect(fields.find(({ id }) => id === 244)).toMatchObject({ display: '11/30/2026' });
  });

  it('refuses a text that is longer than its field, and keeps nothing of that write', async () => {
    const { get, post } = await session();
    const answer = await post('/api/ClientContract', [
      {
        id: contract?.id,
        customfields: [
          { id: 242, value: 'x'.repeat(21) },
          { id: 241, value: '64' },
        ],
      },
    ]);
    expect(answer.status).toBe(400);
    expect(await json(answer)).toMatchObject({ Message: expect.stringMatching(/limit of 20 characters/) as unknown });
    const fields = (await json<Row>(get(contractPath)))['customfields'] as readonly Row[];
    expect(fields.find(({ id }) => id === 241)).not.toHaveProperty('value');
  });

  it('lacks a field that this installation never set up: in its definitions, on the record and in a write', async () => {
    const vendor = await tenant.started({ absentFields: ['CFRenewalDeskReadinessLow'] });
    const { get, post } = await sessionAt(vendor, writeScopes);
    const names = (rows: readonly Row[]) => rows.map(({ name }) => name);
    expect(names(await json<readonly Row[]>(get('/api/FieldInfo')))).not.toContain('CFRenewalDeskReadinessLow');
    expect((await get('/api/FieldInfo/241')).status).toBe(404);
    const written = await post('/api/ClientContract', [{ id: contract?.id, customfields: [{ id: 241, value: '64' }] }]);
    expect(written.status).toBe(201);
    const fields = (await json<Row>(get(contractPath)))['customfields'] as readonly Row[];
    expect(names(fields)).not.toContain('CFRenewalDeskReadinessLow');
    expect(names(fields)).toContain('CFRenewalDeskBand');
  });

  it('takes over whatever else was sent, in the list as well: a careless write shows', async () => {
    const { get, post } = await session();
    await post('/api/ClientContract', [{ id: contract?.id, periodchargeamount: 1, note: 'changed' }]);
    expect(await json(get(contractPath))).toMatchObject({ periodchargeamount: 1, note: 'changed' });
    const path = `/api/ClientContract?client_id=${world.clients[contract?.clientIndex ?? 0]?.id ?? 0}`;
    const row = (await json<{ contracts: readonly Row[] }>(get(path))).contracts.find(({ id }) => id === contract?.id);
    expect(row).toMatchObject({ periodchargeamount: 1 });
    expect(row).not.toHaveProperty('note');
  });
});

describe('a ticket', () => {
  const draft = { summary: 'Renewal review', details_html: '<p>Please</p>', client_id: client, tickettype_id: 3 };

  it('is created with what the desk fills in, and found by the lists', async () => {
    const { get, post } = await session();
    const answer = await post('/api/Tickets', [{ ...draft, _novalidate: true }]);
    expect(answer.status).toBe(201);
    const made = await json<Row>(answer);
    expect(made).toMatchObject({ summary: 'Renewal review', details: 'Please', status_id: 1, contract_id: -1 });
    const page = await json<{ tickets: readonly Row[] }>(
      get(`/api/Tickets?client_id=${client}&open_only=true&count=1`),
    );
    expect(page.tickets[0]).toMatchObject({ id: made.id, client_id: client, user_name: 'General User' });
    expect(page.tickets[0]).not.toHaveProperty('details_html');
  });

  it('may be sent as one object on a path of its own', async () => {
    const answer = await (await session()).post('/api/Tickets/Object', JSON.stringify(draft));
    expect(answer.status).toBe(201);
  });

  it('is merged where its id is sent, whoever made it', async () => {
    const { get, post } = await session();
    await post('/api/Tickets', [{ id: ticketId, priority_id: 1, status_id: 2 }]);
    const page = await json<{ tickets: readonly Row[] }>(get(`/api/Tickets?open_only=true&priority=1&count=100`));
    expect(page.tickets.map(({ id }) => id)).toContain(ticketId);
  });

  it('is found by the contract it is moved to, be it another client’s, and no longer by the one before', async () => {
    const { get, post } = await session();
    const book = world.tickets();
    const from = world.contracts[book.contractIndexAt(40)];
    const to = world.contracts.find(({ clientIndex }) => clientIndex !== from?.clientIndex);
    const ofContract = async (id: number | undefined): Promise<readonly number[]> => {
      const ids: number[] = [];
      for (let number = 1; ; number += 1) {
        const path = `/api/Tickets?contract_id=${id ?? 0}&pageinate=true&page_size=100&page_no=${number}`;
        const { tickets } = await json<{ tickets: readonly Row[] }>(get(path));
        ids.push(...tickets.map((ticket) => ticket.id));
        if (tickets.length < 100) return ids;
      }
    };
    const inBook = Array.from({ length: book.openedBefore(tenant.clock.now() + 1) }, (_, index) => book.at(index));
    const own = inBook.filter(({ contractIndex }) => contractIndex === from?.index).map(({ id }) => id);
    expect([...(await ofContract(from?.id))].sort((a, b) => a - b)).toEqual(own);

    const before = await ofContract(to?.id);
    await post('/api/Tickets', [{ id: ticketId, contract_id: to?.id }]);
    expect(await ofContract(from?.id)).not.toContain(ticketId);
    expect([...(await ofContract(to?.id))].sort((a, b) => a - b)).toEqual([...before, ticketId].sort((a, b) => a - b));
  });

  it.each([{ client_id: 1 }, { ...draft, tickettype_id: 99 }, { ...draft, priority_id: 9 }, { ...draft, user_id: 1 }])(
    'is refused with an id of nothing: %j',
    async (body) => {
      const answer = await (await session()).post('/api/Tickets', [body]);
      expect(await json(answer)).toMatchObject({ Message: expect.stringMatching(/^Invalid /) as unknown });
    },
  );
});

test('what was written survives a restart, ids go on from there', async () => {
  const first = await tenant.started();
  const before = await sessionAt(first, writeScopes);
  const action = await json<Row>(before.post('/api/Actions', [{ ticket_id: ticketId, outcome_id: 7, note: 'Kept' }]));
  const note = await json<Row>(before.post('/api/CRMNote', [{ client_id: client, note: 'Kept' }]));
  const ticket = await json<Row>(before.post('/api/Tickets', [{ summary: 'Kept', client_id: client }]));
  await before.post('/api/ClientContract', [{ id: contract?.id, customfields: [{ id: 242, value: 'ready' }] }]);
  const saved: unknown = JSON.parse(JSON.stringify(first.snapshot()));

  const second = await tenant.started({ saved });
  const after = await sessionAt(second, writeScopes);
  expect(second.snapshot()).toEqual(first.snapshot());
  const { actions } = await json<Actions>(after.get(`/api/Actions?ticket_id=${ticketId}&count=1`));
  expect(actions[0]).toMatchObject({ id: action.id, note: 'Kept' });
  expect(await json(after.get(`/api/CRMNote/${note.id}`))).toMatchObject({ note: 'Kept' });
  expect(await json(after.get(`/api/Tickets/${ticket.id}`))).toMatchObject({ summary: 'Kept' });
  const fields = (await json<Row>(after.get(contractPath)))['customfields'] as readonly Row[];
  expect(fields.find(({ id }) => id === 242)).toMatchObject({ value: 'ready' });
  const next = await json<Row>(after.post('/api/CRMNote', [{ client_id: client, note: 'Next' }]));
  expect(next.id).toBe(note.id + 1);
});
