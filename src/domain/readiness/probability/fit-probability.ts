import { chooseShrinkage } from './choose-shrinkage';
import type { SymmetricMatrix } from './cholesky';
import { rounded, type FittedInput, type FittedProbability, type ProbabilityStage } from './fitted-probability';
import { mapLogistic, type Cases, type CoefficientPrior } from './map-logistic';
import { plausibleRange, type PlausibleRange } from './plausible-range';
import { scaleOf, standardized, type ScoreScale } from './score-scales';
import { interceptPrior, scorecardOf } from './scorecard';
import { signedLogistic } from './signed-logistic';

/** A past renewal as it was known before it was decided. */
export interface KnownRenewal {
  /** Scores of the measured readings by signal. */
  readonly scores: ReadonlyMap<string, number>;
  readonly isRenewed: boolean;
}

export interface ProbabilityModel {
  readonly version: string;
  readonly signals: readonly { readonly id: string; readonly weight: number }[];
  /** What all weights add up to, where these signals are only some of a model's. */
  readonly allWeights?: number;
}

/** One signal of a model on its own, believed as much beforehand as it is there: what the whole must be better than. */
export function signalAlone(model: ProbabilityModel, signal: ProbabilityModel['signals'][number]): ProbabilityModel {
  const { version, allWeights = model.signals.reduce((sum, { weight }) => sum + weight, 0) } = model;
  return { version, signals: [signal], allWeights };
}

/** Outcomes of the rarer kind from which a stage begins. */
const stageBegins = { scaled: 3, full: 10 } as const;
/** The slope of the scorecard may be off by a half. */
const slopePrior = { mean: 1, precision: 1 / 0.5 ** 2 } as const;

interface Fit {
  readonly intercept: number;
  readonly weights: readonly number[];
  /** Of intercept and weights. */
  readonly covariance: SymmetricMatrix;
  readonly shrinkage?: number;
  /** Places of the signals that spoke against their prior. */
  readonly turned: ReadonlySet<number>;
}

/** Learns from past renewals as much as they can bear: nothing, one scale for the whole scorecard, or a weight for each signal. */
export function fitProbability(model: ProbabilityModel, renewals: readonly KnownRenewal[]): FittedProbability {
  const scorecard = scorecardOf(model.signals, model.allWeights);
  const prior = scorecard.map(({ priorWeight }) => priorWeight);
  const ranges = scorecard.map(({ signalId }) =>
    plausibleRange(
      renewals.flatMap(({ scores }) => {
        const score = scores.get(signalId);
        return score === undefined ? [] : [standardized(score, scaleOf(signalId))];
      }),
    ),
  );
  const cases = {
    rows: renewals.map(({ scores }) =>
      scorecard.map(({ signalId }, place) =>
        inputValue(scores.get(signalId), { ...plausibleRange([]), ...ranges[place], ...scaleOf(signalId) }),
      ),
    ),
    happened: renewals.map(({ isRenewed }) => isRenewed),
  };
  const lossCount = renewals.filter(({ isRenewed }) => !isRenewed).length;
  const stage = stageOf(renewals.length, lossCount);
  const fit = fitters[stage](cases, prior);
  return {
    stage,
    modelVersion: model.version,
    intercept: rounded(fit.intercept),
    inputs: scorecard.map(({ signalId, priorWeight }, place): FittedInput => {
      const { worst, best } = ranges[place] ?? plausibleRange([]);
      const weight = rounded(fit.weights[place] ?? 0);
      return {
        signalId,
        ...scaleOf(signalId),
        weight,
        priorWeight: rounded(priorWeight),
        worst: rounded(worst),
        best: rounded(best),
      };
    }),
    covariance: fit.covariance.flatMap((row, place) => [...row.slice(0, place + 1)].map((value) => rounded(value, 4))),
    ...(fit.shrinkage === undefined ? {} : { shrinkage: fit.shrinkage }),
    renewalCount: renewals.length,
    lossCount,
    turnedSignals: scorecard.filter((_, place) => fit.turned.has(place)).map(({ signalId }) => signalId),
  };
}

