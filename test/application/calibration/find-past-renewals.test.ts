import { findPastRenewals, type RenewalTraces } from '#application/calibration/find-past-renewals';
import type { DealLine } from '#application/sync/crm/sales-records';
import type { ContractRecord } from '#application/sync/records';
import type { AgreementPeriod, Contract } from '#domain/vocabulary/client';
import { contract } from '#test/support/memory-msp';

const record = (id: number, changes: Partial<Contract> = {}, hasEnded = false): ContractRecord => ({
  contract: contract({ id, ...changes }),
  hasEnded,
});
const ended = (id: number, termEndsOn: string, changes: Partial<Contract> = {}) =>
  record(id, { termStartsOn: `${Number(termEndsOn.slice(0, 4)) - 1}-04-01`, termEndsOn, ...changes }, true);
const deal = (closesOn: string, changes: Partial<DealLine> = {}): DealLine => ({
  dealId: `deal-${closesOn}`,
  name: `Acme renewal ${closesOn.slice(0, 4)}`,
  end: 'won',
  closesOn,
  amountMinor: 2_400_000,
  ...changes,
});
function nobodyKnowsWhen(): Contract {
  const { termStartsOn: _unknown, ...rest } = contract({ id: 201, kind: 'Telephony' });
  return rest;
}
const found = (traces: Partial<RenewalTraces>) =>
  findPastRenewals({
    contracts: [],
    deals: [],
    isClientActive: true,
    today: '2026-11-23',
    defaultNoticePeriodDays: 90,
    ...traces,
  });
const period = (startsOn: string, endsOn: string): AgreementPeriod => ({
  startsOn,
  endsOn,
  hoursIncluded: 10,
  hoursUsed: 8,
  isCurrent: false,
});

test('a contract that a successor names was renewed, decided its notice period before its end', () => {
  const contracts = [ended(100, '2026-03-31'), record(101, { termStartsOn: '2026-04-01', previousContractId: 100 })];
  expect(found({ contracts })).toEqual([
    {
      clientId: 1,
      contractId: 100,
      termEndsOn: '2026-03-31',
      decisionOn: '2026-01-30',
      decidedOn: '2026-03-31',
      outcome: 'renewed',
      source: 'successor',
    },
  ]);
});

test('a contract with a whole period of hours before its running term was prolonged in place', () => {
  const prolonged = record(7, {
    termStartsOn: '2026-04-01',
    termEndsOn: '2027-03-31',
    periods: [period('2026-02-01', '2026-02-28'), period('2026-04-01', '2026-04-30')],
  });
  expect(found({ contracts: [prolonged] })).toMatchObject([
    { termEndsOn: '2026-03-31', outcome: 'renewed', source: 'prolonged' },
  ]);
});

test('the first term of a contract renewed nothing', () => {
  const first = record(7, {
    termStartsOn: '2026-04-01',
    termEndsOn: '2027-03-31',
    periods: [period('2026-04-01', '2026-04-30')],
  });
  expect(found({ contracts: [first] })).toEqual([]);
});

test('a won deal tells of a term long before the running one; a lost one there is about something else', () => {
  const running = record(7, { termStartsOn: '2026-04-01', termEndsOn: '2027-03-31' });
  expect(found({ contracts: [running], deals: [deal('2025-02-20')] })).toMatchObject([
    {
      termEndsOn: '2025-03-31',
      outcome: 'renewed',
      source: 'deal',
      dealId: 'deal-2025-02-20',
      decidedOn: '2025-02-20',
    },
  ]);
  expect(found({ contracts: [running], deals: [deal('2025-02-20', { end: 'lost' })] })).toEqual([]);
});

