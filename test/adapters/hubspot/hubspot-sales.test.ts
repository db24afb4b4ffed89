import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { hubSpotCrm } from '#adapters/hubspot/hubspot-crm';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import type { HttpOutcome, HttpRequest } from '#application/ports/http';
import { answered, RecordedHttp } from '#test/support/recorded-http';
import { thrownBy, transportKit } from '#test/support/transport-kit';

const settings = {
  clientIdProperty: 'renewal_desk_halopsa_client_id',
  currency: 'GBP',
  hubSpotUiDomain: 'app.hubspot.com',
  hubSpotPortalId: 123,
};

/** One HubSpot account: what it answers, by the end of the path. */
type Account = Readonly<Record<string, unknown>>;

const pipelines = {
  results: [
    {
      id: 'msp',
      stages: [
        { id: '1', metadata: { probability: '0.4' } },
        { id: '2', metadata: { probability: '1.0' } },
        { id: '3', metadata: { probability: '0.0', isClosed: 'true' } },
      ],
    },
  ],
};
const ownLabels = {
  results: [
    { category: 'HUBSPOT_DEFINED', typeId: 3, label: null },
    { category: 'USER_DEFINED', typeId: 36, label: 'Renewal sponsor' },
    { category: 'USER_DEFINED', typeId: 41, label: 'day-to-day contact' },
    { category: 'USER_DEFINED', typeId: 52, label: 'Signatory' },
    { category: 'USER_DEFINED', typeId: 60, label: 'Golf partner' },
  ],
};
const noLabels = { results: [{ category: 'HUBSPOT_DEFINED', typeId: 3, label: null }] };

function accountOver(account: Account) {
  const http = new RecordedHttp((request) => answerOf(account, request));
  const kit = transportKit(http);
  return { http, kit, crm: hubSpotCrm(settings, 'pat-secret', hubSpotTransport(kit), fixedLocalTime(120)) };
}

function answerOf(account: Account, { url }: HttpRequest): HttpOutcome {
  const path = url.split('?')[0] ?? '';
  const found = Object.entries(account).find(([end]) => path.endsWith(end));
  if (found === undefined) throw new Error(`the account was asked for ${path}`);
  const [, answer] = found;
  return isOutcome(answer) ? answer : answered(200, answer);
}

function isOutcome(answer: unknown): answer is HttpOutcome {
  return typeof answer === 'object' && answer !== null && 'kind' in answer;
}

const deal = (properties: object, associations?: object) => ({
  id: '700',
  properties: { dealname: 'Renewal 2027', pipeline: 'msp', dealstage: '1', ...properties },
  ...(associations === undefined ? {} : { associations }),
});

const paths = ({ http }: { readonly http: RecordedHttp }) =>
  http.urls.map((url) => url.replace('https://api.hubapi.com', '').split('?')[0]);

