import { pauseWriting, resumeWriting, turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { openWriteBack, turnOffWriteBack, turnOnWriteBack } from '#application/writes/figures/administer-write-back';
import { stateEdits } from '#application/tabs/state-tab';
import { ada, admin, memoryMsp, owner, type MemoryMsp } from '#test/support/memory-msp';
import { allFields, hour, nextRun, stateOf, typesOf, writeEvents, writtenMsp } from '#test/support/write-back-msp';

function syncedMsp(): MemoryMsp {
  const msp = memoryMsp({ desk: { fieldDefinitions: allFields } });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  return msp;
}

test('an administrator turns it on and off; the timeline says who and when, once for two clicks', () => {
  const msp = syncedMsp();
  for (let click = 0; click < 2; click += 1) expect(turnOnWriteBack(msp.parts).kind).toBe('done');
  expect(stateOf(msp).writeBack).toEqual({ kind: 'on', since: '2026-11-23' });
  for (let click = 0; click < 2; click += 1) expect(turnOffWriteBack(msp.parts).kind).toBe('done');
  expect(stateOf(msp).writeBack).toBeUndefined();
  const events = writeEvents(msp);
  expect(events.map(({ type }) => type)).toEqual(['writeBackTurnedOn', 'writeBackTurnedOff']);
  expect(events.map(({ actor, run }) => [actor, run])).toEqual([
    [admin, null],
    [admin, null],
  ]);
});

test.each([ada, owner, 'stranger@elsewhere.example', ''])('%s may neither look nor turn it on or off', (email) => {
  const msp = syncedMsp();
  msp.signIn(email);
  for (const ask of [openWriteBack, turnOnWriteBack, turnOffWriteBack]) {
    expect(ask(msp.parts)).toEqual({ kind: 'refused', because: 'Only an administrator can do this.' });
  }
  expect(writeEvents(msp)).toEqual([]);
});

test('it is not turned on before the sync is, nor while writing is paused', () => {
  const msp = memoryMsp();
  expect(turnOnWriteBack(msp.parts)).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/Turn it on first/) as unknown,
  });
  turnOnSync(msp.parts);
  pauseWriting(msp.parts);
  expect(turnOnWriteBack(msp.parts)).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/Resume it first/) as unknown,
  });
});

test('it is turned off while writing is paused, unless a command line tool is at work', () => {
  const msp = syncedMsp();
  turnOnWriteBack(msp.parts);
  pauseWriting(msp.parts);
  const until = msp.clock.now() + hour;
  msp.workbook.write(stateEdits({ lease: { run: 'run-of-node', until } }));
  expect(turnOffWriteBack(msp.parts)).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/Try again/) as unknown,
  });
  msp.workbook.write(stateEdits({ lease: null }));
  expect(turnOffWriteBack(msp.parts).kind).toBe('done');
  resumeWriting(msp.parts);
  nextRun(msp);
  expect(msp.desk.writes).toEqual([]);
});

test('what stands ready is looked at without a write, and a scope that is missing is said', () => {
  const msp = syncedMsp();
  msp.desk.records.fieldDefinitions = allFields.slice(1);
  msp.desk.records.writeRefusal = 'POST /token answered 400. Grant edit:contracts.';
  const before = msp.timeline().length;
  const answer = openWriteBack(msp.parts);
  if (answer.kind === 'refused') throw new Error(answer.because);
  expect(answer.page).toMatchObject({ isPaused: false, refusal: 'POST /token answered 400. Grant edit:contracts.' });
  expect(answer.page.checks.map(({ found }) => found)).toEqual([
    'missing',
    ...Array.from({ length: 6 }, () => 'ready'),
  ]);
  expect(msp.timeline()).toHaveLength(before);
});

test('after a stop an administrator turns it on again, and writing goes on', () => {
  const msp = writtenMsp();
  msp.workbook.write(
    stateEdits({ writeBack: { kind: 'stopped', on: '2026-11-23', because: 'Contract 101 differs.' } }),
  );
  const answer = openWriteBack(msp.parts);
  expect(answer).toMatchObject({ page: { writeBack: { kind: 'stopped', because: 'Contract 101 differs.' } } });
  expect(turnOnWriteBack(msp.parts).kind).toBe('done');
  expect(stateOf(msp).writeBack?.kind).toBe('on');
  expect(typesOf(writeEvents(msp)).at(-1)).toBe('writeBackTurnedOn/null');
});

test('a workbook from before write-back has no row for it, and gets one', () => {
  const msp = syncedMsp();
  const rows = msp.workbook.contentOf('State');
  const old = rows.filter(([key]) => key !== 'write_back');
  expect(old).toHaveLength(rows.length - 1);
  msp.workbook.write([{ tab: 'State', firstRow: rows.length, rows: [['', '', '']] }]);
  expect(stateOf(msp).writeBack).toBeUndefined();
  expect(turnOnWriteBack(msp.parts).kind).toBe('done');
  expect(stateOf(msp).writeBack?.kind).toBe('on');
});
