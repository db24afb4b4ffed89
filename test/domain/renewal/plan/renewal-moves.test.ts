import type { CapturedEvidence, Checkpoint, CheckpointOutcome } from '#domain/renewal/checkpoint';
import { checkpointFor } from '#domain/renewal/checkpoint';
import { decisionOf, isBehind, moveBy, movesOfTheDay, type MovingRenewal } from '#domain/renewal/plan/renewal-moves';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { StakeholderRole } from '#domain/vocabulary/client';

const renewal: MovingRenewal = {
  state: 'watching',
  dueOn: '2026-12-31',
  decisionOn: '2026-10-02',
  renewsByItself: false,
};
const decided = { ...renewal, state: 'inT60' } as const;

/** Proven for a window, on a day within it. */
function proven(
  window: CheckpointWindow,
  outcome: CheckpointOutcome,
  roles: readonly StakeholderRole[] = ['sponsor'],
  on = '2026-08-20',
): Checkpoint {
  const evidence: CapturedEvidence = {
    key: 'mail-1',
    kind: 'mail',
    by: 'ada@msp.example',
    at: Date.parse(`${on}T10:00:00Z`),
    on,
    roles,
    outcome,
    words: 'They said so.',
    approvedBy: 'lea@msp.example',
  };
  return { ...checkpointFor('70@2026-12-31', window, renewal.decisionOn), state: 'closed', evidence };
}

test.each([
  ['2026-07-03', []],
  ['2026-07-04', ['openedT90']],
  ['2026-08-03', ['openedT60']],
  ['2026-09-02', ['openedT30']],
  ['2027-01-30', ['openedT30']],
  ['2027-01-31', ['graceEnded']],
  ['2027-04-01', ['patienceEnded']],
])('seen for the first time on %s it moves by %j', (today, by) => {
  expect(movesOfTheDay(renewal, today).map((move) => move.by)).toEqual(by);
});

test('an end says how', () => {
  expect(moveBy('inT30', 'nextTermBegan')).toEqual({
    from: 'inT30',
    to: 'renewed',
    by: 'nextTermBegan',
    mode: 'signed',
  });
  expect(moveBy('renewed', 'contractEnded')).toBeUndefined();
});

test('a window that has not opened by the new decision date is behind', () => {
  expect(isBehind({ ...decided, decisionOn: '2026-12-01' }, '2026-09-10')).toBe(true);
  expect(isBehind(decided, '2026-09-10')).toBe(false);
  expect(isBehind({ ...decided, state: 'decidedToStay', decisionOn: '2026-12-01' }, '2026-09-10')).toBe(false);
});

test.each([
  ['the sponsor at T-60', proven('T-60', 'willRenew'), undefined],
  ['the economic buyer at T-60', proven('T-60', 'willRenew', ['economicBuyer']), 'clientDecidedToStay'],
  ['the signatory at T-90', proven('T-90', 'willRenew', ['signatory'], '2026-07-10'), 'clientDecidedToStay'],
  ['the sponsor at T-30', proven('T-30', 'willRenew', ['sponsor'], '2026-09-05'), 'clientDecidedToStay'],
  ['somebody who leaves, at T-90', proven('T-90', 'willLeave', ['dayToDay'], '2026-07-10'), 'clientDecidedToLeave'],
  ['somebody who is undecided', proven('T-30', 'undecided', ['signatory'], '2026-09-05'), undefined],
])('the word of %s', (_who, checkpoint, expected) => {
  expect(decisionOf([checkpoint], decided)).toBe(expected);
});

test('the newest word counts, by the day on which it was said', () => {
  const leaves = proven('T-90', 'willLeave', ['sponsor'], '2026-07-10');
  const stays = proven('T-60', 'willRenew', ['economicBuyer'], '2026-08-20');
  expect(decisionOf([leaves, stays], decided)).toBe('clientDecidedToStay');
  expect(decisionOf([leaves, proven('T-60', 'undecided', ['economicBuyer'])], decided)).toBeUndefined();
});

test('what is decided is not decided again, and may still turn', () => {
  const stays = proven('T-60', 'willRenew', ['economicBuyer']);
  expect(decisionOf([stays], { ...renewal, state: 'decidedToStay' })).toBeUndefined();
  expect(decisionOf([stays], { ...renewal, state: 'decidedToLeave' })).toBe('clientDecidedToStay');
});

test.each([
  ['is not approved yet', { ...proven('T-60', 'willLeave'), state: 'captured' } as Checkpoint],
  ['is older than its window', proven('T-60', 'willLeave', ['sponsor'], '2026-08-02')],
])('evidence that %s decides nothing', (_what, checkpoint) => {
  expect(decisionOf([checkpoint], decided)).toBeUndefined();
});
