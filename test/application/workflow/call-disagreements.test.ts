import { openDisagreements } from '#application/open-disagreements';
import { toCheckpointRow } from '#application/tabs/checkpoints-tab';
import type { KeptCall, WorkflowRecord } from '#application/workflow/workflow-record';
import { disagreementsCard } from '#cards/disagreements-card';
import { ada, eve, lea, leo, owner, renewalMsp, workflowRecord } from './renewal-msp';

const call = (over: Partial<KeptCall> = {}): KeptCall => ({
  window: 'T-60',
  call: 'renew',
  by: ada,
  at: Date.parse('2026-12-05T10:00:00Z'),
  reason: 'The board has agreed.',
  engineCall: 'atRisk',
  ...over,
});

function shownTo(person: string, over: Partial<WorkflowRecord> = {}) {
  const msp = renewalMsp(workflowRecord('T-60', { calls: [call()], ...over }));
  msp.signIn(person);
  const answer = openDisagreements(msp.parts);
  return answer.kind === 'disagreements' ? answer.view : undefined;
}

test('a call that was another than the engine’s stands in the log with both words and the reason', () => {
  expect(shownTo(lea)?.calls).toEqual([
    {
      clientId: 1,
      clientName: 'Birch & Co',
      renewalId: '101@2027-03-31',
      contracts: 'AG-101',
      window: 'T-60',
      engineCall: 'atRisk',
      personCall: 'renew',
      reason: 'The board has agreed.',
      byName: 'Ada Moss',
      calledOn: '2026-12-05',
    },
  ]);
});

test('a call that agrees, or of which the engine knew nothing, is none', () => {
  const { engineCall: _none, ...alone } = call({ window: 'T-30' });
  expect(shownTo(lea, { calls: [call({ engineCall: 'renew' }), alone] })?.calls).toEqual([]);
});

test('what a leader said stays beside both, and the end tells who was right', () => {
  const settled = { call: 'atRisk', by: leo, reason: 'Two outages.' } as const;
  const view = shownTo(lea, {
    calls: [call({ settled }), call({ window: 'T-30', call: 'atRisk', engineCall: 'watch', at: 2_000_000_000_000 })],
    state: 'lost',
    end: 'lost',
  });
  expect(view?.calls).toMatchObject([
    { window: 'T-30', personCall: 'atRisk', outcome: 'lost' },
    { window: 'T-60', settled: { call: 'atRisk', byName: 'Leo Finch', reason: 'Two outages.' }, outcome: 'lost' },
  ]);
  // At T-60 the engine was right and Ada wrong; at T-30 Ada was right, and "to watch" said neither.
  expect(view).toMatchObject({ engine: { right: 1, of: 1 }, people: { right: 1, of: 2 } });
});

test('the MSP owner sees every client’s, and whoever leads nobody there none', () => {
  expect(shownTo(owner)?.calls).toHaveLength(1);
  for (const person of [ada, eve, leo]) expect(shownTo(person)).toBeUndefined();
});

test('a row that somebody emptied keeps nobody from the log', () => {
  const msp = renewalMsp(workflowRecord('T-60', { calls: [call()] }));
  const row = toCheckpointRow(workflowRecord('T-60', { calls: [call()] }), '2026-11-23');
  msp.workbook.write([{ tab: 'Checkpoints', firstRow: 2, rows: [row.map(() => '')] }]);
  msp.signIn(lea);
  expect(openDisagreements(msp.parts)).toMatchObject({ kind: 'disagreements', view: { calls: [] } });
});

test('without any disagreement the card says so', () => {
  const view = shownTo(lea, { calls: [] });
  if (view === undefined) throw new Error('a view');
  expect(JSON.stringify(disagreementsCard(view))).toContain('Nobody has judged otherwise than the engine yet');
});

test('a row of which somebody emptied the record alone keeps nobody from the others', () => {
  const msp = renewalMsp(workflowRecord('T-60', { calls: [call()] }));
  const other = workflowRecord('T-60', { renewalId: '202@2027-03-31', calls: [call()] });
  const emptied = toCheckpointRow(other, '2026-11-23').map((cell, place, all) =>
    place === all.length - 1 ? '' : cell,
  );
  msp.workbook.write([{ tab: 'Checkpoints', firstRow: 3, rows: [emptied] }]);
  msp.signIn(lea);
  const answer = openDisagreements(msp.parts);
  expect(answer.kind === 'disagreements' ? answer.view.calls.map((each) => each.renewalId) : []).toEqual([
    '101@2027-03-31',
  ]);
});
