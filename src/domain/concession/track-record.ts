import { assert } from '../vocabulary/assert';
import { deviations } from '../vocabulary/statistics';

/** A forecast of renewal, and what came. */
export interface ScoredForecast {
  /** Of renewal, above 0 and below 1. */
  readonly chance: number;
  readonly renewed: boolean;
}

/** Squared distance of the forecast from what came: 0 was certain and right, 1 certain and wrong, .25 is a coin. Brier (1950). */
export function brierOf({ chance, renewed }: ScoredForecast): number {
  assert(chance >= 0 && chance <= 1, 'a chance lies between 0 and 1');
  return (chance - (renewed ? 1 : 0)) ** 2;
}

/** Below it counts are shown and no rate. Source: spec of KPIs 2, "Convention". */
export const fewestForRate = 10;

/** How good forecasts have been. Without `brier` there are too few to say. */
export interface TrackRecord {
  readonly count: number;
  readonly renewed: number;
  /** Sum of the chances: as many should have renewed. */
  readonly expected: number;
  /** Mean, with the 80 % interval of the mean. */
  readonly brier?: { readonly low: number; readonly middle: number; readonly high: number };
}

export function trackRecordOf(forecasts: readonly ScoredForecast[]): TrackRecord {
  const count = forecasts.length;
  const renewed = forecasts.filter((each) => each.renewed).length;
  const expected = forecasts.reduce((sum, { chance }) => sum + chance, 0);
  if (count < fewestForRate) return { count, renewed, expected };
  const scores = forecasts.map(brierOf);
  const middle = scores.reduce((sum, score) => sum + score, 0) / count;
  const variance = scores.reduce((sum, score) => sum + (score - middle) ** 2, 0) / (count - 1);
  const reach = deviations.of80Percent * Math.sqrt(variance / count);
  return {
    count,
    renewed,
    expected,
    brier: { low: Math.max(0, middle - reach), middle, high: Math.min(1, middle + reach) },
  };
}
