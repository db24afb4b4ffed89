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
  // (21 + 18.8) / 50 = 79.6%, between 75% and 95%.
  expect(responseTargets.read(facts({ responseMet: 7, responseMissed: 3 }))).toMatchObject({ score: 23 });
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
    score: 100,
    evidence: { ticketIds: [101, 100] },
  });
});

// (met + 18.8) / (30 + 20), from 75% at worst to 95% at best.
test.each([
  [30, 0, 100],
  [29, 1, 100],
  [28, 2, 93],
  [19, 11, 3],
  [18, 12, 0],
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
