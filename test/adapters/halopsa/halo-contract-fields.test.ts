import { haloServiceDesk } from '#adapters/halopsa/halo-service-desk';
import { haloTransport, haloTransports } from '#adapters/halopsa/halo-transport';
import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import type { HttpOutcome, HttpRequest } from '#application/ports/http';
import { UpstreamError } from '#application/upstream-error';
import { InvariantViolation } from '#domain/vocabulary/assert';
import { answered, RecordedHttp, silent } from '#test/support/recorded-http';
import { thrownBy, transportKit } from '#test/support/transport-kit';

const settings = {
  haloPsaUrl: 'https://acme.halopsa.com',
  haloPsaScopes: 'read:contracts',
  haloPsaWriteScopes: 'edit:contracts',
  haloPsaNoteScopes: 'edit:crm',
  currency: 'GBP',
  noticePeriodField: 'CFNoticePeriodDays',
  escalatorField: 'CFEscalatorPercent',
  autoRenewField: 'CFAutoRenew',
  breakField: 'CFBreakEveryMonths',
};
const key = { id: 'app', secret: 'app-secret' };

const fieldRows = [
  { id: 241, name: 'CFBand', type: 0, characterlimit: 20 },
  { id: 244, name: 'CFChangedOn', type: 4 },
  { id: 250, name: 'CFNotes', type: 10, characterlimit: 0 },
  { id: 260, name: 'CFTwice', type: 0 },
  { id: 261, name: 'cftwice', type: 0 },
  { id: 270 },
];

/** Signs in by itself: a token names the scopes it was asked for. The rest of the calls goes to the test. */
function deskOver(reply: (request: HttpRequest) => HttpOutcome) {
  const http = new RecordedHttp((request) => {
    if (request.url.endsWith('/AuthInfo')) return answered(404);
    if (request.url.endsWith('/auth/token')) {
      const scope = new URLSearchParams(request.body).get('scope') ?? '';
      return answered(200, { access_token: scope });
    }
    if (request.url.endsWith('/FieldInfo')) return answered(200, fieldRows);
    return reply(request);
  });
  const kit = transportKit(http);
  const { reading, writing } = haloTransports(settings, key, kit);
  const desk = haloServiceDesk(settings, reading, fixedLocalTime(60), { writing });
  const posts = () => http.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/ClientContract'));
  return { desk, http, kit, posts };
}

const band = [{ contractId: 17, fields: [{ name: 'CFBand', value: 'Ready' }] }];

test('one element a call: the id and the fields by their ids, and nothing else', () => {
  const { desk, posts } = deskOver(({ body }) => answered(201, (JSON.parse(body ?? '[]') as unknown[])[0]));
  desk.fieldDefinitions();
  const fields = [
    { name: 'CFBand', value: 'At risk' },
    { name: 'cfchangedon', value: '2026-11-23' },
  ];
  const answers = desk.writeContractFields([
    { contractId: 17, fields },
    { contractId: 18, fields: [{ name: 'CFBand', value: '' }] },
  ]);
  expect(answers).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
  expect(posts().map(({ body }) => JSON.parse(body ?? '') as unknown)).toEqual([
    [
      {
        id: 17,
        customfields: [
          { id: 241, value: 'At risk' },
          { id: 244, value: '2026-11-23T00:00:00Z' },
        ],
      },
    ],
    [{ id: 18, customfields: [{ id: 241, value: null }] }],
  ]);
});

test('reading and writing have a token each: a scope that is not granted takes nothing else along', () => {
  const { desk, http } = deskOver(() => answered(201, { id: 17 }));
  desk.fieldDefinitions();
  expect(http.requests.filter(({ url }) => url.endsWith('/token'))).toHaveLength(1);
  desk.signInForWriting();
  desk.writeContractFields(band);
  desk.fieldDefinitions();
  const bearers = http.requests
    .filter(({ url }) => !/token|AuthInfo/.test(url))
    .map(({ headers }) => headers['authorization']);
  expect(bearers).toEqual(['Bearer read:contracts', 'Bearer edit:contracts', 'Bearer read:contracts']);
});

