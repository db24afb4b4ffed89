import fc from 'fast-check';
import { hardStopKinds, hardStops, type HardStop } from '#domain/readiness/hard-stops';
import type { ContractFacts, InvoiceFacts } from '#domain/readiness/contract-facts';
import { addDays } from '#domain/vocabulary/calendar-date';
import { askedOn, healthyFacts, serviceMonth, without } from '../../support/contract-facts';
import { requestSums } from '../../support/request-sums';

/** A day this many days before the day of asking. */
function ago(days: number): string {
  return addDays(askedOn, -days);
}

function stopsOf(facts: Partial<ContractFacts>): readonly HardStop[] {
  return hardStops(healthyFacts(facts));
}

function kindsOf(facts: Partial<ContractFacts>): readonly string[] {
  return stopsOf(facts).map(({ kind }) => kind);
}

function dueAgo(days: number, more: Partial<InvoiceFacts> = {}): InvoiceFacts {
  return { invoiceId: 1, issuedOn: ago(days + 30), dueOn: ago(days), ...more };
}

function threatIn(month: string, count: number, threat: readonly number[]): Partial<ContractFacts> {
  const people = requestSums({ cues: { commercialThreat: count }, ticketIds: { threat } });
  return { months: [serviceMonth({ month, people })] };
}

test('nothing stops a healthy client, nor one of whom nothing is known', () => {
  expect(stopsOf({})).toEqual([]);
  expect(hardStops({ asOf: askedOn, portfolio: { monthIndex: {} } })).toEqual([]);
});

describe.each(['exitRequest', 'priceDownRequest'] as const)('%s', (kind) => {
  test.each([
    [0, [kind]],
    [179, [kind]],
    [180, []],
    [-1, []],
  ])('logged %i days ago stops %j', (days, kinds) => {
    expect(kindsOf({ requests: [{ kind, on: ago(days) }] })).toEqual(kinds);
  });
});

test('requests are counted by what was asked, and the last one is named', () => {
  const requests: ContractFacts['requests'] = [
    { kind: 'priceDownRequest', on: '2026-02-20' },
    { kind: 'exitRequest', on: '2026-03-01' },
    { kind: 'priceDownRequest', on: '2026-01-10' },
  ];
  expect(stopsOf({ requests }).map(({ sentence }) => sentence)).toEqual([
    'A request to leave was logged on 2026-03-01.',
    '2 requests for a lower price were logged since 2026-01-10, the last on 2026-02-20.',
  ]);
});

test.each([
  ['2025-11', []],
  ['2025-12', ['commercialThreat']],
  ['2026-03', ['commercialThreat']],
  ['2026-04', []],
])('a commercial threat in a ticket of %s stops %j: three full months and the running one', (month, kinds) => {
  expect(kindsOf(threatIn(month, 1, [9]))).toEqual(kinds);
});

test('threats are counted even where a month links to fewer tickets, the newest first', () => {
  expect(stopsOf(threatIn('2026-02', 7, [31, 35]))).toEqual([
    {
      kind: 'commercialThreat',
      sentence: '7 tickets opened since 2025-12-01 speak of leaving or of another provider.',
      ticketIds: [35, 31],
    },
  ]);
  expect(stopsOf(threatIn('2026-02', 1, [31]))).toMatchObject([
    { sentence: '1 ticket opened since 2025-12-01 speaks of leaving or of another provider.' },
  ]);
});

test('another complaint is no threat', () => {
  const people = requestSums({ cues: { repetition: 3, neglect: 2 }, complaints: 4, ticketIds: { complaint: [3] } });
  expect(kindsOf({ months: [serviceMonth({ people })] })).toEqual([]);
});

test("a sponsor's ticket of priority 1 stops, and is linked", () => {
  expect(stopsOf({ sponsorIncidentTicketIds: [4, 8] })).toEqual([
    {
      kind: 'sponsorIncident',
      sentence: 'A sponsor opened 2 tickets of priority 1 since T-90 began.',
      ticketIds: [8, 4],
    },
  ]);
  expect(kindsOf({ sponsorIncidentTicketIds: [] })).toEqual([]);
});

test.each([
  { what: 'unpaid 59 days after it was due', invoice: dueAgo(59), kinds: [] },
  { what: 'unpaid 60 days after it was due', invoice: dueAgo(60), kinds: ['latePayment'] },
  { what: 'paid 70 days late', invoice: dueAgo(80, { paidOn: ago(10) }), kinds: [] },
  { what: 'paid after the day of asking', invoice: dueAgo(80, { paidOn: ago(-2) }), kinds: ['latePayment'] },
  { what: 'not due yet', invoice: dueAgo(-5), kinds: [] },
])('an invoice $what stops $kinds', ({ invoice, kinds }) => {
  expect(kindsOf({ invoices: [invoice] })).toEqual(kinds);
});

test('several late invoices are one stop that names the oldest', () => {
  expect(stopsOf({ invoices: [dueAgo(75), dueAgo(61), dueAgo(20)] })).toEqual([
    {
      kind: 'latePayment',
      sentence: '2 invoices are unpaid 60 days or more after they were due, the oldest 75 days.',
      ticketIds: [],
    },
  ]);
});

test('whatever is not known, the stops are those of the facts that are', () => {
  const all: Partial<ContractFacts> = {
    ...threatIn('2026-02', 1, [5]),
    requests: [
      { kind: 'exitRequest', on: ago(3) },
      { kind: 'priceDownRequest', on: ago(3) },
    ],
    sponsorIncidentTicketIds: [6],
    invoices: [dueAgo(90)],
  };
  const stopsByFact: Readonly<Record<string, readonly string[]>> = {
    months: ['commercialThreat'],
    requests: ['exitRequest', 'priceDownRequest'],
    sponsorIncidentTicketIds: ['sponsorIncident'],
    invoices: ['latePayment'],
  };
  expect(kindsOf(all)).toEqual(hardStopKinds);
  fc.assert(
    fc.property(fc.subarray(Object.keys(stopsByFact)), (gone) => {
      const lost = gone.flatMap((name) => stopsByFact[name] ?? []);
      const left = hardStops(without(healthyFacts(all), gone as (keyof ContractFacts)[]));
      expect(left.map(({ kind }) => kind)).toEqual(hardStopKinds.filter((kind) => !lost.includes(kind)));
    }),
  );
});
