import { runHourlySync } from '#application/run-hourly-sync';
import { turnOnSync } from '#application/administer-sync';
import type { Contract } from '#domain/vocabulary/client';
import { nodeLocalTime } from '#hosts/node/node-local-time';
import { contract, memoryMsp, type MemoryMsp } from '#test/support/memory-msp';
import {
  birchRenewal,
  changeContract,
  day,
  hour,
  movesOf,
  prove,
  renewalOf,
  renewalsOf,
  renewingMsp,
  runAfter,
} from '#test/support/renewing-msp';

/** Contracts of client 1 alone; today is Monday, 23 November 2026. */
const only = (...contracts: readonly Contract[]): MemoryMsp => renewingMsp({ desk: { contracts } });
const { termEndsOn: _end, ...endless } = contract({ id: 101 });
const daysUntil = (msp: MemoryMsp, on: string) => Date.parse(`${on}T08:00:00Z`) - msp.clock.now();

test('an evergreen contract is reviewed on its anniversary, and who does not leave stays', () => {
  const msp = only({ ...endless, isEvergreen: true, termStartsOn: '2024-02-10' });
  expect(renewalOf(msp)).toMatchObject({
    renewalId: '101@2027-02-10',
    kind: 'review',
    state: 'inT90',
    renewsByItself: true,
  });
  runAfter(msp, daysUntil(msp, '2027-02-10'));
  expect(renewalOf(msp)).toMatchObject({ state: 'inT30' });
  runAfter(msp, day);
  expect(renewalOf(msp)).toMatchObject({ state: 'renewed', end: 'auto' });
  runAfter(msp, daysUntil(msp, '2027-10-14'));
  expect(renewalsOf(msp).map(({ renewalId, state }) => `${renewalId} ${state}`)).toEqual([
    '101@2027-02-10 renewed',
    '101@2028-02-10 watching',
  ]);
});

test('a contract that renews by itself is renewed the day after its decision date, and not before', () => {
  const msp = only(contract({ id: 101, renewsByItself: true }));
  runAfter(msp, daysUntil(msp, '2027-01-30'));
  expect(renewalOf(msp)).toMatchObject({ state: 'inT30' });
  runAfter(msp, day);
  expect(renewalOf(msp)).toMatchObject({ state: 'renewed', end: 'auto' });
  expect(movesOf(msp)).toEqual(['openedT90', 'openedT30', 'renewedByItself']);
});

test('silence does not renew what the client said they would leave', () => {
  const msp = only(contract({ id: 101, renewsByItself: true }));
  prove(msp, 'T-90', 'willLeave');
  runAfter(msp, daysUntil(msp, '2027-02-15'));
  expect(renewalOf(msp)).toMatchObject({ state: 'decidedToLeave' });
});

test('contracts that end on one day are one renewal, decided on the earliest date, with one end', () => {
  const pair = [contract({ id: 101 }), contract({ id: 102, noticePeriodDays: 90, renewsByItself: true })];
  const msp = only(...pair);
  expect(renewalsOf(msp)).toEqual([
    expect.objectContaining({
      renewalId: birchRenewal,
      contractIds: [101, 102],
      decisionOn: '2026-12-31',
      state: 'inT60',
      renewsByItself: false,
    }),
  ]);
  changeContract(msp, 101, { termEndsOn: '2028-03-31' });
  changeContract(msp, 102, { termEndsOn: '2028-03-31' });
  runAfter(msp, day);
  expect(renewalsOf(msp)).toEqual([expect.objectContaining({ state: 'renewed', end: 'signed', timing: 'inTime' })]);
});

test('a break of a longer term is a renewal of its own: who does not use it stays, and the term goes on', () => {
  const longer = { termStartsOn: '2025-03-01', termEndsOn: '2028-02-29', breakEveryMonths: 12 };
  const msp = only(contract({ id: 101, ...longer }));
  expect(renewalOf(msp)).toMatchObject({
    renewalId: '101@2027-02-28',
    kind: 'break',
    decisionOn: '2026-12-30',
    renewsByItself: true,
  });
  runAfter(msp, daysUntil(msp, '2026-12-31'));
  expect(renewalOf(msp)).toMatchObject({ state: 'renewed', end: 'auto' });
  // The end of the term is no break: it is decided for itself.
  runAfter(msp, daysUntil(msp, '2027-11-01'));
  expect(renewalsOf(msp).map(({ renewalId, kind, state }) => `${renewalId} ${kind} ${state}`)).toEqual([
    '101@2027-02-28 break renewed',
    '101@2028-02-29 term inT60',
  ]);
});

