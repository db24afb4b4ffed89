import { first, hubSpotPortal, livingContacts, livingDeals, published, refusal } from './hubspot-portal';
import { AssociationSpecAssociationCategoryEnum as Category } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/AssociationSpec';

const portal = hubSpotPortal();

describe('an association label', () => {
  it('is listed beside HubSpot’s own types, the unlabelled one without a label', async () => {
    const { definitionsApi } = published(await portal.started()).crm.associations.v4.schema;
    const { results } = await definitionsApi.getAll('deals', 'companies');
    expect(results.map(({ typeId, label, category }) => [typeId, label, category])).toEqual([
      [341, null, 'HUBSPOT_DEFINED'],
      [5, 'Primary', 'HUBSPOT_DEFINED'],
    ]);
    const own = await definitionsApi.getAll('deals', 'contacts');
    expect(own.results.map(({ label }) => label)).toContain('Renewal sponsor');
  });

  it('that is made has a type id for each direction, read from the side it was asked for', async () => {
    const { definitionsApi } = published(await portal.started()).crm.associations.v4.schema;
    const words = { name: 'renewal_desk_mentor', label: 'Mentor', inverseLabel: 'Mentored by' };
    const made = await definitionsApi.create('deals', 'contacts', words);
    expect(made.results.map(({ label, category }) => [label, category])).toEqual([
      ['Mentor', 'USER_DEFINED'],
      ['Mentored by', 'USER_DEFINED'],
    ]);
    const [forward, back] = made.results.map(({ typeId }) => typeId);
    const away = await definitionsApi.getAll('deals', 'contacts');
    const home = await definitionsApi.getAll('contacts', 'deals');
    expect(away.results.find(({ label }) => label === 'Mentor')?.typeId).toBe(forward);
    expect(home.results.find(({ label }) => label === 'Mentored by')?.typeId).toBe(back);
    expect((await refusal(definitionsApi.create('deals', 'contacts', words))).code).toBe(409);
  });

  it('can be renamed and deleted; links keep their unlabelled type', async () => {
    const { v4 } = published(await portal.started()).crm.associations;
    const { definitionsApi } = v4.schema;
    const [deal, contact] = [first(livingDeals), first(livingContacts)];
    const types = [{ associationCategory: Category.UserDefined, associationTypeId: 36 }];
    await v4.basicApi.create('deals', deal.id, 'contacts', contact.id, types);
    await definitionsApi.update('deals', 'contacts', { associationTypeId: 36, label: 'Patron' });
    const { results } = await definitionsApi.getAll('deals', 'contacts');
    expect(results.find(({ typeId }) => typeId === 36)?.label).toBe('Patron');
    await definitionsApi.remove('deals', 'contacts', 36);
    const links = await v4.basicApi.getPage('deals', deal.id, 'contacts');
    const link = links.results.find(({ toObjectId }) => String(toObjectId) === contact.id);
    expect(link?.associationTypes.map(({ typeId }) => typeId)).toEqual([3]);
    expect((await refusal(definitionsApi.remove('deals', 'contacts', 3))).code).toBe(400);
  });

  it('is no part of a Starter account', async () => {
    const { definitionsApi } = published(await portal.started({ tier: 'starter' })).crm.associations.v4.schema;
    const { results } = await definitionsApi.getAll('deals', 'contacts');
    expect(results.map(({ typeId }) => typeId)).toEqual([3]);
    const refused = await refusal(definitionsApi.create('deals', 'contacts', { name: 'mentor', label: 'Mentor' }));
    expect(refused.code).toBe(403);
  });
});
