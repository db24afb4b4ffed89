import { haloTenant, json, type Row, start, type TicketPage, world } from './halo-tenant';

const tenant = haloTenant();

describe('a list', () => {
  const tickets = '/api/Tickets?pageinate=true&order=id&orderdesc=false';

  it('never has more than 100 rows a page and always tells the true total', async () => {
    const get = await tenant.signedIn();
    const page = await json<TicketPage>(get(`${tickets}&page_size=1000&page_no=1`));
    expect(page.tickets).toHaveLength(100);
    expect(page).toMatchObject({ page_no: 1, page_size: 100, record_count: world.tickets().openedBefore(start + 1) });
  });

  it('gives every ticket once when read page by page', async () => {
    const get = await tenant.signedIn();
    const query = `${tickets}&page_size=100&datesearch=dateoccured&startdate=2026-08-01&enddate=2027-12-31`;
    const ids: number[] = [];
    for (let number = 1; ; number += 1) {
      const page = await json<TicketPage>(get(`${query}&page_no=${number}`));
      ids.push(...page.tickets.map(({ id }) => id));
      if (page.tickets.length === 0 || ids.length >= page.record_count) break;
    }
    expect(new Set(ids).size).toBe(ids.length);
    const book = world.tickets();
    const [from, to] = [book.openedBefore(Date.parse('2026-08-01')), book.openedBefore(start + 1)];
    expect(ids).toEqual(Array.from({ length: to - from }, (_, offset) => book.at(from + offset).id));
  });

  it('has 50 rows where neither paging nor a count is asked for, and as many as counted', async () => {
    const get = await tenant.signedIn();
    expect((await json<TicketPage>(get('/api/Tickets'))).tickets).toHaveLength(50);
    expect((await json<TicketPage>(get('/api/Tickets?count=3'))).tickets).toHaveLength(3);
  });

  it('ignores parameters it does not know and reads paths and names in any case', async () => {
    const get = await tenant.signedIn();
    const page = await json<TicketPage>(get('/api/tickets?PAGEINATE=true&Page_Size=7&clientid=4711'));
    expect(page.tickets).toHaveLength(7);
    expect(page.record_count).toBe(world.tickets().openedBefore(start + 1));
  });

  it('refuses a value of the wrong type with 400', async () => {
    const answer = await (await tenant.signedIn())('/api/Tickets?client_id=probe');
    expect(answer.status).toBe(400);
    expect(await json(answer)).toEqual({ client_id: ["The value 'probe' is not valid."] });
  });

  it('is a bare array of everything for feedback, and of people for agents', async () => {
    const get = await tenant.signedIn();
    const feedback = await json<readonly Row[]>(get('/api/Feedback?count=2'));
    expect(feedback).toHaveLength(world.feedback().givenUpTo(start));
    const agents = await json<readonly Row[]>(get('/api/Agent'));
    expect(agents).toHaveLength(world.staff.filter(({ isActive }) => isActive).length);
  });

  it('leaves inactive records out unless asked', async () => {
    const get = await tenant.signedIn();
    const total = async (path: string): Promise<number> => (await json<TicketPage>(get(path))).record_count;
    expect(await total('/api/ClientContract?includeinactive=true')).toBeGreaterThan(await total('/api/ClientContract'));
    expect(await total('/api/Users?includeinactive=true')).toBeGreaterThan(await total('/api/Users'));
  });
});

describe('a row of the tickets list', () => {
  /** Only on the record, or not in HaloPSA at all. */
  const forbidden = [
    'contract_id',
    'contract_ref',
    'slastate',
    'details_html',
    'priority',
    'status_name',
    'agent_name',
    'tickettype_name',
    'timetaken',
    'sla_name',
    'reopened',
    'reopencount',
    'responsetargetmet',
    'fixbytargetmet',
    'feedback',
    'satisfactionlevel',
  ];

  it('is thin', async () => {
    const get = await tenant.signedIn();
    const { tickets } = await json<TicketPage>(get('/api/Tickets?pageinate=true&page_size=100'));
    for (const row of tickets) expect(Object.keys(row).filter((name) => forbidden.includes(name))).toEqual([]);
  });

  it('gives hours only when they are asked for', async () => {
    const get = await tenant.signedIn();
    const { tickets } = await json<TicketPage>(get('/api/Tickets?count=5&includetimetaken=true'));
    for (const row of tickets) expect(typeof row['timetaken']).toBe('number');
  });

  it('never holds null', async () => {
    const get = await tenant.signedIn();
    const { tickets } = await json<TicketPage>(get('/api/Tickets?pageinate=true&page_size=100'));
    for (const row of tickets) expect(Object.values(row)).not.toContain(null);
  });

  it('writes dates in several forms and empty ones as the vendor’s sentinels', async () => {
    const get = await tenant.signedIn();
    const { tickets } = await json<TicketPage>(get('/api/Tickets?pageinate=true&page_size=100&open_only=false'));
    const opened = tickets.map((row) => String(row['dateoccurred']));
    expect(opened.some((text) => text.endsWith('Z'))).toBe(true);
    expect(opened.some((text) => !text.endsWith('Z'))).toBe(true);
    expect(opened.some((text) => /\.\d{7}Z$/.test(text))).toBe(true);
    expect(tickets.every((row) => /^(0001|1899|1900)-/.test(String(row['deadlinedate'])))).toBe(true);
  });
});

