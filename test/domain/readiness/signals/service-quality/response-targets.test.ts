import { responseTargets } from '#domain/readiness/signals/service-quality/response-targets';
import {
  factsWithout,
  healthyFacts,
  monthsAsking,
  monthsBack,
  serviceMonth,
  withoutPeople,
} from '../../../../support/contract-facts';

test('missed first responses cost, missed resolutions do not', () => {
  const facts = (missed: object): ReturnType<typeof healthyFacts> =>
    healthyFacts({ months: monthsBack(3).map((month) => serviceMonth({ month, ...missed })) });
  // (24 + 18.8) / 50 = 85.6%, between 85% and 98%.
  expect(responseTargets.read(facts({ responseMet: 8, responseMissed: 2 }))).toMatchObject({ score: 4.6 });
  expect(responseTargets.read(facts({ resolutionMet: 0, resolutionMissed: 10 }))).toEqual(
    responseTargets.read(healthyFacts()),
  );
});

test('the evidence counts in words', () => {
  expect(responseTargets.read(healthyFacts())).toMatchObject({
    evidence: {
      text: "30 of 30 first response targets met in the last 3 full months; 97% when weighed with the portfolio's 94%.",
    },
  });
});

test('names the newest tickets that were answered late, where months keep them', () => {
  const months = monthsAsking(3, (place) => ({ ticketIds: { responseMissed: [100 + place] } }));
  expect(responseTargets.read(healthyFacts({ months }))).toMatchObject({ evidence: { ticketIds: [102, 101, 100] } });
  expect(responseTargets.read(healthyFacts({ months: withoutPeople(months, '2026-02') }))).toMatchObject({
    score: 96.9,
    evidence: { ticketIds: [101, 100] },
  });
});

// (met + 18.8) / (30 + 20), from 85% at worst to 98% at best.
test.each([
  [30, 0, 96.9],
  [29, 1, 81.5],
  [28, 2, 66.2],
  [24, 6, 4.6],
  [23, 7, 0],
])('%i met and %i missed score %f', (responseMet, responseMissed, score) => {
  const months = monthsBack(3).map((month, place) =>
    serviceMonth({ month, responseMet: 0, ...(place === 2 ? { responseMet, responseMissed } : {}) }),
  );
  expect(responseTargets.read(healthyFacts({ months }))).toMatchObject({ score });
});

test('is unknown without months or without a share of the portfolio', () => {
  expect(responseTargets.read(factsWithout('months')).kind).toBe('unknown');
  expect(responseTargets.read(healthyFacts({ portfolio: { monthIndex: {} } })).kind).toBe('unknown');
});
