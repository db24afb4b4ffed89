import { haloServiceDesk } from '#adapters/halopsa/halo-service-desk';
import { haloTransport } from '#adapters/halopsa/halo-transport';
import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import type { HttpOutcome, HttpRequest } from '#application/ports/http';
import { answered, RecordedHttp } from '#test/support/recorded-http';
import { thrownBy, transportKit } from '#test/support/transport-kit';

const settings = {
  haloPsaUrl: 'https://acme.halopsa.com',
  haloPsaScopes: 'read:tickets',
  currency: 'GBP',
  noticePeriodField: 'CFNoticePeriodDays',
  escalatorField: 'CFEscalatorPercent',
  autoRenewField: 'CFAutoRenew',
  breakField: 'CFBreakEveryMonths',
};
const base = `${settings.haloPsaUrl}/api`;

/** Signs in by itself and passes the rest of the calls to the test. */
function deskOver(reply: (request: HttpRequest) => HttpOutcome) {
  const http = new RecordedHttp((request) => {
    if (request.url.endsWith('/AuthInfo')) return answered(404);
    if (request.url.endsWith('/auth/token')) return answered(200, { access_token: 't' });
    return reply(request);
  });
  const kit = transportKit(http);
  const desk = haloServiceDesk(settings, haloTransport(settings, { id: 'a', secret: 'b' }, kit), fixedLocalTime(60));
  return {
    desk,
    kit,
    http,
    asked: () => http.urls.filter((url) => url.startsWith(base) && !url.endsWith('/AuthInfo')),
  };
}

const noTickets = answered(200, { record_count: 0, tickets: [] });
const paging = (number: number) => `pageinate=true&page_size=100&page_no=${number}&order=id&orderdesc=false`;

test('pages are asked for side by side and answered in order', () => {
  const { desk, http, asked } = deskOver(({ url }) =>
    answered(200, { record_count: 201, clients: [{ id: Number(/page_no=(\d+)/.exec(url)?.[1]), name: 'N' }] }),
  );
  expect(desk.clients.pages([3, 1, 2]).map(({ rows, total }) => [rows[0]?.id, total])).toEqual([
    [3, 201],
    [1, 201],
    [2, 201],
  ]);
  expect(http.batches).toEqual([1, 1, 3]);
  expect(asked()[0]).toBe(`${base}/Client?${paging(3)}&includeactive=true&includeinactive=true`);
});

test.each([
  [
    { kind: 'openedSince', day: '2024-03-02' } as const,
    'datesearch=dateoccured&startdate=2024-03-01T23%3A00%3A00Z&enddate=2100-01-01T00%3A00%3A00Z',
  ],
  [
    { kind: 'changedSince', at: Date.parse('2026-03-02T08:59:59.500Z') } as const,
    'lastupdatefromdate=2026-03-02T08%3A59%3A59Z',
  ],
  [
    { kind: 'ofContract', contractId: 311, day: '2024-03-02' } as const,
    'contract_id=311&datesearch=dateoccured&startdate=2024-03-01T23%3A00%3A00Z&enddate=2100-01-01T00%3A00%3A00Z',
  ],
  [{ kind: 'named', ids: [4, 9] } as const, 'ticketids=4%2C9'],
  [{ kind: 'openOfPriority', priorities: [1, 2] } as const, 'open_only=true&priority=1%2C2'],
  [{ kind: 'openOfPriority', priorities: [1, 2], clientId: 17 } as const, 'open_only=true&priority=1%2C2&client_id=17'],
])("tickets %j are asked for in HaloPSA's words", (query, parameters) => {
  const { desk, asked } = deskOver(() => noTickets);
  desk.tickets(query).pages([1]);
  expect(asked()).toEqual([`${base}/Tickets?${paging(1)}&includetimetaken=true&${parameters}`]);
});

test('a filter that HaloPSA ignored does not widen the incident gate or a list of named tickets', () => {
  const row = (id: number, change: object = {}) => ({
    id,
    client_id: 17,
    dateoccurred: '2026-03-01T00:00:00Z',
    priority_id: 1,
    ...change,
  });
  const tickets = [
    row(1),
    row(2, { priority_id: 3 }),
    row(3, { dateclosed: '2026-03-02T00:00:00Z' }),
    row(4, { priority_id: undefined }),
  ];
  const { desk } = deskOver(() => answered(200, { record_count: 4, tickets }));
  const idsOf = (query: Parameters<typeof desk.tickets>[0]) =>
    desk
      .tickets(query)
      .pages([1])[0]
      ?.rows.map(({ id }) => id);
  expect(idsOf({ kind: 'openOfPriority', priorities: [1, 2] })).toEqual([1]);
  expect(idsOf({ kind: 'openOfPriority', priorities: [1, 2], clientId: 17 })).toEqual([1]);
  expect(idsOf({ kind: 'openOfPriority', priorities: [1, 2], clientId: 18 })).toEqual([]);
  expect(idsOf({ kind: 'named', ids: [2, 4] })).toEqual([2, 4]);
});