describe('the filters of the tickets list', () => {
  const query = async (parameters: string): Promise<readonly Row[]> => {
    const get = await tenant.signedIn();
    return (await json<TicketPage>(get(`/api/Tickets?pageinate=true&page_size=100&${parameters}`))).tickets;
  };

  it('find the outage that is open now', async () => {
    const rows = await query('open_only=true&priority=1,2');
    const client = world.clients[world.incidentClientIndex];
    expect(rows.some((row) => row['client_id'] === client?.id && row['priority_id'] === 1)).toBe(true);
    expect(rows.every((row) => [1, 2].includes(Number(row['priority_id'])) && row['status_id'] !== 9)).toBe(true);
  });

  it('lose it when the clock has passed its end', async () => {
    tenant.clock.advance(5 * 86_400_000);
    const rows = await query(
      `open_only=true&priority=1&client_id=${world.clients[world.incidentClientIndex]?.id ?? 0}`,
    );
    expect(rows.filter((row) => Date.parse(`${String(row['dateoccurred']).slice(0, 19)}Z`) < start)).toEqual([]);
  });

  it('find what changed since an instant, with or without zone', async () => {
    const since = '2026-11-27T12:00:00';
    const rows = await query(`lastupdatefromdate=${since}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const text = String(row['last_update']);
      expect(Date.parse(text.endsWith('Z') ? text : `${text}Z`)).toBeGreaterThanOrEqual(Date.parse(`${since}Z`));
    }
    expect(await query(`lastupdatefromdate=${since}Z`)).toEqual(rows);
  });

  it('find named tickets, types, and the tickets of a contract', async () => {
    const book = world.tickets();
    const [first, second] = [book.at(5).id, book.at(9).id];
    expect((await query(`ticketids=${first},${second}&order=id`)).map(({ id }) => id)).toEqual([first, second]);
    expect((await query('requesttype=21')).every((row) => row['tickettype_id'] === 21)).toBe(true);
    const contract = world.contracts.find(({ clientIndex }) => clientIndex === 2);
    const rows = await query(`contract_id=${contract?.id ?? 0}`);
    expect(rows.every((row) => row['client_id'] === world.clients[2]?.id)).toBe(true);
    expect(await query('contract_id=999999')).toEqual([]);
  });

  it('take the contract by either of its names, and give only its kind on a row', async () => {
    const book = world.tickets();
    const contract = world.contracts[book.contractIndexAt(book.openedBefore(start) - 1)] ?? world.contracts[0];
    const rows = await query(`contract_id=${contract?.id ?? 0}&includecontract=true`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row['contract_refextra']).toBe(contract?.kind);
      expect(row).not.toHaveProperty('contract_id');
    }
    expect(await query(`ticketcontract_id=${contract?.id ?? 0}&includecontract=true`)).toEqual(rows);
    const details = await Promise.all(
      rows.slice(0, 5).map(async ({ id }) => json<Row>((await tenant.signedIn())(`/api/Tickets/${id}`))),
    );
    expect(details.map((row) => row['contract_id'])).toEqual(details.map(() => contract?.id));
  });

  it('find by status, by agent, by site and by the day of closing', async () => {
    const rows = await query('status_id=9&datesearch=datecleared&startdate=2026-11-16&enddate=2026-11-20');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row['status_id']).toBe(9);
      expect(String(row['dateclosed']).slice(0, 10)).toMatch(/^2026-11-(1[6-9]|20)$/);
    }
    const agentId = Number(rows[0]?.['agent_id']);
    expect((await query(`agent_id=${agentId}`)).every((row) => row['agent_id'] === agentId)).toBe(true);
    const siteId = Number(rows[0]?.['site_id']);
    expect((await query(`site_id=${siteId}`)).every((row) => row['site_id'] === siteId)).toBe(true);
  });
});

describe('the filters of other lists', () => {
  it('of contracts leave out what the next term replaced, where asked', async () => {
    const get = await tenant.signedIn();
    const idsOf = async (parameters: string): Promise<readonly number[]> => {
      const path = `/api/ClientContract?count=1000&includeinactive=true&${parameters}`;
      return (await json<{ contracts: readonly Row[] }>(get(path))).contracts.map(({ id }) => id);
    };
    const replaced = world.contracts.flatMap(({ previousContractId }) => previousContractId ?? []);
    expect(replaced.length).toBeGreaterThan(0);
    expect(await idsOf('')).toEqual(expect.arrayContaining(replaced));
    expect((await idsOf('excluderenewed=true')).filter((id) => replaced.includes(id))).toEqual([]);
  });

  it('of customers find what changed since a day', async () => {
    const get = await tenant.signedIn();
    const idsOf = async (parameters: string): Promise<readonly number[]> => {
      const path = `/api/Client?count=1000&includeinactive=true&${parameters}`;
      return (await json<{ clients: readonly Row[] }>(get(path))).clients.map(({ id }) => id);
    };
    const [all, changed] = [await idsOf(''), await idsOf('lastupdatefromdate=2026-06-01T00:00:00')];
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(all.length);
  });
});
