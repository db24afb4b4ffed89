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
  [{ kind: 'named', ids: [4, 9] } as const, 'ticketids=4%2C9'],
  [{ kind: 'openOfPriority', priorities: [1, 2] } as const, 'open_only=true&priority=1%2C2'],
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
