import { responseTargets } from '#domain/readiness/signals/service-quality/response-targets';
import { factsWithout, healthyFacts, monthsBack, serviceMonth } from '../../../../support/contract-facts';

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
      text: "30 of 30 first response targets were met in the last three full months; 97% when weighed with the portfolio's 94%.",
    },
  });
});

test('is unknown without months or without a share of the portfolio', () => {
  expect(responseTargets.read(factsWithout('months')).kind).toBe('unknown');
  expect(responseTargets.read(healthyFacts({ portfolio: { monthIndex: {} } })).kind).toBe('unknown');
});
