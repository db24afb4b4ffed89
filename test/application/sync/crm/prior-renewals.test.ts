import { priorRenewalsOf } from '#application/sync/crm/prior-renewals';
import type { DealLine } from '#application/sync/crm/sales-records';
import type { ContractRecord } from '#application/sync/records';
import { contract } from '#test/support/memory-msp';

const today = '2026-11-23';

function renewals(contracts: readonly ContractRecord[], deals: readonly DealLine[] = []) {
  return priorRenewalsOf({ contracts, deals, today, currency: 'GBP' });
}

const deal = (closesOn: string, overrides: Partial<DealLine> = {}): DealLine => ({
  dealId: '7',
  name: `Renewal ${closesOn.slice(0, 4)}`,
  end: 'won',
  closesOn,
  amountMinor: 1_200_000,
  ...overrides,
});
const ended = (id: number, termEndsOn: string): ContractRecord => ({
  contract: contract({ id, termEndsOn }),
  hasEnded: true,
});
const following = (id: number, previousContractId: number): ContractRecord => ({
  contract: contract({ id, previousContractId }),
  hasEnded: false,
});

test('a contract that another one replaced was renewed', () => {
  expect(renewals([ended(100, '2025-03-31'), following(101, 100)])).toEqual([
    { ref: 'AG-100', endedOn: '2025-03-31', outcome: 'renewed', value: { annualMinor: 2_400_000, currency: 'GBP' } },
  ]);
});

test('closed deals tell of renewals where no chain of contracts does, newest first', () => {
  expect(renewals([], [deal('2024-04-02', { end: 'lost', currency: 'EUR' }), deal('2025-03-30')])).toEqual([
    {
      ref: 'Renewal 2025',
      endedOn: '2025-03-30',
      outcome: 'renewed',
      value: { annualMinor: 1_200_000, currency: 'GBP' },
    },
    { ref: 'Renewal 2024', endedOn: '2024-04-02', outcome: 'lost', value: { annualMinor: 1_200_000, currency: 'EUR' } },
  ]);
});

test('a deal about a renewal that the chain tells of is not told twice', () => {
  expect(renewals([ended(100, '2025-03-31'), following(101, 100)], [deal('2025-02-10')]).map(({ ref }) => ref)).toEqual(
    ['AG-100'],
  );
});

test('a contract that ended without a successor has an unknown outcome until a deal tells', () => {
  expect(renewals([ended(100, '2025-03-31')])).toMatchObject([{ ref: 'AG-100', outcome: 'unknown' }]);
  expect(renewals([ended(100, '2025-03-31')], [deal('2025-04-20', { end: 'lost' })])).toMatchObject([
    { ref: 'Renewal 2025', outcome: 'lost' },
  ]);
});

test('open deals, first sales, and deals that are yet to close are no earlier renewals', () => {
  const { closesOn: _never, ...undated } = deal('2025-01-01');
  expect(
    renewals(
      [],
      [deal('2025-01-01', { end: 'open' }), deal('2025-01-01', { isNewBusiness: true }), deal('2027-01-01'), undated],
    ),
  ).toEqual([]);
});

test('a deal without the word in its name counts where it closed around a term for about its yearly value', () => {
  const current = [{ contract: contract({ id: 101, termStartsOn: '2025-04-01' }), hasEnded: false }];
  const unnamed = (closesOn: string, amountMinor: number) =>
    renewals(current, [deal(closesOn, { name: 'Birch Managed 2025', amountMinor })]).length;
  expect([
    unnamed('2025-02-10', 2_300_000),
    unnamed('2025-02-10', 300_000),
    unnamed('2024-08-10', 2_300_000),
    unnamed('2025-07-10', 2_300_000),
  ]).toEqual([1, 0, 0, 0]);
});

test('five are shown', () => {
  expect(
    renewals(
      [],
      [2017, 2018, 2019, 2020, 2021, 2022, 2023].map((year) => deal(`${year}-03-01`)),
    ),
  ).toHaveLength(5);
});