export function stageOf(renewalCount: number, lossCount: number): ProbabilityStage {
  const rarer = Math.min(lossCount, renewalCount - lossCount);
  if (rarer < stageBegins.scaled) return 'scorecard';
  return rarer < stageBegins.full ? 'scaled' : 'full';
}

/** An unknown reading stands at the mean, and known ones within the plausible range. */
export function inputValue(score: number | undefined, input: PlausibleRange & ScoreScale): number {
  return score === undefined ? 0 : Math.min(input.best, Math.max(input.worst, standardized(score, input)));
}

type Fitter = (cases: Cases, prior: readonly number[]) => Fit;

const fitters: Record<ProbabilityStage, Fitter> = {
  scorecard: (_, prior) => scaledFit({ rows: [], happened: [] }, prior),
  scaled: scaledFit,
  full: fullFit,
};

/** Platt's two parameters: an intercept, and one slope for the scorecard as a whole. Without cases, what is believed beforehand. */
function scaledFit(cases: Cases, prior: readonly number[]): Fit {
  const { coefficients, covariance } = mapLogistic(
    {
      ...cases,
      rows: cases.rows.map((row) => [row.reduce((sum, value, place) => sum + value * (prior[place] ?? 0), 0)]),
    },
    { means: [interceptPrior.mean, slopePrior.mean], precisions: [interceptPrior.precision, slopePrior.precision] },
  );
  const [intercept = interceptPrior.mean, slope = slopePrior.mean] = coefficients;
  const isTurned = slope < 0;
  const spread = (a: number, b: number): number => {
    const ofA = a === 0 ? 1 : (prior[a - 1] ?? 0);
    const ofB = b === 0 ? 1 : (prior[b - 1] ?? 0);
    return ofA * ofB * (covariance[Math.min(a, 1)]?.[Math.min(b, 1)] ?? 0);
  };
  return {
    intercept,
    weights: prior.map((weight) => Math.max(0, slope) * weight),
    covariance: [0, ...prior].map((_, a) => Float64Array.from([0, ...prior], (__, b) => spread(a, b))),
    turned: new Set(isTurned ? prior.map((_, place) => place) : []),
  };
}

/** A weight for each signal, drawn toward the scorecard's. */
function fullFit(cases: Cases, prior: readonly number[]): Fit {
  const priorAt = (shrinkage: number): CoefficientPrior => ({
    means: [interceptPrior.mean, ...prior],
    precisions: [interceptPrior.precision, ...prior.map(() => shrinkage)],
  });
  const shrinkage = chooseShrinkage(cases, priorAt);
  if (shrinkage === undefined) return baseFit(cases, prior);
  const { coefficients, covariance, turned } = signedLogistic(cases, priorAt(shrinkage));
  return {
    intercept: coefficients[0] ?? interceptPrior.mean,
    weights: coefficients.slice(1),
    covariance,
    shrinkage,
    turned,
  };
}

/** How uncertain a weight stays that has not earned its place: a deviation of .18, twice what a signal usually weighs. */
const idlePrecision = 30;

/** The base rate alone. The weights stand at 0, but not surely: the interval stays as wide as what the signals might yet tell. */
function baseFit(cases: Cases, prior: readonly number[]): Fit {
  const { coefficients } = mapLogistic(
    { ...cases, rows: cases.rows.map(() => []) },
    { means: [interceptPrior.mean], precisions: [interceptPrior.precision] },
  );
  const { covariance } = mapLogistic(cases, {
    means: [interceptPrior.mean, ...prior.map(() => 0)],
    precisions: [interceptPrior.precision, ...prior.map(() => idlePrecision)],
  });
  return {
    intercept: coefficients[0] ?? interceptPrior.mean,
    weights: prior.map(() => 0),
    covariance,
    turned: new Set(),
  };
}
