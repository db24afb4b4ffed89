/** In deviations of the score scale. */
export interface PlausibleRange {
  readonly worst: number;
  readonly best: number;
}

/** Shares of the portfolio that lie beyond the ends. */
const tail = 0.1;
/**
 * The range reaches at least this many deviations down and up: where nearly every score is the same, an unknown one may yet be bad,
 * and a score far below the usual is the very thing that says something. Few scores lie far above the mean: 100 is the most. Further
 * down than that, a scorecard that tells nothing would cost too much while no loss is known. **Our choice.**
 */
const least = { worst: 1.3, best: 1 } as const;

/**
 * What an unknown reading may plausibly be: the 10th and 90th percentile of the portfolio's own, and at least so much.
 * Source: docs/domain/renewal-probability.md, "Missing readings".
 */
export function plausibleRange(values: readonly number[]): PlausibleRange {
  if (values.length === 0) return { worst: -least.worst, best: least.best };
  const sorted = [...values].sort((a, b) => a - b);
  return {
    worst: Math.min(-least.worst, percentile(sorted, tail)),
    best: Math.max(least.best, percentile(sorted, 1 - tail)),
  };
}

/** Between the two values that the share falls between, in proportion. */
export function percentile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (place - Math.floor(place)) * (above - below);
}
