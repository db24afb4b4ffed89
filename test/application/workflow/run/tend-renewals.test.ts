import { renewalDesk } from '#application/workflow/act/renewal-desk';
import type { ClientContext } from '#application/views/client-context';
import { openClient } from '#application/viewing';
import { runHourlySync } from '#application/run-hourly-sync';
import { ada, contract, lea, otto, owner, ticket, type MemoryMsp } from '#test/support/memory-msp';
import {
  birchRenewal,
  changeContract,
  day,
  hour,
  movesOf,
  prove,
  renewalOf,
  renewalsOf,
  renewingMsp,
  runAfter,
  toldOf,
} from '#test/support/renewing-msp';

function cardOf({ workbook }: MemoryMsp, clientId = 1): ClientContext {
  const row = workbook.contentOf('Client cards').find(([id]) => id === clientId);
  return JSON.parse(String(row?.[6])) as ClientContext;
}

function acknowledge(msp: MemoryMsp): void {
  msp.signIn(ada);
  const opened = openClient(msp.parts, 1);
  const offer = opened.kind === 'client' ? opened.page.renewalMay?.[0]?.acknowledge : undefined;
  if (offer === undefined) throw new Error('there is a button');
  const pressed = { clientId: 1, renewalId: birchRenewal, ...offer };
  expect(renewalDesk(msp.parts).acknowledgeRenewal(pressed)).toMatchObject({ kind: 'saved' });
}

describe('a renewal that comes into sight', () => {
  test('stands in Checkpoints and on the card, owned, with the item of its window', () => {
    const msp = renewingMsp();
    expect(renewalsOf(msp)).toEqual([
      expect.objectContaining({
        renewalId: birchRenewal,
        contractIds: [101],
        state: 'inT90',
        owner: { since: '2026-11-23', email: ada, by: 'crmOwner' },
        checkpoints: [expect.objectContaining({ window: 'T-90', state: 'open', dueOn: '2026-11-30' })],
      }),
      expect.objectContaining({ renewalId: '201@2027-03-31', contractIds: [201, 202], state: 'inT90' }),
    ]);
    expect(cardOf(msp).renewals).toMatchObject([{ renewalId: birchRenewal, row: 2, isShadow: true }]);
    expect(cardOf(msp, 2).renewals).toMatchObject([{ row: 3, missingRoles: ['sponsor', 'dayToDay'] }]);
  });

  test('is watched 120 days before its decision, and asks for nothing yet', () => {
    const msp = renewingMsp({ desk: { contracts: [contract({ id: 101, noticePeriodDays: 9 })] } });
    expect(renewalOf(msp)).toMatchObject({ state: 'watching', checkpoints: [], owner: { email: ada } });
    const later = renewingMsp({ desk: { contracts: [contract({ id: 101, noticePeriodDays: 7 })] } });
    expect(renewalsOf(later)).toEqual([]);
  });

  test('counts from the day on which the MSP goes live', () => {
    expect(renewalsOf(renewingMsp({ settings: { goLiveOn: '2027-03-31' } }))).toHaveLength(2);
    expect(renewalsOf(renewingMsp({ settings: { goLiveOn: '2027-04-01' } }))).toEqual([]);
  });
});

test('any hour twice changes nothing, whatever it brought', () => {
  const msp = renewingMsp();
  for (const after of [hour, day, 2 * day, 5 * day, 30 * day]) {
    runAfter(msp, after);
    const before = [
      msp.timeline().length,
      msp.workbook.contentOf('Checkpoints'),
      msp.workbook.contentOf('Client cards'),
    ];
    runAfter(msp, 0);
    expect([
      msp.timeline().length,
      msp.workbook.contentOf('Checkpoints'),
      msp.workbook.contentOf('Client cards'),
    ]).toEqual(before);
  }
});

