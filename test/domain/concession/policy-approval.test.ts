import {
  decidePolicy,
  mayApprovePolicy,
  type PolicyAttempt,
  type ProposalStanding,
} from '#domain/concession/policy-approval';
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
  person('sue', 'successLead'),
  person('lee', 'leader'),
  person('lou', 'leader'),
  person('fin', 'finance'),
  person('own', 'mspOwner'),
  person('two', 'mspOwner', 'leader'),
  person('adm', 'administrator'),
];
const proposal: ProposalStanding = { proposedBy: 'sue@msp.example', digest: 'd1', approvedBy: [] };

function decided(name: string, change: Partial<PolicyAttempt> = {}, standing: Partial<ProposalStanding> = {}): string {
  const attempt = { actor: `${name}@msp.example`, deed: 'approvePolicy', digest: 'd1', words: '', ...change } as const;
  const answer = decidePolicy({ ...proposal, ...standing }, attempt, house);
  if (answer.kind === 'refused') return answer.because;
  return answer.kind === 'approved' ? `${answer.role}${answer.isAdopted ? ', adopted' : ''}` : answer.kind;
}

test.each([
  ['own', 'mspOwner'],
  ['lee', 'leader'],
  ['fin', 'finance'],
  ['two', 'mspOwner'],
  ['sue', 'isProposer'],
  ['adm', 'notApprover'],
  ['nobody', 'noIdentity'],
])('the first approval by %s: %s', (name, expected) => {
  expect(decided(name)).toBe(expected);
});

test.each([
  ['own', 'lee', 'leader, adopted'],
  ['lee', 'own', 'mspOwner, adopted'],
  ['fin', 'own', 'mspOwner, adopted'],
  ['lee', 'fin', 'notApprover'],
  ['lee', 'lou', 'notApprover'],
  ['own', 'two', 'mspOwner, adopted'],
  ['two', 'fin', 'finance, adopted'],
  ['lee', 'two', 'mspOwner, adopted'],
  ['two', 'two', 'alreadyDecided'],
])('after %s, %s: %s', (first, second, expected) => {
  expect(decided(second, {}, { approvedBy: [`${first}@msp.example`] })).toBe(expected);
});

test('the owner who proposes does not approve: a leader and nobody else is not enough', () => {
  expect(decided('own', {}, { proposedBy: 'own@msp.example' })).toBe('isProposer');
  const standing = { ...proposal, proposedBy: 'own@msp.example', approvedBy: ['lee@msp.example'] };
  const left = house.filter((one) => mayApprovePolicy(standing, one, house)).map(({ name }) => name);
  expect(left).toEqual(['two']);
});

test.each(['sue', 'adm'])(
  'a first approval by %s, who has lost the role since, is none: the next is the first',
  (lost) => {
    const approvedBy = [`${lost}@msp.example`];
    const standing = { proposedBy: 'prop@msp.example', approvedBy };
    expect(decided('lee', {}, standing)).toBe('leader');
    expect(decided('own', {}, standing)).toBe('mspOwner');
    expect(decided('own', {}, { ...standing, approvedBy: [...approvedBy, 'lee@msp.example'] })).toBe(
      'mspOwner, adopted',
    );
  },
);

test('what was not shown is not approved', () => {
  expect(decided('own', { digest: 'd2' })).toBe('changedSince');
});

test('a rejection needs words, a withdrawal its proposer', () => {
  expect(decided('own', { deed: 'rejectPolicy', words: ' ' })).toBe('wordsMissing');
  expect(decided('own', { deed: 'rejectPolicy', words: 'Too wide.' })).toBe('rejected');
  expect(decided('own', { deed: 'withdrawPolicy' })).toBe('notProposer');
  expect(decided('sue', { deed: 'withdrawPolicy' })).toBe('rejected');
});