describe('deals', () => {
  const readOne = (properties: object, account: Account = {}) =>
    accountOver({
      'pipelines/2026-09/deals': pipelines,
      labels: noLabels,
      deals: { results: [deal(properties)] },
      ...account,
    }).crm.deals().rows[0];

  test('carry who sells them, how much they bring, when they close and what they are tied to', () => {
    const account = accountOver({
      'pipelines/2026-09/deals': pipelines,
      labels: noLabels,
      deals: {
        results: [
          deal(
            {
              amount: '12000.50',
              deal_currency_code: 'eur',
              closedate: '2026-12-31T00:00:00Z',
              hubspot_owner_id: '51',
              dealtype: 'existingbusiness',
              hs_lastmodifieddate: '2026-11-20T08:00:00.000Z',
            },
            {
              companies: {
                results: [
                  { id: '900', type: 'deal_to_company' },
                  { id: '900', type: 'deal_to_company_unlabeled' },
                ],
              },
              contacts: { results: [{ id: '31', type: 'deal_to_contact' }] },
            },
          ),
        ],
        paging: { next: { after: '700' } },
      },
    });
    expect(account.crm.deals('600')).toEqual({
      rows: [
        {
          dealId: '700',
          name: 'Renewal 2027',
          companyIds: ['900'],
          contacts: [{ contactId: '31', roles: [] }],
          pipeline: 'msp',
          stage: '1',
          isClosed: false,
          isWon: false,
          ownerId: '51',
          isNewBusiness: false,
          amountMinor: 1_200_050,
          currency: 'EUR',
          closesOn: '2026-12-31',
          modifiedAt: Date.parse('2026-11-20T08:00:00Z'),
        },
      ],
      next: '700',
    });
    expect(account.http.urls[0]).toMatch(
      /deals\?limit=100&properties=dealname%2C.*&associations=companies%2Ccontacts&after=600$/,
    );
  });

  test.each([
    ['1', false, false],
    ['2', true, true],
    ['3', true, false],
  ])('in stage %s of their pipeline are closed: %s, won: %s', (dealstage, isClosed, isWon) => {
    expect(readOne({ dealstage })).toMatchObject({ isClosed, isWon });
  });

  test('in a stage that no pipeline lists are closed as the deal itself says', () => {
    expect(readOne({ dealstage: '99', hs_is_closed: 'true', hs_is_closed_won: 'false' })).toMatchObject({
      isClosed: true,
      isWon: false,
    });
    expect(readOne({ dealstage: '99' })).toMatchObject({ isClosed: false, isWon: false });
  });

  test('close on the local day of an instant', () => {
    expect(readOne({ closedate: '2026-12-31T22:30:00Z' })?.closesOn).toBe('2027-01-01');
  });

  test('have no amount, day or currency where nothing that can be read stands', () => {
    const bare = readOne({ amount: 'much', deal_currency_code: '€', closedate: '' });
    expect(Object.keys(bare ?? {}).sort()).toEqual(
      ['companyIds', 'contacts', 'dealId', 'isClosed', 'isWon', 'name', 'pipeline', 'stage'].sort(),
    );
  });

  test('give roles by association label, whatever number the account gave it', () => {
    const ties = {
      results: [
        {
          from: { id: '700' },
          to: [
            { toObjectId: 31, associationTypes: [{ typeId: 3, label: null }, { typeId: 52 }, { typeId: 36 }] },
            { toObjectId: '32', associationTypes: [{ typeId: 60, label: 'Golf partner' }] },
          ],
        },
      ],
    };
    const account = accountOver({
      'pipelines/2026-09/deals': pipelines,
      labels: ownLabels,
      'batch/read': ties,
      deals: { results: [deal({}), { ...deal({}), id: '701' }] },
    });
    const rows = account.crm.deals().rows;
    expect(rows.map(({ contacts }) => contacts)).toEqual([
      [
        { contactId: '31', roles: ['sponsor', 'signatory'] },
        { contactId: '32', roles: [] },
      ],
      [],
    ]);
    expect(account.http.requests.find(({ url }) => url.endsWith('batch/read'))?.body).toBe(
      '{"inputs":[{"id":"700"},{"id":"701"}]}',
    );
  });

  test('are read without labels where the account may not have any', () => {
    expect(readOne({}, { labels: answered(403, {}) })?.contacts).toEqual([]);
  });

  test('ask for labels and pipelines once, however many pages there are', () => {
    const account = accountOver({
      'pipelines/2026-09/deals': pipelines,
      labels: noLabels,
      deals: { results: [deal({})], paging: { next: { after: '700' } } },
    });
    account.crm.deals();
    account.crm.deals('700');
    expect(paths(account)).toEqual([
      '/crm/objects/2026-09/deals',
      '/crm/associations/2026-09/deals/contacts/labels',
      '/crm/pipelines/2026-09/deals',
      '/crm/objects/2026-09/deals',
    ]);
  });
});