describe('contract details', () => {
  const detail = (id: number) => answered(200, { id, client_id: 17, ref: `C${id}` });

  test('are one call each, and a contract that is gone or closed to us is left out', () => {
    const answers: Record<string, HttpOutcome> = {
      '1': detail(1),
      '2': answered(404, ''),
      '3': answered(401, ''),
      '4': detail(4),
    };
    const { desk, asked } = deskOver(
      ({ url }) => answers[/ClientContract\/(\d+)/.exec(url)?.[1] ?? ''] ?? answered(500),
    );
    expect(desk.contractDetails([1, 2, 3, 4]).map(({ id }) => id)).toEqual([1, 4]);
    expect(asked()).toHaveLength(4);
    expect(asked()[0]).toBe(`${base}/ClientContract/1?includedetails=true&includeperiods=true`);
  });

  test('when all are refused, an old token is replaced once before that is believed', () => {
    const { desk, kit, http } = deskOver(({ url }) =>
      url.includes('/Client?') ? answered(200, { record_count: 0, clients: [] }) : answered(401, ''),
    );
    desk.clients.pages([1]);
    kit.clock.advance(600_000);
    expect(desk.contractDetails([1, 2])).toEqual([]);
    expect(http.urls.filter((url) => url.endsWith('/token'))).toHaveLength(2);
    expect(http.urls.filter((url) => url.includes('/ClientContract/'))).toHaveLength(4);
  });

  test('a server fault is no reason to leave a contract out', () => {
    const { desk } = deskOver(({ url }) => (url.includes('/2?') ? answered(500, '') : detail(1)));
    expect(thrownBy(() => desk.contractDetails([1, 2]))).toMatchObject({
      failure: 'unavailable',
      detail: 'GET /ClientContract/{id} answered 500',
    });
  });
});

test('invoices come newest first, and older ones than asked for are left out', () => {
  const invoice = (id: number, day: string) => ({
    id,
    client_id: 17,
    invoice_date: `${day}T00:00:00Z`,
    duedate: '2026-03-01T00:00:00Z',
    total: 10,
  });
  const invoices = [invoice(3, '2026-02-01'), invoice(2, '2026-01-01'), invoice(1, '2025-12-31')];
  const { desk, asked } = deskOver(() => answered(200, { record_count: 3, invoices }));
  const [first] = desk.invoices('2026-01-01').pages([1]);
  expect(first?.rows.map(({ invoiceId }) => invoiceId)).toEqual([3, 2]);
  expect(asked()).toEqual([
    `${base}/Invoice?pageinate=true&page_size=100&page_no=1&order=invoice_date&orderdesc=true&invoicedatestart=2025-12-31T23%3A00%3A00Z`,
  ]);
});

test('recurring invoices are asked for with their lines', () => {
  const { desk, asked } = deskOver(() => answered(200, { record_count: 0, invoices: [] }));
  desk.recurringInvoices.pages([1]);
  expect(asked()).toEqual([`${base}/RecurringInvoice?${paging(1)}&includelines=true`]);
});

describe('agents', () => {
  const agents = [
    { id: 4, name: 'Mara', email: 'mara@acme.example' },
    { id: 5, name: 'Gone', email: 'gone@acme.example', isdisabled: true },
    { id: 6, name: 'Hidden', email: 'hidden@acme.example' },
    { id: 1, name: 'Unassigned' },
  ];

  test('have their cost from one detail each, while they work here', () => {
    const { desk, asked } = deskOver(({ url }) => {
      if (url.includes('/Agent?')) return answered(200, agents);
      return url.includes('/Agent/4?') ? answered(200, { id: 4, costprice: 30 }) : answered(401, '');
    });
    expect(desk.agents().map(({ agentId, costPerHourMinor }) => [agentId, costPerHourMinor])).toEqual([
      [4, 3_000],
      [5, undefined],
      [6, undefined],
      [1, undefined],
    ]);
    expect(asked().filter((url) => url.includes('/Agent/5') || url.includes('/Agent/1?'))).toEqual([]);
  });

  test('are not read in part when HaloPSA fails', () => {
    const { desk } = deskOver(({ url }) => (url.includes('/Agent?') ? answered(200, agents) : answered(500)));
    expect(thrownBy(() => desk.agents())).toMatchObject({ failure: 'unavailable' });
  });
});

test('replies are one call a ticket, after one for the statuses; a ticket that is gone has none', () => {
  const { desk, asked } = deskOver(({ url }) => {
    if (url.endsWith('/Status')) return answered(200, [{ id: 9, type: 2 }]);
    if (url.includes('ticket_id=41')) return answered(404, '');
    return answered(200, { actions: [{ id: 3, datetime: '2026-03-01T10:00:00Z', old_status: 9, new_status: 1 }] });
  });
  expect(desk.replies([40, 41]).map(({ ticketId, reopens }) => [ticketId, reopens])).toEqual([[40, true]]);
  expect(asked()).toEqual([
    `${base}/Status`,
    `${base}/Actions?ticket_id=40&count=1000`,
    `${base}/Actions?ticket_id=41&count=1000`,
  ]);
  expect(desk.replies([])).toEqual([]);
  desk.replies([42]);
  expect(asked().filter((url) => url.endsWith('/Status'))).toHaveLength(1);
  expect(asked()).toHaveLength(4);
});

test('a refused list says which rights to check', () => {
  const { desk } = deskOver(() => answered(403, ''));
  expect(thrownBy(() => desk.contracts.pages([1]))).toMatchObject({
    failure: 'unauthorized',
    detail: expect.stringContaining('Client Contracts') as string,
  });
});

test('a limit of 480 calls in three minutes is kept', () => {
  const { desk, kit } = deskOver(() => answered(200, { id: 1, client_id: 17 }));
  desk.contractDetails(Array.from({ length: 600 }, (_, index) => index + 1));
  expect(kit.clock.sleeps).toEqual([180_000]);
});

test('records open in a browser', () => {
  const { desk } = deskOver(() => noTickets);
  expect([desk.ticketUrl(4), desk.clientUrl(17), desk.contractUrl(311)]).toEqual([
    'https://acme.halopsa.com/tickets?id=4',
    'https://acme.halopsa.com/customers?clientid=17',
    'https://acme.halopsa.com/contracts?id=311',
  ]);
});
