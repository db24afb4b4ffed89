import { runHourlySync } from '#application/run-hourly-sync';
import { expectSameEnd, runUntilCut } from '#test/support/cut-run';
import type { MemoryMsp } from '#test/support/memory-msp';
import { changeContract, day, hour, prove, renewalsOf, renewingMsp, runAfter } from '#test/support/renewing-msp';

/** Everything that the stage does waits for the next run: a decision, silence, and a contract that leaves its group and its key. */
function dueMsp(): MemoryMsp {
  const msp = renewingMsp();
  runAfter(msp, 8 * day);
  prove(msp, 'T-60', 'willLeave');
  changeContract(msp, 201, { termEndsOn: '2027-05-10' });
  msp.clock.advance(day);
  return msp;
}

/** Renewals without places in the chain, which depend on how the runs went. */
function ends(msp: MemoryMsp) {
  return renewalsOf(msp).map((record) => ({ ...record, foldedTo: 0 }));
}

const calls = Array.from({ length: 12 }, (_, place) => place + 1);

test.each(
  calls.flatMap((call) => [
    { call, when: 'before' as const },
    { call, when: 'after' as const },
  ]),
)('a run that is cut $when its workbook call $call leaves the same renewals once it is run again', ({ call, when }) => {
  const whole = dueMsp();
  const before = whole.workbook.calls.length;
  runHourlySync(whole.parts);
  expect(whole.workbook.calls.length - before).toBeLessThanOrEqual(calls.length);
  runAfter(whole, hour);
  expect(ends(whole).map(({ state, formerIds }) => [state, formerIds])).toEqual([
    ['decidedToLeave', undefined],
    ['inT60', ['201@2027-03-31']],
    ['watching', undefined],
  ]);
  const msp = dueMsp();
  runUntilCut(msp, call, when);
  // The lease of the run that died ends.
  runAfter(msp, 10 * 60_000);
  runAfter(msp, hour);
  expect(ends(msp)).toEqual(ends(whole));
  expectSameEnd(msp, whole);
});

test('a first run that is cut anywhere opens every renewal once, in the same rows', () => {
  const whole = ends(renewingMsp());
  for (const call of calls)
    for (const when of ['before', 'after'] as const) {
      const msp = renewingMsp({ desk: { contracts: [] } });
      msp.desk.records.contracts = renewingContracts;
      msp.clock.advance(day);
      runUntilCut(msp, call, when);
      runAfter(msp, 10 * 60_000);
      expect(ends(msp).map(({ renewalId, state }) => [renewalId, state])).toEqual(
        whole.map(({ renewalId, state }) => [renewalId, state]),
      );
      expect(new Set(msp.timeline().map(({ eventId }) => eventId)).size).toBe(msp.timeline().length);
    }
});

const renewingContracts = renewingMsp().desk.records.contracts;
