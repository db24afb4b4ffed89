import { openHomepage } from '#application/open-homepage';
import { openClient } from '#application/viewing';
import { ada, admin, lea, otto, type MemoryMsp } from '#test/support/memory-msp';
import { birchRenewal, hour, renewalOf, renewingMsp, runAfter } from '#test/support/renewing-msp';

const eve = 'eve@msp.example';
const max = 'max@msp.example';

/** Nobody owns client 1; its renewal goes to Eve by its kind of agreement, and Max stands in for her. */
function segmentMsp(): MemoryMsp {
  const people = [
    { email: ada, name: 'Ada Moss', roles: ['accountManager' as const], leads: [], deputyFor: [] },
    { email: eve, name: 'Eve Lind', roles: ['accountManager' as const], leads: [], deputyFor: [] },
    { email: max, name: 'Max Oak', roles: ['accountManager' as const], leads: [], deputyFor: [eve] },
    { email: lea, name: 'Lea Hart', roles: ['successLead' as const], leads: [ada], deputyFor: [] },
    { email: admin, name: 'Adi Roy', roles: ['administrator' as const], leads: [], deputyFor: [] },
  ];
  const segmentOwners = [{ kind: 'Managed service', owner: eve }];
  return renewingMsp({
    settings: { people, renewals: { itemsPerOwner: 25, silenceDays: 2, segmentOwners } },
    desk: { agents: [] },
    crm: { companies: [{ companyId: '901', name: 'Birch', domain: 'birch.example', deskClientId: 1 }] },
  });
}

function opens(msp: MemoryMsp, email: string): string {
  msp.signIn(email);
  return openClient(msp.parts, 1).kind;
}

test('the owner and the deputy of a renewal open its client, and nobody else does', () => {
  const msp = segmentMsp();
  expect(renewalOf(msp)).toMatchObject({ renewalId: birchRenewal, owner: { email: eve, deputy: max } });
  expect([eve, max, ada, otto].map((email) => opens(msp, email))).toEqual(['client', 'client', 'noAccess', 'noAccess']);
});

test('a cold cache costs what it did before, and lets the same people in', () => {
  const msp = segmentMsp();
  msp.cache.forgetAll();
  const before = msp.workbook.calls.length;
  expect(opens(msp, eve)).toBe('client');
  // The index and the frame in one, then the client's row.
  expect(msp.workbook.calls.slice(before)).toEqual(['read', 'read']);
  expect(opens(msp, ada)).toBe('noAccess');
});

test('the homepage lists the renewal to them, and the lead to whom silence took it opens the client', () => {
  const msp = segmentMsp();
  msp.signIn(eve);
  const home = openHomepage(msp.parts);
  expect(home.kind === 'home' && home.view.renewals?.toAcknowledge).toMatchObject([
    { renewalId: birchRenewal },
    { clientId: 2 },
  ]);
  expect(opens(msp, lea)).toBe('noAccess');
  runAfter(msp, 4 * 24 * hour);
  expect(renewalOf(msp).owner?.escalatedTo).toBe(lea);
  expect(opens(msp, lea)).toBe('client');
});
