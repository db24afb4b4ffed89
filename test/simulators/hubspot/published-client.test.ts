import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/AssociationSpec';
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/companies/models/Filter';
import { hubSpotPortal, livingCompanies, livingContacts, published, world } from './hubspot-portal';

const portal = hubSpotPortal();

describe('the published client', () => {
  it('reads owners, the deactivated one only among the archived', async () => {
    const { ownersApi } = published(await portal.started()).crm.owners;
    const active = await ownersApi.getPage(undefined, undefined, 100, false);
    const archived = await ownersApi.getPage(undefined, undefined, 100, true);
    const expected = world.staff.filter(({ ownerId }) => ownerId !== undefined);
    expect(active.results.map(({ email }) => email)).toEqual(
      expected.filter(({ isActive }) => isActive).map(({ email }) => email),
    );
    expect(archived.results.map(({ email, archived: isArchived }) => [email, isArchived])).toEqual(
      expected.filter(({ isActive }) => !isActive).map(({ email }) => [email, true]),
    );
    const [first] = active.results;
    const one = await ownersApi.getById(Number(first?.id), 'id', false);
    expect(one.email).toBe(first?.email);
    expect(one.createdAt).toBeInstanceOf(Date);
  });

  it('reads all companies page by page, unset values as null', async () => {
    const { companies } = published(await portal.started()).crm;
    const all = await companies.getAll(10, undefined, [
      'name',
      'domain',
      'hubspot_owner_id',
      'renewal_desk_halopsa_client_id',
    ]);
    expect(all).toHaveLength(livingCompanies.length);
    for (const { id, properties } of all) {
      const company = livingCompanies.find((candidate) => candidate.id === id);
      expect(properties['domain']).toBe(company?.domain ?? null);
      expect(properties['hubspot_owner_id']).toBe(company?.ownerId ?? null);
      expect(properties['renewal_desk_halopsa_client_id']).toBe(company?.deskClientIdText ?? null);
    }
  });

  it('reads contacts with their companies and buying roles', async () => {
    const { contacts } = published(await portal.started()).crm;
    const page = await contacts.basicApi.getPage(
      100,
      undefined,
      ['email', 'hs_buying_role'],
      undefined,
      ['companies'],
      false,
    );
    expect(page.results.length).toBe(Math.min(100, livingContacts.length));
    for (const { id, properties, associations } of page.results) {
      const contact = livingContacts.find((candidate) => candidate.id === id);
      const linked = new Set(associations?.['companies']?.results.map((result) => result.id) ?? []);
      expect([...linked].sort()).toEqual([...(contact?.companyIds ?? [])].sort());
      const primary = associations?.['companies']?.results.find(({ type }) => type === 'contact_to_company');
      expect(primary?.id).toBe(contact?.companyIds[0]);
      expect(properties['hs_buying_role']).toBe(contact?.buyingRoles.length ? contact.buyingRoles.join(';') : null);
    }
  });

  it('reads the associations of one record and of many', async () => {
    const { associations } = published(await portal.started()).crm;
    const contact = livingContacts.find(
      ({ companyIds, companyLabels }) =>
        companyIds.length === 1 && companyLabels.every(({ typeIds }) => typeIds.length === 0),
    );
    const forgotten = world.crmContacts.find(({ companyIds }) => companyIds.length === 0);
    if (!contact || !forgotten) throw new Error('the world lacks a linked or a forgotten contact');
    const one = await associations.v4.basicApi.getPage('contacts', contact.id, 'companies', undefined, 500);
    expect(one.results.map(({ toObjectId }) => String(toObjectId))).toEqual(contact.companyIds);
    expect(one.results[0]?.associationTypes.map(({ typeId, label }) => [typeId, label ?? null])).toEqual([
      [279, null],
      [1, 'Primary'],
    ]);
    expect(one.results[0]?.associationTypes[0]?.category).toBe(AssociationSpecAssociationCategoryEnum.HubspotDefined);
    const many = await associations.v4.batchApi.getPage('contacts', 'companies', {
      inputs: [{ id: contact.id }, { id: forgotten.id }],
    });
    expect(many.results).toHaveLength(1);
    expect('numErrors' in many && many.numErrors).toBe(1);
  });

  it('reads one record, a batch, and searches', async () => {
    const { companies } = published(await portal.started()).crm;
    const [first, second] = livingCompanies;
    if (!first || !second) throw new Error('the world has no companies');
    expect((await companies.basicApi.getById(first.id, ['name'])).properties['name']).toBe(first.name);
    const batch = await companies.batchApi.read({
      inputs: [{ id: first.id }, { id: second.id }],
      properties: ['name'],
      propertiesWithHistory: [],
    });
    expect(batch.results.map(({ id }) => id)).toEqual([first.id, second.id]);
    const found = await companies.searchApi.doSearch({
      filterGroups: [
        { filters: [{ propertyName: 'domain', operator: FilterOperatorEnum.Eq, value: first.domain ?? '' }] },
      ],
      properties: ['domain'],
      limit: 10,
    });
    expect(found.total).toBe(livingCompanies.filter(({ domain }) => domain === first.domain).length);
  });

  it('reads property definitions', async () => {
    const { properties } = published(await portal.started()).crm;
    const roles = await properties.coreApi.getByName('contacts', 'hs_buying_role');
    expect(roles.type).toBe('enumeration');
    expect(roles.options.map(({ value }) => value)).toContain('EXECUTIVE_SPONSOR');
    const all = await properties.coreApi.getAll('companies');
    expect(all.results.map(({ name }) => name)).toContain('renewal_desk_halopsa_client_id');
  });
});
