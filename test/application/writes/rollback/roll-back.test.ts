import type { RunRolledBack } from '#domain/timeline/write-payloads';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { runHourlySync } from '#application/run-hourly-sync';
import { turnOnCrmWriting } from '#application/writes/crm/administer-crm-writing';
import { turnOnWriteBack } from '#application/writes/figures/administer-write-back';
import { UpstreamError } from '#application/upstream-error';
import { previewRollback, rollBack } from '#application/writes/rollback/roll-back';
import {
  changeDeal,
  changeTask,
  dealOf,
  hour,
  hubSpotEnds,
  nextRun,
  stateOf,
  writingCrmMsp,
} from '#test/support/crm-writing-msp';
import { logCall } from '#test/support/outward-events';
import {
  asked,
  fatesOf,
  nothingOutside,
  outsideOf,
  previewOf,
  rolledBack,
  writtenRun,
} from '#test/support/rollback-msp';

const deal101 = '101@2027-03-31';

test('a dry run lists every record and changes nothing anywhere', () => {
  const written = writtenRun();
  const before = outsideOf(written.msp);
  const events = written.msp.timeline().length;
  const view = previewOf(written);
  expect(fatesOf(view)).toEqual({
    'clientNote undo': 1,
    'note undo': 1,
    'task undo': 2,
    'ties undo': 2,
    'deal undo': 2,
    'contract undo': 3,
  });
  expect(view.turnsOff).toEqual(['HaloPSA', 'HubSpot']);
  expect(outsideOf(written.msp)).toEqual(before);
  expect(written.msp.timeline()).toHaveLength(events);
});

test('a run is taken back to what stood before it, and writing to both systems is turned off', () => {
  const written = writtenRun();
  const view = rolledBack(written);
  expect(view).toMatchObject({ isFinished: true, troubles: [], unsettled: 0 });
  expect(new Set(view.lines.map(({ fate }) => fate))).toEqual(new Set(['undone']));
  expect(outsideOf(written.msp)).toEqual(nothingOutside);
  expect(stateOf(written.msp)).not.toHaveProperty('crmWriting');
  expect(stateOf(written.msp)).not.toHaveProperty('writeBack');
  expect(stateOf(written.msp)).not.toHaveProperty('lease');
});

