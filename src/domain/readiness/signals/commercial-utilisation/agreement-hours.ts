import type { AgreementPeriod } from '../../../vocabulary/client';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Fewer than three complete periods with agreed hours.';

/** Source: docs/domain/readiness.md, "Agreement hours". */
const thresholds = {
  periods: 6,
  fewestPeriods: 3,
  lookedAt: 4,
  mostWithin: 1,
  overWorst: 1.5,
  underLevel: 0.85,
  underWorst: 0,
  spikeMedians: 2.5,
  watchScore: 80,
  actionScore: 60,
} as const;

/** One-sided 80 % quantile of Student's t for 3 to 6 periods. Source: any table of t; 6 periods give the .92 of the rule. */
const quantiles: Readonly<Record<number, number>> = { 3: 1.061, 4: 0.978, 5: 0.941, 6: 0.92 };

/** Both ways cost: over-use asks for a new price, under-use asks why they pay. */
export const agreementHours = signalOf({
  id: 'agreement-hours',
  dimension: 'commercialUtilisation',
  question: 'Do they use the hours they pay for, and no more?',
  weight: 15,
  source: 'agreementPeriods',
  tooFew,
  thresholds,
  read({ periods, asOf }, own) {
    if (periods === undefined) return unknown('The periods of the agreement have not been read.');
    const complete = periods.filter(
      ({ endsOn, isCurrent, hoursIncluded }) => !isCurrent && endsOn < asOf && hoursIncluded > 0,
    );
    const last = complete.slice(-own.periods);
    if (last.length < own.fewestPeriods) return unknown(tooFew);
    const use = useOf(last, own);
    return measured(scoreOf(use, own), sentenceOf(use, last));
  },
});

interface Use {
  /** Share of the agreed hours per period, oldest first, one-off spikes cut. */
  readonly shares: readonly number[];
  readonly mean: number;
  /** Ends of the 80 % one-sided bounds of the mean. */
  readonly lower: number;
  readonly upper: number;
}

type HourThresholds = Readonly<Record<keyof typeof thresholds, number>>;

function useOf(periods: readonly AgreementPeriod[], { spikeMedians }: HourThresholds): Use {
  const raw = periods.map(({ hoursUsed, hoursIncluded }) => hoursUsed / hoursIncluded);
  const shares = raw.map((share, place) => {
    const others = medianOf(raw.filter((_, other) => other !== place));
    // Without any other use there is no usual level to cut to.
    return others > 0 ? Math.min(share, spikeMedians * others) : share;
  });
  const mean = shares.reduce((total, share) => total + share, 0) / shares.length;
  const squares = shares.reduce((total, share) => total + (share - mean) ** 2, 0);
  const margin =
    ((quantiles[shares.length] ?? 0.92) * Math.sqrt(squares / (shares.length - 1))) / Math.sqrt(shares.length);
  return { shares, mean, lower: mean - margin, upper: mean + margin };
}

/** Three of the last four periods over, and the mean over even by its lower bound: a real overrun. Either alone is a watch. */
function scoreOf({ shares, lower, upper }: Use, own: HourThresholds): number {
  const { lookedAt, mostWithin, overWorst, underLevel, underWorst, watchScore, actionScore } = own;
  const lastShares = shares.slice(-lookedAt);
  const isOften = lastShares.filter((share) => share > mostWithin).length >= 3;
  const isSure = lower > mostWithin;
  if (isOften && isSure) return Math.min(actionScore, onScale(lower, { worst: overWorst, best: mostWithin }));
  if (isOften || isSure) return watchScore;
  const isUnder = lastShares.every((share) => share < underLevel);
  return isUnder ? onScale(upper, { worst: underWorst, best: underLevel }) : 100;
}

function sentenceOf({ mean, lower, upper }: Use, periods: readonly AgreementPeriod[]): string {
  const over = periods.filter(({ hoursUsed, hoursIncluded }) => hoursUsed > hoursIncluded).length;
  return `${percent(mean)} of the agreed hours used over ${periods.length} complete periods (likely ${percent(Math.max(0, lower))} to ${percent(upper)}); ${over} of them ran over.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((total, value) => total + value, 0) / middle.length;
}
