import { stakeholdersKnown } from '#domain/readiness/signals/relationship/stakeholders-known';
import type { StakeholderRole } from '#domain/vocabulary/client';
import { factsWithout, healthyFacts } from '../../../../support/contract-facts';

const sponsorOnly: readonly StakeholderRole[] = ['sponsor'];

test.each([
  { days: 400, score: 50, text: '1 of the 2 roles that T-90 will ask for are known; missing: day-to-day contact.' },
  { days: 120, score: 50, text: '1 of the 2 roles that T-90 will ask for are known; missing: day-to-day contact.' },
  { days: 90, score: 50, text: '1 of the 2 roles that T-90 asks for are known; missing: day-to-day contact.' },
  {
    days: 60,
    score: 33.3,
    text: '1 of the 3 roles that T-60 asks for are known; missing: day-to-day contact, economic buyer.',
  },
  {
    days: 30,
    score: 25,
    text: '1 of the 4 roles that T-30 asks for are known; missing: day-to-day contact, economic buyer, signatory.',
  },
  {
    days: -1,
    score: 25,
    text: '1 of the 4 roles that are needed after the decision date are known; missing: day-to-day contact, economic buyer, signatory.',
  },
])('a known sponsor scores $score $days days before the decision', ({ days, score, text }) => {
  const facts = healthyFacts({ stakeholderRoles: sponsorOnly, daysToDecision: days });
  expect(stakeholdersKnown.read(facts)).toEqual({ kind: 'measured', score, evidence: { text } });
});

test('everybody known is full score, whatever the window', () => {
  for (const daysToDecision of [400, 75, 45, 15, -10]) {
    expect(stakeholdersKnown.read(healthyFacts({ daysToDecision }))).toMatchObject({ score: 100 });
  }
});

test('a client without a known role scores nothing, which is not unknown', () => {
  expect(stakeholdersKnown.read(healthyFacts({ stakeholderRoles: [] }))).toMatchObject({ kind: 'measured', score: 0 });
});

test('is unknown when the CRM does not know the client, and without a decision date', () => {
  expect(stakeholdersKnown.read(factsWithout('stakeholderRoles')).kind).toBe('unknown');
  expect(stakeholdersKnown.read(factsWithout('daysToDecision')).kind).toBe('unknown');
});
