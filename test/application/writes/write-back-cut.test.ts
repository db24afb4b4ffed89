import { runHourlySync } from '#application/run-hourly-sync';
import type { ContractFieldWrite } from '#application/ports/contract-fields';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import type { MemoryMsp } from '#test/support/memory-msp';
import {
  hour,
  nextRun,
  payloadOf,
  stateOf,
  trouble,
  typesOf,
  writeEvents,
  writingMsp,
  writtenMsp,
} from '#test/support/write-back-msp';

class Cut extends Error {}

/** Runs the sync in a process that dies at its n-th call of the workbook or of HaloPSA's contracts. Answers the calls it came to. */
function runUntilCut(
  msp: MemoryMsp,
  call: number,
  when: 'before' | 'after',
  desk: MemoryMsp['parts']['serviceDesk'] = msp.desk,
): number {
  let calls = 0;
  const dying =
    <Given extends unknown[], Result>(perform: (...given: Given) => Result) =>
    (...given: Given): Result => {
      calls += 1;
      if (calls === call && when === 'before') throw new Cut();
      const result = perform(...given);
      if (calls === call) throw new Cut();
      return result;
    };
  const { workbook } = msp;
  const parts = {
    ...msp.parts,
    workbook: {
      read: dying(workbook.read.bind(workbook)),
      write: dying(workbook.write.bind(workbook)),
      append: dying(workbook.append.bind(workbook)),
      addMissingTabs: dying(workbook.addMissingTabs.bind(workbook)),
    },
    serviceDesk: {
      ...desk,
      fieldDefinitions: dying(() => desk.fieldDefinitions()),
      contractStandings: dying((ids: readonly number[]) => desk.contractStandings(ids)),
      writeContractFields: dying((writes: readonly ContractFieldWrite[]) => desk.writeContractFields(writes)),
    },
  };
  try {
    runHourlySync(parts);
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
  }
  return calls;
}

/** What must not depend on how the runs went. */
function ends(msp: MemoryMsp) {
  const shown = (tab: 'Renewals' | 'Service months' | 'Data gaps') =>
    msp.workbook.contentOf(tab).map((cells) => (tab === 'Renewals' ? cells.slice(0, -1) : cells));
  const figures = writeEvents(msp).map((event) => {
    const { fields, recordId } = payloadOf(event);
    return JSON.stringify([event.type, event.eventId.split('/').slice(1), recordId, fields]);
  });
  return {
    halo: [...msp.desk.records.customFields].map(([id, fields]) => [id, [...fields].sort()]),
    written: writtenOnce(msp.desk.writes),
    types: typesOf(msp.timeline()).slice().sort(),
    figures: figures.filter((text) => !text.includes('writeBackTurned')).sort(),
    tabs: (['Renewals', 'Service months', 'Data gaps'] as const).map(shown),
  };
}

function writtenOnce(writes: readonly ContractFieldWrite[]): readonly string[] {
  return writes.map((write) => JSON.stringify(write)).sort();
}

/** Three contracts to write for the first time, or one whose band is new. */
const starts = {
  'the first writes': () => writingMsp(),
  'a new band': () => {
    const msp = writtenMsp();
    trouble(msp);
    return msp;
  },
} as const;
type Start = keyof typeof starts;
const startNames = Object.keys(starts) as Start[];

function callsOf(what: Start): number {
  const msp = starts[what]();
  msp.clock.advance(hour);
  return runUntilCut(msp, Number.POSITIVE_INFINITY, 'before');
}

const cuts = startNames.flatMap((what) =>
  Array.from({ length: callsOf(what) }, (_, index) => index + 1).flatMap((call) =>
    (['before', 'after'] as const).map((when) => ({ what, when, call })),
  ),
);

test('a run that writes makes calls enough to be cut in every step of a write', () => {
  expect(cuts.length).toBeGreaterThan(60);
});

test.each(cuts)(
  '$what, cut $when call $call: the end is as if it had not been, and nothing is written twice',
  (cut) => {
    const whole = starts[cut.what]();
    for (let run = 0; run < 3; run += 1) nextRun(whole);
    const msp = starts[cut.what]();
    msp.clock.advance(hour);
    runUntilCut(msp, cut.call, cut.when);
    for (let run = 0; run < 2; run += 1) nextRun(msp);
    expect(ends(msp)).toEqual(ends(whole));
    expect(new Set(msp.timeline().map(({ eventId }) => eventId)).size).toBe(msp.timeline().length);
    expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
  },
);

test('a cut over midnight plans nothing anew: the plan is of the day of the figures, not of the run', () => {
  // Before the write that would have told the workbook of the plans: they stand on the timeline alone.
  for (let call = 1; call <= callsOf('the first writes'); call += 1) {
    const msp = writingMsp();
    msp.clock.advance(15.9 * hour);
    runUntilCut(msp, call, 'after');
    nextRun(msp);
    nextRun(msp);
    const planned = writeEvents(msp).filter(({ type }) => type === 'writePlanned');
    const recorded = writeEvents(msp).filter(({ type }) => type === 'writeRecorded');
    expect([call, recorded.length]).toEqual([call, planned.length]);
  }
});

test('a run that found harm and is cut at any call leaves write-back stopped, after one write and with one word about it', () => {
  const harmed = (msp: MemoryMsp) => ({
    ...msp.desk,
    writeContractFields: (writes: readonly ContractFieldWrite[]) => {
      const answers = msp.desk.writeContractFields(writes);
      msp.desk.records.contracts = msp.desk.records.contracts.map((each) => ({ ...each, termEndsOn: '2099-01-01' }));
      return answers;
    },
  });
  const whole = writingMsp();
  whole.clock.advance(hour);
  const calls = runUntilCut(whole, Number.POSITIVE_INFINITY, 'before', harmed(whole));
  expect(calls).toBeGreaterThan(12);
  for (let call = 1; call <= calls; call += 1) {
    for (const when of ['before', 'after'] as const) {
      const msp = writingMsp();
      msp.clock.advance(hour);
      runUntilCut(msp, call, when, harmed(msp));
      for (let run = 0; run < 2; run += 1) {
        msp.clock.advance(hour);
        runHourlySync({ ...msp.parts, serviceDesk: harmed(msp) });
      }
      const stops = writeEvents(msp).filter(({ type }) => type === 'writeBackStopped');
      expect([call, when, msp.desk.writes.length, stops.length, stateOf(msp).writeBack?.kind]).toEqual([
        call,
        when,
        1,
        1,
        'stopped',
      ]);
    }
  }
});
