import { reopenings } from '#domain/readiness/signals/service-quality/reopenings';
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
function last(reopened: number, requests: number, share = 0.04): Reading {
  const months = monthsAsking(3, (place) => (place === 2 ? { requests, reopened } : { requests: 0, reopened: 0 }));
  const priors = { ...usualPortfolio.priors, reopened: { share, weight: 20 } };
  return reopenings.read(healthyFacts({ months, portfolio: { ...usualPortfolio, priors } }));
}

// Drawn toward 4% as by 20 more requests: (reopened + 0.8) / (requests + 20), from 15% at worst to 3% at best.
test.each([
  [0, 1_000, 100],
  [3, 80, 100 * ((0.15 - 3.8 / 100) / 0.12)],
  [9, 80, 100 * ((0.15 - 9.8 / 100) / 0.12)],
  [1_000, 1_000, 0],
])('%i of %i reopened score %f', (reopened, requests, score) => {
  expect(last(reopened, requests)).toMatchObject({ kind: 'measured', score: Math.round(score * 10) / 10 });
});

test('the ends of the scale are 3% and 15%', () => {
  expect(last(30, 1_000, 0.03)).toMatchObject({ score: 100 });
  expect(last(31, 1_000, 0.03)).toMatchObject({ score: 99.2 });
  expect(last(150, 1_000, 0.15)).toMatchObject({ score: 0 });
  expect(last(149, 1_000, 0.15)).toMatchObject({ score: 0.8 });
});

test('one reopened request of eight is no crisis, twenty of 160 are', () => {
  const [one, twenty] = [last(1, 8), last(20, 160)];
  expect(one.kind === 'measured' && one.score).toBeGreaterThan(70);
  expect(twenty.kind === 'measured' && twenty.score).toBeLessThan(35);
});

test('the evidence counts, and names the newest requests that were reopened', () => {
  const months = monthsAsking(3, (place) => ({ reopened: 1, ticketIds: { reopened: [100 + place] } }));
  expect(reopenings.read(healthyFacts({ months }))).toMatchObject({
    evidence: {
      text: "3 of 30 requests in the last 3 full months were reopened; 8% when weighed with the portfolio's 4%.",
      ticketIds: [102, 101, 100],
    },
  });
});

test.each([
  [0, 'No request in the last 3 full months; 8 are needed.'],
  [1, 'Only 1 request in the last 3 full months; 8 are needed.'],
  [7, 'Only 7 requests in the last 3 full months; 8 are needed.'],
])('%i requests are too few', (requests, why) => {
  expect(last(0, requests)).toEqual({ kind: 'unknown', why });
});

test('eight requests are enough', () => {
  expect(last(0, 8).kind).toBe('measured');
});

test.each([
  { lack: 'the months', facts: factsWithout('months') },
  { lack: 'the start of the history', facts: factsWithout('historyStartsOn') },
  { lack: 'one of the three months', facts: healthyFacts({ historyStartsOn: '2025-12-02' }) },
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
  expect(reopenings.read(facts).kind).toBe('unknown');
});

test.each([
  ['2025-12-01', 'measured'],
  ['2025-12-02', 'unknown'],
])('seen since %s they are %s: before, no reopening on record is not none', (reopeningsSeenSince, kind) => {
  expect(reopenings.read(healthyFacts({ reopeningsSeenSince })).kind).toBe(kind);
});

test('says since when reopenings are seen', () => {
  expect(reopenings.read(healthyFacts({ reopeningsSeenSince: '2026-01-20' }))).toEqual({
    kind: 'unknown',
    why: 'Reopenings are seen since 2026-01-20; 3 full months are needed.',
  });
  expect(reopenings.read(factsWithout('reopeningsSeenSince')).kind).toBe('unknown');
});

test('says that an older month is being read again', () => {
  const months = withoutPeople(
    monthsAsking(3, () => ({})),
    '2026-01',
  );
  expect(reopenings.read(healthyFacts({ months }))).toMatchObject({
    why: expect.stringMatching(/being read again.*2026-01/),
  });
});
