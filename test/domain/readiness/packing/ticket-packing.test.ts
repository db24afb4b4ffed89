import fc from 'fast-check';
import { InvariantViolation } from '#domain/vocabulary/assert';
import { addDays } from '#domain/vocabulary/calendar-date';
import type { TicketFeatures, WordingFeatures } from '#domain/readiness/service-month';
import { packTickets, splitForCells, unpackTickets } from '#domain/readiness/packing/ticket-packing';
import { without } from '../../../support/contract-facts';
import { ordinaryTicket, ticketLists, ticketsOfMonth } from '../../../support/ticket-features';

test('what is packed is unpacked, in the order of ids', () => {
  fc.assert(
    fc.property(ticketLists, (tickets) => {
      expect(unpackTickets(packTickets(tickets))).toEqual([...tickets].sort((a, b) => a.id - b.id));
    }),
  );
});

test('the same tickets give the same text in whatever order they come', () => {
  fc.assert(fc.property(ticketLists, (tickets) => packTickets([...tickets].reverse()) === packTickets(tickets)));
});

/** The three tickets that the texts of every version below hold. */
function ticketsInCells(wording?: WordingFeatures): readonly TicketFeatures[] {
  const first = without(
    ordinaryTicket({
      id: 10_000,
      openedOn: '2025-12-25',
      closedOn: '2025-12-26',
      centihours: 125,
      chargedCentihours: 125,
      reassignCount: 1,
      csat: 4.5,
      resolutionMet: true,
      responseMet: false,
      wasReopened: true,
    }),
    ['wording', 'category', 'userId', 'hoursToClose'],
  );
  return [
    wording === undefined ? first : { ...first, wording },
    {
      id: 10_002,
      openedOn: '2026-02-10',
      priority: 1,
      resolutionMet: true,
      wasReopened: false,
      reassignCount: 0,
      isVip: false,
      centihours: 0,
      chargedCentihours: 0,
    },
    {
      id: 10_003,
      openedOn: '2025-12-25',
      priority: 0,
      responseMet: false,
      resolutionMet: false,
      wasReopened: true,
      reassignCount: 0,
      isVip: false,
      centihours: -8,
      chargedCentihours: 0,
    },
  ];
}

test('the text of version 1 stays readable, and what it did not hold is unknown', () => {
  expect(unpackTickets('1:frz:e7ps,,1,3,3h,=,1,4.5;32,1b,,1;h1,,,,-8')).toEqual(ticketsInCells());
});

test('the text of version 2 stays readable, and what it did not hold is unknown', () => {
  const text = '2:frz:e7ps,e16,,1,3,3h,=,1,4.5;32,,1b,,1;h1,,,,,-8';
  expect(unpackTickets(text)).toEqual(ticketsInCells({ isMachineMade: true, language: 'en', words: 42 }));
});

test('the text of version 3 stays readable', () => {
  const [first, ...others] = ticketsInCells();
  const tone = { score: -45, cues: ['neglect', 'commercialThreat'], entries: [7_300, 12] } as const;
  const tickets = [
    {
      ...ordinaryTicket(first),
      hoursToClose: 23,
      csatOn: '2026-01-04',
      category: 12,
      userId: 4_711,
      wording: { isMachineMade: false, language: 'en', words: 42, tone },
    } as const,
    ...others,
  ];
  const text = '3:frz:e7ps,b16~-19.a.5ms.c,,n+,3,3h,=,c,3mv,1,4.5@a;32,,1b,,1;h1,,,,,-8';
  expect(packTickets(tickets)).toBe(text);
  expect(unpackTickets(text)).toEqual(tickets);
});

test('what was read in an older version is packed in version 3 and stays unknown', () => {
  const packed = packTickets(ticketsInCells());
  expect(packed.startsWith('3:')).toBe(true);
  expect(unpackTickets(packed)).toEqual(ticketsInCells());
});

test.each([
  { what: 'on the same day', hoursToClose: 2, closedOn: '2026-02-10', text: '2' },
  { what: 'over night', hoursToClose: 2, closedOn: '2026-02-11', text: '2+' },
  { what: 'after full days', hoursToClose: 48, closedOn: '2026-02-12', text: '1c' },
  { what: 'on a day that the hours do not lead to', hoursToClose: 0, closedOn: '2026-02-07', text: '0.-3' },
  { what: 'after hours that nobody counted', hoursToClose: undefined, closedOn: '2026-02-12', text: '.2' },
])('a ticket closed $what is kept as $text', ({ hoursToClose, closedOn, text }) => {
  const known = hoursToClose === undefined ? {} : { hoursToClose };
  const tickets = [{ ...without(ordinaryTicket({ closedOn }), ['hoursToClose']), ...known }];
  const packed = packTickets(tickets);
  expect(packed.split(',')[3]).toBe(text);
  expect(unpackTickets(packed)).toEqual(tickets);
});

test('a neutral tone is kept, and is not the same as none', () => {
  const wording = { isMachineMade: false, language: 'en', words: 42 } as const;
  const neutral = { ...wording, tone: { score: 0, cues: [], entries: [] } };
  const texts = [wording, neutral].map((each) => packTickets([ordinaryTicket({ wording: each })]));
  expect(texts[0]).not.toBe(texts[1]);
  expect(texts.map((text) => unpackTickets(text)[0]?.wording)).toEqual([wording, neutral]);
});

