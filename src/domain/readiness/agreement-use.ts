import type { AgreementPeriod } from '../vocabulary/client';
import { medianOf } from '../vocabulary/statistics';
import type { ContractFacts } from './contract-facts';
import type { UnknownReading } from './reading';
import { unknown } from './signal';

/** What both questions about agreed hours rest on. Source: docs/domain/readiness.md, "Agreement hours". */
export const useThresholds = { periods: 6, fewestPeriods: 3, lookedAt: 4, spikeMedians: 2.5 } as const;
export type UseThresholds = { readonly [Name in keyof typeof useThresholds]: number };

export const tooFewPeriods = 'Fewer than three complete periods with agreed hours.';

/** Student's t, one-sided 80 %, by periods: 3 to 12. Source: any table of t; 6 periods give the .92 of the rule. */
const quantiles: readonly number[] = [1.061, 0.978, 0.941, 0.92, 0.906, 0.896, 0.889, 0.883, 0.879, 0.876];

export interface AgreementUse {
  readonly kind: 'known';
  readonly periods: number;
  /** Share of the agreed hours in the last periods, oldest first, one-off spikes cut. */
  readonly last: readonly number[];
  readonly mean: number;
  /** Ends of the 80 % one-sided bounds of the mean. */
  readonly lower: number;
  readonly upper: number;
}

/** Use of the agreed hours in the last complete periods. */
export function agreementUse(
  { periods, asOf }: ContractFacts,
  thresholds: UseThresholds,
): AgreementUse | UnknownReading {
  if (periods === undefined) return unknown('The periods of the agreement have not been read.');
  const complete = periods.filter(
    ({ endsOn, isCurrent, hoursIncluded }) => !isCurrent && endsOn < asOf && hoursIncluded > 0,
  );
  const looked = complete.slice(-thresholds.periods);
  if (looked.length < thresholds.fewestPeriods) return unknown(tooFewPeriods);
  const shares = withoutSpikes(looked, thresholds.spikeMedians);
  const mean = shares.reduce((total, share) => total + share, 0) / shares.length;
  const squares = shares.reduce((total, share) => total + (share - mean) ** 2, 0);
  const quantile = quantiles[Math.min(shares.length, 12) - 3] ?? 1.061;
  const margin = (quantile * Math.sqrt(squares / Math.max(1, shares.length - 1))) / Math.sqrt(shares.length);
  return {
    kind: 'known',
    periods: shares.length,
    last: shares.slice(-thresholds.lookedAt),
    mean,
    lower: mean - margin,
    upper: mean + margin,
  };
}

function withoutSpikes(periods: readonly AgreementPeriod[], spikeMedians: number): readonly number[] {
  const raw = periods.map(({ hoursUsed, hoursIncluded }) => hoursUsed / hoursIncluded);
  return raw.map((share, place) => {
    const others = medianOf(raw.filter((_, other) => other !== place));
    // Without any other use there is no usual level to cut to.
    return others > 0 ? Math.min(share, spikeMedians * others) : share;
  });
}

export function usePercent(share: number): string {
  return `${Math.round(Math.max(0, share) * 100)}%`;
}
