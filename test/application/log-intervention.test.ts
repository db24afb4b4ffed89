import { pauseWriting, resumeWriting, turnOnSync } from '#application/administer-sync';
import { saveIntervention, startIntervention } from '#application/log-intervention';
import { openTimeline } from '#application/open-timeline';
import { runHourlySync } from '#application/run-hourly-sync';
import { longestNote, type InterventionDraft } from '#application/views/intervention';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { ada, admin, memoryMsp, otto, type MemoryMsp } from '#test/support/memory-msp';

const draft: InterventionDraft = {
  clientId: 1,
  contractId: 101,
  draftId: 'draft-1',
  kind: 'call',
  happenedOn: '2026-11-20',
  note: 'Went through the open tickets with Bea.',
};

function synced(): MemoryMsp {
  const msp = memoryMsp();
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  return msp;
}

test('an intervention is on the timeline under the name of the signed-in person, after three calls', () => {
  const msp = synced();
  startIntervention(msp.parts, 1, 101);
  msp.workbook.calls.length = 0;
  expect(saveIntervention(msp.parts, draft)).toMatchObject({ kind: 'saved' });
  expect(msp.workbook.calls).toEqual(['read', 'append', 'write']);
  const last = msp.timeline()[msp.timeline().length - 1];
  expect(last).toMatchObject({ type: 'interventionLogged', actor: ada, clientId: 1, contractId: 101, run: null });
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
});

test('it is the first line of the timeline card at once', () => {
  const msp = synced();
  saveIntervention(msp.parts, draft);
  const answer = openTimeline(msp.parts, 1);
  expect(answer.kind === 'timeline' && answer.page.lines[0]).toMatchObject({ type: 'interventionLogged', actor: ada });
});

test('the same form saved twice is one event', () => {
  const msp = synced();
  saveIntervention(msp.parts, draft);
  const count = msp.timeline().length;
  expect(saveIntervention(msp.parts, draft)).toMatchObject({ kind: 'saved' });
  expect(msp.timeline()).toHaveLength(count);
});

test('a run that was under way neither loses nor repeats it', () => {
  const msp = synced();
  msp.clock.advance(24 * 3_600_000);
  const meanwhile = {
    ...msp.desk,
    feedback: () => {
      saveIntervention(msp.parts, { ...draft, happenedOn: '2026-11-24' });
      return msp.desk.feedback();
    },
  };
  msp.desk.records.contracts = msp.desk.records.contracts.slice(0, 2);
  runHourlySync({ ...msp.parts, serviceDesk: meanwhile });
  const events = msp.timeline();
  expect(events.filter(({ type }) => type === 'interventionLogged')).toHaveLength(1);
  expect(verifyTimeline(events, nodeSha256)).toMatchObject({ kind: 'intact' });
  const answer = openTimeline(msp.parts, 1);
  expect(answer.kind === 'timeline' && answer.page.lines.map(({ type }) => type)).toContain('interventionLogged');
});

test.each([
  { field: 'kind', change: { kind: 'bribe' } },
  { field: 'kind', change: { kind: 'constructor' } },
  { field: 'happenedOn', change: { happenedOn: '' } },
  { field: 'happenedOn', change: { happenedOn: '2026-02-30' } },
  { field: 'happenedOn', change: { happenedOn: '2026-11-24' } },
  { field: 'happenedOn', change: { happenedOn: '2024-01-01' } },
  { field: 'note', change: { note: '   ' } },
  { field: 'note', change: { note: 'x'.repeat(longestNote + 1) } },
])('a bad $field ($change) is refused beside its field and nothing is written', ({ field, change }) => {
  const msp = synced();
  const count = msp.timeline().length;
  const answer = saveIntervention(msp.parts, { ...draft, ...change });
  expect(answer).toMatchObject({
    kind: 'refused',
    form: { problems: { [field]: expect.any(String) }, draftId: 'draft-1' },
  });
  expect(answer.kind === 'refused' && answer.form.values?.note).toBe({ ...draft, ...change }.note);
  expect(msp.timeline()).toHaveLength(count);
});

test("nobody logs for another's client, for a contract of another client, or under no name", () => {
  const msp = synced();
  const count = msp.timeline().length;
  expect(saveIntervention(msp.parts, { ...draft, contractId: 201 })).toMatchObject({ kind: 'noAccess' });
  for (const who of [otto, admin, '', 'nobody@msp.example']) {
    msp.signIn(who);
    expect(saveIntervention(msp.parts, draft)).toMatchObject({ kind: 'noAccess' });
    expect(startIntervention(msp.parts, 1, 101)).toMatchObject({ kind: 'noAccess' });
  }
  expect(msp.timeline()).toHaveLength(count);
});

test('while writing is paused nothing is saved and the form says so', () => {
  const msp = synced();
  msp.signIn(admin);
  pauseWriting(msp.parts);
  msp.signIn(ada);
  const count = msp.timeline().length;
  expect(startIntervention(msp.parts, 1, 101)).toEqual({ kind: 'paused' });
  expect(saveIntervention(msp.parts, draft)).toEqual({ kind: 'paused' });
  expect(msp.timeline()).toHaveLength(count);
  msp.signIn(admin);
  expect(resumeWriting(msp.parts)).toMatchObject({ kind: 'done' });
  msp.signIn(ada);
  expect(saveIntervention(msp.parts, draft)).toMatchObject({ kind: 'saved' });
});

test('a timeline card withholds everything from a changed event on', () => {
  const msp = synced();
  saveIntervention(msp.parts, draft);
  const mine = msp.timeline().filter(({ clientId }) => clientId === 1);
  const second = mine[1];
  if (second === undefined) throw new Error('the client has events');
  msp.workbook.write([{ tab: 'Timeline', firstRow: second.sequence + 2, firstColumn: 8, rows: [['somebody else']] }]);
  const answer = openTimeline(msp.parts, 1);
  expect(answer).toMatchObject({ kind: 'timeline', page: { brokenAt: second.sequence } });
  expect(answer.kind === 'timeline' && answer.page.lines.every(({ sequence }) => sequence < second.sequence)).toBe(
    true,
  );
});

describe('an administrator', () => {
  test('turns the sync on once, for one user', () => {
    const msp = memoryMsp();
    expect(turnOnSync(msp.parts)).toMatchObject({ kind: 'done' });
    expect(turnOnSync(msp.parts)).toMatchObject({ kind: 'done' });
    expect(msp.timeline().map(({ type }) => type)).toEqual(['syncTurnedOn']);
    expect(msp.parts.trigger.isInstalled()).toBe(true);
  });

  test('is the only one who may turn on, pause or resume', () => {
    const msp = synced();
    for (const ask of [turnOnSync, pauseWriting, resumeWriting]) {
      expect(ask(msp.parts)).toEqual({ kind: 'refused', because: 'Only an administrator can do this.' });
    }
  });
});
