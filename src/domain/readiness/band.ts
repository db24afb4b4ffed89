import type { Band } from './model';

/** Source: PRODUCT, "Readiness". */
export const bandThresholds = { blockedHigh: 45, readyLow: 65, atRiskMiddle: 60, atRiskHigh: 65 } as const;

/** The checks stand in the order that decides. */
export function bandOf({ low, high }: { readonly low: number; readonly high: number }): Band {
  if (high < bandThresholds.blockedHigh) return 'blocked';
  if (low >= bandThresholds.readyLow) return 'ready';
  if ((low + high) / 2 < bandThresholds.atRiskMiddle || high < bandThresholds.atRiskHigh) return 'atRisk';
  return 'unproven';
}
