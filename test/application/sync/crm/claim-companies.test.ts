import type { CrmCompany } from '#application/ports/crm';
import { chosenCompany, claimsOf } from '#application/sync/crm/claim-companies';
import type { ClaimingCompany } from '#application/sync/crm/sales-records';
import { emptyClientRecord, type ClientRecord } from '#application/sync/records';

function record(id: number, ...domains: string[]): ClientRecord {
  return emptyClientRecord({ id, name: `Client ${id}`, domains, isVip: false, active: true });
}

const birch = record(1, 'birch.example');
const cedar = record(2, 'cedar.example');

function claim(company: Partial<CrmCompany>, clients: readonly ClientRecord[] = [birch, cedar]) {
  return claimsOf(clients, ['gmail.com'])({ companyId: '10', name: '', domain: '', ...company });
}

function claiming(companyId: string, overrides: Partial<ClaimingCompany> = {}): ClaimingCompany {
  return { companyId, domain: '', namesClient: false, ...overrides };
}

test('a company claims the client whose id it carries, else the one whose mail domain it has', () => {
  expect(claim({ deskClientId: 2 })).toEqual({ kind: 'claims', clientId: 2, namesClient: true });
  expect(claim({ domain: 'birch.example' })).toEqual({ kind: 'claims', clientId: 1, namesClient: false });
});

test('the client id wins over the mail domain, and the contradiction is remembered', () => {
  expect(claim({ deskClientId: 2, domain: 'birch.example' })).toEqual({
    kind: 'claims',
    clientId: 2,
    namesClient: true,
    doubt: { companyId: '10', domainOf: 1 },
  });
});

test('an id that names no client falls back to the domain and is remembered', () => {
  expect(claim({ deskClientId: 77, domain: 'birch.example' })).toEqual({
    kind: 'claims',
    clientId: 1,
    namesClient: false,
    doubt: { companyId: '10', strayClientId: 77 },
  });
});

test('an id that names no client is a stray where nothing else ties the company', () => {
  expect(claim({ deskClientId: 77, domain: 'elsewhere.example' })).toEqual({ kind: 'stray', strayClientId: 77 });
  expect(claim({ domain: 'elsewhere.example' })).toEqual({ kind: 'none' });
});

test('a domain that two clients have, or that everybody has, ties nobody', () => {
  const clients = [record(1, 'both.example', 'gmail.com'), record(2, 'both.example')];
  expect([claim({ domain: 'both.example' }, clients), claim({ domain: 'gmail.com' }, clients)]).toEqual([
    { kind: 'none' },
    { kind: 'none' },
  ]);
});

test('of two companies that name a client the older one is used, and one that names it by id before both', () => {
  expect(chosenCompany([claiming('100'), claiming('9')])).toEqual({ companyId: '9', domain: '', rivals: ['100'] });
  expect(chosenCompany([claiming('9'), claiming('100', { namesClient: true })])).toMatchObject({
    companyId: '100',
    rivals: ['9'],
  });
});

test('labels and doubts of rivals count too', () => {
  const labelled = [{ contactId: '31', roles: ['sponsor' as const] }];
  expect(
    chosenCompany([claiming('9'), claiming('100', { labelled, doubt: { companyId: '100', domainOf: 2 } })]),
  ).toMatchObject({
    labelled,
    doubts: [{ companyId: '100', domainOf: 2 }],
  });
});

test('a client that no company claims has none', () => {
  expect(chosenCompany([])).toBeNull();
});
