import fc from 'fast-check';
import {
  concessionKpis,
  pressureKpis,
  upliftKpis,
  type AskedConcession,
  type CountedFinding,
} from '#domain/governance/commercial-kpis';
import type { Kpi, KpiId } from '#domain/governance/kpi';
import {
  closesOn,
  concessionMinor,
  referenceMinor,
  renewedMinor,
  assertSound,
  type RenewalFigures,
} from '#domain/governance/renewal-figures';
import { grrBook, logoRetention, retentionKpis } from '#domain/governance/retention-kpis';

/** 60,000 a year with an escalator of 4 %, due in October 2026, renewed in time as it stood. */
const plain: RenewalFigures = {
  renewalId: '70@2026-10-31',
  groupId: '70@2026-10-31',
  contractId: 70,
  clientId: 7,
  dueOn: '2026-10-31',
  outcome: 'renewed',
  closedOn: '2026-10-20',
  mode: 'signed',
  baselineMinor: 6_000_000,
  escalatorMinor: 240_000,
  priceConcessionMinor: 0,
  otherConcessionMinor: 0,
  escalatorWaivedMinor: 0,
  scopeAddedMinor: 0,
  volumeMinor: 0,
  isPassThrough: false,
  isUncommitted: false,
};
let next = 0;
const contract = (change: Partial<RenewalFigures> = {}): RenewalFigures => {
  next += 1;
  const id = `${next}@2026-10-31`;
  return { ...plain, renewalId: id, groupId: id, contractId: next, clientId: next, ...change };
};
const october = { from: '2026-10', to: '2026-10' };
const kpi = (kpis: readonly Kpi[], id: KpiId): Kpi => {
  const found = kpis.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const retention = (figures: readonly RenewalFigures[], id: KpiId, period = october) =>
  kpi(retentionKpis(figures, period), id);
const grr = (...figures: readonly RenewalFigures[]) => retention(figures, 'grrRenewal').value;

describe('gross retention of what came due', () => {
  test('renewed as it stood is 100 %, and the escalator is not in it', () => {
    expect(grr(contract())).toBe(1);
    expect(retention([contract()], 'nrr').value).toBeCloseTo(1.04, 12);
    expect(retention([contract()], 'nrrExEscalator').value).toBe(1);
  });

  test('a lost contract keeps nothing, and growth elsewhere does not heal it', () => {
    const lost = contract({ outcome: 'lost' });
    expect(grr(lost, contract({ scopeAddedMinor: 6_000_000, volumeMinor: 3_000_000 }))).toBe(0.5);
  });

  test('a price below the escalator takes from it, a waived escalator alone does not', () => {
    expect(grr(contract({ priceConcessionMinor: 240_000, escalatorWaivedMinor: 240_000 }))).toBe(1);
    expect(grr(contract({ priceConcessionMinor: 840_000, escalatorWaivedMinor: 240_000 }))).toBe(0.9);
  });

  test('it is never above 100 % nor below 0', () => {
    expect(grr(contract({ volumeMinor: 9_000_000 }))).toBe(1);
    expect(grr(contract({ volumeMinor: -6_000_000, priceConcessionMinor: 1_000_000 }))).toBe(0);
  });
});

/** Source: spec of KPIs 4: each of its cases by its name. */
describe('edge cases', () => {
  test('multi-year: in the denominator only in the year the right to leave can be exercised', () => {
    const threeYears = contract({ dueOn: '2028-10-31' });
    expect(retention([contract(), threeYears], 'grrRenewal').denominator).toBe(6_000_000);
  });

  test('mid-term contraction: B is the value at cycle start, so it cannot vanish before the renewal', () => {
    expect(grr(contract({ volumeMinor: -600_000 }))).toBe(0.9);
  });

  test('mid-term expansion: not in B of this cycle', () => {
    expect(retention([contract({ volumeMinor: 600_000 })], 'grrRenewal').denominator).toBe(6_000_000);
  });

  test('co-termination: members with one outcome are one case with the sum of their baselines', () => {
    const group = '1@2026-10-31';
    const members = [
      contract({ groupId: group }),
      contract({ groupId: group, baselineMinor: 1_000_000, escalatorMinor: 0 }),
    ];
    expect(retention(members, 'grrRenewal')).toMatchObject({ denominator: 7_000_000, n: 1 });
    expect(retention(members, 'renewalRateCount')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  test('merge: what moved into another contract of the group was not lost', () => {
    const group = '2@2026-10-31';
    const merged = [
      contract({ groupId: group, outcome: 'lost', baselineMinor: 1_000_000, escalatorMinor: 0 }),
      contract({ groupId: group, volumeMinor: 1_000_000 }),
    ];
    expect(grr(...merged)).toBe(1);
  });

  test('early renewal: counted in the due-date period', () => {
    const early = contract({ closedOn: '2026-03-01' });
    expect(retention([early], 'grrRenewal', { from: '2026-03', to: '2026-03' }).n).toBe(0);
    expect(retention([early], 'onTimeRate').value).toBe(1);
  });

  test('late: pending until the grace ends, then lapsed and not retained, shown until it is signed', () => {
    expect(retention([contract({ outcome: 'pending' })], 'grrRenewal')).toMatchObject({ n: 0, denominator: 0 });
    expect(grr(contract({ outcome: 'lapsedStillBilling' }))).toBe(0);
    expect(retention([contract({ closedOn: '2026-11-20' })], 'onTimeRate').value).toBe(0);
  });

  test('downgrade offset by a price rise: lost scope counts in full at the old price', () => {
    expect(grr(contract({ volumeMinor: -1_200_000, escalatorMinor: 1_200_000 }))).toBe(0.8);
  });

  test('client fired by the MSP: churn, tagged, so that GRR can be read without', () => {
    const fired = contract({ outcome: 'lost', lossReason: 'ourDecision' });
    expect(grr(contract(), fired)).toBe(0.5);
    expect(grr(...[contract(), fired].filter(({ lossReason }) => lossReason !== 'ourDecision'))).toBe(1);
  });

  test('insolvency, acquisition, tender: in GRR', () => {
    expect(grr(contract(), contract({ outcome: 'lost', lossReason: 'insolvency' }))).toBe(0.5);
  });

  test('prepaid hours and time and material: counted, without value', () => {
    const prepaid = contract({ isUncommitted: true });
    expect(retention([contract(), prepaid], 'grrRenewal').denominator).toBe(6_000_000);
    expect(retention([contract(), prepaid], 'renewalRateCount').denominator).toBe(2);
  });

  test('zero or negative margin: GRR and margin retained stand side by side', () => {
    const losing = contract({ outcome: 'lost', costMinor: 6_500_000 });
    const earning = contract({ costMinor: 3_000_000 });
    expect(grr(losing, earning)).toBe(0.5);
    expect(retention([losing, earning], 'marginRetained')).toMatchObject({
      numerator: 3_000_000,
      denominator: 2_500_000,
    });
  });

  test('acquisition of a client: the logo goes on where the contract is assigned', () => {
    expect(logoRetention([1, 2, 3], [1, 3, 9])).toMatchObject({ numerator: 2, denominator: 3 });
  });

  test('a period is closed 90 days after its end', () => {
    expect(closesOn(october)).toBe('2027-01-30');
    expect(closesOn({ from: '2027-12', to: '2028-02' })).toBe('2028-05-30');
  });

  test('an empty period has counts of nothing and no rate', () => {
    for (const one of [...retentionKpis([], october), ...concessionKpis([], october)]) {
      expect(one).toMatchObject({ numerator: 0, denominator: 0, n: 0, tooFew: true });
      expect(one.value).toBeUndefined();
      expect(one.interval).toBeUndefined();
    }
  });
});

test('book view: what clients of the start still pay, no more than they paid then', () => {
  const start = new Map([
    [1, 6_000_000],
    [2, 4_000_000],
  ]);
  const changes = [
    { clientId: 1, month: '2026-05', lostMinor: 600_000, key: 'a' },
    { clientId: 2, month: '2026-07', lostMinor: 9_000_000, key: 'b' },
    { clientId: 3, month: '2026-07', lostMinor: 1_000_000, key: 'c' },
    { clientId: 1, month: '2025-05', lostMinor: 600_000, key: 'd' },
  ];
  expect(grrBook(start, changes, { from: '2025-11', to: '2026-10' })).toMatchObject({
    numerator: 5_400_000,
    denominator: 10_000_000,
    rows: ['a', 'b'],
  });
});

describe('concessions', () => {
  /** 10 % and 5 % off, one as a credit, and one without. */
  const three = [
    contract({ escalatorMinor: 0, priceConcessionMinor: 600_000 }),
    contract({ escalatorMinor: 0, baselineMinor: 2_000_000, otherConcessionMinor: 100_000 }),
    contract({ escalatorMinor: 0, baselineMinor: 4_000_000 }),
  ];
  const figure = (id: KpiId) => kpi(concessionKpis(three, october), id).value;

  test('the mean depth is of renewals with one, the weighted by money, the portfolio’s of all', () => {
    expect(figure('averageConcessionDepth')).toBeCloseTo(0.075, 12);
    expect(figure('weightedConcessionDepth')).toBeCloseTo(700_000 / 8_000_000, 12);
    expect(figure('portfolioConcessionDepth')).toBeCloseTo(700_000 / 12_000_000, 12);
  });

  test('portfolio depth is incidence by value times weighted depth', () => {
    expect((figure('concessionIncidenceValue') ?? 0) * (figure('weightedConcessionDepth') ?? 0)).toBeCloseTo(
      figure('portfolioConcessionDepth') ?? NaN,
      12,
    );
    expect(figure('concessionIncidenceCount')).toBeCloseTo(2 / 3, 12);
  });

  test('every figure lists the rows behind it', () => {
    for (const { id, n, rows } of concessionKpis(three, october)) expect([id, rows.length]).toEqual([id, n]);
  });
});

test('discount pressure stays four parts', () => {
  const asked = (change: Partial<AskedConcession>): AskedConcession => ({
    requestId: `r${(next += 1)}`,
    renewalId: '1@2026-12-31',
    askedOn: '2026-10-05',
    decisionOn: '2026-11-30',
    askedDepth: 0.1,
    isGranted: false,
    isDecided: true,
    level: 1,
    isOverturned: false,
    wasEmergency: false,
    ...change,
  });
  const requests = [
    asked({ isGranted: true }),
    asked({ renewalId: '2@2026-12-31', decisionOn: '2026-10-30', askedDepth: 0.2, level: 2 }),
    asked({ renewalId: '2@2026-12-31', askedOn: '2026-10-20', decisionOn: '2026-10-30', isDecided: false }),
    asked({ askedOn: '2026-09-30' }),
  ];
  const kpis = pressureKpis(requests, 20, october);
  const pair = (id: KpiId) => [kpi(kpis, id).numerator, kpi(kpis, id).denominator];
  expect(pair('requestRate')).toEqual([2, 20]);
  expect(kpi(kpis, 'askDepth').value).toBeCloseTo(0.4 / 3, 12);
  expect(pair('grantRatio')).toEqual([1, 2]);
  expect(pair('lateShare')).toEqual([1, 2]);
  expect(pair('exceptionRate')).toEqual([1, 3]);
});

test('uplift conversion counts what has matured', () => {
  const finding = (change: Partial<CountedFinding>): CountedFinding => ({
    key: `f${(next += 1)}`,
    foundOn: '2026-10-01',
    state: 'presented',
    presentedOn: '2026-10-10',
    estimatedMinor: 100_000,
    wonMinor: 0,
    wasWrong: false,
    ...change,
  });
  const { presentedOn: _never, ...unseen } = finding({ state: 'dismissed', wasWrong: true });
  const findings = [finding({ state: 'won', wonMinor: 80_000 }), finding({ state: 'lost' }), finding({}), unseen];
  const at = (asOf: string) => upliftKpis(findings, october, asOf);
  expect(kpi(at('2027-01-08'), 'upliftConversionCount')).toMatchObject({ numerator: 1, denominator: 2 });
  // The 91st day: what was not answered has expired.
  expect(kpi(at('2027-01-09'), 'upliftConversionCount')).toMatchObject({ numerator: 1, denominator: 3 });
  expect(kpi(at('2027-01-08'), 'upliftConversionValue').value).toBeCloseTo(0.4, 12);
  expect(kpi(at('2027-01-08'), 'upliftEstimateAccuracy').value).toBeCloseTo(0.8, 12);
  expect(kpi(at('2027-01-08'), 'upliftFalsePositiveShare')).toMatchObject({ numerator: 1, denominator: 4 });
});

test('below ten cases a rate is not shown', () => {
  expect(
    retention(
      Array.from({ length: 9 }, () => contract()),
      'grrRenewal',
    ).tooFew,
  ).toBe(true);
  expect(
    retention(
      Array.from({ length: 10 }, () => contract()),
      'grrRenewal',
    ).tooFew,
  ).toBe(false);
});

const money = (max: number) => fc.integer({ min: 0, max });
const anyFigures: fc.Arbitrary<RenewalFigures> = fc
  .record({
    outcome: fc.constantFrom<RenewalFigures['outcome']>('renewed', 'lost', 'pending', 'lapsedStillBilling'),
    baselineMinor: money(10_000_000),
    escalatorMinor: money(500_000),
    waived: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: money(500_000),
    otherConcessionMinor: money(300_000),
    scopeAddedMinor: money(900_000),
    volumeMinor: fc.integer({ min: -2_000_000, max: 2_000_000 }),
  })
  .map(({ waived, cut, ...figures }) => {
    const escalatorWaivedMinor = Math.round(waived * figures.escalatorMinor);
    return contract({ ...figures, escalatorWaivedMinor, priceConcessionMinor: escalatorWaivedMinor + cut });
  });

test('the identity holds for each contract and in total, to the minor unit: R = B + E − C + S + V', () => {
  fc.assert(
    fc.property(fc.array(anyFigures, { maxLength: 40 }), (all) => {
      all.forEach(assertSound);
      const renewed = all.filter(({ outcome }) => outcome === 'renewed');
      const total = (of: (figures: RenewalFigures) => number) => renewed.reduce((sum, figures) => sum + of(figures), 0);
      const right =
        total(({ baselineMinor }) => baselineMinor) +
        total(({ escalatorMinor }) => escalatorMinor) -
        total(({ priceConcessionMinor }) => priceConcessionMinor) +
        total(({ scopeAddedMinor }) => scopeAddedMinor) +
        total(({ volumeMinor }) => volumeMinor);
      expect(all.reduce((sum, figures) => sum + renewedMinor(figures), 0)).toBe(right);
      expect(retention(all, 'nrr').numerator).toBe(right);
    }),
  );
});

test('gross retention lies between 0 and 1 and never rises with a deeper concession', () => {
  fc.assert(
    fc.property(fc.array(anyFigures, { minLength: 1, maxLength: 20 }), money(400_000), (all, more) => {
      const before = retention(all, 'grrRenewal');
      const after = retention(
        all.map((figures) => ({ ...figures, priceConcessionMinor: figures.priceConcessionMinor + more })),
        'grrRenewal',
      );
      expect(before.numerator).toBeGreaterThanOrEqual(0);
      expect(before.numerator).toBeLessThanOrEqual(before.denominator);
      expect(after.numerator).toBeLessThanOrEqual(before.numerator);
    }),
  );
});

test('depth is of all forms, against the reference price', () => {
  const both = contract({ priceConcessionMinor: 312_000, otherConcessionMinor: 312_000 });
  expect(concessionMinor(both) / referenceMinor(both)).toBeCloseTo(0.1, 12);
});
