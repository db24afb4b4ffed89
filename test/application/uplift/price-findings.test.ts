import { withPrices } from '#application/sync/billing/line-prices';
import { priceFindingsOf } from '#application/uplift/detect/contract-findings';
import type { RecurringInvoice, RecurringLine } from '#application/ports/service-desk';
import { clientEvidence, contractRecord } from '#test/support/client-evidence';

const fixed = line(1, 1, 100_000);
const users = line(2, 20, 3_000);

function line(lineId: number, quantity: number, unitPriceMinor: number): RecurringLine {
  return { lineId, quantity, unitPriceMinor, isExcludedFromIncrease: false };
}

function billed(...lines: readonly RecurringLine[]): readonly RecurringInvoice[] {
  const invoice = { invoiceId: -1, clientId: 1, contractId: 101, isDisabled: false, currency: 'GBP', periodMonths: 1 };
  return [{ ...invoice, periodAmountMinor: 0, lines }];
}

/** Of a contract since April 2025 that grants 3 % a year and bills what a list of days says. */
function found(...days: readonly (readonly [on: string, ...lines: readonly RecurringLine[]])[]) {
  let linePrices: ReturnType<typeof withPrices> = [];
  for (const [on, ...lines] of days) linePrices = withPrices(linePrices, billed(...lines), on);
  const record = contractRecord({ billing: { currency: 'GBP' }, linePrices });
  return priceFindingsOf(record, clientEvidence([record])).map(({ kind, provenance, value }) => [
    kind,
    provenance,
    value?.annualMinor,
  ]);
}

test('users who came beside a fixed line are no fall of the price, and no rise', () => {
  const grown = ['2026-11-23', fixed, { ...users, quantity: 60 }] as const;
  expect(found(['2025-10-01', fixed, users], grown)).toEqual([['waivedEscalator', 'measured', 72_000]]);
});

test('an increase that came beside more users is found nowhere', () => {
  const raised = [line(1, 1, 103_000), line(2, 60, 3_090)] as const;
  expect(found(['2025-10-01', fixed, users], ['2026-04-01', ...raised], ['2026-11-23', ...raised])).toEqual([]);
});

test('where most of what is billed has no price of a year ago, it is an estimate', () => {
  expect(found(['2026-01-05', fixed, users])).toEqual([['waivedEscalator', 'estimated', 72_000]]);
  expect(found(['2025-10-01', users], ['2026-11-23', fixed, users])).toEqual([
    ['waivedEscalator', 'estimated', 72_000],
  ]);
});

test('a price stands from the month on in which it last stood so, and a line that went takes its own along', () => {
  const dearer = { ...users, unitPriceMinor: 3_100 };
  const first = withPrices([], billed(fixed, users), '2026-01-05');
  expect(withPrices(first, billed(fixed, users), '2026-02-05')).toEqual(first);
  const mistyped = withPrices(first, billed(fixed, dearer), '2026-02-05');
  expect(mistyped[1]).toEqual([
    2,
    20,
    [
      ['2026-01', 36_000],
      ['2026-02', 37_200],
    ],
  ]);
  expect(withPrices(mistyped, billed(users), '2026-02-06')).toEqual([[2, 20, [['2026-01', 36_000]]]]);
});
