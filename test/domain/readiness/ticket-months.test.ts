import fc from 'fast-check';
import { InvariantViolation } from '#domain/vocabulary/assert';
import { foldTickets, mergeMonths, summarizeMonth } from '#domain/readiness/ticket-months';
import { serviceMonth } from '../../support/contract-facts';
import { ordinaryTicket, ticketLists, ticketsOfMonth } from '../../support/ticket-features';
import { without } from '../../support/contract-facts';

const february = { clientId: 7, contractId: 70, month: '2026-02' };

describe('Folding tickets', () => {
  test('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(ticketLists, ticketLists, (known, incoming) => {
        const once = foldTickets(known, incoming);
        expect(foldTickets(once, incoming)).toEqual(once);
      }),
    );
  });

  test('gives each id once, in order', () => {
    fc.assert(
      fc.property(ticketLists, ticketLists, (known, incoming) => {
        const ids = foldTickets(known, incoming).map(({ id }) => id);
        expect(ids).toEqual([...new Set([...known, ...incoming].map(({ id }) => id))].sort((a, b) => a - b));
      }),
    );
  });

  test('takes what is newer, and what it leaves out', () => {
    const known = ordinaryTicket({ closedOn: '2026-02-11', priority: 3 });
    const reopened = without(ordinaryTicket({ priority: 1 }), ['closedOn', 'hoursToClose']);
    expect(foldTickets([known], [reopened])).toEqual([reopened]);
  });

  test('keeps an answer that the newer row does not carry', () => {
    expect(foldTickets([ordinaryTicket({ csat: 2 })], [ordinaryTicket()])).toEqual([ordinaryTicket({ csat: 2 })]);
    expect(foldTickets([ordinaryTicket({ csat: 2 })], [ordinaryTicket({ csat: 5 })])).toEqual([
      ordinaryTicket({ csat: 5 }),
    ]);
    const dated = { csat: 2, csatOn: '2026-02-14' };
    expect(foldTickets([ordinaryTicket(dated)], [ordinaryTicket()])).toEqual([ordinaryTicket(dated)]);
    expect(foldTickets([ordinaryTicket({ csat: 2 })], [ordinaryTicket(dated)])).toEqual([ordinaryTicket(dated)]);
  });

  test('does not forget that a ticket was reopened', () => {
    expect(foldTickets([ordinaryTicket({ wasReopened: true })], [ordinaryTicket()])[0]?.wasReopened).toBe(true);
  });

  test('takes the last of two rows of one ticket in one page', () => {
    const rows = [ordinaryTicket({ priority: 4 }), ordinaryTicket({ priority: 2 })];
    expect(foldTickets([], rows)).toEqual([ordinaryTicket({ priority: 2 })]);
  });
});

describe('Summing a month', () => {
  test('counts what is decided, and leaves the undecided out', () => {
    const tickets = [
      ordinaryTicket({ id: 1, priority: 1, csat: 4 }),
      ordinaryTicket({ id: 2, priority: 2, resolutionMet: false, responseMet: false, csat: 1 }),
      ordinaryTicket({ id: 3, priority: 7, isVip: true, reassignCount: 4, wasReopened: true }),
      without(ordinaryTicket({ id: 4, priority: 0 }), ['closedOn', 'hoursToClose', 'responseMet', 'resolutionMet']),
    ];
    expect(without(summarizeMonth(february, tickets), ['people'])).toEqual({
      ...february,
      opened: 4,
      machineMade: 0,
      closed: 3,
      openedByPriority: [1, 1, 0, 1],
      responseMet: 2,
      responseMissed: 1,
      resolutionMet: 2,
      resolutionMissed: 1,
      reopened: 1,
      reassigned: 1,
      hours: 2,
      chargedHours: 2,
      vipTickets: 1,
      csatCount: 2,
      csatSum: 5,
      missedTicketIds: [2],
    });
  });

  test('tells machines from people, and knows neither where one ticket is of unknown making', () => {
    const machine = { isMachineMade: true, language: 'tooShort', words: 9 } as const;
    const known = [ordinaryTicket({ id: 1 }), ordinaryTicket({ id: 2, wording: machine })];
    expect(summarizeMonth(february, known)).toMatchObject({ opened: 2, machineMade: 1 });
    const old = without(ordinaryTicket({ id: 3 }), ['wording']);
    expect(summarizeMonth(february, [...known, old])).not.toHaveProperty('machineMade');
    expect(summarizeMonth(february, [])).toMatchObject({ opened: 0, machineMade: 0 });
  });

  test('names the ten newest tickets that missed', () => {
    const missed = ticketsOfMonth(25).map((ticket) => ({ ...ticket, resolutionMet: false }));
    const ids = missed.map(({ id }) => id).sort((a, b) => b - a);
    expect(summarizeMonth(february, missed).missedTicketIds).toEqual(ids.slice(0, 10));
  });

  test('loses no hundredth of an hour', () => {
    const tickets = [1, 2, 3].map((id) => ordinaryTicket({ id, centihours: 10 }));
    expect(summarizeMonth(february, tickets).hours).toBe(0.3);
  });

  test('refuses a ticket that was opened in another month', () => {
    expect(() => summarizeMonth(february, [ordinaryTicket({ openedOn: '2026-03-01' })])).toThrow(InvariantViolation);
  });
});

describe('Merging rows of months', () => {
  test('is the sum of all tickets, however they were split', () => {
    const tickets = ticketsOfMonth(60);
    const whole = summarizeMonth(february, tickets);
    fc.assert(
      fc.property(fc.nat({ max: 60 }), (cut) => {
        const parts = [tickets.slice(0, cut), tickets.slice(cut)].map((part) => summarizeMonth(february, part));
        expect(mergeMonths(parts)).toEqual([whole]);
      }),
    );
  });

  test('gives one row a month, oldest first', () => {
    const rows = ['2026-02', '2025-12', '2026-02', '2026-01'].map((month) => serviceMonth({ month }));
    expect(mergeMonths(rows).map(({ month, opened }) => [month, opened])).toEqual([
      ['2025-12', 10],
      ['2026-01', 10],
      ['2026-02', 20],
    ]);
  });

  test('does not know how many machines opened where one row does not', () => {
    const rows = [serviceMonth({ machineMade: 3 }), serviceMonth({ machineMade: 4 })];
    expect(mergeMonths(rows)[0]).toMatchObject({ machineMade: 7 });
    const merged = mergeMonths([...rows, without(serviceMonth(), ['machineMade'])]);
    expect(merged).toHaveLength(1);
    expect(merged[0]).not.toHaveProperty('machineMade');
  });

  test('names no contract when rows of several come together', () => {
    const rows = [serviceMonth({ contractId: 70 }), serviceMonth({ contractId: 0 })];
    expect(mergeMonths(rows)[0]?.contractId).toBe(0);
    expect(mergeMonths([serviceMonth(), serviceMonth()])[0]?.contractId).toBe(70);
  });

  test('never mixes clients', () => {
    expect(() => mergeMonths([serviceMonth(), serviceMonth({ clientId: 8 })])).toThrow(InvariantViolation);
  });
});
