import type { Reading } from './reading';

/** What ranking asks of a reading: fresh ones and stored ones both have it. */
export interface WeighedReading {
  readonly signal: { readonly weight: number };
  readonly reading: Reading;
}

/** A measured signal that costs less than a point of 100 is no reason. */
const leastPoints = 1;

/**
 * The readings that matter most: measured ones by the points they cost, then unknown ones by the weight they hold back, then what
 * speaks for the client.
 */
export function strongestReasons<Entry extends WeighedReading>(
  { readings }: { readonly readings: readonly Entry[] },
  count = 3,
): readonly Entry[] {
  const weightTotal = readings.reduce((total, { signal }) => total + signal.weight, 0);
  const rank = ({ signal, reading }: WeighedReading): { readonly group: number; readonly size: number } => {
    const share = signal.weight / weightTotal;
    if (reading.kind === 'unknown') return { group: 1, size: share };
    const lost = share * (100 - reading.score);
    return lost >= leastPoints ? { group: 0, size: lost } : { group: 2, size: share };
  };
  return readings
    .map((entry) => ({ entry, ...rank(entry) }))
    .sort((a, b) => a.group - b.group || b.size - a.size)
    .slice(0, count)
    .map(({ entry }) => entry);
}
