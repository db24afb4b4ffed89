import fc from 'fast-check';
import { billedUnits } from '#domain/readiness/signals/commercial-utilisation/billed-units';
import type { UnitCount } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import { factsWithout, healthyFacts, monthsBack, without } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

type Size = readonly [units: number, contacts: number];

/** The last full months, oldest first. */
function counts(...sizes: readonly Size[]): readonly UnitCount[] {
  const months = monthsBack(sizes.length);
  return sizes.map(([units, contacts], place) => ({ month: months[place] ?? '', billedUnits: units, contacts }));
}

function reading(...sizes: readonly Size[]): Reading {
  return billedUnits.read(healthyFacts({ unitCounts: counts(...sizes) }));
}

const usual: Size = [100, 80];

test.each([
  { what: 'as many as ever', now: [100, 80], score: 100 },
  { what: 'more', now: [130, 100], score: 100 },
  { what: 'a fall within the tolerance of a twentieth', now: [95, 80], score: 100 },
  { what: 'a fall just beyond it', now: [94, 80], score: 76 },
  { what: 'an eighth fewer units', now: [87.5, 80], score: 50 },
  { what: 'a quarter fewer units', now: [75, 80], score: 0 },
  { what: 'an eighth fewer contacts', now: [100, 70], score: 50 },
] as const)('$what scores $score', ({ now, score }) => {
  expect(scoreOf(reading(usual, usual, now, now))).toBe(score);
});

test('two units fewer are within the tolerance of a small client, three are not', () => {
  expect(scoreOf(reading([10, 10], [8, 10], [8, 10]))).toBe(100);
  expect(scoreOf(reading([10, 10], [7, 10], [7, 10]))).toBe(0);
});

test('one low month is no fall: a sync may have come late', () => {
  expect(scoreOf(reading(usual, usual, usual, [50, 40]))).toBe(100);
  expect(scoreOf(reading(usual, usual, [50, 40], usual))).toBe(100);
});

test('the evidence names units and contacts, now and at most', () => {
  expect(textOf(reading([90, 80], [100, 75], [85, 74], [85, 73]))).toBe(
    'At the end of 2026-02: 85 billed units and 73 active contacts. The most since 2025-11: 100 and 80.',
  );
});

test('only the last twelve full months count, and not the running one', () => {
  const longAgo = counts([500, 500], ...Array<Size>(12).fill(usual));
  const running = { month: '2026-03', billedUnits: 5, contacts: 5 };
  expect(scoreOf(billedUnits.read(healthyFacts({ unitCounts: [...longAgo, running] })))).toBe(100);
});

test('two counts are too few, three are not', () => {
  expect(reading(usual, usual).kind).toBe('unknown');
  expect(reading(usual, usual, usual).kind).toBe('measured');
});

test.each(['contacts', 'billedUnits'] as const)(
  'is unknown where a month lacks its %s: it could be the largest',
  (name) => {
    const all = counts(usual, usual, usual, usual, usual);
    const unitCounts = all.map((count, place) => (place === 1 ? without(count, [name]) : count));
    expect(billedUnits.read(healthyFacts({ unitCounts }))).toEqual({
      kind: 'unknown',
      why: 'Billed units or active contacts of 2025-11 were not counted.',
    });
  },
);

test('is unknown where the last two months were not both counted', () => {
  const all = counts(usual, usual, usual, usual, usual);
  for (const gone of [3, 4]) {
    expect(billedUnits.read(healthyFacts({ unitCounts: all.filter((_, place) => place !== gone) })).kind).toBe(
      'unknown',
    );
  }
  expect(billedUnits.read(healthyFacts({ unitCounts: all.filter((_, place) => place !== 1) })).kind).toBe('measured');
});

test('is unknown when nothing was counted', () => {
  expect(billedUnits.read(factsWithout('unitCounts')).kind).toBe('unknown');
});

test('one unit or contact fewer never raises the score', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }), (units, contacts) => {
      const score = scoreOf(reading(usual, [units, contacts], [units, contacts]));
      expect(scoreOf(reading(usual, [units - 1, contacts], [units - 1, contacts]))).toBeLessThanOrEqual(score);
      expect(scoreOf(reading(usual, [units, contacts - 1], [units, contacts - 1]))).toBeLessThanOrEqual(score);
    }),
  );
});