test('every undo is planned and recorded on the timeline by the person who asked, and the chain is whole', () => {
  const written = writtenRun();
  const before = written.msp.timeline().length;
  rolledBack(written);
  const added = written.msp.timeline().slice(before);
  const counts = new Map<string, number>();
  for (const { type } of added) counts.set(type, (counts.get(type) ?? 0) + 1);
  expect([...counts]).toEqual([
    ['writeBackTurnedOff', 1],
    ['crmWritingTurnedOff', 1],
    ['writePlanned', 11],
    ['writeRecorded', 11],
    ['runRolledBack', 1],
  ]);
  expect(new Set(added.map(({ actor }) => actor))).toEqual(new Set(['admin@msp.example']));
  expect(verifyTimeline(written.msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact', repeatedEventIds: [] });
});

test('rolling back twice changes nothing', () => {
  const written = writtenRun();
  rolledBack(written);
  const events = written.msp.timeline().length;
  const again = rolledBack(written);
  expect(again.lines).toEqual([]);
  expect(written.msp.timeline()).toHaveLength(events);
  expect(outsideOf(written.msp)).toEqual(nothingOutside);
});

test('what a person changed since is left and listed; the rest is taken back', () => {
  const written = writtenRun();
  const { msp } = written;
  changeDeal(msp, deal101, { amount: '99000' });
  changeTask(msp, '201@2027-03-31/T-90', { status: 'done' });
  const fields = msp.desk.records.customFields.get(101);
  fields?.set('cfrenewaldeskband', 'at my discretion');
  const view = rolledBack(written);
  const left = view.lines.filter(({ fate }) => fate === 'left').map(({ kind, because }) => [kind, because]);
  expect(left).toEqual([
    ['task', ['status: changed by somebody since']],
    ['deal', ['a task or note stands on it']],
    ['deal', ['amount: changed by somebody since']],
    ['contract', ['CFRenewalDeskBand: changed by somebody since']],
  ]);
  expect(dealOf(msp, deal101).values.amount).toBe('99000');
  expect([...(msp.desk.records.customFields.get(101) ?? [])]).toEqual([['cfrenewaldeskband', 'at my discretion']]);
  expect(outsideOf(msp).notes).toEqual([]);
});

test('a deal on which somebody wrote a note of their own stays', () => {
  const written = writtenRun();
  const { hubSpot } = written.msp;
  const { dealId } = dealOf(written.msp, deal101);
  hubSpot.records.notes.set('9', { id: '9', dealId, values: { body: 'They want to talk.', on: '2026-11-24' } });
  const view = rolledBack(written);
  expect(view.lines.filter(({ fate }) => fate === 'left')).toMatchObject([
    { kind: 'deal', recordId: dealId, because: ['a task or note stands on it'] },
  ]);
  expect(outsideOf(written.msp).notes).toHaveLength(1);
});

test('what a later run wrote again is left, and says which run to take back first', () => {
  const written = writtenRun();
  const { msp } = written;
  msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
    each.id === 101
      ? { ...each, annualValue: { annualMinor: 3_000_000, currency: 'GBP' }, modifiedAt: msp.clock.now() }
      : each,
  );
  const later = nextRun(msp, 23 * hour).run;
  const view = previewOf(written);
  const why = `amount: written again by ${later}: roll that back first`;
  expect(view.lines.find(({ kind, fate }) => kind === 'deal' && fate === 'left')?.because).toContain(why);
  rolledBack({ msp, run: later });
  expect(dealOf(msp, deal101).values.amount).toBe('24000');
  rolledBack(written);
  expect(outsideOf(msp)).toEqual(nothingOutside);
});

test('a system that refuses an undo is listed, and the next attempt tries again', () => {
  const written = writtenRun();
  const { msp } = written;
  msp.desk.records.writeRefusal = 'Grant edit:contracts.';
  const view = rolledBack(written);
  expect(view.isFinished).toBe(false);
  expect(view.troubles.join()).toContain('Grant edit:contracts.');
  expect(outsideOf(msp).deals).toEqual([]);
  expect(outsideOf(msp).figures).toHaveLength(3);
  delete msp.desk.records.writeRefusal;
  expect(rolledBack(written).isFinished).toBe(true);
  expect(outsideOf(msp)).toEqual(nothingOutside);
});

test('the hours after it bring nothing back, and writing that is turned on again writes as if for the first time', () => {
  const written = writtenRun();
  const { msp } = written;
  const whole = hubSpotEnds(msp);
  rolledBack(written);
  for (let run = 0; run < 3; run += 1) expect(nextRun(msp).outcome).toBe('finished');
  expect(outsideOf(msp)).toEqual(nothingOutside);
  msp.clock.advance(24 * hour);
  expect(turnOnCrmWriting(msp.parts).kind).toBe('done');
  expect(turnOnWriteBack(msp.parts).kind).toBe('done');
  nextRun(msp);
  const { deals, tasks, ties, notes } = hubSpotEnds(msp);
  expect([deals.length, tasks.length, ties]).toEqual([whole.deals.length, whole.tasks.length, whole.ties]);
  expect(notes).toEqual([]);
  expect(outsideOf(msp).figures).toHaveLength(3);
});

test.each([
  ['run-2020-01-01T00:00:00.000Z', /wrote nothing/],
  ['rollback-2026-11-23T10:00:00.000Z', /rollback is not rolled back/],
])('%s is refused with a reason', (run, why) => {
  const { msp } = writtenRun();
  const events = msp.timeline().length;
  expect(rollBack(msp.parts, asked(run))).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(why) as string,
  });
  expect(msp.timeline()).toHaveLength(events);
});

test('while another run holds the lease nothing is taken back', () => {
  const written = writtenRun();
  const { msp, run } = written;
  const lease = { run: 'run-x', until: msp.clock.now() + hour };
  msp.workbook.write([{ tab: 'State', firstRow: 7, firstColumn: 2, rows: [[lease.run], [lease.until]] }]);
  expect(rollBack(msp.parts, asked(run))).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/run-x/) as string,
  });
  expect(outsideOf(msp).deals).toHaveLength(2);
});

