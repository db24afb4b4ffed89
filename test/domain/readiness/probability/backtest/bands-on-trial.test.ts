import { bandsOnTrial, countedShare } from '#domain/readiness/probability/backtest/bands-on-trial';
import { bandThresholds } from '#domain/readiness/band';

const model = {
  signals: [
    { id: 'a', weight: 60 },
    { id: 'b', weight: 40 },
  ],
  bands: bandThresholds,
};

/** Readings that make a band: 100 and 100 are ready, 10 and 10 blocked, 50 and 50 at risk, one unknown unproven. */
const scoresOf = {
  ready: [100, 100],
  blocked: [10, 10],
  atRisk: [50, 50],
  unproven: [100, undefined],
} as const;

function past(band: keyof typeof scoresOf, count: number, isRenewed: boolean) {
  return Array.from({ length: count }, (_, place) => {
    const [a, b] = scoresOf[band];
    const scores = new Map([['a', a as number], ...(b === undefined ? [] : [['b', b as number] as const])] as const);
    return { renewalId: `${place}@2026-03-31`, frozenOn: '2025-10-01', decidedOn: '2026-03-31', isRenewed, scores };
  });
}

test('each warning is counted against what came', () => {
  const cases = [
    ...past('blocked', 6, false),
    ...past('blocked', 2, true),
    ...past('atRisk', 4, false),
    ...past('atRisk', 8, true),
    ...past('ready', 10, false),
    ...past('ready', 30, true),
  ];
  const [blocked, atRisk, notReady] = bandsOnTrial(model, cases);
  expect(blocked).toEqual({
    warning: 'blocked',
    precision: { hits: 6, of: 8 },
    recall: { hits: 6, of: 20, interval: [expect.closeTo(0.188, 2), expect.closeTo(0.444, 2)] },
  });
  expect(atRisk).toMatchObject({ precision: { hits: 10, of: 20 }, recall: { hits: 10, of: 20 } });
  expect(notReady).toMatchObject({ precision: { hits: 10, of: 20 } });
});

test('a reading that is missing makes a contract not ready, and no alarm', () => {
  const [, atRisk, notReady] = bandsOnTrial(model, past('unproven', 12, true));
  expect(notReady?.precision).toMatchObject({ hits: 0, of: 12 });
  expect(atRisk?.precision).toEqual({ hits: 0, of: 0 });
});

test('below ten cases nothing is said; from ten on the interval stays between 0 and 1', () => {
  expect(countedShare(9, 9).interval).toBeUndefined();
  for (const hits of [0, 5, 10]) {
    const [low = -1, high = 2] = countedShare(hits, 10).interval ?? [];
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
    expect(low).toBeLessThanOrEqual(hits / 10);
    expect(high).toBeGreaterThanOrEqual(hits / 10);
  }
});
