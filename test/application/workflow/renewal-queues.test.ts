import type { ListedRenewal } from '#application/tabs/checkpoints-tab';
import type { IndexedClient } from '#application/tabs/client-cards-tab';
import { renewalQueues } from '#application/workflow/act/renewal-queues';
import type { Person, Role } from '#domain/vocabulary/person';

const person = (email: string, role: Role, over: Partial<Person> = {}): Person => ({
  email,
  name: email.toUpperCase(),
  roles: [role],
  leads: [],
  deputyFor: [],
  active: true,
  ...over,
});
const am = person('am', 'accountManager');
const deputy = person('deputy', 'accountManager', { deputyFor: ['am'] });
const other = person('other', 'accountManager');
const lead = person('lead', 'successLead', { leads: ['am'] });
const leader = person('leader', 'leader');
const finance = person('finance', 'finance');
const owner = person('owner', 'mspOwner');
const commander = person('commander', 'incidentCommander');
const administrator = person('administrator', 'administrator');
const people = [am, deputy, other, lead, leader, finance, owner, commander, administrator];

const client: IndexedClient = {
  clientId: 1,
  row: 2,
  name: 'Birch',
  ownerEmail: 'am',
  hasOpenIncident: false,
  domains: [],
  addresses: [],
};
const open = { window: 'T-60', state: 'open', dueOn: '2026-03-10' } as const;
const renewal = (over: Partial<ListedRenewal> = {}): ListedRenewal => ({
  row: 2,
  renewalId: '101@2026-07-31',
  clientId: 1,
  clientName: 'Birch',
  contracts: 'AG-101',
  state: 'inT60',
  decisionOn: '2026-05-01',
  dueOn: '2026-07-31',
  owner: 'am',
  acknowledgement: 'acknowledged',
  item: open,
  isOverflow: false,
  isGated: false,
  isShadow: false,
  flags: [],
  ...over,
});

/** The lists in which a person finds the renewal. */
function listsOf(
  viewer: Person,
  listed: ListedRenewal,
  clients: readonly IndexedClient[] = [client],
): readonly string[] {
  const queue = renewalQueues([listed], { viewer, people, clients, today: '2026-03-02' });
  return Object.entries(queue).flatMap(([name, lines]) => (lines.length > 0 ? [name] : []));
}

const seeing = [am, deputy, lead, owner];
const nobodyElse = [other, leader, finance, commander, administrator];

test.each([
  ['due', renewal()],
  ['overdue', renewal({ item: { ...open, dueOn: '2026-03-01' } })],
  ['overflow', renewal({ isOverflow: true })],
  ['gated', renewal({ isGated: true })],
])('%s is told to whoever owns, deputises for or leads, and to the MSP owner; to nobody else', (list, listed) => {
  for (const viewer of seeing) expect([viewer.email, listsOf(viewer, listed)]).toEqual([viewer.email, [list]]);
  for (const viewer of nobodyElse) expect([viewer.email, listsOf(viewer, listed)]).toEqual([viewer.email, []]);
});

test('evidence waits for those who may approve it', () => {
  const listed = renewal({ item: { ...open, state: 'captured', capturedBy: 'am' } });
  expect(people.filter((viewer) => listsOf(viewer, listed).includes('toApprove'))).toEqual([lead]);
  for (const viewer of [am, deputy, owner]) expect(listsOf(viewer, listed)).toEqual(['awaited']);
});

test('who captured evidence is told who else has to approve it', () => {
  const listed = renewal({ item: { ...open, state: 'captured', capturedBy: 'lead' } });
  expect(listsOf(lead, listed)).toEqual(['awaited']);
  expect(listsOf(owner, listed)).toEqual(['toApprove']);
  const linesFor = (all: readonly Person[]) =>
    renewalQueues([listed], { viewer: lead, people: all, clients: [client], today: '2026-03-02' }).awaited;
  expect(linesFor(people)).toMatchObject([{ approvers: ['OWNER'] }]);
  expect(linesFor([lead, am])).toMatchObject([{ approvers: [] }]);
});

test('a renewal stands with its owner and deputy, whoever owns the client', () => {
  const theirs = { ...client, hands: ['other', 'deputy'] };
  const listed = renewal({ owner: 'other', deputy: 'deputy' });
  expect(listsOf(other, listed, [theirs])).toEqual(['due']);
  expect(listsOf(deputy, listed, [theirs])).toEqual(['due']);
  expect(listsOf(other, listed)).toEqual([]);
});

test('what nobody has acknowledged stands with its owner and the deputy; for others it is due', () => {
  const listed = renewal({ acknowledgement: 'waiting' });
  expect(listsOf(am, listed)).toEqual(['toAcknowledge']);
  expect(listsOf(deputy, listed)).toEqual(['toAcknowledge']);
  expect(listsOf(lead, listed)).toEqual(['due']);
  expect(listsOf(lead, renewal({ acknowledgement: 'escalated', escalatedTo: 'lead' }))).toEqual(['toAcknowledge']);
});

test('a disagreement is the leader’s, and the only thing a leader learns of', () => {
  expect(listsOf(leader, renewal({ flags: ['disagreement'] }))).toEqual(['toSettle']);
  expect(listsOf(leader, renewal({ flags: ['overdue'] }))).toEqual([]);
});

test('the incident commander is told of clients with an open incident alone', () => {
  const incident = { ...client, hasOpenIncident: true };
  expect(listsOf(commander, renewal({ isGated: true }), [incident])).toEqual(['gated']);
  expect(listsOf(commander, renewal(), [incident])).toEqual([]);
});

test('what nobody owns stands with the MSP owner', () => {
  const { owner: _owner, ...unowned } = renewal({ flags: ['noOwner'] });
  const orphan = { ...client, ownerEmail: '' };
  expect(listsOf(owner, unowned, [orphan])).toEqual(['unowned']);
  expect(listsOf(am, unowned, [orphan])).toEqual([]);
});

test('the soonest stands first, and what is over in no list', () => {
  const later = renewal({ renewalId: '102@2026-07-31', item: { ...open, dueOn: '2026-03-20' } });
  const over = renewal({ renewalId: '103@2026-07-31', state: 'renewed' });
  const { due } = renewalQueues([later, over, renewal()], {
    viewer: am,
    people,
    clients: [client],
    today: '2026-03-02',
  });
  expect(due.map(({ renewalId }) => renewalId)).toEqual(['101@2026-07-31', '102@2026-07-31']);
});