test('a card reads the newest events only, and sends an older run to the command line', () => {
  const { msp, run } = writtenRun();
  expect(previewRollback(msp.parts, { ...asked(run), newest: 5 })).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/command line/) as string,
  });
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
});

test("a person's deed between the writes of a run does not hide that its first are not read", () => {
  const msp = writingCrmMsp();
  logCall(msp);
  const { makeTasks } = msp.hubSpot;
  const clicked: number[] = [];
  msp.hubSpot.makeTasks = (tasks) => {
    clicked.push(msp.timeline().length);
    logCall(msp, 'They call back');
    return makeTasks(tasks);
  };
  const { run } = nextRun(msp);
  const [at = 0] = clicked;
  expect(msp.timeline()[at]).toMatchObject({ type: 'interventionLogged', run: null });
  expect(previewOf({ msp, run }).lines.length).toBeGreaterThan(5);
  const newest = msp.timeline().length - at;
  expect(previewRollback(msp.parts, { ...asked(run), newest })).toMatchObject({ kind: 'refused' });
});

test('a write of which fields were put back twice is counted once', () => {
  const written = writtenRun();
  const { msp } = written;
  const fields = () => msp.desk.records.customFields.get(101);
  const band = fields()?.get('cfrenewaldeskband') ?? '';
  fields()?.set('cfrenewaldeskband', 'at my discretion');
  rolledBack(written);
  fields()?.set('cfrenewaldeskband', band);
  msp.clock.advance(hour);
  rolledBack(written);
  const ends = msp.timeline().filter(({ type }) => type === 'runRolledBack');
  expect(ends.map(({ payloadText }) => (JSON.parse(payloadText) as RunRolledBack).undone)).toEqual([11, 11]);
});

test('a tie stays that somebody gave a role since, and is listed', () => {
  const written = writtenRun();
  const { msp } = written;
  changeDeal(msp, deal101, { amount: '99000' });
  const { dealId } = dealOf(msp, deal101);
  const { ties } = msp.hubSpot.records;
  const [contact] = ties.get(dealId)?.contacts ?? [];
  const contactId = contact?.contactId ?? '';
  const roles = ['sponsor', 'dayToDay', 'signatory'] as const;
  ties.set(dealId, { dealId, companyIds: ['901'], primaryCompanyId: '901', contacts: [{ contactId, roles }] });
  const view = rolledBack(written);
  expect(view.lines.find(({ kind, fate }) => kind === 'ties' && fate === 'left')?.because).toEqual([
    `contact ${contactId}: somebody added contact ${contactId} as signatory since`,
  ]);
  expect(ties.get(dealId)).toMatchObject({ contacts: [{ contactId, roles: ['signatory'] }] });
});

test('while writes of the run are unsettled nothing is taken back; the hour after settles them', () => {
  const msp = writingCrmMsp();
  const { makeTasks } = msp.hubSpot;
  const error = new UpstreamError('HubSpot', 'unavailable', 'POST tasks: 502');
  msp.hubSpot.makeTasks = (tasks) => tasks.map(() => ({ kind: 'unclear', error }));
  const { run } = nextRun(msp);
  msp.hubSpot.makeTasks = makeTasks;
  expect(previewOf({ msp, run })).toMatchObject({ unsettled: 2, turnsOff: ['HubSpot'] });
  const events = msp.timeline().length;
  expect(rollBack(msp.parts, asked(run))).toEqual({
    kind: 'refused',
    because:
      'Nothing was rolled back: 2 writes were never seen to be done. Let an hourly run settle them first, then roll back.',
  });
  expect(msp.timeline()).toHaveLength(events);
  expect(stateOf(msp)).toHaveProperty('crmWriting');
  expect(nextRun(msp).outcome).toBe('finished');
  expect(rolledBack({ msp, run })).toMatchObject({ unsettled: 0, isFinished: true });
  expect(outsideOf(msp)).toEqual(nothingOutside);
});