describe('the way of a renewal', () => {
  test('a window opens on its day, whatever is still open of the one before', () => {
    const msp = renewingMsp();
    runAfter(msp, 8 * day);
    expect(renewalOf(msp)).toMatchObject({ state: 'inT60', checkpoints: [{ state: 'open' }, { window: 'T-60' }] });
    expect(movesOf(msp)).toEqual(['openedT90', 'openedT60']);
  });

  test('approved evidence decides at T-30, and the next term in HaloPSA renews', () => {
    const msp = renewingMsp();
    runAfter(msp, 40 * day);
    expect(renewalOf(msp).state).toBe('inT30');
    prove(msp, 'T-30', 'willRenew');
    runAfter(msp, hour);
    expect(renewalOf(msp).state).toBe('decidedToStay');
    changeContract(msp, 101, { termEndsOn: '2028-03-31' });
    runAfter(msp, day);
    expect(renewalOf(msp)).toMatchObject({ state: 'renewed', end: 'signed', timing: 'inTime' });
    expect(movesOf(msp)).toEqual(['openedT90', 'openedT30', 'clientDecidedToStay', 'nextTermBegan']);
    expect(renewalsOf(msp).filter(({ clientId }) => clientId === 1)).toHaveLength(1);
  });

  test('the sponsor at T-90 decides nothing by staying, and decides by leaving', () => {
    const msp = renewingMsp();
    prove(msp, 'T-90', 'willRenew');
    runAfter(msp, hour);
    expect(renewalOf(msp)).toMatchObject({ state: 'inT90', checkpoints: [{ state: 'closed' }] });
    runAfter(msp, 10 * day);
    prove(msp, 'T-60', 'willLeave');
    runAfter(msp, hour);
    expect(renewalOf(msp).state).toBe('decidedToLeave');
  });

  test('a contract that is listed no more is lost, and one that another replaced is renewed', () => {
    const msp = renewingMsp();
    const next = contract({
      id: 301,
      clientId: 2,
      previousContractId: 201,
      termStartsOn: '2027-04-01',
      termEndsOn: '2028-03-31',
    });
    msp.desk.records.contracts = [contract({ id: 202, clientId: 2, active: false }), next];
    changeContract(msp, 202, { previousContractId: 201 });
    runAfter(msp, day);
    expect(renewalOf(msp)).toMatchObject({ state: 'lost', end: 'lost' });
    expect(renewalOf(msp, 2)).toMatchObject({ state: 'renewed', end: 'signed' });
  });

  test('a corrected term end keeps row and history under a new key, and begins anew', () => {
    const msp = renewingMsp();
    runAfter(msp, 8 * day);
    changeContract(msp, 101, { termEndsOn: '2027-05-15' });
    runAfter(msp, day);
    const record = renewalOf(msp);
    expect(record).toMatchObject({ renewalId: '101@2027-05-15', formerIds: [birchRenewal], state: 'watching' });
    expect(cardOf(msp).renewals).toMatchObject([{ renewalId: '101@2027-05-15', row: 2 }]);
    expect(movesOf(msp, '101@2027-05-15')).toEqual(['termMoved']);
  });

  test('a decision date that moves back within reach re-dates the open item without a restart', () => {
    const msp = renewingMsp();
    changeContract(msp, 101, { noticePeriodDays: 50 });
    runAfter(msp, day);
    expect(renewalOf(msp)).toMatchObject({
      state: 'inT90',
      decisionOn: '2027-02-09',
      checkpoints: [{ opensOn: '2026-11-11', dueOn: '2026-12-10', state: 'open' }],
    });
    expect(movesOf(msp)).toEqual(['openedT90']);
  });
});

describe('owners', () => {
  test('two business days of silence take it to the success lead, and an answer keeps it', () => {
    const msp = renewingMsp();
    acknowledge(msp);
    runAfter(msp, 2 * day);
    expect(renewalOf(msp, 2).owner?.escalatedTo).toBeUndefined();
    runAfter(msp, day);
    expect(renewalOf(msp).owner).toMatchObject({ acknowledgedBy: ada });
    expect(renewalOf(msp).owner?.escalatedTo).toBeUndefined();
    expect(renewalOf(msp, 2).owner).toMatchObject({ email: otto, escalatedTo: lea, escalatedOn: '2026-11-26' });
  });

  test('whoever is deactivated is replaced in the run that sees it', () => {
    const msp = renewingMsp();
    msp.crm.records.owners = msp.crm.records.owners.map((each) => ({ ...each, active: each.email !== ada }));
    msp.desk.records.agents = [];
    runAfter(msp, day);
    expect(renewalOf(msp).owner).toMatchObject({ email: lea, by: 'successLead', since: '2026-11-24' });
    expect(
      toldOf(msp)
        .filter((text) => text.startsWith('ownerSet'))
        .pop(),
    ).toContain(`"passedOver":["${ada}"]`);
  });

  test('a client for whom nobody is named goes to the owner of its kind of agreement', () => {
    const segmentOwners = [{ kind: 'Managed service', owner }];
    const usual = { itemsPerOwner: 25, silenceDays: 2 };
    const companies = [{ companyId: '902', name: 'Cedar', domain: 'cedar.example' }];
    const msp = renewingMsp({ settings: { renewals: { ...usual, segmentOwners } }, crm: { companies } });
    expect(renewalOf(msp, 2).owner).toMatchObject({ email: owner, by: 'segmentDefault' });
  });
});

