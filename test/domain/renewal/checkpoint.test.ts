import {
  afterTickedBox,
  captureEvidence,
  checkpointFor,
  checkpointKey,
  judgeEvidence,
  reopen,
  supersede,
  type CapturedEvidence,
  type Checkpoint,
  type CheckpointStep,
} from '#domain/renewal/checkpoint';

const item = checkpointFor('70@2026-12-31', 'T-90', '2026-10-02');
const mail: CapturedEvidence = {
  key: '<a@client.example>',
  kind: 'mail',
  by: 'amy@msp.example',
  at: 1,
  roles: ['sponsor'],
  outcome: 'willRenew',
  words: 'Wants to go on.',
};

function after(step: CheckpointStep): Checkpoint {
  if (step.kind === 'refused') throw new Error(step.because);
  return step.checkpoint;
}
const captured = after(captureEvidence(item, mail));
const closed = after(judgeEvidence(captured, { by: 'sue@msp.example', approves: true, words: '' }));

test.each([
  ['T-90', '2026-07-04', '2026-08-02'],
  ['T-60', '2026-08-03', '2026-09-01'],
  ['T-30', '2026-09-02', '2026-10-02'],
] as const)('%s opens on %s and is due on %s', (window, opensOn, dueOn) => {
  expect(checkpointFor('70@2026-12-31', window, '2026-10-02')).toMatchObject({ opensOn, dueOn, state: 'open' });
});

test('a renewal and a window name one item', () => {
  expect(checkpointKey(item)).toBe('70@2026-12-31/T-90');
});

test('evidence waits until somebody else approves it', () => {
  expect(captured.state).toBe('captured');
  expect(closed).toMatchObject({ state: 'closed', evidence: { approvedBy: 'sue@msp.example' } });
});

test('who captured it never approves it', () => {
  expect(judgeEvidence(captured, { by: 'amy@msp.example', approves: true, words: '' })).toEqual({
    kind: 'refused',
    because: 'Whoever captured the evidence cannot approve it.',
  });
});

test('returned, it says why and is open for other evidence', () => {
  expect(judgeEvidence(captured, { by: 'sue@msp.example', approves: false, words: ' ' })).toMatchObject({
    kind: 'refused',
  });
  const returned = after(
    judgeEvidence(captured, { by: 'sue@msp.example', approves: false, words: 'Not about the renewal.' }),
  );
  expect(returned.state).toBe('returned');
  expect(after(captureEvidence(returned, { ...mail, key: '<b@client.example>' })).state).toBe('captured');
});

test('"not applicable, because" is evidence, and is approved like any other', () => {
  const waived = after(captureEvidence(item, { ...mail, kind: 'notApplicable', words: 'Signed early.' }));
  expect(after(judgeEvidence(waived, { by: 'sue@msp.example', approves: true, words: '' })).state).toBe(
    'notApplicable',
  );
  expect(captureEvidence(item, { ...mail, kind: 'notApplicable', words: '' })).toMatchObject({ kind: 'refused' });
});

test('the same mail captured twice is one capture; another one waits its turn', () => {
  expect(after(captureEvidence(captured, mail))).toEqual(captured);
  expect(captureEvidence(captured, { ...mail, key: '<c@client.example>' })).toMatchObject({ kind: 'refused' });
  expect(captureEvidence(closed, mail)).toMatchObject({ kind: 'refused' });
});

test('a leaver reopens the item, and the evidence of somebody still there keeps it closed', () => {
  expect(after(reopen(closed, ['dayToDay']))).toMatchObject({ state: 'open' });
  expect(after(reopen(closed, ['dayToDay'])).evidence).toBeUndefined();
  expect(reopen(closed, ['sponsor'])).toMatchObject({ kind: 'refused' });
  expect(reopen(item, [])).toMatchObject({ kind: 'refused' });
});

test('a box that was ticked without evidence is undone once, then flagged', () => {
  const first = afterTickedBox(item);
  expect(first).toMatchObject({ does: 'reopenTask', checkpoint: { reopenings: 1 } });
  expect(afterTickedBox(first.checkpoint).does).toBe('flag');
  expect(afterTickedBox(closed).does).toBe('nothing');
});

test('what was not proven is superseded when the dates move; what was stays', () => {
  expect(supersede(item).state).toBe('superseded');
  expect(supersede(captured).state).toBe('superseded');
  expect(supersede(closed)).toBe(closed);
});
