import { sumRequests } from '#domain/readiness/request-sums';
import { mergeMonths, summarizeMonth } from '#domain/readiness/ticket-months';
import type { TicketFeatures } from '#domain/readiness/service-month';
import { serviceMonth, without } from '../../support/contract-facts';
import { ordinaryTicket } from '../../support/ticket-features';

const february = { clientId: 7, contractId: 70, month: '2026-02' };
const scale = { best: 1, worst: 4 };
const said = { isMachineMade: false, language: 'en', words: 42 } as const;

function sums(...tickets: readonly TicketFeatures[]) {
  return sumRequests(tickets, scale);
}

test('only what people opened is summed', () => {
  const machine = { isMachineMade: true, language: 'tooShort', words: 9 } as const;
  const alert = ordinaryTicket({ id: 2, wording: machine, priority: 1, isVip: true, wasReopened: true, csat: 4 });
  expect(sums(ordinaryTicket({ id: 1 }), alert)).toEqual(sums(ordinaryTicket({ id: 1 })));
});

test('the time to solve is summed in thousandths of a logarithm', () => {
  const fast = ordinaryTicket({ id: 1, hoursToClose: 0 });
  const slow = ordinaryTicket({ id: 2, hoursToClose: 99 });
  // ln(100) is 4.605.
  expect(sums(fast, slow)).toMatchObject({ solved: 2, solvedLogMilli: 4_605, solvedLogMilliSquares: 4_605 ** 2 });
});

test.each([
  { ticket: ordinaryTicket({ hoursToClose: 23 }), isFixed: true },
  { ticket: ordinaryTicket({ hoursToClose: 24 }), isFixed: false },
  { ticket: ordinaryTicket({ hoursToClose: 1, reassignCount: 1 }), isFixed: false },
  { ticket: ordinaryTicket({ hoursToClose: 1, wasReopened: true }), isFixed: false },
])('fixed first time: $isFixed for $ticket.hoursToClose hours, $ticket.reassignCount hands', ({ ticket, isFixed }) => {
  expect(sums(ticket)?.firstTimeFixed).toBe(isFixed ? 1 : 0);
});

test('an open request is neither solved nor fixed, and tells its day', () => {
  const open = without(ordinaryTicket({ openedOn: '2026-02-10' }), ['closedOn', 'hoursToClose']);
  // 2026-02-10 is day 20,494 since 1970.
  expect(sums(open)).toMatchObject({
    requests: 1,
    solved: 0,
    firstTimeFixed: 0,
    stillOpen: 1,
    stillOpenDaySum: 20_494,
    ticketIds: { stillOpen: [open.id] },
  });
});

test('tones are summed where there are any, and other languages counted apart', () => {
  const cross = { score: -30, cues: ['neglect', 'commercialThreat'] as const, entries: [4] };
  const kind = { score: 55, cues: [], entries: [9] };
  const tickets = [
    ordinaryTicket({ id: 1, wording: { ...said, tone: cross } }),
    ordinaryTicket({ id: 2, wording: { ...said, tone: kind } }),
    ordinaryTicket({ id: 3, wording: { ...said, language: 'other' } }),
    ordinaryTicket({ id: 4, wording: { ...said, language: 'tooShort' } }),
  ];
  expect(sums(...tickets)).toMatchObject({
    requests: 4,
    toneCount: 2,
    toneSum: 25,
    toneNegative: 1,
    otherLanguage: 1,
    cues: { neglect: 1, commercialThreat: 1 },
    complaints: 1,
    ticketIds: { negativeTone: [1], complaint: [1], threat: [1] },
  });
});

test('categories are counted by place, no category among them', () => {
  const tickets = [12, 0, 12].map((category, index) => ordinaryTicket({ id: index + 1, category }));
  expect(sums(...tickets)?.categories).toEqual({ '0': 1, '12': 2 });
});

test.each([
  { kind: 'responseMissed', ticket: { responseMet: false } },
  { kind: 'reopened', ticket: { wasReopened: true } },
  { kind: 'handedOn', ticket: { reassignCount: 2 } },
  { kind: 'slow', ticket: { hoursToClose: 72 } },
  { kind: 'incident', ticket: { priority: 2 } },
  { kind: 'vip', ticket: { isVip: true } },
  { kind: 'lowSatisfaction', ticket: { csat: 3 } },
] as const)('a ticket that counts as $kind is named, the five newest of them', ({ kind, ticket }) => {
  const [first, ...others] = Array.from({ length: 8 }, (_, index) => ordinaryTicket({ id: 100 + index, ...ticket }));
  expect(sums(ordinaryTicket({ id: 1 }))?.ticketIds).toEqual({});
  expect(first && sums(first, ...others)?.ticketIds).toEqual({ [kind]: [107, 106, 105, 104, 103] });
});

test.each([
  { csat: 2, best: 1, worst: 4, isLow: false },
  { csat: 3, best: 1, worst: 4, isLow: true },
  { csat: 3, best: 5, worst: 1, isLow: false },
  { csat: 2, best: 5, worst: 1, isLow: true },
])('an answer of $csat is low on a scale from $worst to $best: $isLow', ({ csat, best, worst, isLow }) => {
  const ids = sumRequests([ordinaryTicket({ id: 5, csat })], { best, worst })?.ticketIds;
  expect(ids?.lowSatisfaction).toEqual(isLow ? [5] : undefined);
});

test('without a scale no answer is called low', () => {
  expect(sumRequests([ordinaryTicket({ csat: 4 })], undefined)?.ticketIds).toEqual({});
});

test.each(['category', 'userId', 'wording', 'hoursToClose'] as const)(
  'a month with a ticket kept before its %s was has no sums',
  (name) => {
    const old = without(ordinaryTicket({ id: 2 }), [name]);
    expect(sums(ordinaryTicket({ id: 1 }), old)).toBeUndefined();
    expect(summarizeMonth(february, [old])).not.toHaveProperty('people');
  },
);

test('a month without tickets has sums, all of them 0', () => {
  expect(summarizeMonth(february, []).people).toMatchObject({ requests: 0, categories: {}, ticketIds: {} });
});

test('a merged month has sums only where every row has', () => {
  const [known] = mergeMonths([summarizeMonth(february, [ordinaryTicket()]), summarizeMonth(february, [])]);
  expect(known?.people?.requests).toBe(1);
  const [part] = mergeMonths([summarizeMonth(february, [ordinaryTicket()]), without(serviceMonth(), ['people'])]);
  expect(part).not.toHaveProperty('people');
});
