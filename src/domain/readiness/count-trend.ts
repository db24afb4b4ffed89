import { assert } from '../vocabulary/assert';

/** A month of counting. */
export interface MonthCount {
  readonly count: number;
  /** How busy the month is for everybody, 1 on average: the season. */
  readonly index: number;
}

export interface CountTrend {
  readonly kind: 'rising' | 'falling' | 'steady';
  /** Pace of the last three months over the pace before them. */
  readonly rateRatio: number;
  readonly lastCount: number;
  /** What the last three months would have had at the pace before them. */
  readonly lastExpected: number;
}

export const trendThresholds = {
  lastMonths: 3,
  fewestMonths: 6,
  fewestCounted: 6,
  significance: 1.96,
  fewestLast: 4,
  dispersionPrior: 1.3,
  dispersionWeight: 4,
} as const;

export type TrendThresholds = { readonly [Name in keyof typeof trendThresholds]: number };

/**
 * Whether counts rise or fall: a quasi-Poisson comparison of the last three months with the ones before, or a Poisson score
 * trend over all of them, each at 1.96. The season enters as exposure. Undefined: too few to say, which is not "steady".
 * Source: docs/domain/readiness.md, "Ticket volume".
 */
export function countTrend(
  months: readonly MonthCount[],
  thresholds: TrendThresholds = trendThresholds,
): CountTrend | undefined {
  const { lastMonths, significance, fewestLast } = thresholds;
  const total = sum(months, ({ count }) => count);
  if (months.length < thresholds.fewestMonths || total < thresholds.fewestCounted) return undefined;
  assert(
    months.every(({ count, index }) => count >= 0 && index > 0),
    'months are counted from 0 and have a season above 0',
  );

  const before = months.slice(0, -lastMonths);
  const last = months.slice(-lastMonths);
  const dispersion = dispersionOf(before, months.length, thresholds);
  const lastCount = sum(last, ({ count }) => count);
  const pace = sum(before, ({ count }) => count) / sum(before, ({ index }) => index);
  const lastIndex = sum(last, ({ index }) => index);

  const share = lastIndex / sum(months, ({ index }) => index);
  const surplus = lastCount - share * total;
  const spread = Math.sqrt(share * (1 - share) * total * dispersion);
  const slope = scoreTrend(months, dispersion);

  // Half a ticket is taken off the distance either way: counts are whole.
  const rises = (surplus - 0.5) / spread > significance && moreThan(last, pace) >= 2 && lastCount >= fewestLast;
  const falls =
    (surplus + 0.5) / spread < -significance && fewerThan(last, pace) >= 2 && total - lastCount >= fewestLast;
  const rateRatio = (lastCount + 0.5) / lastIndex / ((total - lastCount + 0.5) / sum(before, ({ index }) => index));
  return {
    kind: kindOf(rises || slope > significance, falls || slope < -significance, rateRatio),
    rateRatio,
    lastCount,
    lastExpected: pace * lastIndex,
  };
}

/** The two tests can disagree: a long rise that broke off. The last three months decide. */
function kindOf(rises: boolean, falls: boolean, rateRatio: number): CountTrend['kind'] {
  if (rises && (!falls || rateRatio > 1)) return 'rising';
  return falls ? 'falling' : 'steady';
}

/** Pearson dispersion of the months before, drawn toward what ticket counts usually have; never below Poisson. */
function dispersionOf(
  before: readonly MonthCount[],
  monthCount: number,
  { dispersionPrior, dispersionWeight }: TrendThresholds,
): number {
  const pace = sum(before, ({ count }) => count) / sum(before, ({ index }) => index);
  if (pace === 0) return dispersionPrior;
  const squares = sum(before, ({ count, index }) => (count - pace * index) ** 2 / (pace * index));
  return Math.max(1, (squares + dispersionWeight * dispersionPrior) / monthCount);
}

function scoreTrend(months: readonly MonthCount[], dispersion: number): number {
  const exposure = sum(months, ({ index }) => index);
  const pace = sum(months, ({ count }) => count) / exposure;
  const middle = months.reduce((total, { index }, place) => total + place * index, 0) / exposure;
  let score = 0;
  let information = 0;
  months.forEach(({ count, index }, place) => {
    score += (place - middle) * (count - pace * index);
    information += index * (place - middle) ** 2;
  });
  return score / Math.sqrt(pace * dispersion * information);
}

function moreThan(months: readonly MonthCount[], pace: number): number {
  return months.filter(({ count, index }) => count > pace * index).length;
}

function fewerThan(months: readonly MonthCount[], pace: number): number {
  return months.filter(({ count, index }) => count < pace * index).length;
}

function sum(months: readonly MonthCount[], of: (month: MonthCount) => number): number {
  return months.reduce((total, month) => total + of(month), 0);
}
