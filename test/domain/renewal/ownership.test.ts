import fc from 'fast-check';
import { acknowledgementState, cappedItems, ownershipOf } from '#domain/renewal/ownership';
import { usualBusinessCalendar } from '#domain/vocabulary/business-time';
import type { Person, Role } from '#domain/vocabulary/person';

const person = (name: string, change: Partial<Person> = {}, ...roles: Role[]): Person => ({
  email: `${name}@msp.example`,
  name,
  roles,
  leads: [],
  deputyFor: [],
  active: true,
  ...change,
});
const amy = person('amy', {}, 'accountManager');
const bob = person('bob', { deputyFor: [amy.email] }, 'accountManager');
const sue = person('sue', { leads: [amy.email] }, 'successLead');
const ada = person('ada', {}, 'successLead');
const own = person('own', {}, 'mspOwner');
const people = [amy, bob, sue, ada, own];
const claims = { crmOwner: amy.email, deskAccountManager: bob.email };

test('the CRM owner owns it, with a deputy', () => {
  expect(ownershipOf(claims, people)).toEqual({ owner: amy.email, by: 'crmOwner', deputy: bob.email, passedOver: [] });
});

test('a deactivated owner is passed over at once', () => {
  const without = people.map((one) => (one === amy ? { ...amy, active: false } : one));
  expect(ownershipOf(claims, without)).toMatchObject({
    owner: bob.email,
    by: 'deskAccountManager',
    passedOver: [amy.email],
  });
  expect(ownershipOf({ crmOwner: amy.email, segmentDefault: bob.email }, without)).toMatchObject({
    by: 'segmentDefault',
  });
});

test('where no claim is left the lead of whoever was meant has it, else the first lead, else the MSP owner', () => {
  const gone = people.map((one) => (one === amy || one === bob ? { ...one, active: false } : one));
  expect(ownershipOf(claims, gone)).toMatchObject({ owner: sue.email, by: 'successLead' });
  expect(ownershipOf({}, gone)).toMatchObject({ owner: ada.email, by: 'successLead' });
  expect(ownershipOf({}, [own])).toMatchObject({ owner: own.email, by: 'mspOwner' });
});

test('nothing is unowned while a lead or the MSP owner is here', () => {
  const email = fc.constantFrom(...people.map((one) => one.email), 'gone@msp.example');
  const claim = fc.record({ crmOwner: email, deskAccountManager: email, segmentDefault: email }, { requiredKeys: [] });
  fc.assert(
    fc.property(claim, fc.subarray(people.slice(0, 3)), (asked, active) => {
      const known = [...people.map((one) => ({ ...one, active: active.includes(one) || one === own }))];
      const answer = ownershipOf(asked, known);
      expect(known.find((one) => one.email === answer?.owner)?.active).toBe(true);
    }),
  );
});

test('an address that is a word of the language is an address', () => {
  expect(ownershipOf({ crmOwner: 'constructor', deskAccountManager: '__proto__' }, [own])).toMatchObject({
    by: 'mspOwner',
  });
});

/** 2026-06-05 is a Friday. */
test.each([
  ['2026-06-05', 'waiting'],
  ['2026-06-09', 'waiting'],
  ['2026-06-10', 'escalated'],
])('asked on a Friday and silent, it is %s: %s', (today, state) => {
  expect(acknowledgementState({ askedOn: '2026-06-05' }, today, usualBusinessCalendar)).toBe(state);
});

test('acknowledged it stays, however late it is', () => {
  expect(acknowledgementState({ askedOn: '2026-06-05', acknowledgedAt: 1 }, '2026-12-01', usualBusinessCalendar)).toBe(
    'acknowledged',
  );
});

test('the cap keeps what is due soonest, and nothing is lost', () => {
  const items = Array.from({ length: 30 }, (_, place) => ({
    key: `k${place}`,
    dueOn: `2026-06-${String(30 - place).padStart(2, '0')}`,
  }));
  const { tasks, overflow } = cappedItems(items);
  expect(tasks).toHaveLength(25);
  expect(tasks[0]?.dueOn).toBe('2026-06-01');
  expect([...tasks, ...overflow].map(({ key }) => key).sort()).toEqual(items.map(({ key }) => key).sort());
  expect(cappedItems(items, 0).tasks).toEqual([]);
});