test('reading and writing count against one limit', () => {
  const { desk, kit } = deskOver(() => answered(201, { id: 17 }));
  const startedAt = kit.clock.now();
  desk.fieldDefinitions();
  for (let write = 0; write < 470; write += 1) desk.writeContractFields(band);
  expect(kit.clock.now() - startedAt).toBe(0);
  for (let read = 0; read < 10; read += 1) desk.fieldDefinitions();
  expect(kit.clock.now() - startedAt).toBeGreaterThan(0);
});

test('a scope that is not granted is named, with the setting and where to grant it', () => {
  const http = new RecordedHttp(({ url }) =>
    url.endsWith('/token') ? answered(400, { error: 'invalid_scope' }) : answered(404),
  );
  const { reading, writing } = haloTransports(settings, key, transportKit(http));
  const error = thrownBy(() => haloServiceDesk(settings, reading, fixedLocalTime(), { writing }).signInForWriting());
  expect(error).toBeInstanceOf(UpstreamError);
  expect(error.message).toMatch(/"edit:contracts": compare the setting haloPsaWriteScopes with the Permissions tab/);
});

test.each([401, 403])(
  'a write that is answered %i says which right to give, and throws: it concerns them all',
  (status) => {
    const { desk } = deskOver(() => answered(status));
    desk.fieldDefinitions();
    const error = thrownBy(() => desk.writeContractFields(band));
    expect(error).toMatchObject({ failure: 'unauthorized' });
    expect(error.message).toMatch(/Client Contracts: Read and Modify/);
  },
);

const exception = (message: string) => ({ ClassName: 'System.Exception', Message: message, HResult: -2146233088 });

test.each([
  { status: 400, body: exception('A Site must be selected'), because: 'A Site must be selected' },
  { status: 400, body: exception('Line one\r\n  and two'), because: 'Line one and two' },
  { status: 400, body: exception(`Ask ada@msp.example ${'x'.repeat(300)}`), because: /^Ask an address x+…$/ },
  { status: 400, body: 'not JSON', because: 'HaloPSA answered 400' },
  { status: 400, body: '"Invalid Resource"', because: 'Invalid Resource' },
  {
    status: 400,
    body: { '[0].id': ['Could not convert string to integer: x.'] },
    because: 'Could not convert string to integer: x.',
  },
  { status: 400, body: { error: 'no' }, because: 'no' },
  { status: 404, body: '', because: 'HaloPSA answered 404' },
])('status $status is a refusal in HaloPSA’s words: $because', ({ status, body, because }) => {
  const { desk } = deskOver(() => answered(status, body));
  desk.fieldDefinitions();
  const [answer] = desk.writeContractFields(band);
  expect(answer?.kind).toBe('refused');
  if (answer?.kind !== 'refused') return;
  expect(answer.because.length).toBeLessThanOrEqual(160);
  if (typeof because === 'string') expect(answer.because).toBe(because);
  else expect(answer.because).toMatch(because);
});

test.each([
  { what: 'no answer', outcome: silent },
  { what: 'a fault of the server', outcome: answered(500) },
  { what: 'a page for people', outcome: answered(200, '<!DOCTYPE html><html></html>') },
  { what: 'half an answer', outcome: answered(201, '{"id":17,"cust') },
  { what: 'another record', outcome: answered(201, { id: 18 }) },
])('$what is unclear, and the write is not sent again', ({ outcome }) => {
  const { desk, posts } = deskOver(() => outcome);
  desk.fieldDefinitions();
  expect(desk.writeContractFields(band)[0]?.kind).toBe('unclear');
  expect(posts()).toHaveLength(1);
});

