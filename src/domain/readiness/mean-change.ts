import { assert } from '../vocabulary/assert';

/** Sums over a sample: enough for its mean and its spread. */
export interface Sample {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

export interface MeanChange {
  /** Mean of the later sample less that of the earlier one. */
  readonly difference: number;
  /** Whether it has risen by more than chance explains. */
  readonly hasRisen: boolean;
}

/**
 * Welch's test of two means, one-sided: `normalQuantile` is the bar for large samples, and Student's distribution lifts it for
 * small ones. Source: Welch, 1947; docs/domain/readiness.md, "Time to resolve".
 */
export function meanChange(before: Sample, last: Sample, normalQuantile: number): MeanChange {
  assert(before.count > 1 && last.count > 1, 'a spread takes two');
  const difference = meanOf(last) - meanOf(before);
  const [a, b] = [varianceOfMean(before), varianceOfMean(last)];
  const variance = a + b;
  if (variance === 0) return { difference, hasRisen: difference > 0 };
  const degrees = variance ** 2 / (a ** 2 / (before.count - 1) + b ** 2 / (last.count - 1));
  return { difference, hasRisen: difference / Math.sqrt(variance) > studentQuantile(normalQuantile, degrees) };
}

export function meanOf({ count, sum }: Sample): number {
  return sum / count;
}

function varianceOfMean({ count, sum, squares }: Sample): number {
  // Never below zero, whatever is lost when large squares are subtracted.
  return Math.max(0, squares - sum ** 2 / count) / (count - 1) / count;
}

/** From the normal quantile. Source: Abramowitz and Stegun, 26.7.5. */
function studentQuantile(z: number, degrees: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / degrees + second / degrees ** 2;
}
