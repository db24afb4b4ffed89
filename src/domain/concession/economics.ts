import { assert } from '../vocabulary/assert';
import { logit, normalCumulative, standardQuantile } from './normal-distribution';
import { chanceWith, type Lift } from './response';

/** A chance with the ends of its interval, each above 0 and below 1. */
export interface Chance {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** One decision in money. All of it yearly and in minor units of one currency, except what is said to be one-off. */
export interface Stake {
  /** `R`: reference price, what renews if nobody decides anything. */
  readonly referenceMinor: number;
  /** `c`: what serving the contract costs. */
  readonly costToServeMinor: number;
  /** `C`: what the concession takes off each year it lasts, at cost where scope is given. */
  readonly concessionMinor: number;
  /** `G`: yearly value of what the client gives in return; 0 unless a contract term supports one. */
  readonly giveMinor: number;
  /** `K`: one-off, paid only if the contract renews. */
  readonly onceIfRenewedMinor: number;
  /** `A`: one-off, paid in any case. */
  readonly onceAnywayMinor: number;
  /** `L`: what losing the contract costs beyond its margin; 0 unless a source is given. */
  readonly lossMinor: number;
  /** `p0`. */
  readonly chanceWithout: Chance;
  readonly lift: Lift;
  /** `T`: years of the new term, at least 1. */
  readonly years: number;
  /** `Td`: years the concession lasts. */
  readonly concessionYears: number;
}

export interface EconomicsSettings {
  /** Margin after costs below which no discount is given, a share: 0.35. */
  readonly marginFloor: number;
  /** `s`: share of clients that stay from one year to the next. */
  readonly yearlySurvival: number;
  /** `r`. */
  readonly discountRate: number;
}

/** Source: spec of concessions 1 and 3. Defaults to be edited. */
export const usualEconomics: EconomicsSettings = { marginFloor: 0.35, yearlySurvival: 0.9, discountRate: 0.1 };

/** Where a concession starts to pay. Undefined: nowhere. */
export interface BreakEven {
  /** `p1*`: the chance with the concession from which on it pays. */
  readonly chance: number;
  /** Points of chance above p0. */
  readonly liftNeeded: number;
}

/** What is expected, at one chance with and one without. */
export interface Expectation {
  readonly withoutMinor: number;
  readonly withMinor: number;
}

export const verdicts = ['belowFloor', 'cannotPayBack', 'unlikely', 'uncertain', 'paysBack'] as const;
/** From worst to best. Source: spec of concessions 3, "Verdicts". */
export type Verdict = (typeof verdicts)[number];

export interface Economics {
  readonly marginBefore: number;
  /** Undefined where nothing is left to earn a margin on. */
  readonly marginAfter: number | undefined;
  /** Share of the reference price that the floor leaves room for. */
  readonly highestDiscount: number;
  readonly oneYear: Horizon;
  readonly overTerm: Horizon;
  readonly verdict: Verdict;
}

/** The figures of one span: a year, or the whole term. */
export interface Horizon {
  readonly breakEven: BreakEven | undefined;
  /** At the high end of p0, where it is hardest to reach. */
  readonly breakEvenAtHigh: BreakEven | undefined;
  /** The lift at its 10, 50 and 90 % points, the chance middle. */
  readonly worst: Expectation;
  readonly base: Expectation;
  readonly best: Expectation;
  /** P(EV1 > EV0), the least over the interval of p0. */
  readonly chanceThatItPays: number;
}

const thresholds = { uncertainFrom: 0.4, paysFrom: 0.6 } as const;

/**
 * What a concession costs and is expected to bring. Source: spec of concessions 3. The verdict is taken over the term at the
 * least favorable p0 of its interval: a lower one makes a discount look better, and with one-off costs a higher one can, too.
 * Missing data widens the interval at both ends, so it can never flatter.
 */
export function weighConcession(stake: Stake, settings: EconomicsSettings): Economics {
  assertSound(stake, settings);
  const { referenceMinor: reference, costToServeMinor: cost, concessionMinor } = stake;
  const year = {
    earned: reference - cost,
    earnedWith: reference - cost - concessionMinor + stake.giveMinor - stake.onceIfRenewedMinor,
  };
  const term = overYears(stake, settings);
  const oneYear = horizonOf(stake, year);
  const overTerm = horizonOf(stake, term);
  const marginBefore = (reference - cost) / reference;
  return {
    marginBefore,
    marginAfter:
      reference > concessionMinor ? (reference - concessionMinor - cost) / (reference - concessionMinor) : undefined,
    highestDiscount: Math.max(0, 1 - cost / (reference * (1 - settings.marginFloor))),
    oneYear,
    overTerm,
    verdict: verdictOf(marginBefore < settings.marginFloor, overTerm),
  };
}

interface Earnings {
  /** m0, or V0. */
  readonly earned: number;
  /** m0 - C + G - K, or V1. */
  readonly earnedWith: number;
}

function overYears(stake: Stake, { yearlySurvival, discountRate }: EconomicsSettings): Earnings {
  const margin = stake.referenceMinor - stake.costToServeMinor;
  let earned = 0;
  let earnedWith = -stake.onceIfRenewedMinor;
  for (let year = 0; year < stake.years; year += 1) {
    const weight = (yearlySurvival / (1 + discountRate)) ** year;
    const conceded = year < stake.concessionYears ? stake.concessionMinor - stake.giveMinor : 0;
    earned += weight * margin;
    earnedWith += weight * (margin - conceded);
  }
  return { earned, earnedWith };
}

function horizonOf(stake: Stake, earnings: Earnings): Horizon {
  const { chanceWithout, lift } = stake;
  const expectedAt = (quantile: number): Expectation => {
    const chance = chanceWith(chanceWithout.middle, lift.mean + quantile * lift.sd);
    return {
      withoutMinor: chanceWithout.middle * earnings.earned - (1 - chanceWithout.middle) * stake.lossMinor,
      withMinor: chance * earnings.earnedWith - (1 - chance) * stake.lossMinor - stake.onceAnywayMinor,
    };
  };
  return {
    breakEven: breakEvenAt(chanceWithout.middle, stake, earnings),
    worst: expectedAt(standardQuantile.p10),
    base: expectedAt(standardQuantile.p50),
    best: expectedAt(standardQuantile.p90),
    breakEvenAtHigh: breakEvenAt(chanceWithout.high, stake, earnings),
    chanceThatItPays: Math.min(
      ...[chanceWithout.low, chanceWithout.high, ...turningPoints(stake, earnings)].map((chance) =>
        chanceThatItPays(chance, stake, earnings),
      ),
    ),
  };
}

/**
 * Where the lift that p0 asks for is greatest or least. With p1* = k p0 + a it is logit(k p0 + a) - logit(p0), whose slope is 0
 * where (k² - k) p0² + 2 k a p0 + a² - a = 0.
 */
function turningPoints(
  { chanceWithout: { low, high }, lossMinor, onceAnywayMinor }: Stake,
  { earned, earnedWith }: Earnings,
): readonly number[] {
  const gainIfKept = earnedWith + lossMinor;
  if (gainIfKept <= 0) return [];
  const k = (earned + lossMinor) / gainIfKept;
  const a = onceAnywayMinor / gainIfKept;
  const root = Math.sqrt((2 * k * a) ** 2 - 4 * (k * k - k) * (a * a - a));
  return [1, -1]
    .map((sign) => (-2 * k * a + sign * root) / (2 * (k * k - k)))
    .filter((chance) => chance > low && chance < high);
}

function breakEvenAt(
  chance: number,
  { lossMinor, onceAnywayMinor }: Stake,
  { earned, earnedWith }: Earnings,
): BreakEven | undefined {
  const gainIfKept = earnedWith + lossMinor;
  if (gainIfKept <= 0) return undefined;
  const needed = (chance * (earned + lossMinor) + onceAnywayMinor) / gainIfKept;
  // Binary fractions: exactly 1 is still a break-even.
  return needed > 1 + 1e-12 ? undefined : { chance: Math.min(1, needed), liftNeeded: needed - chance };
}

function chanceThatItPays(chance: number, stake: Stake, earnings: Earnings): number {
  const breakEven = breakEvenAt(chance, stake, earnings);
  if (breakEven === undefined || breakEven.chance >= 1) return 0;
  if (breakEven.chance <= 0) return 1;
  const liftNeeded = logit(breakEven.chance) - logit(chance);
  return 1 - normalCumulative((liftNeeded - stake.lift.mean) / stake.lift.sd);
}

/** First match wins. Source: spec of concessions 3. */
function verdictOf(isBelowFloor: boolean, { breakEvenAtHigh, chanceThatItPays: chance }: Horizon): Verdict {
  if (isBelowFloor) return 'belowFloor';
  if (breakEvenAtHigh === undefined) return 'cannotPayBack';
  if (chance < thresholds.uncertainFrom) return 'unlikely';
  return chance < thresholds.paysFrom ? 'uncertain' : 'paysBack';
}

function assertSound(stake: Stake, { marginFloor }: EconomicsSettings): void {
  const { low, middle, high } = stake.chanceWithout;
  assert(low > 0 && low <= middle && middle <= high && high < 1, 'a chance lies in its interval, above 0 and below 1');
  assert(stake.referenceMinor > 0, 'a reference price is above 0');
  assert(stake.years > 0 && stake.lift.sd > 0, 'a term has years and a lift has a spread');
  assert(marginFloor >= 0 && marginFloor < 1, 'a floor is a share');
}
