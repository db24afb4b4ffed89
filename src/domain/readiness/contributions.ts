import type { WeighedReading } from './strongest-reasons';

/** A reading's part in the score, in points of 100. */
export interface Contribution {
  /** What it adds to the low end. */
  readonly earned: number;
  /** What it could add at most: its share of the weight. */
  readonly most: number;
}

/** In the order of the readings. The points earned add up to the low end, and what is unknown to the width of the interval. */
export function contributionsOf(readings: readonly WeighedReading[]): readonly Contribution[] {
  const total = readings.reduce((sum, { signal }) => sum + signal.weight, 0);
  return readings.map(({ signal, reading }) => ({
    earned: reading.kind === 'measured' ? (signal.weight * reading.score) / total : 0,
    most: (100 * signal.weight) / total,
  }));
}
