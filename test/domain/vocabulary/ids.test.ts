import { InvariantViolation, unreachable } from '#domain/vocabulary/assert';
import { renewalIdOf } from '#domain/vocabulary/ids';
import { hasRole, type Person } from '#domain/vocabulary/person';

test('a renewal is named for its contract and term end', () => {
  expect(renewalIdOf(70, '2026-12-31')).toBe('70@2026-12-31');
});

test('a person has the roles listed and no other', () => {
  const person: Person = { email: 'a@msp.com', name: 'A', roles: ['leader'], leads: [], deputyFor: [], active: true };
  expect(hasRole(person, 'leader')).toBe(true);
  expect(hasRole(person, 'mspOwner')).toBe(false);
});

test('a member that no reader answers is a defect', () => {
  expect(() => unreachable('new' as never)).toThrow(InvariantViolation);
});
