import fc from 'fast-check';
import { invoiceAgeing } from '#domain/readiness/signals/commercial-utilisation/invoice-ageing';
import type { InvoiceFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import { daysAgo, factsWithout, healthyFacts, invoiceDue } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

/** Two fell due before the nine months that are looked at. */
const olderDays = [110, 140, 170, 200, 230, 260, 290, 320];
const lastDays = [85, 55, 25];

/** Monthly invoices that took so many days to pay, before and in the last 90 days. */
function paying(before: number, since: number, more: readonly InvoiceFacts[] = []): Reading {
  const invoices = [
    ...olderDays.map((ago) => invoiceDue(ago, before)),
    ...lastDays.map((ago) => invoiceDue(ago, since)),
  ];
  return invoiceAgeing.read(healthyFacts({ invoices: [...invoices, ...more] }));
}

// From 5 days slower (best) to 22 (worst): 30 to 52 days is the published case.
test.each([
  { since: 20, score: 100 },
  { since: 35, score: 100 },
  { since: 36, score: 94.1 },
  { since: 44, score: 47.1 },
  { since: 52, score: 0 },
])('from 30 to $since days scores $score', ({ since, score }) => {
  expect(scoreOf(paying(30, since))).toBe(score);
});

test.each([
  { overdue: 7, score: 100 },
  { overdue: 8, score: 98.1 },
  { overdue: 33, score: 50.9 },
  { overdue: 60, score: 0 },
])('an invoice $overdue days overdue scores $score, however prompt the others', ({ overdue, score }) => {
  expect(scoreOf(paying(30, 30, [invoiceDue(overdue)]))).toBe(score);
});

test('what is unpaid has taken as long as it is old', () => {
  const invoices = [...olderDays.map((ago) => invoiceDue(ago, 30)), invoiceDue(40), invoiceDue(50)];
  expect(textOf(invoiceAgeing.read(healthyFacts({ invoices })))).toMatch(
    /took 75 days to pay \(median of 2\), earlier ones 30 days \(6\)\. Overdue now: 2 invoices, the oldest by 50 days\.$/,
  );
});

test('an invoice that is not due yet says nothing, paid or not', () => {
  expect(paying(30, 30, [invoiceDue(-10), invoiceDue(-12, 2)])).toEqual(paying(30, 30));
});

test('what was paid after the day of asking was unpaid on it', () => {
  const laterPaid = { ...invoiceDue(33), paidOn: daysAgo(-1) };
  expect(paying(30, 30, [laterPaid])).toEqual(paying(30, 30, [invoiceDue(33)]));
});

test('the evidence names both medians with their counts', () => {
  expect(textOf(paying(30, 44))).toBe(
    'Invoices that fell due in the last 90 days took 44 days to pay (median of 3), earlier ones 30 days (6). None is overdue.',
  );
});

test.each([
  { last: 2, before: 3, kind: 'measured' },
  { last: 1, before: 3, kind: 'unknown' },
  { last: 2, before: 2, kind: 'unknown' },
])('$last invoices of late and $before before are $kind', ({ last, before, kind }) => {
  const invoices = [...olderDays.slice(0, before), ...lastDays.slice(0, last)].map((ago) => invoiceDue(ago, 30));
  expect(invoiceAgeing.read(healthyFacts({ invoices })).kind).toBe(kind);
});

test('too few invoices are unknown even when one is overdue, and the reason names it', () => {
  expect(textOf(invoiceAgeing.read(healthyFacts({ invoices: [invoiceDue(20)] })))).toBe(
    "Of the client's invoices 1 fell due in the last 90 days and 0 before; 2 and 3 are needed. Overdue now: 1 invoice, by 20 days.",
  );
});

test('is unknown when invoices were not read, and when there are none', () => {
  expect(invoiceAgeing.read(factsWithout('invoices')).kind).toBe('unknown');
  expect(invoiceAgeing.read(healthyFacts({ invoices: [] })).kind).toBe('unknown');
});

test('paying a day later never raises the score', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 54 }), fc.integer({ min: 1, max: 54 }), (before, since) => {
      expect(scoreOf(paying(before, since + 1))).toBeLessThanOrEqual(scoreOf(paying(before, since)));
    }),
  );
});
