import { listedRenewals, toCheckpointRow, workflowFromRow } from '#application/tabs/checkpoints-tab';
import { columnsOf } from '#application/workbook-tabs';
import { toRenewalView } from '#application/workflow/renewal-view';
import { flagsOf } from '#application/workflow/workflow-flags';
import type { WorkflowRecord } from '#application/workflow/workflow-record';
import * as payloads from '#domain/timeline/workflow-payloads';
import { WorkflowEvents } from '../../support/workflow-events';

function inT60(): WorkflowRecord {
  const events = new WorkflowEvents().seen();
  events.add('ownerSet', payloads.ownerSet({ owner: 'am@msp.example', by: 'crmOwner' }), '2026-06-05');
  const { record } = events
    .moved('watching', 'inT90', 'openedT90', '2026-07-04')
    .captured('2026-07-10')
    .judged('2026-07-11', true)
    .moved('inT90', 'inT60', 'openedT60', '2026-08-03');
  if (record === undefined) throw new Error('the renewal is in sight');
  return {
    ...record,
    seen: { ...record.seen, clientName: 'Acme', refs: ['C-70', 'C-71'], isOverflow: true, engineCall: 'atRisk' },
  };
}

test('a row reads back as the record it was made from, and as the line that lists show', () => {
  const record = inT60();
  const row = toCheckpointRow(record, '2026-08-10');
  expect(row.length).toBe(columnsOf('Checkpoints').length);
  expect(workflowFromRow(row, 2)).toEqual(record);
  expect(workflowFromRow([], 3)).toBeUndefined();
  expect(listedRenewals([row])).toEqual([
    {
      row: 2,
      renewalId: '70@2026-12-31',
      clientId: 7,
      clientName: 'Acme',
      contracts: 'C-70, C-71',
      state: 'inT60',
      decisionOn: '2026-10-02',
      dueOn: '2026-12-31',
      owner: 'am@msp.example',
      acknowledgement: 'waiting',
      item: { window: 'T-60', state: 'open', dueOn: '2026-09-01' },
      isOverflow: true,
      isGated: false,
      isShadow: false,
      flags: ['noDeputy', 'noCall', 'noPlan'],
    },
  ]);
});

test.each([
  { calls: [], today: '2026-09-01', flags: ['noDeputy', 'noCall', 'noPlan'] },
  { calls: [], today: '2026-09-02', flags: ['noDeputy', 'overdue', 'noCall', 'noPlan'] },
  { calls: [{ call: 'watch' as const }], today: '2026-09-01', flags: ['noDeputy', 'noPlan', 'disagreement'] },
  {
    calls: [{ call: 'atRisk' as const, plan: { step: 'Meet', owner: 'am@msp.example', dueOn: '2026-09-01' } }],
    today: '2026-09-01',
    flags: ['noDeputy'],
  },
])('on $today with the calls $calls the flags are $flags', ({ calls, today, flags }) => {
  const made = calls.map((call) => ({
    window: 'T-60' as const,
    by: 'am@msp.example',
    at: 0,
    reason: 'So.',
    engineCall: 'atRisk' as const,
    ...call,
  }));
  expect(flagsOf({ ...inT60(), calls: made }, today)).toEqual(flags);
});

test('at T-30 a call of T-60 is no answer', () => {
  const call = { window: 'T-60' as const, by: 'am@msp.example', at: 0, reason: 'So.', call: 'watch' as const };
  const record: WorkflowRecord = { ...inT60(), state: 'inT30', calls: [call] };
  expect(toRenewalView(record, { row: 2, today: '2026-09-03', people: [] }).callDue).toBe('T-30');
});

test('the view names people, links the deal and marks the item that waits', () => {
  const record = inT60();
  const view = toRenewalView(
    { ...record, seen: { ...record.seen, dealId: '900' } },
    {
      row: 5,
      today: '2026-08-10',
      people: [
        { email: 'am@msp.example', name: 'Ada', roles: ['accountManager'], leads: [], deputyFor: [], active: true },
      ],
      dealUrl: (id) => `https://crm.example/deal/${id}`,
    },
  );
  expect(view).toMatchObject({
    row: 5,
    owner: { email: 'am@msp.example', name: 'Ada' },
    acknowledgement: 'waiting',
    dealUrl: 'https://crm.example/deal/900',
    callDue: 'T-60',
    engineCall: 'atRisk',
  });
  expect(view.checkpoints.map(({ window, state, isOverflow }) => [window, state, isOverflow])).toEqual([
    ['T-90', 'closed', false],
    ['T-60', 'open', true],
  ]);
});