test('a write that was throttled was not performed, and is sent again', () => {
  let calls = 0;
  const { desk, posts } = deskOver(() => {
    calls += 1;
    return calls === 1 ? answered(429, '', { 'retry-after': '3' }) : answered(201, { id: 17 });
  });
  desk.fieldDefinitions();
  expect(desk.writeContractFields(band)).toEqual([{ kind: 'accepted' }]);
  expect(posts()).toHaveLength(2);
});

test('a field that nobody set up is refused without a call', () => {
  const { desk, posts } = deskOver(() => answered(201, { id: 17 }));
  desk.fieldDefinitions();
  for (const name of ['CFNowhere', 'CFTwice', 'constructor']) {
    const [answer] = desk.writeContractFields([{ contractId: 17, fields: [{ name, value: 'x' }] }]);
    expect(answer).toEqual({ kind: 'refused', because: `HaloPSA has no custom field ${name}` });
  }
  expect(posts()).toEqual([]);
});

test('kinds of field are told apart, and a limit of 0 is none', () => {
  const { desk } = deskOver(() => answered(200));
  expect(desk.fieldDefinitions()).toEqual([
    { name: 'CFBand', kind: 'text', longest: 20 },
    { name: 'CFChangedOn', kind: 'date' },
    { name: 'CFNotes', kind: 'other' },
    { name: 'CFTwice', kind: 'text' },
    { name: 'cftwice', kind: 'text' },
  ]);
});

test("a contract's own record knows which of two fields of one name it has", () => {
  const { desk, posts } = deskOver(({ method }) =>
    method === 'GET'
      ? answered(200, { id: 17, customfields: [{ id: 261, name: 'CFTwice', type: 0 }] })
      : answered(201, { id: 17 }),
  );
  desk.fieldDefinitions();
  desk.contractStandings([17]);
  desk.writeContractFields([{ contractId: 17, fields: [{ name: 'CFTwice', value: 'x' }] }]);
  expect(posts()[0]?.body).toContain('"id":261');
});

test.each([
  { value: '  Ready ', type: 0, held: 'Ready' },
  { value: 20_000, type: 0, held: '20000' },
  { value: '', type: 0, held: undefined },
  { value: null, type: 0, held: undefined },
  { value: [{ id: 2 }], type: 3, held: '[{"id":2}]' },
  { value: '2026-11-23T00:00:00Z', type: 4, held: '2026-11-23' },
  // Midnight of the zone, an hour ahead of UTC.
  { value: '2026-11-22T23:00:00.0000000Z', type: 4, held: '2026-11-23' },
  { value: '1900-01-01T00:00:00', type: 4, held: undefined },
  { value: 'soon', type: 4, held: 'soon' },
])('a field of type $type with $value holds "$held"', ({ value, type, held }) => {
  const { desk } = deskOver(() => answered(200, { id: 17, customfields: [{ id: 1, name: 'CFIt', type, value }] }));
  expect(desk.contractStandings([17])[0]?.customFields.get('cfit')).toBe(held);
});

test('amounts and dates are what a write must leave alone; what moves by itself is not among it', () => {
  const { desk } = deskOver(() =>
    answered(200, {
      id: 17,
      end_date: '2027-03-31T00:00:00Z',
      periodchargeamount: 1_200.5,
      note: null,
      last_modified: '2026-11-23T09:00:00Z',
      periods: [{ hours_used: 3 }],
    }),
  );
  expect(desk.contractStandings([17])[0]?.others).toEqual(
    new Map([
      ['the end date', '2027-03-31T00:00:00Z'],
      ['the amount', '1200.5'],
    ]),
  );
});

test.each([404, 401, 403])('a contract that is answered with %i has no standing', (status) => {
  const { desk } = deskOver(() => answered(status));
  expect(desk.contractStandings([17])).toEqual([]);
});

test('a desk without a transport for writing cannot write: that would be our defect', () => {
  const http = new RecordedHttp(() => answered(200));
  const desk = haloServiceDesk(settings, haloTransport(settings, key, transportKit(http)), fixedLocalTime());
  expect(() => desk.writeContractFields(band)).toThrow(InvariantViolation);
  expect(http.requests).toEqual([]);
});
