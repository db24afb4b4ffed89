import { assert } from '../vocabulary/assert';
import { deviations, wilsonInterval } from '../vocabulary/statistics';

/** Fewer than this: counts are shown, no rate. Source: spec of KPIs 2, "Convention". */
export const fewestForRate = 10;

/** A figure with what it is made of, so that anybody can check it. */
export interface Kpi {
  readonly id: KpiId;
  /** Minor units for money, whole numbers for counts. */
  readonly numerator: number;
  readonly denominator: number;
  /** Numerator over denominator. Absent: nothing to divide by. */
  readonly value?: number;
  /** Cases behind it. */
  readonly n: number;
  /** Below ten cases the rate is not shown: counts are. */
  readonly tooFew: boolean;
  /** Wilson interval at 95 %, of shares of cases alone. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** Keys of the rows behind it: renewals, requests or findings. */
  readonly rows: readonly string[];
}

export const kpiIds = [
  'grrRenewal',
  'grrBook',
  'nrr',
  'nrrExEscalator',
  'renewalRateValue',
  'renewalRateCount',
  'onTimeRate',
  'logoRetention',
  'upliftConversionCount',
  'upliftConversionValue',
  'upliftEstimateAccuracy',
  'upliftPresentedShare',
  'upliftWonShare',
  'upliftFalsePositiveShare',
  'escalatorRealisation',
  'averageConcessionDepth',
  'weightedConcessionDepth',
  'portfolioConcessionDepth',
  'concessionIncidenceCount',
  'concessionIncidenceValue',
  'requestRate',
  'askDepth',
  'grantRatio',
  'lateShare',
  'exceptionRate',
  'overturnedShare',
  'marginRetained',
] as const;
export type KpiId = (typeof kpiIds)[number];

interface Cases {
  readonly n: number;
  readonly rows: readonly string[];
}

/** Of money: no interval, because euros are not cases. */
export function ratioOf(id: KpiId, numerator: number, denominator: number, { n, rows }: Cases): Kpi {
  const value = denominator === 0 ? {} : { value: numerator / denominator };
  return { id, numerator, denominator, ...value, n, tooFew: n < fewestForRate, rows };
}

/** Of cases: how many of how many. */
export function shareOf(id: KpiId, numerator: number, denominator: number, rows: readonly string[]): Kpi {
  assert(numerator <= denominator, 'a share is part of a whole');
  const plain = ratioOf(id, numerator, denominator, { n: denominator, rows });
  return denominator === 0
    ? plain
    : { ...plain, interval: wilsonInterval(numerator, denominator, deviations.of95Percent) };
}
