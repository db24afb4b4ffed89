import { csatLevel } from '#domain/readiness/signals/sentiment/csat-level';
import { factsWithout, healthyFacts, monthsBack, serviceMonth } from '../../../../support/contract-facts';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';

/** All answers in one month of the last six. */
function answers(csatCount: number, csatSum: number, overrides: Partial<ContractFacts> = {}): Reading {
  const months = monthsBack(6).map((month, place) =>
    serviceMonth({ month, ...(place === 2 ? { csatCount, csatSum } : { csatCount: 0, csatSum: 0 }) }),
  );
  return csatLevel.read(healthyFacts({ months, ...overrides }));
}

// (sum + 5 * 4.4) / (count + 5), from 1 (worst) to 5 (best).
test.each([
  [3, 9, 71.9],
  [3, 15, 90.6],
  [500, 2500, 99.9],
  [500, 500, 0.8],
])('%i answers that add up to %i score %f', (count, sum, score) => {
  expect(answers(count, sum)).toMatchObject({ kind: 'measured', score });
});

test('a scale on which 1 is best is read the other way round', () => {
  const inverted = { csatScale: { best: 1, worst: 5 }, portfolio: { ...healthyFacts().portfolio, csatMean: 1.6 } };
  expect(answers(3, 9, inverted)).toMatchObject({ score: 71.9 });
  expect(answers(3, 3, inverted)).toMatchObject({ score: 90.6 });
});

test('the evidence says which end is best', () => {
  expect(answers(3, 9)).toMatchObject({
    evidence: {
      text: "3 satisfaction answers in the last 6 full months, 3.0 on average where 5 is best and 1 worst; 3.9 when weighed with the portfolio's 4.4.",
    },
  });
});

test.each([
  { lack: 'a confirmed scale', facts: factsWithout('csatScale') },
  { lack: 'two ends of the scale', facts: healthyFacts({ csatScale: { best: 5, worst: 5 } }) },
  { lack: 'months', facts: factsWithout('months') },
  { lack: 'six known months', facts: healthyFacts({ historyStartsOn: '2025-09-02' }) },
  { lack: 'knowing which answers were lost', facts: factsWithout('monthsWithoutSatisfaction') },
  { lack: 'a mean of the portfolio', facts: healthyFacts({ portfolio: { monthIndex: {} } }) },
])('is unknown without $lack', ({ facts }) => {
  expect(csatLevel.read(facts).kind).toBe('unknown');
});

test.each([
  [2, 'unknown'],
  [3, 'measured'],
])('%i answers are %s', (count, kind) => {
  expect(answers(count, count * 4).kind).toBe(kind);
});

test('answers outside the confirmed scale are unknown: the setting is wrong', () => {
  expect(answers(3, 27)).toEqual({
    kind: 'unknown',
    why: 'Answers lie outside the confirmed scale from 1 (worst) to 5 (best).',
  });
  expect(answers(3, 12, { portfolio: { ...healthyFacts().portfolio, csatMean: 7 } }).kind).toBe('unknown');
});

test.each([
  ['2025-08', 'measured'],
  ['2025-09', 'unknown'],
  ['2026-02', 'unknown'],
])('when the answers of %s were lost for everybody it is %s', (month, kind) => {
  expect(answers(3, 12, { monthsWithoutSatisfaction: [month] }).kind).toBe(kind);
});
