import type { RecurringInvoice, RecurringLine } from '#application/ports/service-desk';
import { annualValueOf, billingOf } from '#application/sync/billing/contract-billing';
import { contract } from '#test/support/memory-msp';

const today = '2026-11-23';

function recurring(overrides: Partial<RecurringInvoice> = {}): RecurringInvoice {
  return {
    invoiceId: -1,
    clientId: 1,
    contractId: 101,
    isDisabled: false,
    currency: 'GBP',
    periodAmountMinor: 10_000,
    periodMonths: 1,
    lines: [],
    ...overrides,
  };
}

function line(overrides: Partial<RecurringLine> = {}): RecurringLine {
  return { lineId: 1, quantity: 1, unitPriceMinor: 5_000, isExcludedFromIncrease: false, ...overrides };
}

const { periodMonths: _unsaid, ...codeOnly } = recurring();

test.each([
  ['one a month', [recurring()], 120_000],
  ['one a quarter', [recurring({ periodMonths: 3 })], 40_000],
  ['several', [recurring(), recurring({ periodMonths: 12 })], 130_000],
  ['one of two periods that is not told', [recurring(), codeOnly], undefined],
  ['two currencies', [recurring(), recurring({ currency: 'EUR' })], undefined],
  ['one that is disabled beside one that is not', [recurring(), recurring({ isDisabled: true })], 120_000],
  [
    'one that ended beside one that ends today',
    [recurring({ endsOn: '2026-11-22' }), recurring({ endsOn: today })],
    120_000,
  ],
  [
    'a line that is billed once beside one that recurs',
    [recurring({ periodAmountMinor: 15_000, lines: [line({ quantity: 2 }), line({ isOneTime: true })] })],
    120_000,
  ],
  [
    'nothing but what is billed once',
    [recurring({ periodAmountMinor: 5_000, lines: [line({ isOneTime: true })] })],
    undefined,
  ],
  ['a month of nothing', [recurring({ periodAmountMinor: 0 })], undefined],
])('%s is a yearly value of what it bills', (_, invoices, annualMinor) => {
  expect(billingOf(invoices, today)?.annualMinor).toBe(annualMinor);
});

test.each([[[]], [[recurring({ isDisabled: true })]], [[recurring({ endsOn: '2026-11-22' })]]])(
  'nothing that bills is null',
  (invoices) => {
    expect(billingOf(invoices, today)).toBeNull();
  },
);

test.each([
  ['nothing', recurring(), undefined],
  [
    'an invoice without lines',
    recurring({ increasePercent: 4, increaseEveryMonths: 12 }),
    { percent: 4, linePercent: 4, everyMonths: 12 },
  ],
  [
    'a line that is excluded',
    recurring({ increasePercent: 4, increaseEveryMonths: 12, lines: [line(), line({ isExcludedFromIncrease: true })] }),
    { percent: 2, linePercent: 4, everyMonths: 12 },
  ],
  [
    'a line with an increase of its own, weighed by its amount',
    recurring({
      increasePercent: 2,
      lines: [
        line({ quantity: 3, lastIncreasedOn: '2026-01-01' }),
        line({ increasePercent: 6, lastIncreasedOn: '2026-04-01' }),
      ],
    }),
    { percent: 3, linePercent: 6, lastIncreasedOn: '2026-04-01' },
  ],
  [
    'lines at different times',
    recurring({
      lines: [
        line({ increasePercent: 3, increaseEveryMonths: 12 }),
        line({ increasePercent: 3, increaseEveryMonths: 6 }),
      ],
    }),
    { percent: 3, linePercent: 3 },
  ],
])('HaloPSA raises by itself: %s', (_, invoice, increase) => {
  expect(billingOf([invoice], today)?.increase).toEqual(increase);
});

test("the contract's own value comes first", () => {
  const billing = { currency: 'EUR', annualMinor: 900 };
  const { annualValue, ...unpriced } = contract({ id: 101 });
  expect(annualValueOf({ contract: { ...unpriced, ...(annualValue && { annualValue }) }, billing })).toEqual(
    annualValue,
  );
  expect(annualValueOf({ contract: unpriced, billing })).toEqual({ annualMinor: 900, currency: 'EUR' });
  expect(annualValueOf({ contract: unpriced, billing: { currency: 'EUR' } })).toBeUndefined();
  expect(annualValueOf({ contract: unpriced, billing: null })).toBeUndefined();
});

test.each([
  { lines: [line({ quantity: 20 }), line({ quantity: 23 })], units: 43 },
  { lines: [line({ quantity: 20, unitPriceMinor: 0 })], units: 20 },
  { lines: [line({ quantity: 20 }), line({ quantity: 1, unitPriceMinor: -900 })], units: 20 },
  { lines: [line({ quantity: 20 }), line({ quantity: 3, isOneTime: true })], units: 20 },
  { lines: [line({ quantity: 2.5 }), line({ quantity: -1 })], units: 3 },
  { lines: [line({ isOneTime: true })], units: undefined },
  { lines: [], units: undefined },
])('units are what recurs by number: $units', ({ lines, units }) => {
  expect(billingOf([recurring({ lines })], today)?.units).toBe(units);
});

test('units of two invoices are added up, those of one that ended are not', () => {
  const twenty = { lines: [line({ quantity: 20 })] };
  expect(billingOf([recurring(twenty), recurring(twenty)], today)?.units).toBe(40);
  expect(billingOf([recurring(twenty), recurring({ ...twenty, endsOn: '2026-11-22' })], today)?.units).toBe(20);
});

describe('what uplift asks of the lines', () => {
  const users = { quantity: 20, unitPriceMinor: 3_000, itemCode: 'MS-USER' };
  const raised = { increasePercent: 3, increaseEveryMonths: 12, lastIncreasedOn: '2026-04-01' };
  const unraised = (lines: readonly Parameters<typeof line>[0][]) =>
    billingOf([recurring({ lines: lines.map((each) => line(each)) })], today)?.unraisedMinor;

  test('lines that were raised, or are excluded from it, could not have been raised more', () => {
    expect(unraised([users])).toBe(720_000);
    expect(unraised([{ ...users, ...raised }])).toBe(0);
    expect(unraised([{ ...users, isExcludedFromIncrease: true }])).toBe(0);
  });

  test('an increase that is set up and was never made has raised nothing', () => {
    const { lastIncreasedOn: _never, ...planned } = raised;
    expect(unraised([{ ...users, ...planned }])).toBe(720_000);
  });

  test('of an invoice without lines that HaloPSA raises by itself nothing is known to be left', () => {
    expect(billingOf([recurring({ increasePercent: 3 })], today)?.unraisedMinor).toBe(0);
    expect(billingOf([recurring()], today)?.unraisedMinor).toBe(120_000);
  });

  test('what is billed once is raised by nobody', () => {
    expect(unraised([users, { isOneTime: true }])).toBe(720_000);
    const lines = [line({ increasePercent: 3 }), line({ isOneTime: true })];
    expect(billingOf([recurring({ lines })], today)?.increase).toEqual({ percent: 3, linePercent: 3 });
  });

  test('units of a kind are those of the lines that a rule names', () => {
    const rule = { counts: 'users', itemCodes: ['MS-USER'] } as const;
    const lines = [line(users), line({ quantity: 9, unitPriceMinor: 900, itemCode: 'MS-DEV' })];
    expect(billingOf([recurring({ lines })], today, [rule])?.counted).toEqual({
      users: { units: 20, unitMinor: 36_000 },
    });
    expect(billingOf([recurring({ lines })], today)?.counted).toBeUndefined();
  });
});
