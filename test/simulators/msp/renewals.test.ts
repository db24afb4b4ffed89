import { areaUnderCurve, bestDiscrimination, knowableDiscrimination } from '#simulators/msp/best-discrimination';
import { addDays } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import { contractAt } from '#simulators/msp/renewals/coming-terms';

const startsOn = '2026-11-30';
const worldOf = (seed: number) => generateWorld({ seed, size: 'typical', startsOn });
const typical = worldOf(7);

describe('past renewals', () => {
  it.each([1, 2, 3, 5, 7, 11])('of the typical world %d are enough to read a score against', (seed) => {
    const { pastRenewals } = worldOf(seed);
    const lost = pastRenewals.filter(({ outcome }) => outcome === 'lost');
    expect(lost.length).toBeGreaterThanOrEqual(20);
    expect(lost.length / pastRenewals.length).toBeGreaterThan(0.08);
    expect(lost.length / pastRenewals.length).toBeLessThan(0.18);
  });

  it('say what was paid before and after, and what was given away', () => {
    for (const renewal of typical.pastRenewals) {
      const { outcome, annualValueBeforeMinor: before, annualValueAfterMinor: after, concession } = renewal;
      expect(before).toBeGreaterThan(0);
      if (outcome === 'lost') expect(after).toBe(0);
      else expect(after / before).toBeCloseTo(renewal.valueRatio, 3);
      if (outcome === 'renewedWithConcession') expect(concession?.depthPercent).toBeGreaterThan(0);
      expect(renewal.decidedOn < renewal.termEndedOn).toBe(true);
    }
    expect(typical.pastRenewals.some(({ interventions }) => interventions.length > 1)).toBe(true);
  });
});

describe('the best possible discrimination', () => {
  it.each([1, 2, 3, 7])('of the typical world %d is good and not perfect', (seed) => {
    const best = bestDiscrimination(worldOf(seed));
    expect(best.areaUnderCurve).toBeGreaterThan(0.6);
    expect(best.areaUnderCurve).toBeLessThan(0.95);
    const [low, high] = best.interval ?? [1, 0];
    expect(low).toBeLessThan(best.areaUnderCurve ?? 0);
    expect(high).toBeGreaterThan(best.areaUnderCurve ?? 1);
    expect(best.lossCount).toBeGreaterThanOrEqual(25);
  });

  it('repeats itself', () => {
    expect(bestDiscrimination(worldOf(7))).toEqual(bestDiscrimination(typical));
  });

  it('is unknown where nobody was lost', () => {
    const kept = typical.pastRenewals.filter(({ outcome }) => outcome !== 'lost');
    expect(bestDiscrimination({ seed: 7, pastRenewals: kept }).areaUnderCurve).toBeUndefined();
  });

  it.each([
    { scores: [1, 2, 3, 4], positive: [false, false, true, true], area: 1 },
    { scores: [4, 3, 2, 1], positive: [false, false, true, true], area: 0 },
    { scores: [1, 1, 1, 1], positive: [false, true, false, true], area: 0.5 },
    { scores: [1, 3, 2, 4], positive: [false, false, true, true], area: 0.75 },
  ])('is $area for scores $scores', ({ scores, positive, area }) => {
    expect(areaUnderCurve(scores, positive)).toBe(area);
  });
});

describe('a contract as the clock moves', () => {
  const kept = typical.comingRenewals.find(({ outcome }) => outcome === 'renewed');
  const lost = typical.comingRenewals.find(({ outcome }) => outcome === 'lost');
  const contractOf = (contractId: number | undefined) => {
    const contract = typical.contracts.find(({ id }) => id === contractId);
    if (contract === undefined) throw new Error('no such contract');
    return contract;
  };

  it('is at first what the world opens with', () => {
    for (const contract of typical.contracts) {
      if (contract.changes.every(({ from }) => from > startsOn))
        expect(contractAt(contract, startsOn)).toEqual(contract);
    }
  });

  it('is prolonged by a term where it renews', () => {
    const contract = contractOf(kept?.contractId);
    const later = contractAt(contract, addDays(kept?.termEndedOn ?? '', 1));
    expect(contract.endsOn).toBe(kept?.termEndedOn);
    expect((later.endsOn ?? '') > (contract.endsOn ?? '')).toBe(true);
    expect(later.startsOn).toBe(addDays(contract.endsOn ?? '', 1));
    expect(later.inactiveFrom).toBeUndefined();
  });

  it('is switched off where it is lost', () => {
    const contract = contractOf(lost?.contractId);
    expect(contractAt(contract, lost?.termEndedOn ?? '').inactiveFrom).toBeUndefined();
    expect(contractAt(contract, addDays(lost?.termEndedOn ?? '', 30)).inactiveFrom).toBeDefined();
  });
});

describe('what can be known before the decision', () => {
  const mean = (outcomes: 'caused' | 'unrelated', daysBefore: number) => {
    const areas = [1, 2, 3, 5, 7, 11].map((seed) =>
      knowableDiscrimination(generateWorld({ seed, size: 'typical', startsOn, outcomes }), daysBefore),
    );
    return areas.reduce<number>((sum, area) => sum + (area ?? 0.5), 0) / areas.length;
  };

  it('is less, the earlier one asks', () => {
    expect(mean('caused', 0)).toBeGreaterThan(mean('caused', 180) + 0.05);
    expect(mean('caused', 0)).toBeGreaterThan(0.65);
  });

  it('is nothing where outcomes have nothing to do with what happens at a client', () => {
    expect(Math.abs(mean('unrelated', 0) - 0.5)).toBeLessThan(0.06);
    const { pastRenewals } = generateWorld({ seed: 3, size: 'typical', startsOn, outcomes: 'unrelated' });
    const lost = pastRenewals.filter(({ outcome }) => outcome === 'lost').length;
    expect(lost / pastRenewals.length).toBeGreaterThan(0.08);
    expect(lost / pastRenewals.length).toBeLessThan(0.18);
  });
});

test('an account manager writes of an acquisition where one was behind the loss, and of ordinary reasons elsewhere', () => {
  const { deals, contracts, pastRenewals } = typical;
  const reasons = deals.flatMap(({ lostReason, contractIndex, closesOn = '' }) => {
    if (lostReason === undefined) return [];
    const lost = pastRenewals.find(
      ({ contractId, outcome }) => outcome === 'lost' && contractId === contracts[contractIndex ?? -1]?.id,
    );
    return [{ lostReason, isAcquired: lost?.causes.includes('acquisition'), closesOn }];
  });
  expect(reasons.length).toBeGreaterThan(5);
  for (const { lostReason, isAcquired } of reasons) expect(/acquired|taken over/i.test(lostReason)).toBe(isAcquired);
});
