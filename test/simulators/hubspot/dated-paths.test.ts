import { body, get, hubSpotPortal, livingCompanies, livingContacts, world } from './hubspot-portal';

const portal = hubSpotPortal();

describe('dated paths', () => {
  it.each([
    ['/crm/owners/2026-09?limit=2', '/crm/v3/owners/?limit=2'],
    ['/crm/objects/2026-09/companies?limit=3&properties=name', '/crm/v3/objects/companies?limit=3&properties=name'],
    [
      '/crm/objects/2026-09/0-1?limit=3&associations=companies',
      '/crm/v3/objects/contacts?limit=3&associations=companies',
    ],
    ['/crm/properties/2026-09/contacts', '/crm/v3/properties/contacts'],
    ['/crm/associations/2026-09/contacts/companies/labels', '/crm/v4/associations/contacts/companies/labels'],
    ['/account-info/2026-09/details', '/account-info/v3/details'],
  ])('%s answers as %s does', async (dated, numbered) => {
    const vendor = await portal.started();
    const strip = (text: string): string => text.replace(/"link":"[^"]*"/g, '');
    const answers = await Promise.all([get(vendor, dated), get(vendor, numbered)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [one, other] = await Promise.all(answers.map((answer) => answer.text()));
    expect(strip(one ?? '')).toBe(strip(other ?? ''));
  });

  it('walk a list with the cursor until there is none', async () => {
    const vendor = await portal.started();
    const ids: string[] = [];
    let after: string | undefined = '0';
    while (after !== undefined) {
      const page = await body(get(vendor, `/crm/objects/2026-09/contacts?limit=100&after=${after}`));
      ids.push(...(page['results'] as { id: string }[]).map(({ id }) => id));
      after = (page['paging'] as { next: { after: string } } | undefined)?.next.after;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.sort()).toEqual(livingContacts.map(({ id }) => id).sort());
  });

  it('list archived records only when asked', async () => {
    const vendor = await portal.started();
    const page = await body(get(vendor, '/crm/objects/2026-09/companies?limit=100&archived=true'));
    expect((page['results'] as object[]).length).toBe(world.companies.length - livingCompanies.length);
  });
});
