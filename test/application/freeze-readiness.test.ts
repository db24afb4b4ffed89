import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import type { ContractRecord } from '#application/sync/records';
import { openClient } from '#application/viewing';
import { replayReadiness, type StoredReadiness } from '#domain/readiness/tuning/replay-readiness';
import { runUntilCut } from '#test/support/cut-run';
import { ada, contract, memoryMsp, type MemoryMsp } from '#test/support/memory-msp';

const day = 24 * 3_600_000;

/** Today is 2026-11-23; the decision lies 100 days ahead. */
const due = contract({ id: 101, termEndsOn: '2027-05-02', noticePeriodDays: 60 });

function started(contracts = [due]): MemoryMsp {
  const msp = memoryMsp({ desk: { contracts } });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  return msp;
}

function goOn(msp: MemoryMsp, days: number, step = 1): void {
  for (let passed = 0; passed < days; passed += step) {
    msp.clock.advance(step * day);
    expect(runHourlySync(msp.parts).outcome).toBe('finished');
  }
}

interface Frozen extends StoredReadiness {
  readonly window: string;
  readonly renewal: string;
  readonly asOf: string;
  readonly outcome?: string;
  readonly modelVersion: string;
  readonly low: number;
  readonly band: string;
}

function frozen(msp: MemoryMsp, contractId = 101): readonly Frozen[] {
  return msp
    .timeline()
    .filter((event) => event.type === 'readinessFrozen' && event.contractId === contractId)
    .map(({ payloadText }) => JSON.parse(payloadText) as Frozen);
}

const windows = (msp: MemoryMsp) => frozen(msp).map(({ window, renewal }) => `${renewal} ${window}`);

test('each window of a renewal is frozen once, on the day it opens', () => {
  const msp = started();
  goOn(msp, 100);
  expect(frozen(msp).map(({ window, asOf }) => [window, asOf])).toEqual([
    ['T-90', '2026-12-03'],
    ['T-60', '2027-01-02'],
    ['T-30', '2027-02-01'],
  ]);
});

test('a contract that is first seen inside a window is frozen there, and windows it has passed are not made up', () => {
  const msp = started([contract({ id: 101, termEndsOn: '2027-03-10', noticePeriodDays: 60 })]);
  expect(windows(msp)).toEqual(['2027-03-10 T-60']);
});

test('a date that is moved and moved back freezes no window twice', () => {
  const msp = started();
  goOn(msp, 11);
  msp.desk.records.contracts = [{ ...due, termEndsOn: '2027-06-30' }];
  goOn(msp, 1);
  msp.desk.records.contracts = [due];
  goOn(msp, 2);
  expect(windows(msp).filter((window) => window === '2027-05-02 T-90')).toHaveLength(1);
});

test('a contract that ended is frozen at its close with what was last known', () => {
  const msp = started();
  goOn(msp, 12);
  msp.desk.records.contracts = [];
  goOn(msp, 3);
  const [close, ...more] = frozen(msp).filter(({ window }) => window === 'close');
  expect(close).toMatchObject({ renewal: '2027-05-02', outcome: 'unknown' });
  expect(more).toEqual([]);
});

test('a contract that another one replaced was renewed', () => {
  const msp = started();
  goOn(msp, 12);
  msp.desk.records.contracts = [due, contract({ id: 111, previousContractId: 101, termEndsOn: '2028-05-02' })];
  goOn(msp, 36, 3);
  expect(windows(msp)).toEqual(['2027-05-02 T-90', '2027-05-02 close']);
  expect(frozen(msp).at(-1)).toMatchObject({ outcome: 'renewed' });
});

test('the same contract with a term a year later was renewed; with a term a week later it was corrected', () => {
  const renewed = started();
  goOn(renewed, 12);
  renewed.desk.records.contracts = [{ ...due, termEndsOn: '2028-05-02' }];
  goOn(renewed, 2);
  expect(frozen(renewed).at(-1)).toMatchObject({ window: 'close', renewal: '2027-05-02', outcome: 'renewed' });

  const corrected = started();
  goOn(corrected, 12);
  corrected.desk.records.contracts = [{ ...due, termEndsOn: '2027-05-09' }];
  goOn(corrected, 6);
  expect(windows(corrected)).toEqual(['2027-05-02 T-90', '2027-05-09 T-90']);
});

test('a frozen readiness replays like any other', () => {
  const msp = started();
  goOn(msp, 45, 3);
  const texts = new Map(
    msp
      .timeline()
      .filter(({ type }) => type === 'modelAdopted')
      .map(({ payloadText }) => JSON.parse(payloadText) as { version: string; text: string })
      .map(({ version, text }) => [version, text]),
  );
  expect(frozen(msp)).toHaveLength(2);
  for (const each of frozen(msp)) {
    expect(replayReadiness(each, texts.get(each.modelVersion) ?? '')).toMatchObject({ low: each.low, band: each.band });
  }
});

test('the card tells what moved since the newest freeze, from the day after', () => {
  const msp = started();
  const since = () => {
    const answer = openClient(msp.parts, 1);
    return answer.kind === 'client' ? answer.page.context.contracts[0]?.sinceFreeze : undefined;
  };
  expect(since()).toBeUndefined();
  goOn(msp, 10);
  expect(since()).toBeUndefined();
  goOn(msp, 1);
  expect(since()).toMatchObject({ window: 'T-90', on: '2026-12-03', points: 0, changes: [] });
  msp.crm.records.contacts = msp.crm.records.contacts.map((each) => ({ ...each, roles: [] }));
  goOn(msp, 1);
  expect(since()?.points).toBeLessThan(0);
  expect(since()?.changes[0]?.sentence).toMatch(/^Do we know who decides/);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('a run cut at call %i freezes once', (call) => {
  for (const when of ['before', 'after'] as const) {
    const msp = started();
    goOn(msp, 9, 9);
    msp.clock.advance(day);
    runUntilCut(msp, call, when);
    msp.clock.advance(10 * 60_000);
    runHourlySync(msp.parts);
    goOn(msp, 1);
    expect(windows(msp)).toEqual(['2027-05-02 T-90']);
    expect(recordOf(msp).freeze?.windows).toEqual(['T-90']);
  }
});

function recordOf({ workbook }: MemoryMsp): ContractRecord {
  const row = workbook.contentOf('Renewals').find(([id]) => id === 101);
  return JSON.parse(String(row?.[21])) as ContractRecord;
}