test('a company names the contacts to whom a label gives a role there', () => {
  const account = accountOver({
    labels: ownLabels,
    'batch/read': {
      results: [
        {
          from: { id: '900' },
          to: [
            { toObjectId: '31', associationTypes: [{ typeId: 41 }] },
            { toObjectId: '32', associationTypes: [{ typeId: 280 }] },
          ],
        },
      ],
    },
    companies: { results: [{ id: '900', properties: { name: 'Northwind', domain: null } }] },
  });
  expect(account.crm.companies().rows).toEqual([
    { companyId: '900', name: 'Northwind', domain: '', labelledContacts: [{ contactId: '31', roles: ['dayToDay'] }] },
  ]);
});

test('the neighbors that a batch does not answer are read one record at a time', () => {
  const tie = (id: string) => ({ toObjectId: id, associationTypes: [{ typeId: 36 }] });
  const account = accountOver({
    labels: ownLabels,
    'batch/read': { results: [{ from: { id: '900' }, to: [tie('31')], paging: { next: { after: '500' } } }] },
    'companies/900/associations/contacts': { results: [tie('32')] },
    companies: { results: [{ id: '900', properties: {} }] },
  });
  expect(account.crm.companies().rows[0]?.labelledContacts?.map(({ contactId }) => contactId)).toEqual(['31', '32']);
  expect(account.http.urls[account.http.urls.length - 1]).toMatch(/associations\/contacts\?limit=500&after=500$/);
});

describe('tasks', () => {
  const read = (properties: object) =>
    accountOver({ tasks: { results: [{ id: '5', properties }] } }).crm.tasks().rows[0];

  test('are due on the local day of their timestamp and belong to companies and deals', () => {
    const account = accountOver({
      tasks: {
        results: [
          {
            id: '5',
            properties: {
              hs_task_subject: '90-day review',
              hs_task_status: 'NOT_STARTED',
              hs_timestamp: '2026-12-01T22:30:00Z',
              hubspot_owner_id: '51',
              hs_lastmodifieddate: '1796112000000',
            },
            associations: {
              companies: { results: [{ id: '900', type: 'task_to_company' }] },
              deals: { results: [{ id: '700', type: 'task_to_deal' }] },
            },
          },
        ],
      },
    });
    expect(account.crm.tasks().rows).toEqual([
      {
        taskId: '5',
        subject: '90-day review',
        isDone: false,
        companyIds: ['900'],
        dealIds: ['700'],
        dueOn: '2026-12-02',
        ownerId: '51',
        modifiedAt: 1_796_112_000_000,
      },
    ]);
    expect(account.http.urls[0]).toMatch(/associations=companies%2Cdeals$/);
  });

  test.each([
    ['COMPLETED', true],
    ['NOT_STARTED', false],
    ['WAITING', false],
    [null, false],
  ])('with the status %s are done: %s', (hs_task_status, isDone) => {
    expect(read({ hs_task_status })?.isDone).toBe(isDone);
  });
});

describe('meetings', () => {
  const read = (properties: object) =>
    accountOver({ meetings: { results: [{ id: '6', properties }] } }).crm.meetings().rows;

  test.each([
    ['COMPLETED', 'held'],
    ['NO_SHOW', 'missed'],
    ['CANCELED', 'missed'],
    ['RESCHEDULED', 'moved'],
    ['SCHEDULED', 'planned'],
    ['OUR_OWN', 'unknown'],
    [null, 'unknown'],
  ])('with the outcome %s are %s', (hs_meeting_outcome, outcome) => {
    expect(read({ hs_meeting_outcome, hs_meeting_start_time: '2026-11-02T10:00:00Z' })).toEqual([
      { meetingId: '6', startsAt: Date.parse('2026-11-02T10:00:00Z'), outcome, companyIds: [], contactIds: [] },
    ]);
  });

  test('start at their timestamp where they have no start time, and are left out without either', () => {
    expect(read({ hs_timestamp: '2026-11-03T10:00:00Z' })[0]?.startsAt).toBe(Date.parse('2026-11-03T10:00:00Z'));
    expect(read({ hs_timestamp: null })).toEqual([]);
  });
});

