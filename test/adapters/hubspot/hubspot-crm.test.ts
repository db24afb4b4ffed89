import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { hubSpotCrm } from '#adapters/hubspot/hubspot-crm';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import type { HttpOutcome, HttpRequest } from '#application/ports/http';
import { answered, inTurn, RecordedHttp } from '#test/support/recorded-http';
import { thrownBy, transportKit } from '#test/support/transport-kit';

const settings = {
  clientIdProperty: 'renewal_desk_halopsa_client_id',
  currency: 'GBP',
  hubSpotUiDomain: 'app-eu1.hubspot.com',
  hubSpotPortalId: 123,
};

function crmOver(reply: (request: HttpRequest, call: number) => HttpOutcome, change: Partial<typeof settings> = {}) {
  const http = new RecordedHttp(reply);
  const kit = transportKit(http);
  return {
    http,
    kit,
    crm: hubSpotCrm({ ...settings, ...change }, 'pat-secret', hubSpotTransport(kit), fixedLocalTime()),
  };
}

const page = (results: readonly object[], after?: string) =>
  answered(200, { results, ...(after === undefined ? {} : { paging: { next: { after, link: 'https://…' } } }) });

test('owners are read active and archived, page by page, people only', () => {
  const mara = {
    id: '51',
    email: 'Mara@acme.example',
    firstName: 'Mara',
    lastName: 'Lind',
    type: 'PERSON',
    archived: false,
  };
  const { crm, http } = crmOver(
    inTurn(
      page([mara], '51'),
      page([
        { id: '52', email: 'tom@acme.example', firstName: '', lastName: null },
        { id: '9', type: 'QUEUE', email: null },
      ]),
      page([
        { ...mara, archived: true },
        { id: '53', email: 'gone@acme.example', firstName: 'Gone', lastName: 'Person' },
      ]),
    ),
  );
  expect(crm.owners()).toEqual([
    { ownerId: '51', email: 'mara@acme.example', name: 'Mara Lind', active: true },
    { ownerId: '52', email: 'tom@acme.example', name: 'tom@acme.example', active: true },
    { ownerId: '53', email: 'gone@acme.example', name: 'Gone Person', active: false },
  ]);
  expect(http.urls).toEqual([
    'https://api.hubapi.com/crm/owners/2026-09?limit=100&archived=false',
    'https://api.hubapi.com/crm/owners/2026-09?limit=100&archived=false&after=51',
    'https://api.hubapi.com/crm/owners/2026-09?limit=100&archived=true',
  ]);
  expect(http.requests[0]?.headers['authorization']).toBe('Bearer pat-secret');
});

test('a company carries its owner and its HaloPSA client where HubSpot knows them', () => {
  const properties = {
    name: 'Northwind',
    domain: 'Northwind.Example',
    hubspot_owner_id: '51',
    renewal_desk_halopsa_client_id: '17',
    hs_object_id: '900',
  };
  const bare = { name: null, domain: null, hubspot_owner_id: '', renewal_desk_halopsa_client_id: 'seventeen' };
  const { crm, http } = crmOver(
    inTurn(
      page(
        [
          { id: '900', properties },
          { id: '901', properties: bare },
        ],
        '901',
      ),
      page([]),
    ),
  );
  expect(crm.companies('800')).toEqual({
    rows: [
      { companyId: '900', name: 'Northwind', domain: 'northwind.example', ownerId: '51', deskClientId: 17 },
      { companyId: '901', name: '', domain: '' },
    ],
    next: '901',
  });
  expect(http.urls).toEqual([
    'https://api.hubapi.com/crm/objects/2026-09/companies?limit=100&properties=name%2Cdomain%2Chubspot_owner_id%2Crenewal_desk_halopsa_client_id&after=800',
    'https://api.hubapi.com/crm/associations/2026-09/companies/contacts/labels',
  ]);
});

