import { priceFindings, type PriceFacts } from '#domain/uplift/price-lag';

const granted: PriceFacts = {
  annualMinor: 6_000_000,
  annualMinorYearAgo: 6_000_000,
  escalatorPercent: 4,
  anniversaryOn: '2026-06-01',
};
const kinds = (facts: PriceFacts, today = '2026-09-01') =>
  priceFindings(facts, today).map(({ kind, annualMinor }) => [kind, annualMinor]);

test('an agreed increase of which nothing came is a waived escalator, worth all of it', () => {
  expect(kinds(granted)).toEqual([['waivedEscalator', 240_000]]);
});

test('one that came in part lags by the rest', () => {
  expect(kinds({ ...granted, annualMinor: 6_060_000 })).toEqual([['priceLag', 182_400]]);
});

test.each<[string, Partial<PriceFacts>, string]>([
  ['it came', { annualMinor: 6_240_000 }, '2026-09-01'],
  ['nearly all of it came', { annualMinor: 6_200_000 }, '2026-09-01'],
  ['the anniversary was days ago', {}, '2026-07-30'],
  ['none is agreed', { escalatorPercent: 0 }, '2026-09-01'],
  ['the contract does not say', { escalatorPercent: undefined } as unknown as Partial<PriceFacts>, '2026-09-01'],
  ['HaloPSA raises it by itself', { automatic: { percent: 4, everyMonths: 12 } }, '2026-09-01'],
])('nothing is found where %s', (_, change, today) => {
  expect(kinds({ ...granted, ...change }, today)).toEqual([]);
});

test('sixty days after the anniversary it is late', () => {
  expect(kinds(granted, '2026-07-31')).toHaveLength(1);
});

test('HaloPSA and the contract disagreeing is a question, not an offer', () => {
  const [found] = priceFindings({ ...granted, automatic: { percent: 2, everyMonths: 6 } }, '2026-09-01');
  expect(found).toBeUndefined();
  expect(priceFindings({ ...granted, automatic: { percent: 3, everyMonths: 12 } }, '2026-09-01')).toEqual([
    {
      kind: 'priceMismatch',
      annualMinor: 0,
      provenance: 'measured',
      confidence: 1,
      text: 'HaloPSA raises the price by 3% a year by itself; the contract grants 4%.',
    },
  ]);
});

test('where the price of a year ago is not known it is an estimate', () => {
  const { annualMinorYearAgo: _notKnown, ...facts } = granted;
  const [found] = priceFindings(facts, '2026-09-01');
  expect(found).toMatchObject({ kind: 'waivedEscalator', annualMinor: 240_000, provenance: 'estimated' });
});

test('lines that HaloPSA never raised lag behind those that it did', () => {
  const facts = { ...granted, automatic: { percent: 4, everyMonths: 12 }, unraisedMinor: 1_500_000 };
  const { annualMinorYearAgo: _notKnown, ...unknown } = facts;
  expect(kinds(unknown as PriceFacts)).toEqual([['priceLag', 60_000]]);
  expect(kinds({ ...facts, annualMinor: 6_300_000 })).toEqual([]);
  expect(kinds({ ...unknown, unraisedMinor: 500_000 } as PriceFacts)).toEqual([]);
});
