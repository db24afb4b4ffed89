import {
  delegationProblems,
  runningDelegations,
  type Delegation,
  type DelegationQuestion,
} from '#domain/concession/delegation';
import type { Person, Role } from '#domain/vocabulary/person';

const person = (name: string, ...roles: Role[]): Person => ({
  email: `${name}@msp.example`,
  name,
  roles,
  leads: [],
  deputyFor: [],
  active: true,
});
const house = [
  person('amy', 'accountManager'),
  person('sue', 'successLead'),
  person('lee', 'leader'),
  person('fin', 'finance'),
  person('inc', 'incidentCommander'),
  { ...person('old', 'leader'), active: false },
];
const wanted: Delegation = {
  from: 'lee@msp.example',
  to: 'sue@msp.example',
  role: 'leader',
  startsOn: '2026-06-10',
  endsOn: '2026-06-20',
};

function problems(change: Partial<Delegation> = {}, question: Partial<DelegationQuestion> = {}) {
  const all = { wanted: { ...wanted, ...change }, people: house, standing: [], today: '2026-06-10', ...question };
  return delegationProblems(all);
}

test('who holds a role gives it to a colleague for some days', () => {
  expect(problems()).toEqual({});
});

test.each<[string, Partial<Delegation>]>([
  ['a role that its giver does not hold', { role: 'finance' }],
  ['a role that decides nothing', { from: 'amy@msp.example', role: 'accountManager' }],
  ['the seat of somebody who left', { from: 'old@msp.example' }],
  ['the seat of nobody', { from: '' }],
])('%s is not delegated', (_, change) => {
  expect(Object.keys(problems(change))).toEqual(['seat']);
});

test('depth one: whoever decides for somebody else has no seat of theirs to pass on', () => {
  const standing = [{ ...wanted }];
  expect(problems({ from: 'sue@msp.example', to: 'fin@msp.example' }, { standing })).toHaveProperty('seat');
});

test.each<[string, Partial<Delegation>]>([
  ['to oneself', { to: 'lee@msp.example' }],
  ['to somebody who sees no figures of clients', { to: 'inc@msp.example' }],
  ['to somebody who left', { to: 'old@msp.example' }],
  ['to a stranger', { to: 'x@else.example' }],
])('%s nothing is delegated', (_, change) => {
  expect(Object.keys(problems(change))).toEqual(['to']);
});

test.each([
  { startsOn: '2026-06-09', endsOn: '2026-06-20', faulty: ['startsOn'] },
  { startsOn: '2026-06-10', endsOn: '2026-06-10', faulty: [] },
  { startsOn: '2026-06-11', endsOn: '2026-06-10', faulty: ['endsOn'] },
  // 92 days with the first and the last.
  { startsOn: '2026-06-10', endsOn: '2026-09-09', faulty: [] },
  { startsOn: '2026-06-10', endsOn: '2026-09-10', faulty: ['endsOn'] },
  { startsOn: '', endsOn: '', faulty: ['endsOn', 'startsOn'] },
  { startsOn: '2026-06-31', endsOn: '2026-07-01', faulty: ['startsOn'] },
])('from $startsOn to $endsOn is refused at $faulty', ({ startsOn, endsOn, faulty }) => {
  expect(Object.keys(problems({ startsOn, endsOn })).sort()).toEqual(faulty);
});

test.each([
  { startsOn: '2026-06-21', endsOn: '2026-06-30', faulty: [] },
  { startsOn: '2026-06-20', endsOn: '2026-06-30', faulty: ['startsOn'] },
  { startsOn: '2026-06-12', endsOn: '2026-06-13', faulty: ['startsOn'] },
])('one seat goes to one person at a time: from $startsOn beside one until the 20th', ({ faulty, ...days }) => {
  const standing = [{ ...wanted, to: 'fin@msp.example' }];
  expect(Object.keys(problems(days, { standing }))).toEqual(faulty);
});

const sue = person('sue', 'successLead');
const lee = person('lee', 'leader');

test.each<[string, boolean, Partial<Record<'giver' | 'delegate', Person>>, string]>([
  ['on its first day', true, {}, '2026-06-10'],
  ['on its last day', true, {}, '2026-06-20'],
  ['not before', false, {}, '2026-06-09'],
  ['not after', false, {}, '2026-06-21'],
  ['not of a giver who lost the role', false, { giver: person('lee', 'accountManager') }, '2026-06-10'],
  ['not of a giver who left', false, { giver: { ...lee, active: false } }, '2026-06-10'],
  ['not to somebody who left', false, { delegate: { ...sue, active: false } }, '2026-06-10'],
  ['not to who sees no figures any more', false, { delegate: person('sue', 'incidentCommander') }, '2026-06-10'],
  ['not to somebody whom nobody knows', false, { delegate: person('zoe', 'successLead') }, '2026-06-10'],
])('a delegation runs %s', (_, expected, { giver = lee, delegate = sue }, today) => {
  expect(runningDelegations([wanted], [giver, delegate], today)).toEqual(expected ? [wanted] : []);
});
