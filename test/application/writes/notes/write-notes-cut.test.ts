import { runHourlySync } from '#application/run-hourly-sync';
import type { CrmWriting } from '#application/ports/crm-writing';
import type { ServiceDesk } from '#application/ports/service-desk';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { hour, markersOf, nextRun, writtenCrmMsp, type CrmWritingMsp } from '#test/support/crm-writing-msp';
import { askConcession, decideConcession, logCall } from '#test/support/outward-events';

class Cut extends Error {}

/** Runs the sync in a process that dies at its n-th call of the workbook, HubSpot's notes or HaloPSA's. Answers the calls it came to. */
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
  const { workbook, hubSpot, desk } = msp;
  const crmWriting: CrmWriting = {
    ...hubSpot,
    changeDeals: dying((changes: Parameters<CrmWriting['changeDeals']>[0]) => hubSpot.changeDeals(changes)),
    notesOf: dying((ids: readonly string[]) => hubSpot.notesOf(ids)),
    makeNotes: dying((notes: Parameters<CrmWriting['makeNotes']>[0]) => hubSpot.makeNotes(notes)),
  };
  const serviceDesk: ServiceDesk = {
    ...desk,
    clientNotes: dying((ids: readonly number[]) => desk.clientNotes(ids)),
    makeClientNotes: dying((notes: Parameters<ServiceDesk['makeClientNotes']>[0]) => desk.makeClientNotes(notes)),
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
    serviceDesk,
  };
  try {
    runHourlySync(parts);
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
  }
  return calls;
}

function told(): CrmWritingMsp {
  const msp = writtenCrmMsp();
  logCall(msp);
  askConcession(msp);
  decideConcession(msp, 'approve', 'granted');
  msp.clock.advance(hour);
  return msp;
}

const ends = ({ hubSpot, desk }: CrmWritingMsp) => ({
  inHubSpot: [...hubSpot.records.notes.values()].map(({ marker, values }) => [marker, values.body]).sort(),
  inHaloPsa: desk.records.clientNotes.map(({ marker, body }) => [marker, body]).sort(),
  deals: [...hubSpot.records.deals.values()].map(({ key, values }) => [key, values]).sort(),
});

const whole = told();
for (let run = 0; run < 3; run += 1) nextRun(whole);

const cuts = Array.from(
  { length: runUntilCut(told(), Number.POSITIVE_INFINITY, 'before') },
  (_, index) => index + 1,
).flatMap((call) => (['before', 'after'] as const).map((when) => ({ call, when })));

test('a run that writes notes is cut in every step, and a whole one leaves two notes in each system', () => {
  expect(cuts.length).toBeGreaterThan(40);
  expect([ends(whole).inHubSpot.length, ends(whole).inHaloPsa.length]).toEqual([2, 2]);
});

test.each(cuts)('cut $when call $call: every note is there once in the end, and every plan is settled', (cut) => {
  const msp = told();
  runUntilCut(msp, cut.call, cut.when);
  for (let run = 0; run < 2; run += 1) nextRun(msp);
  expect(ends(msp)).toEqual(ends(whole));
  const settled = [...markersOf(msp, 'writeRecorded'), ...markersOf(msp, 'writeDropped')];
  expect(settled.sort()).toEqual([...markersOf(msp, 'writePlanned')].sort());
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact', repeatedEventIds: [] });
});
