import fc from 'fast-check';
import { csatChange } from '#domain/readiness/signals/sentiment/csat-change';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import { factsWithout, healthyFacts, monthsBack, serviceMonth } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

interface Answers {
  readonly count: number;
  readonly mean: number;
}

function change(before: Answers, last: Answers, overrides: Partial<ContractFacts> = {}): Reading {
  const spans = new Map([
    [3, before],
    [10, last],
  ]);
  const months = monthsBack(12).map((month, place) => {
    const { count, mean } = spans.get(place) ?? { count: 0, mean: 0 };
    return serviceMonth({ month, csatCount: count, csatSum: count * mean });
  });
  return csatChange.read(healthyFacts({ months, ...overrides }));
}

const many = 10_000;

// With ten thousand answers the draw toward the past is gone: the fall as a share of the four points of the scale.
test.each([
  { to: 4.7, score: 100 },
  { to: 4.5, score: 100 },
  { to: 4.3, score: 99.9 },
  { to: 3.9, score: 50 },
  { to: 3.5, score: 0 },
  { to: 1, score: 0 },
])('from 4.5 to $to scores $score', ({ to, score }) => {
  expect(scoreOf(change({ count: many, mean: 4.5 }, { count: many, mean: to }))).toBeCloseTo(score, 0);
});

test('few answers are drawn toward their own past', () => {
  // (3 * 3 + 5 * 4.5) / 8 = 3.94: a fall of 0.56 of 4 points.
  expect(scoreOf(change({ count: many, mean: 4.5 }, { count: 3, mean: 3 }))).toBeCloseTo(54.7, 1);
});

test('a scale on which 1 is best is read the other way round', () => {
  const inverted = { csatScale: { best: 1, worst: 5 }, portfolio: { ...healthyFacts().portfolio, csatMean: 1.6 } };
  expect(scoreOf(change({ count: many, mean: 1.5 }, { count: many, mean: 2.1 }, inverted))).toBeCloseTo(50, 0);
  expect(scoreOf(change({ count: many, mean: 2.1 }, { count: many, mean: 1.5 }, inverted))).toBe(100);
});

test('the evidence names both means and both counts', () => {
  expect(textOf(change({ count: 20, mean: 4.6 }, { count: 6, mean: 3.5 }))).toBe(
    '3.5 on average from 6 satisfaction answers in the last 3 full months, after 4.6 from 20 in the 9 months before (5 is best, 1 worst).',
  );
});

test.each([
  { before: 5, last: 3, kind: 'measured' },
  { before: 4, last: 3, kind: 'unknown' },
  { before: 5, last: 2, kind: 'unknown' },
])('$before answers before and $last since are $kind', ({ before, last, kind }) => {
  expect(change({ count: before, mean: 4 }, { count: last, mean: 4 }).kind).toBe(kind);
});

test.each([
  { lack: 'a confirmed scale', facts: factsWithout('csatScale') },
  { lack: 'months', facts: factsWithout('months') },
  { lack: 'twelve known months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  { lack: 'knowing which answers were lost', facts: factsWithout('monthsWithoutSatisfaction') },
  { lack: 'a mean of the portfolio', facts: healthyFacts({ portfolio: { monthIndex: {} } }) },
  { lack: 'answers on the scale', facts: healthyFacts({ csatScale: { best: 4, worst: 1 } }) },
])('is unknown without $lack', ({ facts }) => {
  expect(csatChange.read(facts).kind).toBe('unknown');
});

test.each([
  ['2025-02', 'measured'],
  ['2025-03', 'unknown'],
  ['2026-02', 'unknown'],
  ['2026-03', 'measured'],
])('when the answers of %s were lost for everybody it is %s, no fall and no rise', (month, kind) => {
  expect(csatChange.read(healthyFacts({ monthsWithoutSatisfaction: [month] })).kind).toBe(kind);
});

test('one more bad answer never raises the score', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 40 }), fc.double({ min: 1, max: 5, noNaN: true }), (count, mean) => {
      const before = { count: 20, mean: 4.5 };
      const more = { count: count + 1, mean: (count * mean + 1) / (count + 1) };
      expect(scoreOf(change(before, more))).toBeLessThanOrEqual(scoreOf(change(before, { count, mean })));
    }),
  );
});
