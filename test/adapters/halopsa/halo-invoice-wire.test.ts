import { parseInvoicePage, parseRecurringPage } from '#adapters/halopsa/halo-invoice-wire';
import { fixedLocalTime } from '#adapters/memory/fixed-local-time';

const reading = { settings: { currency: 'GBP' }, localTime: fixedLocalTime() };
const page = (row: object) => JSON.stringify({ record_count: 1, invoices: [row] });

const line = { id: 9, qty_order: 4, unit_price: 12.5, net_amount: 50 };
const billed = { id: -240, client_id: 17, contract_id: 311, revenue: 1_249.99, lines: [line] };
const recurring = (change: object = {}) => parseRecurringPage(page({ ...billed, ...change }), reading).rows[0];

describe('a recurring invoice', () => {
  test('is read in our words, its negative id kept', () => {
    const increases = {
      invoice_percent_increase: 3,
      invoice_auto_increase_period: 12,
      lines: [
        {
          ...line,
          unit_cost: 8,
          percent_increase: 5,
          auto_increase_period: 12,
          auto_increase_last_date: '2026-01-01T00:00:00Z',
          exclude_auto_increase: true,
        },
      ],
    };
    expect(recurring(increases)).toEqual({
      invoiceId: -240,
      clientId: 17,
      contractId: 311,
      isDisabled: false,
      currency: 'GBP',
      periodAmountMinor: 124_999,
      increasePercent: 3,
      increaseEveryMonths: 12,
      lines: [
        {
          lineId: 9,
          quantity: 4,
          unitPriceMinor: 1_250,
          unitCostMinor: 800,
          increasePercent: 5,
          increaseEveryMonths: 12,
          lastIncreasedOn: '2026-01-01',
          isExcludedFromIncrease: true,
        },
      ],
    });
  });

  test.each([
    ['2026-01-01', '2026-01-31', 1],
    ['2026-01-01', '2026-02-01', 1],
    ['2026-01-15', '2026-04-14', 3],
    ['2025-04-01', '2026-03-31', 12],
    ['2026-01-01', '2026-01-28', undefined],
    ['1900-01-01', '2026-01-31', undefined],
    ['2026-02-01', '2026-01-01', undefined],
  ])('billed from %s to %s covers %p months', (from, to, months) => {
    const dates = { period_start_date: `${from}T00:00:00Z`, period_end_date: `${to}T00:00:00Z`, period: 2 };
    expect(recurring(dates)?.periodMonths).toBe(months);
  });

  test.each([
    [{ disabled: true }, true],
    [{ schedule: { disabled: true } }, true],
    [{ schedule: { disabled: false } }, false],
  ])('%j is disabled: %p', (change, isDisabled) => {
    expect(recurring(change)?.isDisabled).toBe(isDisabled);
  });

  test.each([
    [
      {
        contract_id: -1,
        lines: [
          { ...line, contract_id: 311 },
          { ...line, contract_id: 311 },
        ],
      },
      311,
    ],
    [{ contract_id: 0, lines: [] }, undefined],
  ])('takes its contract from the heading, else from lines that agree: %j is of %p', (change, contractId) => {
    expect(recurring(change)?.contractId).toBe(contractId);
  });

  test('comes once for each contract that its lines belong to, its amount divided by them', () => {
    const lines = [
      { ...line, contract_id: 311 },
      { ...line, id: 10, contract_id: 312, net_amount: 20 },
      { ...line, id: 11, contract_id: -1, net_amount: 5 },
    ];
    const rows = parseRecurringPage(page({ ...billed, contract_id: 311, lines }), reading).rows;
    expect(
      rows.map(({ contractId, periodAmountMinor, lines: own }) => [contractId, periodAmountMinor, own.length]),
    ).toEqual([
      [311, 5_500, 2],
      [312, 2_000, 1],
    ]);
  });

  test('leaves out headings of groups and lines switched off, and adds the rest up where no net amount is given', () => {
    const lines = [
      line,
      { ...line, isinactive: true },
      { id: 10, isgroupdesc: true },
      { id: 11, qty_order: 2, unit_price: 5 },
    ];
    const read = recurring({ revenue: undefined, lines });
    expect([read?.periodAmountMinor, read?.lines.map(({ lineId }) => lineId)]).toEqual([6_000, [9, 11]]);
  });

  test.each([
    [{ currency_code_name: 'EUR', currency: '€' }, 'EUR'],
    [{ currency: 'usd' }, 'USD'],
    [{ currency: '£' }, 'GBP'],
  ])('%j is billed in %s', (change, currency) => {
    expect(recurring(change)?.currency).toBe(currency);
  });
});

describe('an invoice', () => {
  const issued = {
    id: 71,
    client_id: 17,
    invoice_date: '2026-02-01T00:00:00Z',
    duedate: '2026-03-03T00:00:00Z',
    total: 600,
  };
  const invoices = (change: object) => parseInvoicePage(page({ ...issued, ...change }), reading).rows;

  test.each([
    [{ amountdue: 250 }, 25_000],
    [{}, 60_000],
    [{ datepaid: '2026-02-20T00:00:00Z' }, 0],
    [{ datepaid: '1900-01-01T00:00:00' }, 60_000],
  ])('with %j has %i minor units open', (change, openMinor) => {
    expect(invoices(change)[0]).toMatchObject({ invoiceId: 71, totalMinor: 60_000, openMinor, dueOn: '2026-03-03' });
  });

  test.each([[{ voided: true }], [{ duedate: '1900-01-01T00:00:00' }], [{ client_id: -1 }], [{ total: undefined }]])(
    'with %j is left out',
    (change) => {
      expect(invoices(change)).toEqual([]);
    },
  );
});