describe('contacts', () => {
  const contact = (properties: object, companies?: readonly object[]) => ({
    id: '1',
    properties: { email: 'Jonas@northwind.example', firstname: 'Jonas', lastname: null, ...properties },
    ...(companies === undefined ? {} : { associations: { companies: { results: companies } } }),
  });
  const read = (row: object) => crmOver(() => page([row])).crm.contacts().rows[0];

  test('are asked for with their companies', () => {
    const { crm, http } = crmOver(() => page([]));
    expect(crm.contacts()).toEqual({ rows: [] });
    expect(http.urls[0]).toContain(
      '/crm/objects/2026-09/contacts?limit=100&properties=firstname%2Clastname%2Cemail%2Chs_buying_role&associations=companies',
    );
  });

  test('name their primary company first and each company once', () => {
    const companies = [
      { id: '900', type: 'contact_to_company_unlabeled' },
      { id: '901', type: 'contact_to_company_unlabeled' },
      { id: 901, type: 'contact_to_company' },
    ];
    expect(read(contact({}, companies))).toEqual({
      contactId: '1',
      name: 'Jonas',
      email: 'jonas@northwind.example',
      companyIds: ['901', '900'],
      roles: [],
    });
  });

  test('without a company have none', () => {
    expect(read(contact({ firstname: null }))).toMatchObject({ companyIds: [], name: 'jonas@northwind.example' });
  });

  test.each([
    ['EXECUTIVE_SPONSOR', ['sponsor']],
    ['CHAMPION', ['sponsor']],
    ['DECISION_MAKER', ['economicBuyer']],
    ['BUDGET_HOLDER;DECISION_MAKER', ['economicBuyer']],
    ['LEGAL_AND_COMPLIANCE', ['signatory']],
    ['INFLUENCER;CHAMPION', ['sponsor', 'dayToDay']],
    ['END_USER', ['dayToDay']],
    ['BLOCKER;OTHER;OUR_OWN', []],
    [null, []],
  ])('with the buying role %s are %j', (hs_buying_role, expected) => {
    expect(read(contact({ hs_buying_role }))?.roles).toEqual(expected);
  });
});

test('a company opens in the portal, or HubSpot itself opens when the portal is not known', () => {
  expect(crmOver(() => page([])).crm.companyUrl('900')).toBe('https://app-eu1.hubspot.com/contacts/123/record/0-2/900');
  const { crm } = (() => {
    const http = new RecordedHttp(() => page([]));
    const { hubSpotPortalId: _unknown, ...rest } = settings;
    return { crm: hubSpotCrm(rest, 'k', hubSpotTransport(transportKit(http)), fixedLocalTime()) };
  })();
  expect(crm.companyUrl('900')).toBe('https://app-eu1.hubspot.com/');
});

describe('when HubSpot refuses', () => {
  const failure = (...outcomes: HttpOutcome[]) => thrownBy(() => crmOver(inTurn(...outcomes)).crm.companies());

  test('an expired key names the property to renew', () => {
    expect(failure(answered(401, { category: 'EXPIRED_AUTHENTICATION' }))).toMatchObject({
      failure: 'unauthorized',
      detail: expect.stringContaining('HUBSPOT_SERVICE_KEY') as string,
    });
  });

  test('missing scopes are named, and nothing else of the body', () => {
    const errors = [
      { message: 'jonas', context: { requiredGranularScopes: ['crm.objects.companies.read', 'Jonas <b>'] } },
    ];
    const error = failure(answered(403, { category: 'MISSING_SCOPES', errors }));
    expect(error.message).toContain('these scopes: crm.objects.companies.read.');
    expect(error.message).not.toMatch(/jonas/i);
  });

  test.each([
    ['TEN_SECONDLY_ROLLING', 10_500],
    ['SECONDLY', 1_500],
  ])('a throttle by the policy %s waits %i ms', (policyName, milliseconds) => {
    const { crm, kit } = crmOver(inTurn(answered(429, { policyName }), page([])));
    crm.companies();
    expect(kit.clock.sleeps).toEqual([milliseconds]);
  });

  test('the limit of a day is not waited for', () => {
    expect(failure(answered(429, { policyName: 'DAILY' }))).toMatchObject({
      failure: 'throttled',
      retryAfterSeconds: 3600,
    });
  });

  test.each([423, 477])('a record locked for a moment (%i) is asked for again', (status) => {
    expect(crmOver(inTurn(answered(status), page([]))).crm.companies().rows).toEqual([]);
  });

  test('a list in another form is malformed', () => {
    expect(failure(answered(200, { items: [] }))).toMatchObject({ failure: 'malformed' });
  });
});

test('a cursor that does not move ends the list of owners instead of never ending', () => {
  const { crm, http } = crmOver(() => page([], 'same'));
  crm.owners();
  expect(http.requests).toHaveLength(4);
});
