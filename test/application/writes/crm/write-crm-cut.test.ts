import type { CrmWriting } from '#application/ports/crm-writing';
import { runHourlySync } from '#application/run-hourly-sync';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import {
  changeTask,
  hour,
  hubSpotEnds,
  markersOf,
  nextRun,
  writingCrmMsp,
  writtenCrmMsp,
  type CrmWritingMsp,
} from '#test/support/crm-writing-msp';

class Cut extends Error {}

/** Runs the sync in a process that dies at its n-th call of the workbook or of HubSpot's writing side. Answers the calls it came to. */
function runUntilCut(msp: CrmWritingMsp, call: number, when: 'before' | 'after'): number {
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
  const { workbook, hubSpot } = msp;
  const crmWriting: CrmWriting = {
    ...hubSpot,
    setUp: dying(() => hubSpot.setUp()),
    dealsByKey: dying((keys: readonly string[]) => hubSpot.dealsByKey(keys)),
    dealsById: dying((ids: readonly string[]) => hubSpot.dealsById(ids)),
    upsertDeals: dying((deals: Parameters<CrmWriting['upsertDeals']>[0]) => hubSpot.upsertDeals(deals)),
    changeDeals: dying((changes: Parameters<CrmWriting['changeDeals']>[0]) => hubSpot.changeDeals(changes)),
    tasksOf: dying((ids: readonly string[]) => hubSpot.tasksOf(ids)),
    makeTasks: dying((tasks: Parameters<CrmWriting['makeTasks']>[0]) => hubSpot.makeTasks(tasks)),
    changeTasks: dying((changes: Parameters<CrmWriting['changeTasks']>[0]) => hubSpot.changeTasks(changes)),
    tiesOf: dying((ids: readonly string[]) => hubSpot.tiesOf(ids)),
    tieDeals: dying((ties: Parameters<CrmWriting['tieDeals']>[0]) => hubSpot.tieDeals(ties)),
  };
  const parts = {
    ...msp.parts,
    workbook: {
      read: dying(workbook.read.bind(workbook)),
      write: dying(workbook.write.bind(workbook)),
      append: dying(workbook.append.bind(workbook)),
      addMissingTabs: dying(workbook.addMissingTabs.bind(workbook)),
    },
    crmWriting,
  };
  try {
    runHourlySync(parts);
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
  }
  return calls;
}

const raised = (msp: CrmWritingMsp): void => {
  msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
    each.id === 101
      ? { ...each, annualValue: { annualMinor: 3_000_000, currency: 'GBP' }, modifiedAt: msp.clock.now() }
      : each,
  );
};

const starts = {
  'the first writes': () => writingCrmMsp(),
  'a new amount and a ticked box': () => {
    const msp = writtenCrmMsp();
    raised(msp);
    msp.clock.advance(23 * hour);
    changeTask(msp, '101@2027-03-31/T-90', { status: 'done' });
    return msp;
  },
} as const;
type Start = keyof typeof starts;

function callsOf(what: Start): number {
  const msp = starts[what]();
  msp.clock.advance(hour);
  return runUntilCut(msp, Number.POSITIVE_INFINITY, 'before');
}

const cuts = (Object.keys(starts) as Start[]).flatMap((what) =>
  Array.from({ length: callsOf(what) }, (_, index) => index + 1).flatMap((call) =>
    (['before', 'after'] as const).map((when) => ({ what, when, call })),
  ),
);

test('a run that writes makes calls enough to be cut in every step of a write', () => {
  expect(cuts.length).toBeGreaterThan(80);
});

/** Where three runs that nobody cuts come to. */
const wholeEnds = new Map(
  (Object.keys(starts) as Start[]).map((what) => {
    const whole = starts[what]();
    for (let run = 0; run < 3; run += 1) nextRun(whole);
    return [what, hubSpotEnds(whole)] as const;
  }),
);

test.each(cuts)('$what, cut $when call $call: the end is as if it had not been, and nothing is there twice', (cut) => {
  const msp = starts[cut.what]();
  msp.clock.advance(hour);
  runUntilCut(msp, cut.call, cut.when);
  for (let run = 0; run < 2; run += 1) nextRun(msp);
  expect(hubSpotEnds(msp)).toEqual(wholeEnds.get(cut.what));
  const planned = markersOf(msp, 'writePlanned');
  const settled = [...markersOf(msp, 'writeRecorded'), ...markersOf(msp, 'writeDropped')];
  expect([...settled].sort()).toEqual([...planned].sort());
  expect(new Set(msp.timeline().map(({ eventId }) => eventId)).size).toBe(msp.timeline().length);
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
});