describe('A contract that ended without a successor', () => {
  const contracts = [ended(100, '2026-03-31'), record(200, { kind: 'Telephony', termStartsOn: '2024-02-01' })];
  const withOther = (other: ContractRecord, today = '2026-11-23') =>
    found({ contracts: [ended(100, '2026-03-31'), other], today }).find(({ contractId }) => contractId === 100);

  test('was lost where nothing took its place, known when that is certain', () => {
    expect(found({ contracts })).toContainEqual(
      expect.objectContaining({ contractId: 100, outcome: 'lost', source: 'lapsed', decidedOn: '2026-07-29' }),
    );
  });

  test.each([
    ['another of its kind runs on', record(201, { termStartsOn: '2020-01-01' })],
    ['something else began near its end', record(201, { kind: 'Telephony', termStartsOn: '2026-07-20' })],
    ['nobody knows when another one began', { contract: nobodyKnowsWhen(), hasEnded: false }],
  ])('has an unknown outcome where %s, and unknown is not lost', (_, other) => {
    expect(withOther(other)).toMatchObject({ outcome: 'unknown', leftOut: 'outcomeUnknown' });
  });

  test('has an unknown outcome where the client has no open contract and is still served', () => {
    expect(found({ contracts: [ended(100, '2026-03-31')] })).toMatchObject([{ outcome: 'unknown' }]);
  });

  test('has an unknown outcome as long as a successor may yet be entered', () => {
    const other = record(201, { kind: 'Telephony', termStartsOn: '2024-02-01' });
    expect(withOther(other, '2026-07-28')).toMatchObject({ outcome: 'unknown' });
    expect(withOther(other, '2026-07-29')).toMatchObject({ outcome: 'lost' });
  });

  test('was lost where a lost deal says so', () => {
    expect(found({ contracts, deals: [deal('2026-02-10', { end: 'lost' })] })).toContainEqual(
      expect.objectContaining({ contractId: 100, outcome: 'lost', source: 'deal', decidedOn: '2026-02-10' }),
    );
  });

  test.each(['involuntary', 'ourDecision'] as const)('teaches nothing where the loss was %s', (lossReason) => {
    expect(found({ contracts, deals: [deal('2026-02-10', { end: 'lost', lossReason })] })).toContainEqual(
      expect.objectContaining({ contractId: 100, outcome: 'lost', leftOut: lossReason }),
    );
  });

  test('a deal that closed in another season says nothing of it', () => {
    expect(found({ contracts, deals: [deal('2025-09-10')] })).toContainEqual(
      expect.objectContaining({ contractId: 100, source: 'lapsed' }),
    );
  });
});

describe('Of a client who is gone', () => {
  const gone = (lastActiveMonth: string | undefined, contracts = [ended(100, '2026-03-31')]) =>
    found({ contracts, isClientActive: false, ...(lastActiveMonth === undefined ? {} : { lastActiveMonth }) })[0];

  test.each([
    { lastActiveMonth: '2026-01', outcome: 'lost', leftOut: undefined },
    { lastActiveMonth: '2026-04', outcome: 'lost', leftOut: undefined },
    { lastActiveMonth: '2025-12', outcome: 'lost', leftOut: 'leftBefore' },
    { lastActiveMonth: '2026-05', outcome: 'unknown', leftOut: 'outcomeUnknown' },
    { lastActiveMonth: undefined, outcome: 'unknown', leftOut: 'outcomeUnknown' },
  ])('last heard of in $lastActiveMonth the term to March was $outcome ($leftOut)', ({ lastActiveMonth, ...told }) => {
    expect(gone(lastActiveMonth)).toMatchObject({ outcome: told.outcome });
    expect(gone(lastActiveMonth)?.leftOut).toBe(told.leftOut);
  });

  test('a contract that is still open speaks against it', () => {
    expect(gone('2026-03', [ended(100, '2026-03-31'), record(101)])).toMatchObject({ outcome: 'unknown' });
  });
});

test('of two contracts that end together the deal is about the kind it names, then the amount', () => {
  const contracts = [
    ended(100, '2026-03-31', { kind: 'Managed Services' }),
    ended(200, '2026-03-31', { kind: 'Telephony', annualValue: { annualMinor: 300_000, currency: 'GBP' } }),
  ];
  const lostOf = (deals: readonly DealLine[]) =>
    found({ contracts, deals })
      .filter(({ outcome, source }) => outcome === 'lost' && source === 'deal')
      .map(({ contractId }) => contractId);
  expect(lostOf([deal('2026-02-01', { end: 'lost', name: 'Acme - Telephony renewal 2026' })])).toEqual([200]);
  expect(lostOf([deal('2026-02-01', { end: 'lost', amountMinor: 310_000 })])).toEqual([200]);
  expect(lostOf([deal('2026-02-01', { end: 'lost', amountMinor: 900_000 })])).toEqual([]);
});

test('terms that are not over and evergreen contracts are no past renewals', () => {
  expect(
    found({
      contracts: [
        record(1, { termStartsOn: '2026-04-01', termEndsOn: '2027-03-31' }),
        record(2, { termStartsOn: '2020-01-01', isEvergreen: true }),
      ],
    }),
  ).toEqual([]);
});

test('without a notice period of its own the default counts', () => {
  const { noticePeriodDays: _own, ...noNotice } = contract({
    id: 100,
    termStartsOn: '2025-04-01',
    termEndsOn: '2026-03-31',
  });
  const contracts: ContractRecord[] = [
    { contract: noNotice, hasEnded: true },
    record(101, { previousContractId: 100 }),
  ];
  expect(found({ contracts })[0]?.decisionOn).toBe('2025-12-31');
});