test('an item opens again when the contact behind its evidence leaves', () => {
  const msp = renewingMsp();
  prove(msp, 'T-90', 'undecided');
  runAfter(msp, hour);
  expect(renewalOf(msp).checkpoints).toMatchObject([{ state: 'closed' }]);
  msp.crm.records.contacts = [];
  runAfter(msp, day);
  expect(renewalOf(msp).checkpoints).toMatchObject([
    { state: 'open', note: 'The contact behind its evidence has left.' },
  ]);
  expect(toldOf(msp).filter((text) => text.startsWith('checkpointReopened'))).toHaveLength(1);
});

test('an open incident gates the renewals of its client alone, until it is closed', () => {
  const msp = renewingMsp();
  const { closedAt: _open, ...incident } = ticket({ id: 5_001, priority: 1, openedAt: msp.clock.now() });
  msp.desk.records.tickets = [...msp.desk.records.tickets, { ...incident, updatedAt: msp.clock.now() }];
  runAfter(msp, hour);
  expect(renewalsOf(msp).map(({ seen }) => seen.isGated)).toEqual([true, false]);
  msp.desk.records.tickets = msp.desk.records.tickets.map((each) =>
    each.id === 5_001 ? { ...each, closedAt: msp.clock.now(), updatedAt: msp.clock.now() } : each,
  );
  runAfter(msp, hour);
  expect(renewalsOf(msp).map(({ seen }) => seen.isGated)).toEqual([false, false]);
});

test('beyond the cap of an owner the item due later waits in the list', () => {
  const contracts = [contract({ id: 101 }), contract({ id: 102, termEndsOn: '2027-04-02' })];
  const renewals = { itemsPerOwner: 1, silenceDays: 2, segmentOwners: [] };
  const msp = renewingMsp({ desk: { contracts }, settings: { renewals } });
  expect(renewalsOf(msp).map(({ renewalId, seen }) => [renewalId, seen.isOverflow])).toEqual([
    [birchRenewal, false],
    ['102@2027-04-02', true],
  ]);
});

describe('the Checkpoints tab', () => {
  test.each([
    ['a row in the middle', 2, 1],
    ['the last row', 3, 1],
    ['every row', 2, 2],
  ])('%s that somebody emptied is made again in its place', (_which, firstRow, count) => {
    const msp = renewingMsp();
    runAfter(msp, 3 * day);
    const before = msp.workbook.contentOf('Checkpoints');
    const empty = Array.from({ length: count }, () => before[0]?.map(() => '') ?? []);
    msp.workbook.write([{ tab: 'Checkpoints', firstRow, rows: empty }]);
    const events = msp.timeline().length;
    runAfter(msp, hour);
    expect(msp.workbook.contentOf('Checkpoints')).toEqual(before);
    expect(msp.timeline()).toHaveLength(events);
  });

  test('a cell that somebody changed is put right', () => {
    const msp = renewingMsp();
    const before = msp.workbook.contentOf('Checkpoints');
    msp.workbook.write([{ tab: 'Checkpoints', firstRow: 2, firstColumn: 6, rows: [['renewed']] }]);
    runAfter(msp, hour);
    expect(msp.workbook.contentOf('Checkpoints')).toEqual(before);
  });

  test('an event that was put in by hand moves nothing', () => {
    const msp = renewingMsp();
    const last = msp.workbook.contentOf('Timeline').slice(-1)[0] ?? [];
    const forged = [...last];
    forged[0] = Number(last[0]) + 1;
    forged[1] = 'forged';
    forged[3] = 'renewalMoved';
    forged[6] = birchRenewal;
    forged[9] = JSON.stringify({ from: 'inT90', to: 'lost', by: 'contractEnded', mode: 'lost' });
    msp.workbook.append('Timeline', [forged]);
    msp.clock.advance(hour);
    runHourlySync(msp.parts);
    expect(renewalOf(msp).state).toBe('inT90');
  });
});
