/**
 * Which of several tests stand when at most a share `q` of those that are called may be false alarms: the largest p-value that lies
 * under its step, and all below it. Source: Benjamini and Hochberg, 1995.
 */
export function standingTests(pValues: readonly number[], q: number): readonly boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  let bar = -1;
  sorted.forEach((pValue, place) => {
    if (pValue <= (q * (place + 1)) / sorted.length) bar = pValue;
  });
  return pValues.map((pValue) => pValue <= bar);
}

/** Chance of a normal deviate above z, to seven places. Source: Abramowitz and Stegun, 26.2.17. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}