test('signed before T-90 opened is early, after the due date late', () => {
  const early = only(contract({ id: 101, noticePeriodDays: 20 }));
  expect(renewalOf(early)).toMatchObject({ state: 'watching', checkpoints: [] });
  changeContract(early, 101, { termEndsOn: '2028-03-31' });
  runAfter(early, day);
  expect(renewalOf(early)).toMatchObject({ state: 'renewed', end: 'signed', timing: 'early' });

  const late = only(contract({ id: 101 }));
  runAfter(late, daysUntil(late, '2027-04-20'));
  expect(renewalOf(late)).toMatchObject({ state: 'inT30' });
  runAfter(late, daysUntil(late, '2027-05-05'));
  expect(renewalOf(late)).toMatchObject({ state: 'lapsedStillBilling' });
  changeContract(late, 101, { termEndsOn: '2028-03-31' });
  runAfter(late, day);
  expect(renewalOf(late)).toMatchObject({ state: 'renewed', end: 'late', timing: 'late' });
});

test('what nobody signs for ninety days is lost, and stays lost when the contract is corrected', () => {
  const msp = only(contract({ id: 101 }));
  runAfter(msp, daysUntil(msp, '2027-06-29'));
  expect(renewalOf(msp)).toMatchObject({ state: 'lapsedStillBilling' });
  runAfter(msp, day);
  expect(renewalOf(msp)).toMatchObject({ state: 'lost', end: 'lost' });
  changeContract(msp, 101, { termEndsOn: '2027-04-10' });
  runAfter(msp, day);
  expect(renewalsOf(msp)).toHaveLength(1);
});

test('a term that is changed in mid-cycle begins anew with its dates, and keeps evidence that speaks about them', () => {
  const msp = only(contract({ id: 101 }));
  prove(msp, 'T-90', 'undecided');
  runAfter(msp, hour);
  expect(renewalOf(msp).checkpoints).toMatchObject([{ state: 'closed' }]);
  changeContract(msp, 101, { termEndsOn: '2027-04-15' });
  runAfter(msp, day);
  expect(renewalOf(msp)).toMatchObject({
    renewalId: '101@2027-04-15',
    formerIds: [birchRenewal],
    state: 'inT90',
    checkpoints: [{ window: 'T-90', state: 'closed', opensOn: '2026-11-16' }],
  });
});

describe('days are those of the MSP', () => {
  /** Runs through the given instants in a zone, and answers the state after each. */
  function statesAt(zone: string, notice: number, instants: readonly string[]): readonly string[] {
    const msp = memoryMsp({
      desk: { contracts: [contract({ id: 101, termEndsOn: '2027-06-30', noticePeriodDays: notice })] },
    });
    const parts = { ...msp.parts, localTime: nodeLocalTime(zone) };
    turnOnSync(parts);
    return instants.map((instant) => {
      msp.clock.advance(Date.parse(instant) - msp.clock.now());
      expect(runHourlySync(parts).outcome).toBe('finished');
      return renewalOf(msp).state;
    });
  }

  test('over the change to summer time a window opens on its local day', () => {
    // Decided by 27 June 2027: T-90 opens on 29 March, the day after London's clocks went forward.
    const last = '2027-03-28T22:59:00Z';
    expect(statesAt('Europe/London', 3, ['2027-03-27T23:30:00Z', last, '2027-03-28T23:00:00Z'])).toEqual([
      'watching',
      'watching',
      'inT90',
    ]);
    // In New York it is still the 28th then.
    expect(
      statesAt('America/New_York', 3, ['2027-03-28T23:00:00Z', '2027-03-29T03:59:00Z', '2027-03-29T04:00:00Z']),
    ).toEqual(['watching', 'watching', 'inT90']);
  });

  test('over the turn of the year, too', () => {
    // Decided by 1 April 2027: T-90 opens on 1 January.
    expect(statesAt('Europe/London', 90, ['2026-12-31T23:59:00Z', '2027-01-01T00:00:00Z'])).toEqual([
      'watching',
      'inT90',
    ]);
    expect(statesAt('Pacific/Auckland', 90, ['2026-12-31T10:59:00Z', '2026-12-31T11:00:00Z'])).toEqual([
      'watching',
      'inT90',
    ]);
  });
});
