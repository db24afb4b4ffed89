import { incidentGate, releaseGate, type GateRelease } from '#domain/renewal/incident-gate';
import { gateApprovers, lockedBy, steps } from '#domain/renewal/quality-gate';
import type { Person, Role } from '#domain/vocabulary/person';

const person = (name: string, ...roles: Role[]): Person => ({
  email: `${name}@msp.example`,
  name,
  roles,
  leads: [],
  deputyFor: [],
  active: true,
});
const people = [person('amy', 'accountManager'), person('sue', 'successLead'), person('own', 'mspOwner')];

test.each(steps)('step %s is approved by its role', (step) => {
  expect(gateApprovers({ step, capturedBy: 'amy@msp.example', people })).toEqual([
    step === 'review' ? 'own@msp.example' : 'sue@msp.example',
  ]);
});

test('who captured it does not approve it: the MSP owner does', () => {
  expect(gateApprovers({ step: 'workflow', capturedBy: 'sue@msp.example', people })).toEqual(['own@msp.example']);
});

test('where nobody else is left nobody approves, and that is said, not worked around', () => {
  const alone = [person('solo', 'accountManager', 'successLead', 'mspOwner')];
  expect(gateApprovers({ step: 'workflow', capturedBy: 'solo@msp.example', people: alone })).toEqual([]);
});

test('who has left approves nothing', () => {
  const gone = people.map((one) => (one.name === 'sue' ? { ...one, active: false } : one));
  expect(gateApprovers({ step: 'workflow', capturedBy: 'amy@msp.example', people: gone })).toEqual(['own@msp.example']);
});

test('the first open gate locks the completion of what follows', () => {
  const approved = { kind: 'approved', by: 'sue@msp.example' } as const;
  expect(lockedBy('readiness', {})).toBeUndefined();
  expect(lockedBy('workflow', {})).toBe('readiness');
  expect(lockedBy('workflow', { readiness: { kind: 'captured', by: 'amy@msp.example' } })).toBe('readiness');
  expect(lockedBy('concession', { readiness: approved })).toBe('workflow');
  // Uplift is the client's and the review the month's: neither holds up a renewal.
  expect(lockedBy('concession', { readiness: approved, workflow: approved })).toBeUndefined();
  expect(lockedBy('record', { readiness: approved, workflow: approved, concession: approved })).toBeUndefined();
});

const release: GateRelease = { by: 'inc@msp.example', reason: 'Sponsor asked.', until: 2_000, ticketIds: [1, 2] };

test.each([
  ['no incident', [], undefined, 'open'],
  ['an incident', [1], undefined, 'closed'],
  ['a released one', [1], release, 'released'],
  ['both released', [1, 2], release, 'released'],
  ['one that came after the release', [1, 3], release, 'closed'],
] as const)('with %s the gate is so', (_, incidents, given, kind) => {
  expect(incidentGate(incidents, given, 1_999).kind).toBe(kind);
});

test('a release ends by itself', () => {
  expect(incidentGate([1], release, 2_000).kind).toBe('closed');
});

const commander = person('inc', 'incidentCommander');

test('the incident commander lets contact through with a reason and an end', () => {
  expect(releaseGate({ actor: commander, reason: ' Sponsor asked. ', until: 2_000 }, [1], 1_000)).toEqual({
    kind: 'released',
    release: { by: 'inc@msp.example', reason: 'Sponsor asked.', until: 2_000, ticketIds: [1] },
  });
});

test.each([
  ['nobody known', { actor: undefined }, [1]],
  ['somebody else', { actor: people[1] }, [1]],
  ['somebody who left', { actor: { ...commander, active: false } }, [1]],
  ['without a reason', { reason: ' ' }, [1]],
  ['with an end that has passed', { until: 1_000 }, [1]],
  ['for longer than a week', { until: 1_000 + 169 * 3_600_000 }, [1]],
  ['without an incident', {}, []],
] as const)('a release is refused: %s', (_, change, incidents) => {
  const asked = { actor: commander, reason: 'Because.', until: 2_000, ...change };
  expect(releaseGate(asked, incidents, 1_000).kind).toBe('refused');
});
