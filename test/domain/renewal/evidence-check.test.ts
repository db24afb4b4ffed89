import { checkEvidence, evidenceRefusals, type OfferedEvidence } from '#domain/renewal/evidence-check';

const window = { window: 'T-90', opensOn: '2026-07-04' } as const;
const mail: OfferedEvidence = {
  kind: 'mail',
  on: '2026-07-04',
  sender: { kind: 'contact', ofThisClient: true, roles: ['dayToDay', 'signatory'] },
  isAutomatic: false,
};

test('a mail of a contact with a required role, from the opening day on, is accepted for the roles that count', () => {
  expect(checkEvidence(mail, window)).toEqual({ kind: 'accepted', roles: ['dayToDay'] });
});

test.each<[string, Partial<OfferedEvidence>, string]>([
  ['from the day before', { on: '2026-07-03' }, 'beforeWindow'],
  ['an automatic reply', { isAutomatic: true }, 'automatic'],
  ['from a colleague', { sender: { kind: 'colleague' } }, 'colleague'],
  ['from nobody known', { sender: { kind: 'unknown' } }, 'unknownSender'],
  ['from another client', { sender: { kind: 'contact', ofThisClient: false, roles: ['sponsor'] } }, 'otherClient'],
  ['from a contact without a role', { sender: { kind: 'contact', ofThisClient: true, roles: [] } }, 'noRole'],
  [
    'from a role that T-90 does not ask for',
    { sender: { kind: 'contact', ofThisClient: true, roles: ['signatory'] } },
    'noRole',
  ],
  ['a meeting that was missed', { kind: 'meeting', wasHeld: false }, 'notHeld'],
  ['a meeting of which nobody says that it was held', { kind: 'meeting' }, 'notHeld'],
])('%s is refused', (_, change, because) => {
  expect(checkEvidence({ ...mail, ...change }, window)).toEqual({ kind: 'refused', because });
});

test('a held meeting and a ticket count as a mail does', () => {
  expect(checkEvidence({ ...mail, kind: 'meeting', wasHeld: true }, window).kind).toBe('accepted');
  expect(checkEvidence({ ...mail, kind: 'ticket' }, window).kind).toBe('accepted');
});

test('at T-30 the signatory counts', () => {
  expect(checkEvidence(mail, { window: 'T-30', opensOn: '2026-07-01' })).toEqual({
    kind: 'accepted',
    roles: ['dayToDay', 'signatory'],
  });
});

test('every refusal says what it is about', () => {
  for (const sentence of Object.values(evidenceRefusals)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
