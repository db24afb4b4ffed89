import type { Band } from './model';

/** Where one band ends and the next begins, in points of 100. */
export interface BandThresholds {
  /** Below this high end: blocked. */
  readonly blockedHigh: number;
  /** From this low end on: ready. */
  readonly readyLow: number;
  /** Below this middle of the interval: at risk. */
  readonly atRiskMiddle: number;
  /** Below this high end: at risk. */
  readonly atRiskHigh: number;
}

/** Source: PRODUCT, "Readiness". */
export const bandThresholds: BandThresholds = { blockedHigh: 45, readyLow: 65, atRiskMiddle: 60, atRiskHigh: 65 };

/** The checks stand in the order that decides. */
export function bandOf(
  { low, high }: { readonly low: number; readonly high: number },
  { blockedHigh, readyLow, atRiskMiddle, atRiskHigh }: BandThresholds = bandThresholds,
): Band {
  if (high < blockedHigh) return 'blocked';
  if (low >= readyLow) return 'ready';
  if ((low + high) / 2 < atRiskMiddle || high < atRiskHigh) return 'atRisk';
  return 'unproven';
}

/** Whatever the figures say: a hard stop leaves neither ready nor unproven standing. A worse band stays. */
export function bandWithStops(band: Band, stops: readonly unknown[]): Band {
  if (stops.length === 0) return band;
  return band === 'ready' || band === 'unproven' ? 'atRisk' : band;
}
