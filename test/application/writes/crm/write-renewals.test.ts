import { turnOnCrmWriting } from '#application/writes/crm/administer-crm-writing';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import {
  changeDeal,
  day,
  dealOf,
  gapsOf,
  hour,
  nextRun,
  stateOf,
  taskOf,
  writingCrmMsp,
  writtenCrmMsp,
  type CrmWritingMsp,
} from '#test/support/crm-writing-msp';
import { ada, contract, ticket } from '#test/support/memory-msp';
import { birchRenewal, changeContract, prove, renewalOf, toldOf } from '#test/support/renewing-msp';

const stageOf = (msp: CrmWritingMsp, state: string) => new Map(stateOf(msp).progress?.crmCheck?.stages).get(state);
const openTasks = ({ hubSpot }: CrmWritingMsp) =>
  [...hubSpot.records.tasks.values()].filter(({ values }) => values.status === 'open').map(({ marker }) => marker);

test('what a client decided moves the deal, and approved evidence closes the task', () => {
  const msp = writtenCrmMsp();
  nextRun(msp, 40 * day);
  expect(openTasks(msp)).toContain(`${birchRenewal}/T-30`);
  prove(msp, 'T-30', 'willRenew');
  nextRun(msp);
  expect(dealOf(msp, birchRenewal).values).toMatchObject({
    stage: stageOf(msp, 'decidedToStay'),
    state: 'decidedToStay',
  });
  expect(openTasks(msp)).not.toContain(`${birchRenewal}/T-30`);
});

test('the window that opens takes over: one open task a renewal', () => {
  const msp = writtenCrmMsp();
  nextRun(msp, 8 * day);
  expect(openTasks(msp)).toEqual([`${birchRenewal}/T-60`, '201@2027-03-31/T-60']);
  expect(taskOf(msp, `${birchRenewal}/T-90`).values.status).toBe('done');
  expect(gapsOf(msp, 'crmConflict')).toEqual([]);
});

describe('an owner whom a person entered in HubSpot', () => {
  const takeOver = (msp: CrmWritingMsp, ownerId: string) => {
    changeDeal(msp, birchRenewal, { ownerId });
    nextRun(msp);
    nextRun(msp);
  };

  test('has the renewal, and the task with it, until another one is entered', () => {
    const msp = writtenCrmMsp();
    takeOver(msp, '502');
    expect(renewalOf(msp).owner).toMatchObject({ email: 'otto@msp.example', by: 'dealOwner' });
    for (const after of [hour, day, day]) nextRun(msp, after);
    expect(dealOf(msp, birchRenewal).values.ownerId).toBe('502');
    expect(taskOf(msp, `${birchRenewal}/T-90`).values.ownerId).toBe('502');
    takeOver(msp, '501');
    nextRun(msp, day);
    expect(renewalOf(msp).owner).toMatchObject({ email: ada, by: 'dealOwner' });
    expect(dealOf(msp, birchRenewal).values.ownerId).toBe('501');
    expect(toldOf(msp).filter((text) => text.startsWith('ownerSet'))).toHaveLength(3);
  });

  test('has it in the hour in which the deal is looked at, with the task: the same hour again changes nothing', () => {
    const msp = writtenCrmMsp();
    changeDeal(msp, birchRenewal, { ownerId: '502' });
    nextRun(msp);
    expect(renewalOf(msp).owner).toMatchObject({ email: 'otto@msp.example', by: 'dealOwner' });
    expect(taskOf(msp, `${birchRenewal}/T-90`).values.ownerId).toBe('502');
    const before = [msp.timeline().length, msp.workbook.contentOf('Checkpoints'), msp.hubSpot.writeCount()];
    nextRun(msp, 0);
    expect([msp.timeline().length, msp.workbook.contentOf('Checkpoints'), msp.hubSpot.writeCount()]).toEqual(before);
  });

  test('is replaced once they leave', () => {
    const msp = writtenCrmMsp();
    takeOver(msp, '502');
    msp.crm.records.owners = msp.crm.records.owners.map((each) => ({ ...each, active: each.ownerId !== '502' }));
    nextRun(msp, day);
    expect(renewalOf(msp).owner).toMatchObject({ email: ada, by: 'crmOwner' });
    expect(dealOf(msp, birchRenewal).values.ownerId).toBe('501');
  });
});

