import { assessReadiness } from '#domain/readiness/assess-readiness';
import type { ServiceMonth } from '#domain/readiness/service-month';
import { binomialDraw, generator, normalDraw, poissonDraw } from '../../support/chance';
import { healthyFacts, monthsBack, serviceMonth, usualPortfolio } from '../../support/contract-facts';
import { requestSums } from '../../support/request-sums';

/** Signals that compare the last months with the ones before by a test. */
const tested = ['resolution-time', 'ticket-volume', 'category-concentration', 'monitoring-noise'];
const clients = 2_000;

const random = generator(20_260_315);

/** Clients of whom nothing changes: 2 to 40 requests a month, alerts in bursts, hours from minutes to weeks. */
function steadyYear(rate: number): readonly ServiceMonth[] {
  return monthsBack(12).map((month) => {
    const requests = poissonDraw(rate, random);
    const machineMade = poissonDraw(rate * (0.5 + random()), random);
    const logs = Array.from({ length: requests }, () =>
      Math.max(0, Math.round(1_000 * (2 + 1.2 * normalDraw(random)))),
    );
    const first = binomialDraw(requests, 0.4, random);
    const second = binomialDraw(requests - first, 0.6, random);
    return serviceMonth({
      month,
      opened: requests + machineMade,
      machineMade,
      openedByPriority: [0, binomialDraw(requests, 0.02, random), requests, 0],
      people: requestSums({
        requests,
        solved: requests,
        solvedLogMilli: logs.reduce((total, log) => total + log, 0),
        solvedLogMilliSquares: logs.reduce((total, log) => total + log * log, 0),
        vip: binomialDraw(requests, 0.1, random),
        categories: { 1: first, 2: second, 3: requests - first - second },
      }),
    });
  });
}

const portfolio = { ...usualPortfolio, categoryRequests: { 1: 4_000, 2: 3_600, 3: 2_400 } };

const assessed = Array.from({ length: clients }, (_, place) =>
  assessReadiness(healthyFacts({ months: steadyYear(2 + (place % 39)), portfolio })),
).map(({ readings }) =>
  readings.flatMap(({ signal, reading }) =>
    tested.includes(signal.id) && reading.kind === 'measured'
      ? [{ id: signal.id, lost: (signal.weight * (100 - reading.score)) / 100 }]
      : [],
  ),
);

test.each(tested)('of two thousand steady clients at most one in sixteen is called changed by %s', (id) => {
  const readings = assessed.flatMap((all) => all.filter((reading) => reading.id === id));
  const called = readings.filter(({ lost }) => lost > 0).length;
  expect(readings.length).toBeGreaterThan(clients / 2);
  expect(called / readings.length).toBeLessThan(1 / 16);
});

test('together they call one in seven, which costs such a client two points of 100', () => {
  const called = assessed.map((all) => all.reduce((total, { lost }) => total + lost, 0)).filter((lost) => lost > 0);
  expect(called.length / clients).toBeLessThan(1 / 6);
  expect(called.reduce((total, lost) => total + lost, 0) / called.length).toBeLessThan(2.5);
});
