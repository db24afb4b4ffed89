import { AssociationSpecAssociationCategoryEnum as Category } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/AssociationSpec';
import {
  body,
  first,
  get,
  hubSpotPortal,
  livingCompanies,
  livingContacts,
  livingDeals,
  published,
  refusal,
  send,
} from './hubspot-portal';

const portal = hubSpotPortal();

const company = first(
  livingCompanies.filter(({ id }) => !livingDeals.some(({ companyIds }) => companyIds.includes(id))),
);
const deal = first(livingDeals.filter(({ companyIds }) => companyIds.length === 1));
const stranger = first(livingContacts.filter(({ id }) => !deal.contacts.some(({ contactId }) => contactId === id)));
const hubSpotDefined = (associationTypeId: number) => ({
  associationCategory: Category.HubspotDefined,
  associationTypeId,
});
const userDefined = (associationTypeId: number) => ({ associationCategory: Category.UserDefined, associationTypeId });

type Vendor = Awaited<ReturnType<typeof portal.started>>;

/** Type ids by the other record's id, as a dated path shows them. */
async function linked(vendor: Vendor, path: string): Promise<Record<string, readonly number[]>> {
  const { results } = await body(get(vendor, `/crm/objects/2026-09/${path}`));
  return Object.fromEntries(
    (results as { toObjectId: string; associationTypes: { typeId: number }[] }[]).map(
      ({ toObjectId, associationTypes }) => [toObjectId, associationTypes.map(({ typeId }) => typeId)],
    ),
  );
}