test.each([
  { isMachineMade: false, language: 'tooShort', words: 0 },
  { isMachineMade: true, language: 'tooShort', words: 0 },
  { isMachineMade: false, language: 'other', words: 1 },
  { isMachineMade: true, language: 'other', words: 1_000 },
] as const)('the wording $language, $words words, machine $isMachineMade survives', (wording) => {
  const tickets = [ordinaryTicket({ wording })];
  expect(unpackTickets(packTickets(tickets))).toEqual(tickets);
});

test('no tickets are an empty pack', () => {
  expect(packTickets([])).toBe('3::');
  expect(unpackTickets('1::')).toEqual([]);
  expect(unpackTickets('2::')).toEqual([]);
});

test('an ordinary ticket of a busy desk takes at most 32 characters', () => {
  const tickets = ticketsOfMonth(500);
  expect(packTickets(tickets).length / tickets.length).toBeLessThanOrEqual(32);
});

test.each([
  ['', 'packed tickets begin with their version, 3, 2 or 1, and a colon'],
  ['4:abc:01', 'packed tickets begin with their version, 3, 2 or 1, and a colon'],
  ['1:abc', 'packed tickets begin with their version, 3, 2 or 1, and a colon'],
  ['2:abc:01:', 'packed tickets begin with their version, 3, 2 or 1, and a colon'],
  ['1::01', 'the first day of packed tickets is a base-36 number'],
  ['1:a.c:01', 'the first day of packed tickets is a base-36 number'],
  ['1:fq8:01;', 'the outcome of packed ticket 2 is a base-36 number'],
  ['1:fq8:0', 'the id of packed ticket 1 is a base-36 number'],
  ['1:fq8:01;00', 'the id of packed ticket 2 follows the one before'],
  ['1:fq8:01;0-1', 'the id of packed ticket 2 follows the one before'],
  ['1:fq8:01,A', 'the day of opening of packed ticket 1 is a base-36 number'],
  ['1:fq8:01,,,,,,,x', 'the satisfaction of packed ticket 1 is a number'],
  ['1:fq8:01,,,,,,,4,5', 'packed ticket 1 has 8 fields at most'],
  ['2:fq8:01,,,,,,,,4,5', 'packed ticket 1 has 9 fields at most'],
  ['3:fq8:01,,,,,,,,,,4,5', 'packed ticket 1 has 11 fields at most'],
  ['3:fq8:01,b1~A', 'the tone of packed ticket 1 is a base-36 number'],
  ['3:fq8:01,b1~1.1s', 'the cues of packed ticket 1 are known'],
  ['3:fq8:01,b1~1.1.', 'an entry of packed ticket 1 is a base-36 number'],
  ['3:fq8:01,,,.', 'the day of closing of packed ticket 1 is a base-36 number'],
  ['3:fq8:01,,,A', 'the hours to closing of packed ticket 1 is a base-36 number'],
  ['3:fq8:01,,,,,,,A', 'the category of packed ticket 1 is a base-36 number'],
  ['3:fq8:01,,,,,,,,A', 'the user of packed ticket 1 is a base-36 number'],
  ['3:fq8:01,,,,,,,,,,4@', 'the day of satisfaction of packed ticket 1 is a base-36 number'],
  ['2:fq8:01,g1', 'the wording of packed ticket 1 is a letter from a to f and a base-36 number'],
  ['2:fq8:01,b.', 'the wording of packed ticket 1 is a letter from a to f and a base-36 number'],
  ['1:fq8:0zzzzzzzzzzzzzz', 'the id of packed ticket 1 is a whole number'],
])('%j is refused, naming the place', (text, invariant) => {
  expect(() => unpackTickets(text)).toThrow(new InvariantViolation(invariant));
});

test('two tickets of one id, a fraction, a score that is no number and a part of a word cannot be packed', () => {
  const ticket = ordinaryTicket();
  expect(() => packTickets([ticket, ticket])).toThrow(InvariantViolation);
  expect(() => packTickets([{ ...ticket, centihours: 0.5 }])).toThrow(InvariantViolation);
  expect(() => packTickets([{ ...ticket, csat: Number.NaN }])).toThrow(InvariantViolation);
  const wording = { isMachineMade: false, language: 'en', words: 1.5 } as const;
  expect(() => packTickets([{ ...ticket, wording }])).toThrow(InvariantViolation);
});

test('parts fit their cells, keep the order of ids and lose nothing', () => {
  fc.assert(
    fc.property(ticketLists, fc.integer({ min: 100, max: 400 }), (tickets, room) => {
      const parts = splitForCells(tickets, room);
      for (const part of parts) expect(packTickets(part).length).toBeLessThanOrEqual(room);
      expect(parts.flat()).toEqual([...tickets].sort((a, b) => a.id - b.id));
      expect(parts.every((part) => part.length > 0)).toBe(true);
    }),
  );
});

test('an ordinary month needs one cell, a very busy one several, an empty one none', () => {
  expect(splitForCells(ticketsOfMonth(300))).toHaveLength(1);
  expect(splitForCells(ticketsOfMonth(5_000)).length).toBeGreaterThan(1);
  expect(splitForCells([])).toEqual([]);
});

test('a ticket that was closed before it was opened is kept as the desk gave it', () => {
  const odd = ordinaryTicket({ openedOn: '2026-02-10', closedOn: addDays('2026-02-10', -3), hoursToClose: 0 });
  expect(unpackTickets(packTickets([odd]))).toEqual([odd]);
});
