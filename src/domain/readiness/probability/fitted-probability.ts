import type { ScoreScale } from './score-scales';

/** How much evidence a fit rests on. Source: docs/domain/renewal-probability.md, "Stages". */
export type ProbabilityStage = 'scorecard' | 'scaled' | 'full';

/** One reading's part in a fitted probability. */
export interface FittedInput extends ScoreScale {
  readonly signalId: string;
  /** Log odds of renewal for a score one deviation above the mean. */
  readonly weight: number;
  readonly priorWeight: number;
  /** Worst and best value that is plausible, in deviations: what an unknown reading may be, and where a known one is cut. */
  readonly worst: number;
  readonly best: number;
}

/**
 * Everything that turns readings into a renewal probability. Figures are rounded before they are used, so that a probability can be
 * computed again from what was stored, bit for bit.
 */
export interface FittedProbability {
  readonly stage: ProbabilityStage;
  /** Of the readiness model whose readings go in. */
  readonly modelVersion: string;
  readonly intercept: number;
  readonly inputs: readonly FittedInput[];
  /** Lower half of the covariance of intercept and weights, row by row. */
  readonly covariance: readonly number[];
  /** Absent unless the fit is full, and where no weight earned its place: then all are 0. */
  readonly shrinkage?: number;
  readonly renewalCount: number;
  readonly lossCount: number;
  /** Signals that spoke against their prior: counted as nothing in this fit, and to be reviewed. */
  readonly turnedSignals: readonly string[];
}

/** Finer than any of these figures is known, and short: they are kept where every card reads. */
export function rounded(value: number, digits = 6): number {
  return Number(value.toPrecision(digits));
}

/** Place of an element in the lower half of a symmetric matrix kept row by row. */
export function placeInHalf(a: number, b: number): number {
  const [row, column] = a >= b ? [a, b] : [b, a];
  return (row * (row + 1)) / 2 + column;
}
