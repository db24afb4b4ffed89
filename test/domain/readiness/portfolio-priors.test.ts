import { portfolioFacts } from '#domain/readiness/portfolio';
import type { RequestSums, ServiceMonth } from '#domain/readiness/service-month';
import { askedOn, monthsBack, serviceMonth, without } from '../../support/contract-facts';
import { requestSums } from '../../support/request-sums';

const [february = ''] = monthsBack(1);

/** One month of each of these many clients. */
function clients(
  count: number,
  sums: (place: number) => Partial<RequestSums>,
  row: Partial<ServiceMonth> = {},
): readonly ServiceMonth[] {
  return Array.from({ length: count }, (_, place) =>
    serviceMonth({ clientId: place + 1, month: february, ...row, people: requestSums(sums(place)) }),
  );
}

const priorsOf = (months: readonly ServiceMonth[]) => portfolioFacts(months, askedOn).priors;

test('each share is of what it is part of', () => {
  const months = clients(
    10,
    () => ({
      requests: 100,
      solved: 80,
      reopened: 5,
      handedOn: 20,
      firstTimeFixed: 50,
      vip: 2,
      toneCount: 40,
      toneNegative: 4,
      complaints: 2,
    }),
    { csatCount: 20 },
  );
  expect(priorsOf(months)).toMatchObject({
    reopened: { share: 0.05 },
    handedOn: { share: 0.2 },
    firstTimeFixed: { share: 0.5 },
    vip: { share: 0.02 },
    negativeTone: { share: 0.1 },
    complaint: { share: 0.05 },
    answered: { share: 0.25 },
  });
});

test('reopenings are those of the last three full months: before the product watched, none is on record', () => {
  const watched = clients(10, () => ({ requests: 50, reopened: 5 }));
  const before = clients(10, () => ({ requests: 50, reopened: 0, handedOn: 5 }), { month: '2025-11' });
  expect(priorsOf([...watched, ...before])).toMatchObject({ reopened: { share: 0.1 }, handedOn: { share: 0.05 } });
});

test('months of one client are one client', () => {
  const year = monthsBack(12).map((month) => serviceMonth({ month, people: requestSums({ requests: 50 }) }));
  expect(portfolioFacts(year, askedOn)).not.toHaveProperty('priors');
});

test('the last twelve full months count, and no others', () => {
  const months = clients(10, () => ({ requests: 50, reopened: 5 }));
  const others = ['2026-03', '2025-02'].flatMap((month) =>
    clients(10, () => ({ requests: 50, reopened: 50 }), { month }),
  );
  expect(priorsOf([...months, ...others])).toEqual(priorsOf(months));
});

test('a month that is being read again is left out', () => {
  const months = clients(10, () => ({ requests: 50, reopened: 5 }));
  const old = clients(10, () => ({})).map((row) => without(row, ['people']));
  expect(priorsOf([...months, ...old])).toEqual(priorsOf(months));
});

test('more answers than solved requests are all of them', () => {
  expect(priorsOf(clients(10, () => ({ solved: 20 }), { csatCount: 30 }))?.answered?.share).toBe(1);
});

test('incidents are counted for each ticket that people opened', () => {
  const rows = clients(10, () => ({}), { opened: 120, machineMade: 20, openedByPriority: [1, 3, 50, 66] });
  expect(portfolioFacts(rows, askedOn).incidentRate?.rate).toBe(0.04);
  const mixed = rows.map((row) => without(row, ['machineMade']));
  expect(portfolioFacts(mixed, askedOn)).not.toHaveProperty('incidentRate');
});

test('categories are those of the last three full months', () => {
  const months = [
    ...clients(2, () => ({ categories: { 1: 6, 2: 4 } })),
    ...clients(1, () => ({ categories: { 7: 99 } }), { month: '2025-11' }),
  ];
  expect(portfolioFacts(months, askedOn).categoryRequests).toEqual({ 1: 12, 2: 8 });
});

test('without a client of whom it is known what people asked for there is no prior and no category', () => {
  const months = clients(10, () => ({})).map((row) => without(row, ['people']));
  const facts = portfolioFacts(months, askedOn);
  expect(facts).not.toHaveProperty('priors');
  expect(facts).not.toHaveProperty('categoryRequests');
});
