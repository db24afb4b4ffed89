import { assert } from './assert';

/** Deviations to either side of the mean that hold this share of a normal distribution. */
export const deviations = { of80Percent: 1.2815515655446004, of95Percent: 1.959963984540054 } as const;

/** The middle of the values, of an even number the mean of the two in the middle. Not a number where there are none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Around a share of cases; `reach` in deviations. Source: Wilson 1927. */
export function wilsonInterval(
  hits: number,
  of: number,
  reach: number,
): { readonly low: number; readonly high: number } {
  assert(of > 0 && hits >= 0 && hits <= of, 'a share is a part of some cases');
  const share = hits / of;
  const squared = reach ** 2 / of;
  const middle = share + squared / 2;
  const spread = reach * Math.sqrt((share * (1 - share)) / of + squared / (4 * of));
  // It holds the share itself, and rounding must not leave that outside.
  return {
    low: Math.max(0, Math.min(share, (middle - spread) / (1 + squared))),
    high: Math.min(1, Math.max(share, (middle + spread) / (1 + squared))),
  };
}
