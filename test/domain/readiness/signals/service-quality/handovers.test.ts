import { handovers } from '#domain/readiness/signals/service-quality/handovers';
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
function last(handedOn: number, requests: number, share = 0.1): Reading {
  const months = monthsAsking(3, (place) => (place === 2 ? { requests, handedOn } : { requests: 0, handedOn: 0 }));
  const priors = { ...usualPortfolio.priors, handedOn: { share, weight: 20 } };
  return handovers.read(healthyFacts({ months, portfolio: { ...usualPortfolio, priors } }));
}

// Drawn toward 10% as by 20 more requests: (handed on + 2) / (requests + 20), from 25% at worst to 5% at best.
test.each([
  [0, 1_000, 100],
  [18, 80, 100 * ((0.25 - 20 / 100) / 0.2)],
  [1_000, 1_000, 0],
])('%i of %i handed on score %f', (handedOn, requests, score) => {
  expect(last(handedOn, requests)).toMatchObject({ kind: 'measured', score: Math.round(score * 10) / 10 });
});

test('the ends of the scale are 5% and 25%', () => {
  expect(last(50, 1_000, 0.05)).toMatchObject({ score: 100 });
  expect(last(51, 1_000, 0.05)).toMatchObject({ score: 99.5 });
  expect(last(250, 1_000, 0.25)).toMatchObject({ score: 0 });
  expect(last(249, 1_000, 0.25)).toMatchObject({ score: 0.5 });
});

test('one of eight at a tiny client costs no more than what is usual and a little', () => {
  expect(last(1, 8)).toMatchObject({ score: 71.4 });
  expect(last(0, 8)).toMatchObject({ score: 89.3 });
});

test('the evidence counts, and names the newest requests that changed hands', () => {
  const months = monthsAsking(3, (place) => ({ handedOn: 2, ticketIds: { handedOn: [100 + place] } }));
  expect(handovers.read(healthyFacts({ months }))).toMatchObject({
    evidence: {
      text: "6 of 30 requests in the last 3 full months changed hands twice or more; 16% when weighed with the portfolio's 10%.",
      ticketIds: [102, 101, 100],
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
  expect(handovers.read(facts).kind).toBe('unknown');
});
