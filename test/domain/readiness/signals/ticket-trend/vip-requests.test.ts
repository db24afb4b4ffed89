import { vipRequests } from '#domain/readiness/signals/ticket-trend/vip-requests';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import {
  evenSeason,
  factsWithout,
  healthyFacts,
  monthsAsking,
  monthsBack,
  usualPortfolio,
  without,
  withoutPeople,
} from '../../../../support/contract-facts';

/** VIP requests in the nine months before and in the last three, of ten requests a month; the portfolio has as many. */
function asking(before: number, last: number, over: Partial<ContractFacts> = {}): Reading {
  const months = monthsAsking(12, (place) => ({ vip: place === 0 ? before : place === 11 ? last : 0 }));
  const priors = { ...usualPortfolio.priors, vip: { share: before / 90, weight: 20 } };
  return vipRequests.read(
    healthyFacts({ months, portfolio: { ...usualPortfolio, priors }, daysToDecision: 91, ...over }),
  );
}

// (last + 2) / (a third of those before + 2), from 1 to 3.
test.each([
  [9, 3, 100],
  [9, 0, 100],
  [9, 4, 90],
  [9, 8, 50],
  [9, 13, 0],
  [0, 1, 75],
])('%i before and %i now score %f', (before, last, score) => {
  expect(asking(before, last)).toMatchObject({ kind: 'measured', score });
});

test('one request of a VIP after a quiet year is no crisis', () => {
  expect(asking(0, 1)).toMatchObject({ score: 75 });
});

test.each([
  [91, 50],
  [90, 0],
  [0, 0],
  [-5, 0],
])('eight where three are usual, %i days before the decision, score %f', (daysToDecision, score) => {
  expect(asking(9, 8, { daysToDecision })).toMatchObject({ score });
});

test('without a decision date it is unknown how much more requests weigh, and known that no more cost nothing', () => {
  const { daysToDecision: _, ...facts } = healthyFacts();
  expect(vipRequests.read(facts)).toMatchObject({ score: 100 });
  const months = monthsAsking(12, (place) => ({ vip: place < 9 ? 1 : 4 }));
  expect(vipRequests.read({ ...facts, months })).toEqual({
    kind: 'unknown',
    why: 'VIPs ask more often than before; without a decision date nobody can say how much that weighs.',
  });
});

test('the evidence counts, and names the newest requests of VIPs', () => {
  const months = monthsAsking(12, (place) => ({ vip: place < 9 ? 1 : 2, ticketIds: { vip: [100 + place] } }));
  expect(vipRequests.read(healthyFacts({ months, daysToDecision: 40 }))).toMatchObject({
    evidence: {
      text: '6 requests of VIPs in the last 3 full months; the pace before, with the season, would give about 3.0. It weighs more now that the decision is near.',
      ticketIds: [111, 110, 109],
    },
  });
});

test('a rise that everybody has is the season', () => {
  const busy = new Set(monthsBack(3));
  const monthIndex = Object.fromEntries(Object.keys(evenSeason).map((month) => [month, busy.has(month) ? 2 : 1]));
  const months = monthsAsking(12, (place) => ({ vip: place < 9 ? 2 : 4 }));
  const facts = healthyFacts({ months });
  // (18 + 2) of (90 + 20) is usual: 5.45 of 30. Fourteen over 7.45, where 2 is worst.
  expect(vipRequests.read(facts)).toMatchObject({ score: 12.2 });
  // In a season of twice the pace 10.9 are usual: fourteen over 12.9.
  expect(vipRequests.read({ ...facts, portfolio: { ...usualPortfolio, monthIndex } })).toMatchObject({ score: 91.5 });
});

test('a year without a VIP is unknown: nobody may be marked as one', () => {
  expect(asking(0, 0)).toEqual({
    kind: 'unknown',
    why: 'No request of a VIP in the last twelve full months: they are content, or nobody is marked as VIP.',
  });
});

test.each([
  { lack: 'the months', facts: factsWithout('months') },
  { lack: 'one of the twelve months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  {
    lack: 'what people asked for in one of them',
    facts: healthyFacts({
      months: withoutPeople(
        monthsAsking(12, () => ({})),
        '2025-03',
      ),
    }),
  },
  { lack: 'what is usual', facts: healthyFacts({ portfolio: without(usualPortfolio, ['priors']) }) },
  {
    lack: 'the season of one month',
    facts: healthyFacts({ portfolio: { ...usualPortfolio, monthIndex: without(evenSeason, ['2025-07']) } }),
  },
])('is unknown without $lack', ({ facts }) => {
  expect(vipRequests.read(facts).kind).toBe('unknown');
});
