import { resolutionTargets } from '#domain/readiness/signals/service-quality/resolution-targets';
import { askedOn, factsWithout, healthyFacts, monthsBack, serviceMonth } from '../../../../support/contract-facts';

const portfolio = healthyFacts().portfolio;

/** Met and missed in the last full month; nothing decided in the two before. */
function decided(resolutionMet: number, resolutionMissed: number): ReturnType<typeof resolutionTargets.read> {
  const undecided = { resolutionMet: 0, resolutionMissed: 0 };
  const months = monthsBack(3).map((month, place) =>
    serviceMonth({ month, ...(place === 2 ? { resolutionMet, resolutionMissed } : undecided) }),
  );
  return resolutionTargets.read(healthyFacts({ months }));
}

// Drawn toward 92% as by 20 more tickets: (met + 18.4) / (decided + 20), on a scale from 75% to 95%.
test.each([
  [6, 2, 100 * ((24.4 / 28 - 0.75) / 0.2)],
  [60, 20, 100 * ((78.4 / 100 - 0.75) / 0.2)],
  [1000, 0, 100],
  [0, 1000, 0],
  [0, 1, 100 * ((18.4 / 21 - 0.75) / 0.2)],
])('%i met and %i missed score %f', (met, missed, score) => {
  expect(decided(met, missed)).toMatchObject({ kind: 'measured', score: Math.round(score * 10) / 10 });
});

test('one bad ticket at a tiny client is no crisis, sixty are', () => {
  const [one, sixty] = [decided(0, 1), decided(0, 60)];
  expect(one.kind === 'measured' && one.score).toBeGreaterThan(60);
  expect(sixty.kind === 'measured' && sixty.score).toBe(0);
});

test('the evidence counts, and names the newest tickets that missed', () => {
  const months = monthsBack(3).map((month, place) =>
    serviceMonth({ month, resolutionMet: 8, resolutionMissed: 1, missedTicketIds: [100 + place] }),
  );
  expect(resolutionTargets.read(healthyFacts({ months }))).toMatchObject({
    evidence: {
      text: "24 of 27 resolution targets met in the last 3 full months; 90% when weighed with the portfolio's 92%.",
      ticketIds: [102, 101, 100],
    },
  });
});

test('the month of asking, and what lies further back, does not count', () => {
  const months = [
    ...(healthyFacts().months ?? []),
    serviceMonth({ month: askedOn.slice(0, 7), resolutionMet: 0, resolutionMissed: 500 }),
    serviceMonth({ month: '2025-11', resolutionMet: 0, resolutionMissed: 500 }),
  ];
  expect(resolutionTargets.read(healthyFacts({ months }))).toEqual(resolutionTargets.read(healthyFacts()));
});

test.each([
  { lack: 'the months', facts: factsWithout('months') },
  { lack: 'the start of the history', facts: factsWithout('historyStartsOn') },
  { lack: 'one of the three months', facts: healthyFacts({ historyStartsOn: '2025-12-02' }) },
  { lack: 'any decided ticket', facts: healthyFacts({ months: [] }) },
  { lack: 'a share of the portfolio', facts: healthyFacts({ portfolio: { monthIndex: portfolio.monthIndex } }) },
])('is unknown without $lack', ({ facts }) => {
  expect(resolutionTargets.read(facts).kind).toBe('unknown');
});

test('three months that are just known are enough', () => {
  expect(resolutionTargets.read(healthyFacts({ historyStartsOn: '2025-12-01' })).kind).toBe('measured');
});
