import { FilterOperatorEnum as Operator } from '@hubspot/api-client/lib/codegen/crm/deals/models/Filter';
import { body, first, hubSpotPortal, livingContacts, livingDeals, published, send } from './hubspot-portal';

const portal = hubSpotPortal();

type Vendor = Awaited<ReturnType<typeof portal.started>>;

async function dealIds(vendor: Vendor, filter: Record<string, unknown>): Promise<readonly string[]> {
  const search = { filterGroups: [{ filters: [filter] }], limit: 200 };
  const answer = await body(send(vendor, 'POST', '/crm/objects/2026-09/deals/search', search));
  return (answer['results'] as { id: string }[]).map(({ id }) => id).sort();
}

const idsWhere = (holds: (deal: (typeof livingDeals)[number]) => boolean): readonly string[] =>
  livingDeals
    .filter(holds)
    .map(({ id }) => id)
    .sort();

describe('a search', () => {
  const newYear = Date.UTC(2026, 0, 1);

  it.each([
    {
      filter: { propertyName: 'dealstage', operator: 'EQ', value: 'closedwon' },
      holds: (deal: (typeof livingDeals)[number]) => deal.stageId === 'closedwon',
    },
    {
      filter: { propertyName: 'dealstage', operator: 'NOT_IN', values: ['closedwon', 'closedlost'] },
      holds: (deal: (typeof livingDeals)[number]) => !['closedwon', 'closedlost'].includes(deal.stageId),
    },
    {
      filter: { propertyName: 'hs_is_closed', operator: 'EQ', value: 'false' },
      holds: (deal: (typeof livingDeals)[number]) => !['closedwon', 'closedlost'].includes(deal.stageId),
    },
    {
      filter: { propertyName: 'hubspot_owner_id', operator: 'NOT_HAS_PROPERTY' },
      holds: (deal: (typeof livingDeals)[number]) => deal.ownerId === undefined,
    },
    {
      filter: { propertyName: 'closedate', operator: 'GTE', value: String(newYear) },
      holds: (deal: (typeof livingDeals)[number]) => (deal.closesOn ?? '') >= '2026-01-01',
    },
    {
      filter: { propertyName: 'closedate', operator: 'BETWEEN', value: '2025-01-01', highValue: String(newYear) },
      holds: (deal: (typeof livingDeals)[number]) =>
        (deal.closesOn ?? '') >= '2025-01-01' && (deal.closesOn ?? '') <= '2026-01-01',
    },
    {
      filter: { propertyName: 'amount', operator: 'GT', value: '9000' },
      holds: (deal: (typeof livingDeals)[number]) => (deal.amountMinor ?? 0) > 900_000,
    },
    {
      filter: { propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'renew*' },
      holds: (deal: (typeof livingDeals)[number]) => /\brenew/i.test(deal.name),
    },
    {
      filter: { propertyName: 'hs_lastmodifieddate', operator: 'LT', value: new Date(newYear).toISOString() },
      holds: (deal: (typeof livingDeals)[number]) => deal.updatedAt < newYear,
    },
  ])('finds deals where $filter.propertyName is $filter.operator', async ({ filter, holds }) => {
    const expected = idsWhere(holds);
    expect(await dealIds(await portal.started(), filter)).toEqual(expected);
  });

  it('joins filters of a group by and, groups by or', async () => {
    const { deals } = published(await portal.started()).crm;
    const stage = (value: string) => ({ propertyName: 'dealstage', operator: Operator.Eq, value });
    const { ownerId = '' } = first(livingDeals.filter((deal) => deal.stageId === 'closedwon'));
    const found = await deals.searchApi.doSearch({
      filterGroups: [
        { filters: [stage('closedwon'), { propertyName: 'hubspot_owner_id', operator: Operator.Eq, value: ownerId }] },
        { filters: [stage('closedlost')] },
      ],
      limit: 100,
    });
    expect(found.results.map(({ id }) => id).sort()).toEqual(
      idsWhere((deal) => deal.stageId === 'closedlost' || (deal.stageId === 'closedwon' && deal.ownerId === ownerId)),
    );
  });

  it('pages, sorts and counts', async () => {
    const { contacts } = published(await portal.started()).crm;
    const emails: string[] = [];
    let after: string | undefined;
    do {
      const page = await contacts.searchApi.doSearch({
        sorts: ['-email'],
        properties: ['email'],
        limit: 40,
        ...(after === undefined ? {} : { after }),
      });
      expect(page.total).toBe(livingContacts.length);
      emails.push(...page.results.map(({ properties }) => properties['email'] ?? ''));
      after = page.paging?.next?.after;
    } while (after !== undefined);
    expect(emails).toEqual(
      livingContacts
        .map(({ email }) => email)
        .sort()
        .reverse(),
    );
  });

  it('learns of a new record some seconds after it was made', async () => {
    const vendor = await portal.started({ searchDelayMilliseconds: 5_000 });
    const { deals } = published(vendor).crm;
    const { id } = await deals.basicApi.create({ properties: { dealname: 'Brand new' }, associations: [] });
    const filter = { propertyName: 'dealname', operator: 'EQ', value: 'Brand new' };
    portal.clock.advance(4_999);
    expect(await dealIds(vendor, filter)).toEqual([]);
    expect((await deals.basicApi.getById(id)).id).toBe(id);
    portal.clock.advance(1);
    expect(await dealIds(vendor, filter)).toEqual([id]);
  });

  it('shows what a record was until the change is known', async () => {
    const vendor = await portal.started({ searchDelayMilliseconds: 5_000 });
    const { id, name } = first(livingDeals);
    const named = (value: string) => ({ propertyName: 'dealname', operator: 'EQ', value });
    await send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${id}`, { properties: { dealname: 'First' } });
    portal.clock.advance(3_000);
    await send(vendor, 'PATCH', `/crm/objects/2026-09/deals/${id}`, { properties: { dealname: 'Second' } });
    expect(await dealIds(vendor, named(name))).toContain(id);
    portal.clock.advance(2_000);
    expect(await dealIds(vendor, named('First'))).toEqual([id]);
    portal.clock.advance(3_000);
    expect(await dealIds(vendor, named('First'))).toEqual([]);
    expect(await dealIds(vendor, named('Second'))).toEqual([id]);
  });

  const filters = (count: number) =>
    Array.from({ length: count }, () => ({ propertyName: 'dealname', operator: 'HAS_PROPERTY' }));

  it.each([
    { because: 'five groups of three', status: 200, search: { filterGroups: Array(5).fill({ filters: filters(3) }) } },
    { because: 'more than five groups', status: 400, search: { filterGroups: Array(6).fill({ filters: [] }) } },
    { because: 'six filters in a group', status: 200, search: { filterGroups: [{ filters: filters(6) }] } },
    { because: 'seven filters in a group', status: 400, search: { filterGroups: [{ filters: filters(7) }] } },
    { because: 'more than 18 filters', status: 400, search: { filterGroups: Array(4).fill({ filters: filters(5) }) } },
    { because: 'pages of 200', status: 200, search: { limit: 200 } },
    { because: 'pages of more than 200', status: 400, search: { limit: 201 } },
    { because: 'the ten thousandth result', status: 200, search: { limit: 200, after: '9800' } },
    { because: 'results past the ten thousandth', status: 400, search: { limit: 200, after: '9900' } },
    { because: 'a query of 3,001 characters', status: 400, search: { query: 'x'.repeat(3_001) } },
    { because: 'two sorts', status: 400, search: { sorts: ['dealname', 'amount'] } },
    {
      because: 'an unknown operator',
      status: 400,
      search: { filterGroups: [{ filters: [{ propertyName: 'dealname', operator: 'LIKE', value: 'x' }] }] },
    },
    {
      because: 'the other objects’ last-modified property',
      status: 400,
      search: { filterGroups: [{ filters: [{ propertyName: 'lastmodifieddate', operator: 'GT', value: '0' }] }] },
    },
    {
      because: 'a filter without its value',
      status: 400,
      search: { filterGroups: [{ filters: [{ propertyName: 'dealname', operator: 'EQ' }] }] },
    },
  ])('for $because answers $status', async ({ status, search }) => {
    const answer = await send(await portal.started(), 'POST', '/crm/objects/2026-09/deals/search', search);
    expect(answer.status).toBe(status);
    if (status === 400) expect(await body(answer)).toMatchObject({ category: 'VALIDATION_ERROR' });
  });
});
