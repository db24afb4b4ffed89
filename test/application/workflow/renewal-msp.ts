import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { parseSettings } from '#application/settings';
import { toCheckpointRow } from '#application/tabs/checkpoints-tab';
import { cardColumn } from '#application/tabs/client-cards-tab';
import { forgetContexts } from '#application/view-cache';
import type { MessageHeaders } from '#application/open-message';
import type { RenewalView } from '#application/views/checkpoint';
import type { ClientContext } from '#application/views/client-context';
import type { ClientPage } from '#application/views/client-page';
import { openClient } from '#application/viewing';
import { renewalDesk, type RenewalDesk } from '#application/workflow/act/renewal-desk';
import { toRenewalView } from '#application/workflow/renewal-view';
import { nothingSeen, type WorkflowRecord } from '#application/workflow/workflow-record';
import { checkpointFor } from '#domain/renewal/checkpoint';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import { ada, admin, lea, memoryMsp, owner, type MemoryMsp } from '#test/support/memory-msp';

export const leo = 'leo@msp.example';
export const ivy = 'ivy@msp.example';
export const eve = 'eve@msp.example';
export { ada, admin, lea, owner };

const people = [
  { email: ada, name: 'Ada Moss', roles: ['accountManager'] },
  { email: eve, name: 'Eve Lind', roles: ['accountManager'] },
  { email: lea, name: 'Lea Hart', roles: ['successLead'], leads: [ada] },
  { email: leo, name: 'Leo Finch', roles: ['leader'] },
  { email: ivy, name: 'Ivy Marsh', roles: ['incidentCommander'] },
  { email: owner, name: 'Olga Wren', roles: ['mspOwner'] },
  { email: admin, name: 'Adi Roy', roles: ['administrator'] },
];

export const renewalId = '101@2027-03-31';
export const decisionOn = '2027-01-30';

/** One renewal of client 1 as a run leaves it: today is 23 November 2026, 68 days before its decision. */
export function workflowRecord(window: CheckpointWindow, over: Partial<WorkflowRecord> = {}): WorkflowRecord {
  return {
    renewalId,
    clientId: 1,
    contractIds: [101],
    kind: 'term',
    dueOn: '2027-03-31',
    decisionOn,
    renewsByItself: false,
    state: window === 'T-90' ? 'inT90' : window === 'T-60' ? 'inT60' : 'inT30',
    since: '2026-11-01',
    owner: { email: ada, by: 'crmOwner', since: '2026-11-01' },
    checkpoints: [{ ...checkpointFor(renewalId, window, decisionOn), opensOn: '2026-11-01' }],
    calls: [],
    seen: { ...nothingSeen, clientName: 'Birch', refs: ['AG-101'], engineCall: 'atRisk' },
    foldedTo: 0,
    ...over,
  };
}

/** Puts it into the Checkpoints tab and onto the card of client 1, as a run does. */
export function plantRenewal(msp: MemoryMsp, record: WorkflowRecord, change: Partial<ClientContext> = {}): void {
  const [rows = []] = msp.workbook.read([{ tab: 'Client cards', firstRow: 2 }]);
  const place = rows.findIndex(([id]) => id === 1);
  const card = JSON.parse(String(rows[place]?.[cardColumn - 1])) as ClientContext;
  const row = 2;
  const today = msp.parts.localTime.dayOf(msp.clock.now());
  // What the run itself has made of this renewal is not folded into the one that is planted over it.
  const planted = { ...record, foldedTo: msp.timeline().length - 1 };
  const view = toRenewalView(planted, {
    row,
    today,
    people: msp.parts.settings.people.map((person) => ({ ...person, active: true })),
  });
  const context = { ...card, renewals: [view], ...change };
  msp.workbook.write([
    { tab: 'Client cards', firstRow: place + 2, firstColumn: cardColumn, rows: [[JSON.stringify(context)]] },
    { tab: 'Checkpoints', firstRow: row, rows: [toCheckpointRow(planted, today)] },
  ]);
  forgetContexts(msp.cache, [1]);
}

export interface RenewalMsp extends MemoryMsp {
  readonly asks: RenewalDesk;
  page(): ClientPage;
  renewal(): RenewalView;
}

/** With a renewal in the Checkpoints tab and on the client's card. */
export function renewalMsp(
  record: WorkflowRecord = workflowRecord('T-90'),
  change: Partial<ClientContext> = {},
): RenewalMsp {
  const settings = parseSettings(JSON.stringify({ haloPsaUrl: 'https://desk.example', people }));
  const msp = memoryMsp({ settings: { people: settings.people } });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  plantRenewal(msp, record, change);
  msp.signIn(ada);
  const page = () => {
    const answer = openClient(msp.parts, 1);
    if (answer.kind !== 'client') throw new Error(answer.refusal.because);
    return answer.page;
  };
  return {
    ...msp,
    asks: renewalDesk(msp.parts),
    page,
    renewal: () => {
      const found = page().context.renewals?.[0];
      if (found === undefined) throw new Error('no renewal');
      return found;
    },
  };
}

export const mail = (from: string, over: Partial<MessageHeaders> = {}): MessageHeaders => ({
  from,
  to: ada,
  cc: '',
  subject: 'Our agreement',
  sentAt: Date.parse('2026-11-20T10:00:00Z'),
  messageId: '<m1@birch.example>',
  ...over,
});