test('when the leading contract leaves, the deal and its task go on under the next one, and nothing is made twice', () => {
  const msp = writtenCrmMsp();
  const { dealId } = dealOf(msp, '201@2027-03-31');
  changeContract(msp, 201, { termEndsOn: '2028-03-31' });
  nextRun(msp, day);
  expect(dealOf(msp, '202@2027-03-31')).toMatchObject({ dealId, values: { amount: '24000' } });
  expect(msp.hubSpot.records.deals.size).toBe(2);
  expect(msp.hubSpot.records.tasks.size).toBe(2);
  nextRun(msp, 8 * day);
  expect(openTasks(msp)).toEqual([`${birchRenewal}/T-60`, '202@2027-03-31/T-60']);
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
});

test('a renewal that is over keeps the figures of its deal, whatever the next term is worth', () => {
  const msp = writtenCrmMsp();
  const before = dealOf(msp, birchRenewal).values;
  const annualValue = { annualMinor: 9_900_000, currency: 'GBP' };
  changeContract(msp, 101, { termStartsOn: '2027-04-01', termEndsOn: '2029-03-31', annualValue });
  nextRun(msp, day);
  nextRun(msp, 30 * day);
  const { amount, readinessLow, band, closesOn } = before;
  expect(dealOf(msp, birchRenewal).values).toMatchObject({
    amount,
    readinessLow,
    band,
    closesOn,
    stage: stageOf(msp, 'renewed'),
  });
  const writes = msp.hubSpot.writeCount();
  nextRun(msp, hour);
  expect(msp.hubSpot.writeCount()).toBe(writes);
});

test('while an incident is open a task that is there says so, and no longer once it is over', () => {
  const msp = writtenCrmMsp();
  const { closedAt: _open, ...incident } = ticket({ id: 5_001, priority: 1, openedAt: msp.clock.now() });
  msp.desk.records.tickets = [...msp.desk.records.tickets, { ...incident, updatedAt: msp.clock.now() }];
  nextRun(msp);
  const subject = () => taskOf(msp, `${birchRenewal}/T-90`).values.subject;
  expect(subject()).toBe('On hold: T-90 checkpoint with Birch & Co');
  msp.desk.records.tickets = msp.desk.records.tickets.map((each) =>
    each.id === 5_001 ? { ...each, closedAt: msp.clock.now(), updatedAt: msp.clock.now() } : each,
  );
  nextRun(msp);
  expect(subject()).toBe('T-90 checkpoint with Birch & Co');
});

test('beyond the cap of an owner there is a deal and no task, until there is room', () => {
  const contracts = [contract({ id: 101 }), contract({ id: 102, termEndsOn: '2027-04-02' })];
  const renewals = { itemsPerOwner: 1, silenceDays: 2, segmentOwners: [] };
  const msp = writingCrmMsp({ desk: { contracts }, settings: { renewals } });
  nextRun(msp);
  expect(msp.hubSpot.records.deals.size).toBe(2);
  expect(openTasks(msp)).toEqual([`${birchRenewal}/T-90`]);
  changeContract(msp, 101, { termEndsOn: '2028-03-31' });
  nextRun(msp, day);
  expect(openTasks(msp)).toEqual(['102@2027-04-02/T-90']);
});

test('outside the pilot a renewal is shown as planned alone, and is written once its client joins', () => {
  const msp = writingCrmMsp({ settings: { pilotClientIds: [2] } });
  nextRun(msp);
  expect(renewalOf(msp).seen).toMatchObject({ isShadow: true });
  expect(renewalOf(msp).seen.dealId).toBeUndefined();
  const joined = {
    ...msp,
    parts: { ...msp.parts, settings: { ...msp.parts.settings, pilotClientIds: 'all' as const } },
  };
  turnOnCrmWriting(joined.parts);
  nextRun(joined);
  nextRun(joined);
  expect(renewalOf(joined).seen).toMatchObject({ isShadow: false, dealId: dealOf(joined, birchRenewal).dealId });
});
