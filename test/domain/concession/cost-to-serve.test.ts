import { costToServe, type ServingFacts } from '#domain/concession/cost-to-serve';

const year: ServingFacts = { currency: 'GBP', hours: 120, months: 12, hourCostMinor: 3_100, resaleMinor: 420_000 };

test('hours at what an hour costs, and what is bought for the client, are measured', () => {
  expect(costToServe(year)).toEqual({
    annualMinor: 792_000,
    isEstimated: false,
    basis: '120.0 hours in 12 months at GBP 31.00, and GBP 4,200.00 a year of what is bought for the client',
  });
});

test('half a year of hours stands for a year', () => {
  expect(costToServe({ ...year, hours: 60, months: 6 })?.annualMinor).toBe(792_000);
});

test('hours alone are a part of the cost: estimated', () => {
  const { resaleMinor: _unknown, ...hoursAlone } = year;
  expect(costToServe(hoursAlone)).toEqual({
    annualMinor: 372_000,
    isEstimated: true,
    basis: '120.0 hours in 12 months at GBP 31.00; what is bought for the client is not known',
  });
});

test.each([
  [{ months: 5 }, undefined],
  [{ hours: 5.9 }, undefined],
  [{ hours: 6, months: 6 }, 457_200],
  [{ hourCostMinor: 0 }, undefined],
])('%j is %p', (change, annualMinor) => {
  expect(costToServe({ ...year, ...change })?.annualMinor).toBe(annualMinor);
});
