import fc from 'fast-check';
import { decisionDate, type ContractTerms } from '#domain/renewal/decision-date';
import { addDays, daysBetween, fromEpochDay } from '#domain/vocabulary/calendar-date';

const fixed: ContractTerms = {
  termStartsOn: '2024-01-01',
  termEndsOn: '2026-12-31',
  isEvergreen: false,
  noticePeriodDays: 90,
};
const evergreen: ContractTerms = { termStartsOn: '2023-06-15', isEvergreen: true, noticePeriodDays: 90 };

test.each([
  { terms: fixed, decideOn: '2026-10-02' },
  { terms: { ...fixed, noticePeriodDays: 0 }, decideOn: '2026-12-31' },
  { terms: { ...fixed, termEndsOn: '2024-03-01', noticePeriodDays: 1 }, decideOn: '2024-02-29' },
])(
  'a term to $terms.termEndsOn with $terms.noticePeriodDays days of notice is decided on $decideOn',
  ({ terms, decideOn }) => {
    expect(decisionDate(terms, '2026-03-15')).toBe(decideOn);
  },
);

test('a decision date that has passed stays where it is', () => {
  expect(decisionDate(fixed, '2027-02-01')).toBe('2026-10-02');
});

test.each([
  ['2026-06-14', '2026-06-15'],
  ['2026-06-15', '2026-06-15'],
  ['2026-06-16', '2027-06-15'],
  // The start itself is no review.
  ['2023-01-01', '2024-06-15'],
  ['2023-06-15', '2024-06-15'],
])('asked on %s, an evergreen contract of 15 June is reviewed on %s', (asOf, reviewOn) => {
  expect(decisionDate(evergreen, asOf)).toBe(reviewOn);
});

test.each([
  ['2026-01-01', '2026-02-28'],
  ['2026-02-28', '2026-02-28'],
  ['2026-03-01', '2027-02-28'],
  ['2028-02-28', '2028-02-29'],
])('asked on %s, an evergreen contract of 29 February is reviewed on %s', (asOf, reviewOn) => {
  expect(decisionDate({ ...evergreen, termStartsOn: '2024-02-29' }, asOf)).toBe(reviewOn);
});

test('without a known day there is no decision date', () => {
  expect(
    decisionDate({ isEvergreen: false, noticePeriodDays: 90, termStartsOn: '2024-01-01' }, '2026-03-15'),
  ).toBeUndefined();
  expect(
    decisionDate({ isEvergreen: true, noticePeriodDays: 90, termEndsOn: '2026-12-31' }, '2026-03-15'),
  ).toBeUndefined();
});

test('a yearly review comes within 366 days', () => {
  const day = fc.integer({ min: 10_000, max: 30_000 }).map(fromEpochDay);
  fc.assert(
    fc.property(day, fc.nat({ max: 8_000 }), (start, later) => {
      const asOf = addDays(start, later);
      const wait = daysBetween(asOf, decisionDate({ ...evergreen, termStartsOn: start }, asOf) ?? '');
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(366);
    }),
  );
});
