import { personOf } from '#application/client-access';
import type { Person } from '#domain/vocabulary/person';

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
