import { toCheckpointRow } from '#application/tabs/checkpoints-tab';
import { cardColumn } from '#application/tabs/client-cards-tab';
import { toPersonRow } from '#application/tabs/people-tab';
import type { ClientContext } from '#application/views/client-context';
import type { WorkflowRecord } from '#application/workflow/workflow-record';
import { ticket } from '#test/support/memory-msp';
import { ada, mail, renewalId, renewalMsp, workflowRecord, type RenewalMsp } from './renewal-msp';

const item = { clientId: 1, renewalId, window: 'T-90' } as const;
const said = { outcome: 'willRenew', words: 'Bea is content.' };
const bea = mail('Bea Birch <bea@birch.example>');
const otherForm = { ...item, draftId: 'draft-0001', ...said, ticketId: '' };

/** What the card was drawn from is remembered; a run writes something else before the button is pressed. */
function drawn(record?: WorkflowRecord): RenewalMsp {
  const msp = renewalMsp(record);
  msp.desk.records.tickets = [
    ...msp.desk.records.tickets,
    ticket({ id: 5_001, userId: 11, openedAt: Date.parse('2026-11-20T10:00:00Z') }),
  ];
  expect(msp.asks.startEvidence(item, bea).kind).toBe('form');
  return msp;
}

function cardChanges(msp: RenewalMsp, change: Partial<ClientContext>): void {
  const rows = msp.workbook.contentOf('Client cards');
  const place = rows.findIndex(([id]) => id === 1);
  const card = JSON.parse(String(rows[place]?.[cardColumn - 1])) as ClientContext;
  const text = JSON.stringify({ ...card, ...change });
  msp.workbook.write([{ tab: 'Client cards', firstRow: place + 1, firstColumn: cardColumn, rows: [[text]] }]);
}

/** The decision date moved, and with it the day from which evidence counts. */
function redated(msp: RenewalMsp): void {
  const [checkpoint] = workflowRecord('T-90').checkpoints;
  if (checkpoint === undefined) throw new Error('T-90 is open');
  const record = workflowRecord('T-90', { checkpoints: [{ ...checkpoint, opensOn: '2026-11-22' }], foldedTo: 1_000 });
  msp.workbook.write([{ tab: 'Checkpoints', firstRow: 2, rows: [toCheckpointRow(record, '2026-11-23')] }]);
}

function leaves(msp: RenewalMsp, email: string): void {
  const rows = msp.workbook.contentOf('People');
  const place = rows.findIndex(([address]) => address === email);
  const gone = { email, name: 'Ada Moss', roles: ['accountManager'] as const, leads: [], deputyFor: [], active: false };
  msp.workbook.write([{ tab: 'People', firstRow: place + 1, rows: [toPersonRow(gone)] }]);
}

const ways: readonly (readonly [string, (msp: RenewalMsp) => { readonly kind: string }])[] = [
  ['a mail', (msp) => msp.asks.saveEvidence({ ...item, draftId: 'draft-0001', ...said }, bea)],
  ['a ticket', (msp) => msp.asks.saveOtherEvidence({ ...otherForm, source: 'ticket', ticketId: '5001' })],
];

describe.each(ways)('%s as proof', (_what, save) => {
  const refusal = (msp: RenewalMsp) => {
    const before = msp.timeline().length;
    const answer = save(msp);
    expect(msp.timeline()).toHaveLength(before);
    return JSON.stringify(answer);
  };

  test('is taken where nothing has changed since the card was drawn', () => {
    expect(save(drawn()).kind).toBe('saved');
  });

  test('is refused once the contact behind it has lost the role', () => {
    const msp = drawn();
    cardChanges(msp, { stakeholders: [] });
    expect(refusal(msp)).toContain('none of the roles');
  });

  test('is refused once it is older than the window, whose dates moved', () => {
    const msp = drawn();
    redated(msp);
    expect(refusal(msp)).toContain('older than the window');
  });

  test('is refused of somebody who was deactivated meanwhile', () => {
    const msp = drawn();
    leaves(msp, ada);
    expect(refusal(msp)).toContain('Only the account manager');
  });
});

test('a call is refused of somebody who was deactivated meanwhile', () => {
  const msp = renewalMsp(workflowRecord('T-60'));
  const about = { ...item, window: 'T-60' } as const;
  expect(msp.asks.startCall(about).kind).toBe('form');
  leaves(msp, ada);
  const values = { call: 'renew', reason: 'They are content.', step: '', planOwner: ada, planDueOn: '' };
  expect(msp.asks.saveCall({ ...about, draftId: 'draft-0001', values })).toMatchObject({ kind: 'refused' });
  expect(msp.timeline().filter(({ type }) => type === 'callRecorded')).toEqual([]);
});
