import { majorIncidents } from '#domain/readiness/signals/ticket-trend/major-incidents';
import {
  factsWithout,
  healthyFacts,
  monthsBack,
  serviceMonth,
  usualPortfolio,
  without,
} from '../../../../support/contract-facts';
import { requestSums } from '../../../../support/request-sums';
import type { Reading } from '#domain/readiness/reading';

/** Incidents a month in the nine months before, and in each of the last three. */
function incidents(before: number, last: number): Reading {
  const months = monthsBack(12).map((month, place) =>
    serviceMonth({ month, openedByPriority: [place < 9 ? before : last, 0, 5, 5] }),
  );
  // Everybody has this many: what costs is the client's own past.
  const incidentRate = { rate: last / 10, weight: 50 };
  return majorIncidents.read(healthyFacts({ months, portfolio: { ...usualPortfolio, incidentRate } }));
}

// (last + 2) / (expected + 2) from 1 to 3.
test.each([
  [0, 0, 100],
  [2, 2, 100],
  [2, 1, 100],
  [0, 1, 25],
  [1, 2, 70],
  [1, 4, 10],
  [0, 2, 0],
])('%i a month before and %i a month now score %f', (before, last, score) => {
  expect(incidents(before, last)).toMatchObject({ kind: 'measured', score });
});

test('one incident after a quiet year costs a quarter, not everything', () => {
  const months = monthsBack(12).map((month, place) =>
    serviceMonth({
      month,
      openedByPriority: [0, place === 11 ? 1 : 0, 5, 5],
      people: requestSums({ ticketIds: { incident: [100 + place] } }),
    }),
  );
  expect(majorIncidents.read(healthyFacts({ months }))).toEqual({
    kind: 'measured',
    score: 75,
    evidence: {
      text: "1 ticket of priority 1 or 2 in the last 3 full months, 0 in the 9 before. For each 100 requests that is 2.5 when weighed with the portfolio's 2.0.",
      ticketIds: [111, 110, 109],
    },
  });
});

describe('Against the portfolio, which has 2 for each 100 requests:', () => {
  /** Incidents a month, all year, of a client with a hundred requests a month. */
  const always = (count: number): Reading => {
    const months = monthsBack(12).map((month) =>
      serviceMonth({ month, opened: 100, openedByPriority: [count, 0, 50, 40] }),
    );
    return majorIncidents.read(healthyFacts({ months }));
  };

  // Drawn toward 2 of 100 as by 50 more requests: (3 a month + 1) / 350 over .02, from 1.5 at best to 4 at worst.
  test.each([
    [2, 100],
    [3, 100],
    [4, 85.7],
    [6, 51.4],
    [9, 0],
  ])('%i a month as ever score %f', (count, score) => {
    expect(always(count)).toMatchObject({ score });
  });

  test('alerts of machines do not make a client look larger', () => {
    const months = monthsBack(12).map((month) =>
      serviceMonth({ month, opened: 1_100, machineMade: 1_000, openedByPriority: [6, 0, 50, 40] }),
    );
    expect(majorIncidents.read(healthyFacts({ months }))).toMatchObject({ score: 51.4 });
  });

  test('where nobody ever has an incident only the own past counts', () => {
    const portfolio = { ...usualPortfolio, incidentRate: { rate: 0, weight: 100 } };
    expect(majorIncidents.read(healthyFacts({ portfolio }))).toMatchObject({ score: 100 });
  });
});

test('a year without a ticket is a year without an incident', () => {
  expect(majorIncidents.read(healthyFacts({ months: [] }))).toMatchObject({ score: 100 });
});

test.each([
  {
    lack: 'priorities',
    facts: healthyFacts({
      months: monthsBack(12).map((month) => serviceMonth({ month, openedByPriority: [0, 0, 0, 0] })),
    }),
  },
  { lack: 'a portfolio', facts: healthyFacts({ portfolio: without(usualPortfolio, ['incidentRate']) }) },
  {
    lack: 'knowing who opened the tickets of one of the last months',
    facts: healthyFacts({ months: monthsBack(12).map((month) => without(serviceMonth({ month }), ['machineMade'])) }),
  },
  { lack: 'twelve known months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  { lack: 'months', facts: factsWithout('months') },
])('is unknown without $lack', ({ facts }) => {
  expect(majorIncidents.read(facts).kind).toBe('unknown');
});
