import { assert } from '../vocabulary/assert';
import { medianOf } from '../vocabulary/statistics';

/** Agreement hours of one month of a contract. */
export interface HoursMonth {
  readonly month: string;
  readonly hoursIncluded: number;
  /** Projects, onboarding and our own rework taken off already. */
  readonly hoursUsed: number;
}

export interface Overrun {
  readonly strength: 'watch' | 'action';
  /** Months over, of the last four. */
  readonly monthsOver: number;
  /** Mean hours over of the last six months, and its lower 80 % bound. */
  readonly meanOver: number;
  readonly lowerOver: number;
  /** P(real): that the true mean lies above what is included. */
  readonly confidence: number;
  readonly months: number;
  /** Months that were cut because they stood out: one-off incidents. */
  readonly cut: number;
}

/** Source: spec of the science 6.1 and 6.3, measured there: 2 % false flags at nine tenths of the hours. */
export const overrunThresholds = {
  months: 6,
  lookedAt: 4,
  over: 3,
  /** One-sided 80 % quantile of Student's t with 5 degrees of freedom. */
  quantile: 0.92,
  spikeMedians: 2.5,
  ewmaWeight: 0.3,
  ewmaOver: 1.1,
  /** Cleared only when three of the last four are below this share. */
  clearBelow: 0.95,
} as const;

/**
 * Whether more is used than included. Action: three of the last four months over **and** the lower bound of the mean over. Watch:
 * the bound alone, or a smoothed use above 110 %. Undefined: neither, or fewer than six whole months.
 */
export function overrunOf(months: readonly HoursMonth[]): Overrun | undefined {
  const { months: wanted, lookedAt, over, quantile, ewmaOver } = overrunThresholds;
  const last = months.slice(-wanted);
  if (last.length < wanted || last.some(({ hoursIncluded }) => hoursIncluded <= 0)) return undefined;
  const used = winsorized(last.map(({ hoursUsed }) => hoursUsed));
  const overs = used.map((hours, place) => hours - (last[place]?.hoursIncluded ?? 0));
  const mean = overs.reduce((sum, hours) => sum + hours, 0) / wanted;
  const sd = Math.sqrt(overs.reduce((sum, hours) => sum + (hours - mean) ** 2, 0) / (wanted - 1));
  const error = sd / Math.sqrt(wanted);
  const lower = mean - quantile * error;
  const monthsOver = overs.slice(-lookedAt).filter((hours) => hours > 0).length;
  const isAction = monthsOver >= over && lower > 0;
  const shares = used.map((hours, place) => hours / (last[place]?.hoursIncluded ?? 1));
  if (!isAction && lower <= 0 && smoothed(shares) <= ewmaOver) return undefined;
  return {
    strength: isAction ? 'action' : 'watch',
    monthsOver,
    meanOver: mean,
    lowerOver: lower,
    confidence: error === 0 ? (mean > 0 ? 1 : 0) : normalShare(mean / error),
    months: wanted,
    cut: used.filter((hours, place) => hours !== last[place]?.hoursUsed).length,
  };
}

/** A found overrun stays until it is clearly over: no finding comes and goes with one month. */
export function isCleared(months: readonly HoursMonth[]): boolean {
  const { lookedAt, over, clearBelow } = overrunThresholds;
  const last = months.slice(-lookedAt);
  return last.filter(({ hoursUsed, hoursIncluded }) => hoursUsed < clearBelow * hoursIncluded).length >= over;
}

/** A year's worth: twelve times the hours over, at the contract's rate. Source: spec of the science 6.2. */
export function overrunValueMinor(hoursOver: number, hourMinor: number): number {
  assert(hourMinor >= 0, 'an hour has a price');
  return Math.max(0, Math.round(12 * hoursOver * hourMinor));
}

/** A month above 2.5 times the median of the others is cut to that: one incident is no pattern. */
function winsorized(hours: readonly number[]): readonly number[] {
  return hours.map((value, place) => {
    const median = medianOf(hours.filter((_, other) => other !== place));
    return median > 0 ? Math.min(value, overrunThresholds.spikeMedians * median) : value;
  });
}

function smoothed(shares: readonly number[]): number {
  const [first = 0, ...rest] = shares;
  return rest.reduce(
    (level, share) => overrunThresholds.ewmaWeight * share + (1 - overrunThresholds.ewmaWeight) * level,
    first,
  );
}

/** Standard normal distribution by Abramowitz and Stegun 26.2.17: error below 7.5e-8, far finer than the figure is shown. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * t * terms.reduceRight((sum, term) => sum * t + term, 0);
  return z >= 0 ? 1 - tail : tail;
}
