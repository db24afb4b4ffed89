import { invoiceFactsOf, invoiceLinesOf } from '#application/sync/billing/invoice-lines';
import { invoice } from '#test/support/desk-msp';

test('an invoice comes back as it was, paid or not', () => {
  const paid = invoice(7, '2026-10-01', { issuedOn: '2026-09-01', paidOn: '2026-10-12' });
  const open = invoice(8, '2026-11-01', { issuedOn: '2026-10-01' });
  const early = invoice(6, '2026-11-01', { issuedOn: '2026-10-20', paidOn: '2026-10-19' });
  expect(invoiceFactsOf(invoiceLinesOf([early, open, paid]))).toEqual([
    { invoiceId: 7, issuedOn: '2026-09-01', dueOn: '2026-10-01', paidOn: '2026-10-12' },
    { invoiceId: 8, issuedOn: '2026-10-01', dueOn: '2026-11-01' },
    { invoiceId: 6, issuedOn: '2026-10-20', dueOn: '2026-11-01', paidOn: '2026-10-19' },
  ]);
});

test('a credit note is nothing to be paid', () => {
  expect(invoiceLinesOf([invoice(7, '2026-10-01', { totalMinor: -500, openMinor: 0 })])).toEqual([]);
});

test('of very many the newest are kept, a small part of the cell', () => {
  const many = Array.from({ length: 400 }, (_, index) =>
    invoice(9_000_000 + index, '2027-12-01', { issuedOn: `2026-0${1 + (index % 9)}-01`, paidOn: '2027-12-31' }),
  );
  const lines = invoiceLinesOf(many);
  expect(invoiceFactsOf(lines)[0]?.issuedOn).toBe('2026-06-01');
  expect(JSON.stringify(lines).length).toBeLessThan(4_500);
});