describe('a link', () => {
  it('without a label is made from both sides', async () => {
    const vendor = await portal.started();
    const { v4 } = published(vendor).crm.associations;
    const made = await v4.basicApi.createDefault('deals', deal.id, 'contacts', stranger.id);
    expect(made.results.map(({ associationSpec }) => associationSpec.associationTypeId)).toEqual([3, 4]);
    expect((await linked(vendor, `deals/${deal.id}/associations/contacts`))[stranger.id]).toEqual([3]);
    expect((await linked(vendor, `contacts/${stranger.id}/associations/deals`))[deal.id]).toEqual([4]);
  });

  it('with a label has the unlabelled type as well, and the inverse on the other side', async () => {
    const vendor = await portal.started();
    const { v4 } = published(vendor).crm.associations;
    const made = await v4.basicApi.create('deals', deal.id, 'contacts', stranger.id, [userDefined(36)]);
    expect(made.labels).toEqual(['Renewal sponsor']);
    expect((await linked(vendor, `deals/${deal.id}/associations/contacts`))[stranger.id]).toEqual([3, 36]);
    expect((await linked(vendor, `contacts/${stranger.id}/associations/deals`))[deal.id]).toEqual([4, 37]);
  });

  it('loses its former labels when others are put on it', async () => {
    const vendor = await portal.started();
    const { v4 } = published(vendor).crm.associations;
    await v4.basicApi.create('deals', deal.id, 'contacts', stranger.id, [userDefined(36), userDefined(38)]);
    await v4.basicApi.create('deals', deal.id, 'contacts', stranger.id, [userDefined(42)]);
    expect((await linked(vendor, `deals/${deal.id}/associations/contacts`))[stranger.id]).toEqual([3, 42]);
  });

  it('gains labels in a batch, and loses them one by one', async () => {
    const vendor = await portal.started();
    const { v4 } = published(vendor).crm.associations;
    const pair = { _from: { id: deal.id }, to: { id: stranger.id } };
    await v4.batchApi.create('deals', 'contacts', { inputs: [{ ...pair, types: [userDefined(36)] }] });
    await v4.batchApi.create('deals', 'contacts', { inputs: [{ ...pair, types: [userDefined(38)] }] });
    expect((await linked(vendor, `deals/${deal.id}/associations/contacts`))[stranger.id]).toEqual([3, 36, 38]);
    await v4.batchApi.archiveLabels('deals', 'contacts', { inputs: [{ ...pair, types: [userDefined(36)] }] });
    expect((await linked(vendor, `contacts/${stranger.id}/associations/deals`))[deal.id]).toEqual([4, 39]);
    await v4.batchApi.archiveLabels('deals', 'contacts', { inputs: [{ ...pair, types: [hubSpotDefined(3)] }] });
    expect(await linked(vendor, `deals/${deal.id}/associations/contacts`)).not.toHaveProperty(stranger.id);
  });

  it('to a primary company ends the primacy of the last one', async () => {
    const vendor = await portal.started();
    const { v4 } = published(vendor).crm.associations;
    const former = first(deal.companyIds);
    expect((await linked(vendor, `deals/${deal.id}/associations/companies`))[former]).toEqual([341, 5]);
    await v4.basicApi.create('deals', deal.id, 'companies', company.id, [hubSpotDefined(5)]);
    const after = await linked(vendor, `deals/${deal.id}/associations/companies`);
    expect([after[former], after[company.id]]).toEqual([[341], [341, 5]]);
    expect((await linked(vendor, `companies/${company.id}/associations/deals`))[deal.id]).toEqual([342, 6]);
  });

  it.each([
    { because: 'the wrong direction', types: [hubSpotDefined(4)] },
    { because: 'another pair of objects', types: [hubSpotDefined(341)] },
    { because: 'the wrong category', types: [userDefined(3)] },
    { because: 'no portal', types: [userDefined(9_999)] },
  ])('with a type of $because is refused', async ({ types }) => {
    const { v4 } = published(await portal.started()).crm.associations;
    const refused = await refusal(v4.basicApi.create('deals', deal.id, 'contacts', stranger.id, types));
    expect(refused).toMatchObject({ code: 400, body: { message: 'One or more associations are invalid' } });
    expect(refused.body['context']).toHaveProperty('INVALID_ASSOCIATION_TYPE_ID');
  });

  it('to a record that is not there is refused alone, and spoils only its own input of a batch', async () => {
    const { v4 } = published(await portal.started()).crm.associations;
    expect((await refusal(v4.basicApi.createDefault('deals', deal.id, 'contacts', '1'))).code).toBe(404);
    const input = (id: string) => ({ _from: { id: deal.id }, to: { id } });
    const made = await v4.batchApi.createDefault('deals', 'contacts', { inputs: [input(stranger.id), input('1')] });
    expect(made.results).toHaveLength(2);
    expect('numErrors' in made && made.numErrors).toBe(1);
  });

  it('is taken away from both sides, alone and in a batch', async () => {
    const vendor = await portal.started();
    const { v4 } = published(vendor).crm.associations;
    const companyId = first(deal.companyIds);
    await v4.basicApi.archive('deals', deal.id, 'companies', companyId);
    expect(await linked(vendor, `companies/${companyId}/associations/deals`)).not.toHaveProperty(deal.id);
    const ids = deal.contacts.map(({ contactId }) => contactId);
    expect(ids.length).toBeGreaterThan(0);
    await v4.batchApi.archive('deals', 'contacts', {
      inputs: [{ _from: { id: deal.id }, to: ids.map((id) => ({ id })) }],
    });
    expect(await linked(vendor, `deals/${deal.id}/associations/contacts`)).toEqual({});
  });

  it('is read in pages of at most 500', async () => {
    const vendor = await portal.started();
    expect((await get(vendor, `/crm/objects/2026-09/deals/${deal.id}/associations/contacts?limit=501`)).status).toBe(
      400,
    );
    const path = `/crm/objects/2026-09/deals/${deal.id}/associations/contacts`;
    const all = Object.keys(await linked(vendor, `deals/${deal.id}/associations/contacts`));
    const page = await body(get(vendor, `${path}?limit=1`));
    expect(page['results']).toHaveLength(1);
    expect(all.length > 1 ? page['paging'] : { next: { after: '1' } }).toMatchObject({ next: { after: '1' } });
  });

  it('has ids that are numbers on numbered paths and texts on dated ones', async () => {
    const vendor = await portal.started();
    const types = async (path: string): Promise<unknown> =>
      typeof first((await body(get(vendor, path)))['results'] as { toObjectId: unknown }[]).toObjectId;
    expect(await types(`/crm/v4/objects/deals/${deal.id}/associations/companies`)).toBe('number');
    expect(await types(`/crm/objects/2026-09/deals/${deal.id}/associations/companies`)).toBe('string');
  });

  it('moves the company that a contact names as its own', async () => {
    const vendor = await portal.started();
    const path = `/crm/objects/2026-09/contacts/${stranger.id}`;
    const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 1 }];
    expect((await send(vendor, 'PUT', `${path}/associations/companies/${company.id}`, types)).status).toBe(201);
    const read = await body(get(vendor, `${path}?properties=associatedcompanyid`));
    expect(read['properties']).toMatchObject({ associatedcompanyid: company.id });
  });
});
