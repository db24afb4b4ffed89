import { runHourlySync } from '#application/run-hourly-sync';
import { runUntilCut } from '#test/support/cut-run';
import { day, hour, synced } from '#test/support/desk-msp';
import type { MemoryMsp } from '#test/support/memory-msp';

/** A week after the last readings, with news of every contract: the next run appends a reading of each and a changed contract. */
function dueMsp(): MemoryMsp {
  const msp = synced();
  msp.clock.advance(7 * day);
  openIncidents(msp, [1051, 1052]);
  msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
    each.id === 101 ? { ...each, noticePeriodDays: 45, modifiedAt: msp.clock.now() } : each,
  );
  return msp;
}

/** One of each client: the readings of all contracts change. */
function openIncidents(msp: MemoryMsp, ids: readonly number[]): void {
  msp.desk.records.tickets = msp.desk.records.tickets.map((known) => {
    if (!ids.includes(known.id)) return known;
    const { closedAt: _closedAt, ...open } = known;
    return { ...open, priority: 1, updatedAt: msp.clock.now() };
  });
}

/** What the calendar brings is no repetition: a window that opens on the day between, a month in which learning is due. */
const broughtByTheDay = ['readinessFrozen', 'probabilityFitted'];
const movesOfTheDay = ['openedT90', 'openedT60', 'openedT30', 'renewedByItself', 'graceEnded', 'patienceEnded'];

function toldSince(msp: MemoryMsp, from: number, brought = ['readinessFrozen']): readonly string[] {
  return msp
    .timeline()
    .filter(({ at, type }) => Date.parse(at) >= from && !brought.includes(type))
    .filter(({ type, payloadText }) => brought !== broughtByTheDay || !isMoveOfTheDay(type, payloadText))
    .map(({ type, contractId, payloadText }) =>
      type === 'readinessMeasured' ? `${type}/${String(contractId)}` : `${type}/${String(contractId)}/${payloadText}`,
    )
    .sort();
}

function isMoveOfTheDay(type: string, payloadText: string): boolean {
  if (type !== 'renewalMoved') return false;
  return movesOfTheDay.includes((JSON.parse(payloadText) as { readonly by: string }).by);
}

const calls = Array.from({ length: 12 }, (_, index) => index + 1);

test.each(
  calls.flatMap((call) => [
    { call, after: hour },
    { call, after: day },
  ]),
)(
  'cut after workbook call $call, what was told is not told again $after ms later, when the figures are others',
  ({ call, after }) => {
    const whole = dueMsp();
    const from = whole.clock.now();
    runHourlySync(whole.parts);
    const brought = after === day ? broughtByTheDay : undefined;
    const told = toldSince(whole, from, brought);
    expect(told.filter((text) => text.startsWith('readinessMeasured'))).toHaveLength(3);
    expect(told.filter((text) => text.startsWith('contractObserved'))).toHaveLength(1);

    const msp = dueMsp();
    runUntilCut(msp, call, 'after');
    msp.clock.advance(after);
    openIncidents(msp, [1054, 1053]);
    for (let run = 0; run < 2; run += 1) runHourlySync(msp.parts);
    expect(toldSince(msp, from, brought)).toEqual(told);
  },
);

test('a fact that changes and changes back is told each time', () => {
  const msp = dueMsp();
  const from = msp.clock.now();
  const notice = (days: number): void => {
    msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
      each.id === 101 ? { ...each, noticePeriodDays: days, modifiedAt: msp.clock.now() } : each,
    );
  };
  for (const days of [45, 60, 45, 60]) {
    notice(days);
    runHourlySync(msp.parts);
    msp.clock.advance(day);
  }
  expect(toldSince(msp, from).filter((text) => text.startsWith('contractObserved'))).toHaveLength(4);
});