describe('what was touched since an instant', () => {
  const since = Date.parse('2026-11-23T07:00:00Z');
  const task = (id: string) => ({ id, properties: { hs_task_subject: id } });

  test('is searched for by its last change, and costs one call when there is nothing', () => {
    const account = accountOver({ 'tasks/search': { total: 0, results: [] } });
    expect(account.crm.tasks(undefined, since)).toEqual({ rows: [] });
    expect(account.http.requests).toHaveLength(1);
    expect(JSON.parse(account.http.requests[0]?.body ?? '')).toMatchObject({
      filterGroups: [{ filters: [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(since) }] }],
      sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
      limit: 200,
    });
  });

  test('is paged by id, so that no page lies beyond the ten thousandth result', () => {
    const account = accountOver({
      'tasks/search': { total: 12_000, results: [task('41'), task('42')] },
      'batch/read': { results: [] },
    });
    expect(account.crm.tasks('40', since).next).toBe('42');
    const [search] = account.http.requests;
    expect(JSON.parse(search?.body ?? '')).toMatchObject({
      filterGroups: [{ filters: [expect.anything(), { propertyName: 'hs_object_id', operator: 'GT', value: '40' }] }],
    });
    expect(search?.body).not.toMatch(/after/);
  });

  test('ends with the page that holds all that is left', () => {
    const account = accountOver({ 'tasks/search': { total: 1, results: [task('41')] }, 'batch/read': { results: [] } });
    expect(account.crm.tasks(undefined, since)).not.toHaveProperty('next');
  });

  test('gets its ties in one round, since a search answers none', () => {
    const account = accountOver({
      'deals/search': { total: 1, results: [deal({})] },
      'deals/companies/batch/read': { results: [{ from: { id: '700' }, to: [{ toObjectId: '900' }] }] },
      'deals/contacts/batch/read': {
        results: [{ from: { id: '700' }, to: [{ toObjectId: '31', associationTypes: [{ typeId: 36 }] }] }],
      },
      labels: ownLabels,
      'pipelines/2026-09/deals': pipelines,
    });
    expect(account.crm.deals(undefined, since).rows).toMatchObject([
      { companyIds: ['900'], contacts: [{ contactId: '31', roles: ['sponsor'] }] },
    ]);
    expect(account.http.batches).toEqual([1, 2, 1, 1]);
  });

  test('waits for the limit of searches, which is five a second', () => {
    const account = accountOver({ 'tasks/search': { total: 0, results: [] } });
    for (let call = 0; call < 6; call += 1) account.crm.tasks(undefined, since);
    expect(account.kit.clock.sleeps).toEqual([1_000]);
  });

  test('is asked for again after a lost answer: a question changes nothing', () => {
    let calls = 0;
    const http = new RecordedHttp(() => {
      calls += 1;
      return calls === 1 ? { kind: 'silent', why: 'reset' } : answered(200, { total: 0, results: [] });
    });
    const crm = hubSpotCrm(settings, 'k', hubSpotTransport(transportKit(http)), fixedLocalTime());
    expect(crm.tasks(undefined, since).rows).toEqual([]);
  });
});

test('a key without the scope for deals is told which scope to add', () => {
  const refused = answered(403, {
    category: 'MISSING_SCOPES',
    errors: [{ context: { requiredGranularScopes: ['crm.objects.deals.read'] } }],
  });
  const { crm } = accountOver({ deals: refused });
  expect(thrownBy(() => crm.deals()).message).toContain('crm.objects.deals.read');
});

test('a deal opens in the portal', () => {
  expect(accountOver({}).crm.dealUrl('700')).toBe('https://app.hubspot.com/contacts/123/record/0-3/700');
});
