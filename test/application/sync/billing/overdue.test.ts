import type { DeskInvoice } from '#application/ports/service-desk';
import { overdueOf } from '#application/sync/billing/overdue';

function invoice(dueOn: string, overrides: Partial<DeskInvoice> = {}): DeskInvoice {
  return {
    invoiceId: 1,
    clientId: 1,
    issuedOn: '2026-10-01',
    dueOn,
    totalMinor: 900,
    openMinor: 900,
    currency: 'GBP',
    ...overrides,
  };
}

test.each([
  { what: 'due today', each: invoice('2026-11-23'), count: 0 },
  { what: 'due yesterday', each: invoice('2026-11-22'), count: 1 },
  { what: 'paid', each: invoice('2026-11-01', { openMinor: 0 }), count: 0 },
  { what: 'a credit', each: invoice('2026-11-01', { openMinor: -900 }), count: 0 },
])('what is $what counts $count', ({ each, count }) => {
  expect(overdueOf([each], '2026-11-23').count).toBe(count);
});

test('the oldest is named, and currencies are never added up', () => {
  const late = [
    invoice('2026-11-13'),
    invoice('2026-10-24', { openMinor: 100 }),
    invoice('2026-11-20', { currency: 'EUR' }),
  ];
  expect(overdueOf(late, '2026-11-23')).toEqual({
    count: 3,
    oldestDays: 30,
    sums: [
      { minor: 900, currency: 'EUR' },
      { minor: 1_000, currency: 'GBP' },
    ],
  });
});
