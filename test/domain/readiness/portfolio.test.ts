import { portfolioFacts } from '#domain/readiness/portfolio';
import { askedOn, monthsBack, serviceMonth, without } from '../../support/contract-facts';

const [december = '', january = '', february = ''] = monthsBack(3);

test('shares of met targets are those of all clients in the last three full months', () => {
  const months = [
    serviceMonth({
      clientId: 1,
      month: february,
      resolutionMet: 10,
      resolutionMissed: 5,
      responseMet: 20,
      responseMissed: 0,
    }),
    serviceMonth({
      clientId: 2,
      month: december,
      resolutionMet: 8,
      resolutionMissed: 2,
      responseMet: 0,
      responseMissed: 5,
    }),
    // The month of asking is not full; September is too long ago.
    serviceMonth({ clientId: 1, month: '2026-03', resolutionMet: 0, resolutionMissed: 99 }),
    serviceMonth({ clientId: 1, month: '2025-11', resolutionMet: 0, resolutionMissed: 99 }),
  ];
  const { resolutionMetShare, responseMetShare } = portfolioFacts(months, askedOn);
  expect(resolutionMetShare).toBe(18 / 25);
  expect(responseMetShare).toBe(20 / 25);
});

test.each([
  [19, undefined],
  [20, 1],
])('%i decided tickets give a share of %s', (resolutionMet, share) => {
  const months = [serviceMonth({ month: january, resolutionMet })];
  expect(portfolioFacts(months, askedOn).resolutionMetShare).toBe(share);
});

test('the mean satisfaction is that of all answers of six months', () => {
  const months = [
    serviceMonth({ month: february, csatCount: 1, csatSum: 5 }),
    serviceMonth({ month: '2025-09', csatCount: 3, csatSum: 6 }),
    serviceMonth({ month: '2025-08', csatCount: 100, csatSum: 100 }),
  ];
  expect(portfolioFacts(months, askedOn).csatMean).toBe(11 / 4);
});

test('a portfolio without tickets is no prior and has no season', () => {
  expect(portfolioFacts([], askedOn)).toEqual({ monthIndex: {} });
});

test('the season is each month against the mean month, drawn half way to 1', () => {
  const months = monthsBack(12).map((month, place) => serviceMonth({ month, opened: place === 11 ? 45 : 5 }));
  const { monthIndex } = portfolioFacts(months, askedOn);
  expect(Object.keys(monthIndex)).toEqual(monthsBack(12));
  // 100 tickets over 12 months: the mean month has 8 1/3.
  expect(monthIndex[february]).toBeCloseTo(0.5 + 0.5 * (45 / (100 / 12)), 12);
  expect(monthIndex[january]).toBeCloseTo(0.5 + 0.5 * (5 / (100 / 12)), 12);
});

test('the season is that of what people asked for', () => {
  const months = monthsBack(12).map((month, place) =>
    serviceMonth({ month, opened: place === 11 ? 45 : 5, machineMade: place === 11 ? 40 : 0 }),
  );
  expect(portfolioFacts(months, askedOn).monthIndex[february]).toBe(1);
});

test('a month in which it is not known who opened the tickets has no season', () => {
  const months = monthsBack(12).map((month) => serviceMonth({ month }));
  const { monthIndex } = portfolioFacts(
    [...months, without(serviceMonth({ month: january }), ['machineMade'])],
    askedOn,
  );
  expect(Object.keys(monthIndex)).toEqual(monthsBack(12).filter((month) => month !== january));
});

test('the season begins with the first month that has a ticket', () => {
  const months = monthsBack(4).map((month) => serviceMonth({ month }));
  expect(Object.entries(portfolioFacts(months, askedOn).monthIndex)).toEqual(monthsBack(4).map((month) => [month, 1]));
});
