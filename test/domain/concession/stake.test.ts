import { concessionTypes, type ConcessionAsk } from '#domain/concession/concession-ask';
import { usualEconomics, weighConcession } from '#domain/concession/economics';
import { priorLift } from '#domain/concession/response';
import { stakeOf, type StakeFacts } from '#domain/concession/stake';
import { usualPricing } from '#domain/concession/yearly-value';

const facts: StakeFacts = {
  terms: { currency: 'GBP', baselineMinor: 6_000_000, escalatorMinor: 240_000, termMonths: 24 },
  costToServeMinor: 3_600_000,
  giveMinor: 0,
  remediationMinor: 0,
  lossMinor: 0,
  chanceWithout: { low: 0.6, middle: 0.7, high: 0.8 },
  lift: priorLift('priceCut', 'price'),
};
const pricing = { hourCostMinor: 6_000, ...usualPricing };

const nothing = { concessionMinor: 0, onceIfRenewedMinor: 0, onceAnywayMinor: 0 };
const asks: Record<ConcessionAsk['type'], { ask: ConcessionAsk; enters: Partial<typeof nothing> }> = {
  priceCut: { ask: { type: 'priceCut', percent: 10 }, enters: { concessionMinor: 624_000 } },
  escalatorWaiver: { ask: { type: 'escalatorWaiver', percentWaived: 100 }, enters: { concessionMinor: 240_000 } },
  seatWaiver: { ask: { type: 'seatWaiver', units: 2, unitYearMinor: 5_000 }, enters: { concessionMinor: 10_000 } },
  paymentTerms: { ask: { type: 'paymentTerms', extraDays: 30 }, enters: { concessionMinor: 41_030 } },
  priceLock: { ask: { type: 'priceLock', years: 2 }, enters: { concessionMinor: 103_140 } },
  scopeAtNoCharge: {
    ask: { type: 'scopeAtNoCharge', listYearMinor: 90_000, costYearMinor: 50_000 },
    enters: { concessionMinor: 50_000 },
  },
  freeMonths: { ask: { type: 'freeMonths', months: 2 }, enters: { onceIfRenewedMinor: 1_040_000 } },
  serviceCredit: { ask: { type: 'serviceCredit', amountMinor: 200_000 }, enters: { onceIfRenewedMinor: 200_000 } },
  setupWaiver: { ask: { type: 'setupWaiver', amountMinor: 150_000 }, enters: { onceIfRenewedMinor: 150_000 } },
  freeLabor: { ask: { type: 'freeLabor', hours: 10 }, enters: { onceAnywayMinor: 60_000 } },
  slaChange: { ask: { type: 'slaChange' }, enters: {} },
  liability: { ask: { type: 'liability' }, enters: {} },
  exitRight: { ask: { type: 'exitRight' }, enters: {} },
  mostFavored: { ask: { type: 'mostFavored' }, enters: {} },
};

test.each(concessionTypes)('%s enters the economics once', (type) => {
  const { ask, enters } = asks[type];
  expect(stakeOf([ask], facts, pricing)).toMatchObject({ ...nothing, ...enters });
});

test('a bundle counts as one total', () => {
  const bundle = [asks.priceCut.ask, asks.serviceCredit.ask, asks.freeLabor.ask];
  expect(stakeOf(bundle, { ...facts, remediationMinor: 5_000 }, pricing)).toMatchObject({
    concessionMinor: 624_000,
    onceIfRenewedMinor: 200_000,
    onceAnywayMinor: 65_000,
  });
});

test('a concession that ends before the term costs less over the term', () => {
  const ends = (concessionMonths?: number) =>
    weighConcession(
      stakeOf(
        [asks.priceCut.ask],
        { ...facts, ...(concessionMonths === undefined ? {} : { concessionMonths }) },
        pricing,
      ),
      usualEconomics,
    ).overTerm.base.withMinor;
  expect(ends(12)).toBeGreaterThan(ends());
  expect(ends(24)).toBe(ends());
});

test('a term below a year is weighed as one', () => {
  expect(stakeOf([asks.priceCut.ask], { ...facts, terms: { ...facts.terms, termMonths: 6 } }, pricing).years).toBe(1);
});
