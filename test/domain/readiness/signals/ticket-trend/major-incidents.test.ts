import { majorIncidents } from '#domain/readiness/signals/ticket-trend/major-incidents';
import { factsWithout, healthyFacts, monthsBack, serviceMonth } from '../../../../support/contract-facts';
import type { Reading } from '#domain/readiness/reading';

/** Incidents a month in the nine months before, and in each of the last three. */
function incidents(before: number, last: number): Reading {
  const months = monthsBack(12).map((month, place) =>
    serviceMonth({ month, openedByPriority: [place < 9 ? before : last, 0, 5, 5] }),
  );
  return majorIncidents.read(healthyFacts({ months }));
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
    serviceMonth({ month, openedByPriority: [0, place === 11 ? 1 : 0, 5, 5] }),
  );
  expect(majorIncidents.read(healthyFacts({ months }))).toMatchObject({
    score: 75,
    evidence: {
      text: '1 ticket of priority 1 or 2 in the last three full months; 0 in the nine months before, which is 0.0 in three.',
    },
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
  { lack: 'twelve known months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  { lack: 'months', facts: factsWithout('months') },
])('is unknown without $lack', ({ facts }) => {
  expect(majorIncidents.read(facts).kind).toBe('unknown');
});
