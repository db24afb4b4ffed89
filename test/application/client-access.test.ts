import { maySeeClient, personOf } from '#application/client-access';
import { roles, type Person, type Role } from '#domain/vocabulary/person';

const ada: Person = {
  email: 'ada@msp.example',
  name: 'Ada Moss',
  roles: ['accountManager'],
  leads: [],
  deputyFor: [],
  active: true,
};

test.each([
  { who: 'the address as People has it', person: ada, email: 'ada@msp.example', isViewer: true },
  { who: 'the address in capitals', person: ada, email: ' Ada@MSP.example ', isViewer: true },
  { who: 'a blank identity', person: ada, email: '', isViewer: false },
  { who: 'who was deactivated', person: { ...ada, active: false }, email: ada.email, isViewer: false },
  { who: 'a technician, listed for a cost alone', person: { ...ada, roles: [] }, email: ada.email, isViewer: false },
])('$who is a viewer: $isViewer', ({ person, email, isViewer }) => {
  expect(personOf([person], email) !== undefined).toBe(isViewer);
});

describe('a client whose renewal somebody else has', () => {
  const client = { ownerEmail: 'eve@msp.example', hasOpenIncident: false };
  const seeing = (hands: readonly string[], over: Partial<Person> = {}): readonly Role[] =>
    roles.filter((role) => maySeeClient({ ...ada, ...over, roles: [role] }, { ...client, hands }));

  test('is seen by whoever has the renewal, in a role that works on renewals', () => {
    expect(seeing([ada.email])).toEqual(['accountManager', 'successLead', 'mspOwner']);
  });

  test('is seen by nobody else but the MSP owner', () => {
    expect(seeing(['eve@msp.example'])).toEqual(['mspOwner']);
    expect(seeing([])).toEqual(['mspOwner']);
  });

  test('is not seen by somebody who stands in for another account manager', () => {
    expect(seeing(['max@msp.example'], { deputyFor: ['max@msp.example'] })).toEqual(['mspOwner']);
  });

  test('is seen by nobody who was deactivated', () => {
    expect(seeing([ada.email], { active: false })).toEqual([]);
  });
});
