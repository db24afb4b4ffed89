import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { UpstreamError } from '#application/upstream-error';
import { turnOffCrmWriting } from '#application/writes/crm/administer-crm-writing';
import { verifyTimeline } from '#domain/timeline/verify';
import { stakeholderMapped } from '#domain/timeline/workflow-payloads';
import type { Contract } from '#domain/vocabulary/client';
import { nodeSha256 } from '#hosts/node/node-sha256';
import {
  changeDeal,
  changeTask,
  crmMsp,
  dealOf,
  day,
  gapsOf,
  hour,
  hubSpotEnds,
  markersOf,
  nextRun,
  stateOf,
  taskOf,
  writeEvents,
  writingCrmMsp,
  writtenCrmMsp,
} from '#test/support/crm-writing-msp';
import { ticket } from '#test/support/memory-msp';
import { tell } from '#test/support/outward-events';

const worth = (contract: Contract, annualMinor: number, modifiedAt: number): Contract => ({
  ...contract,
  annualValue: { annualMinor, currency: 'GBP' },
  modifiedAt,
});

const first = '101@2027-03-31';
const second = '201@2027-03-31';

describe('the first run after it was turned on', () => {
  test('makes one deal a renewal, with what is known of it', () => {
    const msp = writtenCrmMsp();
    const stages = new Map(stateOf(msp).progress?.crmCheck?.stages);
    expect(dealOf(msp, first).values).toMatchObject({
      name: 'Birch & Co: renewal due 2027-03-31',
      stage: stages.get('inT90'),
      pipeline: stateOf(msp).progress?.crmCheck?.pipelineId,
      amount: '24000',
      closesOn: '2027-03-31',
      ownerId: '501',
      decisionOn: '2027-01-30',
      window: 'T-90',
      state: 'inT90',
    });
    // Two contracts that end together are one renewal.
    expect(dealOf(msp, second).values).toMatchObject({ amount: '48000', ownerId: '502' });
  });

  test('labels on the deal whoever was mapped to a role beside a mail', () => {
    const msp = writtenCrmMsp();
    const [contact] = msp.crm.records.contacts;
    if (contact === undefined) throw new Error('the CRM has contacts');
    const { contactId, email } = contact;
    const payload = stakeholderMapped({ role: 'signatory', email, contactId });
    tell(msp, 'stakeholderMapped', payload, { contractId: null, renewalId: null });
    nextRun(msp);
    const tie = [...msp.hubSpot.records.ties.values()].find(({ dealId }) => dealId === dealOf(msp, first).dealId);
    expect(tie?.contacts).toEqual([{ contactId, roles: ['sponsor', 'dayToDay', 'signatory'] }]);
  });

  test('ties a deal to its company and to whoever holds a role', () => {
    const msp = writtenCrmMsp();
    expect([...msp.hubSpot.records.ties.values()]).toContainEqual({
      dealId: dealOf(msp, first).dealId,
      companyIds: ['901'],
      primaryCompanyId: '901',
      contacts: [{ contactId: '31', roles: ['sponsor', 'dayToDay'] }],
    });
  });

  test('makes one task for the window that is open, for the owner', () => {
    const msp = writtenCrmMsp();
    expect(msp.hubSpot.records.tasks.size).toBe(2);
    expect(taskOf(msp, `${first}/T-90`)).toMatchObject({
      dealId: dealOf(msp, first).dealId,
      values: { subject: 'T-90 checkpoint with Birch & Co', dueOn: '2026-11-30', ownerId: '501', status: 'open' },
    });
  });

  test('plans every write before it and records it after, and the timeline is intact', () => {
    const msp = writtenCrmMsp();
    expect(markersOf(msp, 'writePlanned')).toHaveLength(6);
    expect([...markersOf(msp, 'writeRecorded')].sort()).toEqual([...markersOf(msp, 'writePlanned')].sort());
    expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
  });
});

test('a run twice changes nothing: no call that writes, no event, and the daily look finds all as it was', () => {
  const msp = writtenCrmMsp();
  const [ends, writes, events] = [hubSpotEnds(msp), msp.hubSpot.writeCount(), writeEvents(msp).length];
  for (const after of [hour, hour, 23 * hour]) {
    nextRun(msp, after);
    expect(msp.hubSpot.writeCount()).toBe(writes);
  }
  expect(writeEvents(msp)).toHaveLength(events);
  expect({ ...hubSpotEnds(msp), deals: [] }).toEqual({ ...ends, deals: [] });
});

