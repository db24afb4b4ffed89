import { body, first, get, hubSpotPortal, livingContacts, livingDeals, published, world } from './hubspot-portal';

const portal = hubSpotPortal();

type Row = {
  id: string;
  properties: Record<string, string | null>;
  associations?: Record<string, { results: { id: string; type: string }[] }>;
};

async function all(type: string, query: string): Promise<readonly Row[]> {
  const vendor = await portal.started();
  const rows: Row[] = [];
  let after: string | undefined = '0';
  while (after !== undefined) {
    const page = await body(get(vendor, `/crm/objects/2026-09/${type}?limit=100&after=${after}&${query}`));
    rows.push(...(page['results'] as Row[]));
    after = (page['paging'] as { next: { after: string } } | undefined)?.next.after;
  }
  return rows;
}

describe('what the world keeps in its CRM', () => {
  it('is read as deals, with stages, amounts and links', async () => {
    const names = 'dealname,dealstage,pipeline,amount,closedate,hubspot_owner_id,hs_is_closed,deal_currency_code';
    const rows = await all('deals', `properties=${names}&associations=companies,contacts`);
    expect(rows.map(({ id }) => id).sort()).toEqual(livingDeals.map(({ id }) => id).sort());
    for (const { id, properties, associations } of rows) {
      const deal = first(livingDeals.filter((one) => one.id === id));
      expect(properties).toMatchObject({
        dealname: deal.name,
        dealstage: deal.stageId,
        hubspot_owner_id: deal.ownerId ?? null,
        hs_is_closed: String(['closedwon', 'closedlost'].includes(deal.stageId)),
      });
      expect(properties['amount'] === null ? undefined : Math.round(Number(properties['amount']) * 100)).toBe(
        deal.amountMinor,
      );
      const primary = associations?.['companies']?.results.find(({ type }) => type === 'deal_to_company');
      const alive = deal.companyIds.filter(
        (companyId) => !world.companies.find((one) => one.id === companyId)?.isArchived,
      );
      expect(primary?.id).toBe(alive[0]);
      const contacts = new Set(associations?.['contacts']?.results.map((result) => result.id));
      const meant = deal.contacts.filter(({ contactId }) => livingContacts.some((one) => one.id === contactId));
      expect([...contacts].sort()).toEqual(meant.map(({ contactId }) => contactId).sort());
    }
  });

  it('is read as tasks and meetings', async () => {
    const tasks = await all('tasks', 'properties=hs_task_subject,hs_task_status,hs_timestamp&associations=deals');
    const livingTasks = world.tasks.filter(({ isArchived }) => !isArchived);
    expect(
      tasks.map(({ id, properties }) => [id, properties['hs_task_subject'], properties['hs_task_status']]).sort(),
    ).toEqual(livingTasks.map(({ id, subject, status }) => [id, subject, status]).sort());
    const meetings = await all('meetings', 'properties=hs_meeting_outcome,hs_meeting_start_time');
    const livingMeetings = world.meetings.filter(
      ({ isArchived, createdAt }) => !isArchived && createdAt <= portal.clock.now(),
    );
    expect(meetings.map(({ id, properties }) => [id, properties['hs_meeting_outcome']]).sort()).toEqual(
      livingMeetings.map(({ id, outcome }) => [id, outcome ?? null]).sort(),
    );
  });

  it('has labels where people put them', async () => {
    const { v4 } = published(await portal.started()).crm.associations;
    const deal = first(livingDeals.filter(({ contacts }) => contacts.some(({ typeIds }) => typeIds.length > 0)));
    const { results } = await v4.basicApi.getPage('deals', deal.id, 'contacts');
    const read = new Map(results.map(({ toObjectId, associationTypes }) => [String(toObjectId), associationTypes]));
    for (const { contactId, typeIds } of deal.contacts) {
      const own = (read.get(contactId) ?? []).map(({ typeId }) => typeId).filter((typeId) => typeId !== 3);
      expect(own.sort()).toEqual([...typeIds].sort());
    }
  });

  it('comes with the clock where it lies in the future', async () => {
    const vendor = await portal.started();
    const deal = first(livingDeals);
    portal.clock.set(deal.createdAt - 1);
    expect((await get(vendor, `/crm/objects/2026-09/deals/${deal.id}`)).status).toBe(404);
    portal.clock.advance(1);
    expect((await get(vendor, `/crm/objects/2026-09/deals/${deal.id}`)).status).toBe(200);
  });
});
