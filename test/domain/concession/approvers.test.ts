import { usualPolicy, type Level } from '#domain/concession/approval-policy';
import { approversOf, type Approvers, type ApproverQuestion } from '#domain/concession/approvers';
import type { Delegation } from '#domain/concession/delegation';
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
  person('own', 'mspOwner'),
];

function approvers(level: Level, change: Partial<ApproverQuestion> = {}): Approvers {
  return approversOf({
    level,
    policy: usualPolicy,
    requester: 'amy@msp.example',
    commissionTo: ['amy@msp.example'],
    people: house,
    delegations: [],
    today: '2026-06-10',
    ...change,
  });
}

/** `role: who, who for whom`, a line a seat. */
function seats(answer: Approvers): readonly string[] {
  if (answer.kind === 'none') return [answer.because];
  return answer.seats.map(({ role, candidates }) => {
    const names = candidates.map(
      ({ email, onBehalfOf }) =>
        `${email.slice(0, 3)}${onBehalfOf === undefined ? '' : ` for ${onBehalfOf.slice(0, 3)}`}`,
    );
    return `${role}: ${names.join(', ')}`;
  });
}

test.each<[Level, readonly string[]]>([
  [1, ['successLead: sue']],
  [2, ['leader: lee']],
  [3, ['leader: lee', 'finance: fin']],
])('level %d is decided by %j', (level, expected) => {
  expect(seats(approvers(level))).toEqual(expected);
});

test('the requester never decides, at any level: the next one does', () => {
  const asked = approvers(1, { requester: 'sue@msp.example' });
  expect(asked).toMatchObject({ kind: 'found', level: 2 });
  expect(seats(asked)).toEqual(['leader: lee']);
  expect(asked.kind === 'found' && asked.replaced).toEqual([
    'Nobody free of conflict has the role success lead of level 1.',
  ]);
});

test('whoever is paid commission on the account never decides', () => {
  expect(approvers(2, { commissionTo: ['lee@msp.example'] })).toMatchObject({ kind: 'found', level: 3 });
});

test('at level 3 the MSP owner takes a missing seat, and the answer says so', () => {
  const asked = approvers(3, { requester: 'fin@msp.example' });
  expect(seats(asked)).toEqual(['leader: lee', 'mspOwner: own']);
  expect(asked.kind === 'found' && asked.replaced).toEqual([
    'Nobody free of conflict has the role finance of level 3. The MSP owner takes the seat.',
  ]);
});

test('without two different people level 3 cannot be granted', () => {
  const people = [person('amy', 'accountManager'), person('lee', 'leader', 'finance', 'mspOwner')];
  expect(seats(approvers(3, { people }))).toEqual([
    'The third level needs two different people, and only one is free of conflict.',
  ]);
  expect(seats(approvers(3, { people: people.slice(0, 1) }))).toEqual([
    'Nobody free of conflict can decide as leader, nor as MSP owner.',
  ]);
});

test('one person with both roles sits on one chair only', () => {
  const people = [...house.slice(0, 2), person('lee', 'leader', 'finance'), person('fin', 'finance')];
  expect(approvers(3, { people }).kind).toBe('found');
});

test('who left does not decide', () => {
  const people = house.map((one) => (one.name === 'lee' ? { ...one, active: false } : one));
  expect(approvers(2, { people })).toMatchObject({ level: 3 });
});

const delegation: Delegation = {
  from: 'lee@msp.example',
  to: 'sue@msp.example',
  role: 'leader',
  startsOn: '2026-06-10',
  endsOn: '2026-06-10',
};

test.each<[string, Partial<ApproverQuestion>, string]>([
  ['on its day', {}, 'leader: lee, sue for lee'],
  ['not before', { today: '2026-06-09' }, 'leader: lee'],
  ['not after', { today: '2026-06-11' }, 'leader: lee'],
  ['of another role', { delegations: [{ ...delegation, role: 'finance' }] }, 'leader: lee'],
  ['never to the requester', { requester: 'sue@msp.example' }, 'leader: lee'],
  [
    'never to who sees no figures of clients',
    { people: house.map((one) => (one.name === 'sue' ? { ...one, roles: ['incidentCommander'] } : one)) },
    'leader: lee',
  ],
  ['to nobody we know', { delegations: [{ ...delegation, to: 'out@else.example' }] }, 'leader: lee'],
])('a delegation counts %s', (_, change, expected) => {
  expect(seats(approvers(2, { delegations: [delegation], ...change }))).toEqual([expected]);
});

test('what was delegated is not delegated on', () => {
  const on = { ...delegation, from: 'sue@msp.example', to: 'fin@msp.example' };
  expect(seats(approvers(2, { delegations: [delegation, on] }))).toEqual(['leader: lee, sue for lee']);
});

test('a leader in conflict does not decide by another hand', () => {
  const asked = approvers(2, { delegations: [delegation], requester: 'lee@msp.example' });
  expect(asked).toMatchObject({ level: 3 });
  expect(seats(asked)[0]).toBe('mspOwner: own');
});

test('two humans: one who sits for both others is one', () => {
  const delegations = [delegation, { ...delegation, from: 'fin@msp.example', role: 'finance' as const }];
  const people = house
    .filter(({ name }) => ['amy', 'sue', 'lee', 'fin'].includes(name))
    .map((one) => (['lee', 'fin'].includes(one.name) ? { ...one, active: true } : one));
  const asked = approvers(3, { delegations, people });
  expect(seats(asked)).toEqual(['leader: lee, sue for lee', 'finance: fin, sue for fin']);
});