test('only what changed is written: a new amount is one field of one deal', () => {
  const msp = writtenCrmMsp();
  const writes = msp.hubSpot.writeCount();
  msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
    each.id === 101 ? worth(each, 3_000_000, msp.clock.now()) : each,
  );
  nextRun(msp, day);
  expect(dealOf(msp, first).values.amount).toBe('30000');
  const [planned] = writeEvents(msp)
    .filter(({ type, payloadText }) => type === 'writePlanned' && payloadText.includes('"deal"'))
    .slice(-1);
  const { fields } = JSON.parse(planned?.payloadText ?? '{}') as { fields: { name: string }[] };
  expect(fields.map(({ name }) => name)).toEqual(['amount']);
  // The deal, and the task that says what the renewal is worth.
  expect(msp.hubSpot.writeCount()).toBe(writes + 2);
});

test('nothing is asked or planned while it is off, for Node, or for clients outside the pilot', () => {
  const off = crmMsp();
  turnOnSync(off.parts);
  runHourlySync(off.parts);
  nextRun(off);
  expect([off.hubSpot.writeCount(), writeEvents(off)]).toEqual([0, []]);

  const outside = writingCrmMsp({ settings: { pilotClientIds: [2] } });
  nextRun(outside);
  expect([...outside.hubSpot.records.deals.values()].map(({ key }) => key)).toEqual([second]);

  const stopped = writtenCrmMsp();
  turnOffCrmWriting(stopped.parts);
  changeDeal(stopped, first, { band: 'ready' });
  const writes = stopped.hubSpot.writeCount();
  nextRun(stopped, day);
  expect(stopped.hubSpot.writeCount()).toBe(writes);
});

describe('what a person changes in HubSpot', () => {
  test('the owner, the amount and the close date stay, today and tomorrow', () => {
    const msp = writtenCrmMsp();
    const theirs = { ownerId: '777', amount: '1', closesOn: '2027-04-15' };
    changeDeal(msp, first, theirs);
    nextRun(msp);
    nextRun(msp, day);
    expect(dealOf(msp, first).values).toMatchObject(theirs);
    expect(gapsOf(msp, 'crmConflict')).toEqual([]);
  });

  test('a stage ahead of the proof stays and is listed, until it is moved back', () => {
    const msp = writtenCrmMsp();
    const stages = new Map(stateOf(msp).progress?.crmCheck?.stages);
    changeDeal(msp, first, { stage: stages.get('renewed') ?? '' });
    nextRun(msp);
    expect(dealOf(msp, first).values.stage).toBe(stages.get('renewed'));
    expect(gapsOf(msp, 'crmConflict')).toHaveLength(1);
    changeDeal(msp, first, { stage: stages.get('inT90') ?? '' });
    nextRun(msp);
    expect(gapsOf(msp, 'crmConflict')).toEqual([]);
  });

  test('a figure of ours is put right, and the plan says that somebody had changed it', () => {
    const msp = writtenCrmMsp();
    const { band } = dealOf(msp, first).values;
    changeDeal(msp, first, { band: 'nonsense' });
    nextRun(msp);
    expect(dealOf(msp, first).values.band).toBe(band);
  });

  test('a task ticked without evidence is opened again once, then left and listed', () => {
    const msp = writtenCrmMsp();
    const marker = `${first}/T-90`;
    changeTask(msp, marker, { status: 'done' });
    nextRun(msp);
    expect(taskOf(msp, marker).values.status).toBe('open');
    expect(gapsOf(msp, 'crmConflict')).toEqual([]);
    changeTask(msp, marker, { status: 'done' });
    nextRun(msp);
    nextRun(msp, day);
    expect(taskOf(msp, marker).values.status).toBe('done');
    expect(gapsOf(msp, 'crmConflict')).toHaveLength(1);
  });

  test('a deal that was deleted is not made again, and says so', () => {
    const msp = writtenCrmMsp();
    msp.hubSpot.records.deals.delete(dealOf(msp, first).dealId);
    nextRun(msp, day);
    nextRun(msp, day);
    expect([...msp.hubSpot.records.deals.values()].map(({ key }) => key)).toEqual([second]);
    expect(gapsOf(msp, 'crmConflict')[0]).toContain('deleted');
  });
});

