import type { Prediction } from './prediction';

/**
 * Chance that a renewed contract had been given a higher chance than a lost one, ties counting half: 0.5 is a guess. By ranks
 * (Mann-Whitney). Undefined without both kinds.
 */
export function areaUnderCurve(predictions: readonly Prediction[]): number | undefined {
  const sorted = [...predictions].sort((a, b) => a.chance - b.chance);
  let rankSum = 0;
  let renewed = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let renewedHere = 0;
    while (to < sorted.length && sorted[to]?.chance === sorted[from]?.chance) {
      if (sorted[to]?.isRenewed === true) renewedHere += 1;
      to += 1;
    }
    rankSum += renewedHere * ((from + 1 + to) / 2);
    renewed += renewedHere;
    from = to;
  }
  const lost = sorted.length - renewed;
  if (renewed === 0 || lost === 0) return undefined;
  return (rankSum - (renewed * (renewed + 1)) / 2) / (renewed * lost);
}
