import type { CrmCompany } from '#application/ports/crm';
import { linkCompanies, ownerOf } from '#application/sync/link-companies';
import { emptyClientRecord, type ClientRecord } from '#application/sync/records';
import type { Person } from '#domain/vocabulary/person';

function record(id: number, ...domains: string[]): ClientRecord {
  return emptyClientRecord({ id, name: `Client ${id}`, domains, isVip: false, active: true });
}

function company(companyId: string, overrides: Partial<CrmCompany> = {}): CrmCompany {
  return { companyId, name: companyId, domain: '', ...overrides };
}

function link(clients: readonly ClientRecord[], companies: readonly CrmCompany[]) {
  const contacts = companies.map(({ companyId }) => ({
    contactId: `c${companyId}`,
    name: 'Someone',
    email: `someone@${companyId}.example`,
    companyIds: [companyId],
    roles: [],
  }));
  return linkCompanies(clients, { companies, contacts, owners: [] }, ['gmail.com']);
}

test('the client id on the company wins over the mail domain', () => {
  const links = link(
    [record(1, 'birch.example'), record(2, 'cedar.example')],
    [company('10', { domain: 'birch.example' }), company('20', { domain: 'cedar.example', deskClientId: 1 })],
  );
  expect(links.get(1)?.company).toMatchObject({ companyId: '20', rivals: ['10'] });
  expect(links.get(2)?.company).toBeNull();
});

test('of two companies with the domain the older is used, and the other is a rival whose contacts count too', () => {
  const links = link(
    [record(1, 'birch.example')],
    [company('100', { domain: 'birch.example' }), company('9', { domain: 'birch.example' })],
  );
  expect(links.get(1)).toMatchObject({
    company: { companyId: '9', rivals: ['100'] },
    crmContacts: [{ contactId: 'c9' }, { contactId: 'c100' }],
  });
});

test('a domain that two clients have, or that everybody has, ties nobody', () => {
  const links = link(
    [record(1, 'both.example', 'gmail.com'), record(2, 'both.example')],
    [company('1', { domain: 'both.example' }), company('2', { domain: 'gmail.com' })],
  );
  expect([...links.values()].map((each) => each.company)).toEqual([null, null]);
});

test('an id that names no client falls back to the domain', () => {
  expect(
    link([record(1, 'birch.example')], [company('10', { domain: 'birch.example', deskClientId: 77 })]).get(1)?.company,
  ).toMatchObject({
    companyId: '10',
  });
});

test("the CRM's owner comes first, then the service desk's account manager, then nobody", () => {
  const ada: Person = {
    email: 'ada@msp.example',
    name: 'Ada',
    roles: [],
    leads: [],
    deputyFor: [],
    haloAgentId: 7,
    active: true,
  };
  const managed = { ...record(1), client: { ...record(1).client, accountManagerAgentId: 7 } };
  const owned = { ...managed, company: { companyId: '1', domain: '', ownerEmail: 'otto@msp.example', rivals: [] } };
  expect([owned, managed, record(1)].map((each) => ownerOf(each, [ada]))).toEqual([
    'otto@msp.example',
    'ada@msp.example',
    undefined,
  ]);
});
