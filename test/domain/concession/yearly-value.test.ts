import type { ConcessionAsk } from '#domain/concession/concession-ask';
import { referenceMinor, usualPricing, yearlyValue, type RenewalTerms } from '#domain/concession/yearly-value';

const terms: RenewalTerms = { currency: 'GBP', baselineMinor: 6_000_000, escalatorMinor: 0, termMonths: 24 };
const pricing = { hourCostMinor: 6_000, ...usualPricing };

/** Source: spec of KPIs 3, "Worked, Pref 60,000 a year, T 2". */
test.each<{ ask: ConcessionAsk; annualMinor: number; working: string }>([
  { ask: { type: 'priceCut', percent: 10 }, annualMinor: 600_000, working: '10% of GBP 60,000.00' },
  {
    ask: { type: 'freeMonths', months: 2 },
    annualMinor: 500_000,
    working: '2 months of GBP 60,000.00 a year, over 2 years',
  },
  {
    ask: { type: 'serviceCredit', amountMinor: 200_000 },
    annualMinor: 100_000,
    working: 'GBP 2,000.00 once, over 2 years',
  },
  {
    ask: { type: 'freeLabor', hours: 10 },
    annualMinor: 30_000,
    working: '10 hours at a cost of GBP 60.00, over 2 years',
  },
  {
    ask: { type: 'paymentTerms', extraDays: 30 },
    annualMinor: 39_452,
    working: 'GBP 60,000.00 for 30 more days at 8% a year',
  },
  {
    ask: { type: 'seatWaiver', units: 5, unitYearMinor: 12_000 },
    annualMinor: 60_000,
    working: '5 units at GBP 120.00 a year',
  },
  {
    ask: { type: 'setupWaiver', amountMinor: 150_001 },
    annualMinor: 75_001,
    working: 'GBP 1,500.01 once, over 2 years',
  },
  {
    ask: { type: 'scopeAtNoCharge', listYearMinor: 90_000 },
    annualMinor: 90_000,
    working: 'list value GBP 900.00 a year',
  },
])('$ask.type is worth $annualMinor a year', ({ ask, annualMinor, working }) => {
  expect(yearlyValue(ask, terms, pricing)).toEqual({ annualMinor, working, isPriced: true });
});

test('a waived escalator of 4 % on 60,000 is 2,400, which is 3.85 % of the reference price', () => {
  const raised = { ...terms, escalatorMinor: 240_000 };
  const { annualMinor } = yearlyValue({ type: 'escalatorWaiver', percentWaived: 100 }, raised, pricing);
  expect(annualMinor).toBe(240_000);
  expect((100 * annualMinor) / referenceMinor(raised)).toBeCloseTo(3.85, 2);
  expect(yearlyValue({ type: 'escalatorWaiver', percentWaived: 25 }, raised, pricing).annualMinor).toBe(60_000);
});

test('a lock of one year forgoes nothing; the second year forgoes one increase, discounted, spread over the term', () => {
  const raised = { ...terms, escalatorMinor: 240_000 };
  expect(yearlyValue({ type: 'priceLock', years: 1 }, raised, pricing).annualMinor).toBe(0);
  expect(yearlyValue({ type: 'priceLock', years: 2 }, raised, pricing).annualMinor).toBe(
    Math.round((6_240_000 * 0.04) / 1.1 ** 2 / 2),
  );
});

test.each(['slaChange', 'liability', 'exitRight', 'mostFavored'] as const)('%s has no price and says so', (type) => {
  expect(yearlyValue({ type }, terms, pricing)).toMatchObject({ annualMinor: 0, isPriced: false });
});

test('half a minor unit is rounded up', () => {
  expect(yearlyValue({ type: 'serviceCredit', amountMinor: 101 }, terms, pricing).annualMinor).toBe(51);
});