test('an owner who was deactivated is replaced on the deal and the task within one run of the directory', () => {
  const msp = writtenCrmMsp();
  msp.crm.records.owners = [
    { ownerId: '501', email: 'ada@msp.example', name: 'Ada Moss', active: false },
    { ownerId: '502', email: 'otto@msp.example', name: 'Otto Lane', active: true },
    { ownerId: '503', email: 'lea@msp.example', name: 'Lea Hart', active: true },
  ];
  nextRun(msp, day);
  expect([dealOf(msp, first).values.ownerId, taskOf(msp, `${first}/T-90`).values.ownerId]).toEqual(['503', '503']);
});

test('one record that is refused is listed with the reason, leaves the others, and is not tried until it changes', () => {
  const msp = writingCrmMsp();
  const because = 'HubSpot refused it because of closedate (MISSING_CONDITIONAL_REQUIRED_PROPERTY)';
  msp.hubSpot.records.refusals.set(first, because);
  nextRun(msp);
  expect([...msp.hubSpot.records.deals.values()].map(({ key }) => key)).toEqual([second]);
  expect(gapsOf(msp, 'crmRefused')[0]).toContain('closedate');
  const writes = msp.hubSpot.writeCount();
  nextRun(msp);
  expect(msp.hubSpot.writeCount()).toBe(writes);
  msp.hubSpot.records.refusals.clear();
  msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
    each.id === 101 ? worth(each, 3_000_000, msp.clock.now()) : each,
  );
  nextRun(msp, day);
  expect(dealOf(msp, first).values.amount).toBe('30000');
  expect(gapsOf(msp, 'crmRefused')).toEqual([]);
});

test('a term end that is corrected keeps its deal and its task, under the new key and with new dates', () => {
  const msp = writtenCrmMsp();
  const { dealId } = dealOf(msp, first);
  msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
    each.id === 101 ? { ...each, termEndsOn: '2027-03-28' } : each,
  );
  nextRun(msp, day);
  expect(dealOf(msp, '101@2027-03-28')).toMatchObject({ dealId, values: { closesOn: '2027-03-28' } });
  expect(msp.hubSpot.records.deals.size).toBe(2);
  expect(msp.hubSpot.records.tasks.size).toBe(2);
  expect(taskOf(msp, `${first}/T-90`).values.dueOn).toBe('2026-11-27');
});

test('the next term closes the deal as won and its task with it, and an ended contract as lost', () => {
  const msp = writtenCrmMsp();
  const stages = new Map(stateOf(msp).progress?.crmCheck?.stages);
  msp.desk.records.contracts = msp.desk.records.contracts
    .filter(({ clientId }) => clientId !== 2)
    .map((each) => ({ ...each, termStartsOn: '2027-04-01', termEndsOn: '2029-03-31' }));
  nextRun(msp, day);
  expect(dealOf(msp, first).values.stage).toBe(stages.get('renewed'));
  expect(taskOf(msp, `${first}/T-90`).values.status).toBe('done');
  expect(dealOf(msp, second).values.stage).toBe(stages.get('lost'));
  expect(msp.hubSpot.records.deals.size).toBe(2);
});

test('while an incident is open no task sends anybody to the client', () => {
  const msp = writingCrmMsp();
  const { closedAt: _closed, ...open } = ticket({ id: 5_000, priority: 1, openedAt: msp.clock.now() });
  msp.desk.records.tickets = [...msp.desk.records.tickets, { ...open, updatedAt: msp.clock.now() }];
  nextRun(msp);
  expect([...msp.hubSpot.records.tasks.values()].map(({ marker }) => marker)).toEqual([`${second}/T-90`]);
});

test('HubSpot that does not answer leaves the plans open, says so, and the next run goes on', () => {
  const msp = writingCrmMsp();
  msp.hubSpot.interrupt = (at) => {
    if (at === 'after') throw new UpstreamError('HubSpot', 'unavailable', 'no answer came');
  };
  nextRun(msp);
  expect(stateOf(msp).trouble).toContain('HubSpot is not answering, so renewals were not written there');
  delete msp.hubSpot.interrupt;
  nextRun(msp);
  nextRun(msp);
  expect(hubSpotEnds(msp)).toEqual(hubSpotEnds(writtenCrmMsp()));
  expect([...markersOf(msp, 'writeRecorded')].sort()).toEqual([...markersOf(msp, 'writePlanned')].sort());
});
