import { ownerOf } from '#application/sync/link-owner';
import { emptyClientRecord } from '#application/sync/records';
import type { Person } from '#domain/vocabulary/person';

test("the CRM's owner comes first, then the service desk's account manager, then nobody", () => {
  const ada: Person = {
    email: 'ada@msp.example',
    name: 'Ada',
    roles: ['accountManager'],
    leads: [],
    deputyFor: [],
    haloAgentId: 7,
    active: true,
  };
  const unowned = emptyClientRecord({ id: 1, name: 'Client 1', domains: [], isVip: false, active: true });
  const managed = { ...unowned, client: { ...unowned.client, accountManagerAgentId: 7 } };
  const owned = { ...managed, company: { companyId: '1', domain: '', ownerEmail: 'otto@msp.example', rivals: [] } };
  expect([owned, managed, unowned].map((each) => ownerOf(each, [ada]))).toEqual([
    'otto@msp.example',
    'ada@msp.example',
    undefined,
  ]);
});

test('somebody without a role owns nothing, whoever HaloPSA names as account manager', () => {
  const client = { id: 1, name: 'Client 1', domains: [], isVip: false, active: true, accountManagerAgentId: 7 };
  const technician = {
    email: 't@msp.example',
    name: 'T',
    roles: [],
    leads: [],
    deputyFor: [],
    haloAgentId: 7,
    active: true,
  };
  expect(ownerOf(emptyClientRecord(client), [technician])).toBeUndefined();
});
