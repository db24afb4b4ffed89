import { firstTimeFix } from '#domain/readiness/signals/service-quality/first-time-fix';
import type { Reading } from '#domain/readiness/reading';
import {
  factsWithout,
  healthyFacts,
  monthsAsking,
  monthsBack,
  usualPortfolio,
  without,
  withoutPeople,
} from '../../../../support/contract-facts';

/** So many of so many requests in the last full month; none in the two before. */
function last(firstTimeFixed: number, requests: number, share = 0.6): Reading {
  const months = monthsAsking(3, (place) =>
    place === 2 ? { requests, firstTimeFixed } : { requests: 0, firstTimeFixed: 0 },
  );
  const priors = { ...usualPortfolio.priors, firstTimeFixed: { share, weight: 20 } };
  return firstTimeFix.read(healthyFacts({ months, portfolio: { ...usualPortfolio, priors } }));
}

// Drawn toward 60% as by 20 more requests: (fixed + 12) / (requests + 20), from 20% at worst to 60% at best.
test.each([
  [0, 1_000, 0],
  [28, 80, 100 * ((40 / 100 - 0.2) / 0.4)],
  [1_000, 1_000, 100],
])('%i of %i fixed score %f', (fixed, requests, score) => {
  expect(last(fixed, requests)).toMatchObject({ kind: 'measured', score: Math.round(score * 10) / 10 });
});

test('the ends of the scale are 20% and 60%', () => {
  expect(last(600, 1_000)).toMatchObject({ score: 100 });
  expect(last(599, 1_000)).toMatchObject({ score: 99.8 });
  expect(last(200, 1_000, 0.2)).toMatchObject({ score: 0 });
  expect(last(201, 1_000, 0.2)).toMatchObject({ score: 0.2 });
});

test('none of eight at a tiny client costs less than half', () => {
  expect(last(0, 8)).toMatchObject({ score: 57.1 });
});

test('the evidence counts', () => {
  const months = monthsAsking(3, () => ({ firstTimeFixed: 6 }));
  expect(firstTimeFix.read(healthyFacts({ months }))).toEqual({
    kind: 'measured',
    score: 100,
    evidence: {
      text: "18 of 30 requests in the last 3 full months were solved within a day by the first agent; 60% when weighed with the portfolio's 60%.",
    },
  });
});

test.each([
  [7, 'unknown'],
  [8, 'measured'],
])('with %i requests it is %s', (requests, kind) => {
  expect(last(0, requests).kind).toBe(kind);
});

test.each([
  { lack: 'the months', facts: factsWithout('months') },
  {
    lack: 'what people asked for in one of them',
    facts: healthyFacts({
      months: withoutPeople(
        monthsAsking(3, () => ({})),
        monthsBack(1)[0] ?? '',
      ),
    }),
  },
  { lack: 'what is usual', facts: healthyFacts({ portfolio: without(usualPortfolio, ['priors']) }) },
])('is unknown without $lack', ({ facts }) => {
  expect(firstTimeFix.read(facts).kind).toBe('unknown');
});
