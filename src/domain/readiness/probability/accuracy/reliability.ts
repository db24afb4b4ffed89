import { percentile } from '../plausible-range';
import type { Prediction } from './prediction';
import { shareInterval } from './quantiles';
import type { Interval, RandomSource } from './resample';

/** Renewals that had been given a similar chance. */
export interface ReliabilityBin {
  readonly count: number;
  readonly renewedCount: number;
  /** Mean of the chances they had been given. */
  readonly meanChance: number;
  /** Share that was renewed, with its 80 % interval. */
  readonly renewedShare: number;
  readonly interval: Interval;
  /** Where the share of a model whose every chance is right would lie, 80 % of the time. */
  readonly perfect: Interval;
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Mean distance between what was said and what came, weighed by renewals. */
  readonly calibrationError: number;
  /** What a model whose every chance is right would show on as many renewals: the mean, and what 90 of 100 stay below. */
  readonly perfectError: { readonly mean: number; readonly most: number };
}

const mostBins = 5;
/** A bin of fewer says nothing. */
const fewestInBin = 8;
const draws = 200;

/**
 * Whether chances mean what they say, in bins of equal size. On few renewals even a perfect model shows an error, so outcomes are
 * drawn from the chances themselves for comparison (parametric bootstrap).
 */
export function reliabilityOf(predictions: readonly Prediction[], random: RandomSource): Reliability | undefined {
  if (predictions.length === 0) return undefined;
  const groups = equalGroups([...predictions].sort((a, b) => a.chance - b.chance));
  const drawnErrors: number[] = [];
  const drawnShares = groups.map((): number[] => []);
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = groups.map((group) => group.map(({ chance }) => ({ chance, isRenewed: random() < chance })));
    drawnErrors.push(errorOf(drawn));
    drawn.forEach((group, place) => drawnShares[place]?.push(renewedIn(group) / group.length));
  }
  return {
    bins: groups.map((group, place) => binOf(group, drawnShares[place] ?? [])),
    calibrationError: errorOf(groups),
    perfectError: {
      mean: drawnErrors.reduce((sum, error) => sum + error, 0) / draws,
      most: percentile(
        drawnErrors.sort((a, b) => a - b),
        0.9,
      ),
    },
  };
}

function equalGroups(sorted: readonly Prediction[]): readonly (readonly Prediction[])[] {
  const count = Math.max(1, Math.min(mostBins, Math.floor(sorted.length / fewestInBin)));
  const ends = Array.from({ length: count + 1 }, (_, place) => Math.round((place * sorted.length) / count));
  return ends.slice(1).map((end, place) => sorted.slice(ends[place], end));
}

function errorOf(groups: readonly (readonly Prediction[])[]): number {
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  return groups.reduce((sum, group) => sum + Math.abs(chanceSum(group) - renewedIn(group)), 0) / total;
}

function binOf(group: readonly Prediction[], drawn: readonly number[]): ReliabilityBin {
  const shares = [...drawn].sort((a, b) => a - b);
  const renewedCount = renewedIn(group);
  return {
    count: group.length,
    renewedCount,
    meanChance: chanceSum(group) / group.length,
    renewedShare: renewedCount / group.length,
    interval: shareInterval(renewedCount, group.length),
    perfect: [percentile(shares, 0.1), percentile(shares, 0.9)],
  };
}

function chanceSum(group: readonly Prediction[]): number {
  return group.reduce((sum, { chance }) => sum + chance, 0);
}

function renewedIn(group: readonly Prediction[]): number {
  return group.reduce((count, { isRenewed }) => (isRenewed ? count + 1 : count), 0);
}
