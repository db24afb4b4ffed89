import { nothingSeen, type WorkflowRecord } from '#application/workflow/workflow-record';
import type { ClientRecord, ContractRecord } from '#application/sync/records';
import { checkpointFor } from '#domain/renewal/checkpoint';
import type { Person } from '#domain/vocabulary/person';
import { contract } from '#test/support/memory-msp';
import { brokenInvariants, type DayNow } from './invariants';

const today = '2026-11-23';
const renewalId = '101@2027-03-31';
const record: WorkflowRecord = {
  renewalId,
  clientId: 1,
  contractIds: [101],
  kind: 'term',
  dueOn: '2027-03-31',
  decisionOn: '2027-01-30',
  renewsByItself: false,
  state: 'inT90',
  since: '2026-11-01',
  owner: { email: 'ada@msp.example', by: 'crmOwner', since: today },
  checkpoints: [checkpointFor(renewalId, 'T-90', '2027-01-30')],
  calls: [],
  seen: nothingSeen,
  foldedTo: 0,
};
const ada: Person = {
  email: 'ada@msp.example',
  name: 'Ada',
  roles: ['accountManager'],
  leads: [],
  deputyFor: [],
  active: true,
};
const deal = { dealId: '1', key: renewalId, name: '', state: 'inT90', closesOn: '2027-03-31', ownerId: '' };
const task = { taskId: '5', marker: `${renewalId}/T-90`, subject: 'T-90 checkpoint with Birch', isOpen: true };

function client(incidents: number): ClientRecord {
  const openIncidents = Array.from({ length: incidents }, (_, place) => ({
    ticketId: place + 1,
    priority: 1,
    openedOn: today,
    url: '',
  }));
  const desk = { id: 1, name: 'Birch', domains: [], isVip: false, active: true };
  return { client: desk, deskContacts: [], crmContacts: [], openIncidents };
}

function now(change: Partial<DayNow['workbook']> = {}, hubSpot: Partial<DayNow['hubSpot']> = {}): DayNow {
  const contracts: readonly ContractRecord[] = [{ contract: contract({ id: 101 }), hasEnded: false }];
  return {
    today,
    tasksBefore: new Set(['5']),
    hubSpot: { deals: [deal], tasks: [task], ...hubSpot },
    workbook: {
      renewals: [record],
      contracts,
      clients: new Map([[1, client(0)]]),
      people: [ada],
      events: [],
      lastRun: { outcome: 'finished', trouble: '', tickets: 0 },
      repliesWaiting: 0,
      checkpoints: [],
      ...change,
    },
  };
}

test('a renewal as it is to be breaks nothing', () => {
  expect(brokenInvariants(now())).toEqual([]);
});

test.each([
  ['two deals of one key', now({}, { deals: [deal, { ...deal, dealId: '2' }] }), 'Two deals'],
  ['a deal of no renewal', now({}, { deals: [{ ...deal, key: '9@2027-01-01' }] }), 'of no renewal'],
  ['a contract in two renewals', now({ renewals: [record, { ...record, renewalId: 'x' }] }), 'Two renewals under way'],
  ['two tasks for one window', now({}, { tasks: [task, { ...task, isOpen: false }] }), 'Two tasks are for'],
  ['two open tasks', now({}, { tasks: [task, { ...task, marker: `${renewalId}/T-60` }] }), 'Two tasks are open'],
  ['an owner who left', now({ people: [{ ...ada, active: false }] }), 'who left'],
  ['an open incident without a gate', now({ clients: new Map([[1, client(1)]]) }), 'not gated'],
  ['a task that sends to such a client', now({ clients: new Map([[1, client(1)]]) }), 'sends somebody'],
  ['a contract in no renewal', now({ renewals: [] }, { deals: [] }), 'is in no renewal'],
  ['a window that did not open', now({ renewals: [{ ...record, state: 'watching' }] }), 'is watched alone'],
])('%s is found', (_what, day, complaint) => {
  expect(brokenInvariants(day).join(' ')).toContain(complaint);
});
