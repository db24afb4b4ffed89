import { assert } from '../../vocabulary/assert';
import { inputValue } from './fit-probability';
import { placeInHalf, type FittedInput, type FittedProbability, type ProbabilityStage } from './fitted-probability';
import { chanceOf } from './log-odds';

export interface RenewalProbability {
  readonly chance: number;
  /** Ends of the 80 % interval, missing readings considered. */
  readonly low: number;
  readonly high: number;
  readonly stage: ProbabilityStage;
  /** False while too few outcomes are known to have learned from any. */
  readonly isCalibrated: boolean;
}

/** Nothing is certain, and nothing hopeless. */
const clip = { low: 0.01, high: 0.99 } as const;
/** Deviations to either side that hold 80 % of a normal distribution. */
const deviations80 = 1.2816;
/** Unknown readings whose every combination is tried; the effects of the others are added up. 2^10 sums cost a millisecond. */
const mostCombined = 10;

/**
 * The chance that a contract is renewed. An unknown reading stands at the mean in the chance, and may be anything plausible in the
 * interval: losing a reading widens it at both ends. Source: docs/domain/renewal-probability.md, "Missing readings".
 */
export function renewalProbability(fitted: FittedProbability, scores: ReadonlyMap<string, number>): RenewalProbability {
  const known = fitted.inputs.map((input) => scores.get(input.signalId));
  const values = fitted.inputs.map((input, place) => inputValue(known[place], input));
  const centre = values.reduce(
    (sum, value, place) => sum + value * (fitted.inputs[place]?.weight ?? 0),
    fitted.intercept,
  );
  const missing = fitted.inputs.flatMap((_, place) => (known[place] === undefined ? [place] : []));
  const [low, high] = endsOf(fitted, values, missing);
  // Sums in another order differ in the last digit.
  return {
    chance: clipped(chanceOf(centre)),
    low: clipped(chanceOf(Math.min(low, centre))),
    high: clipped(chanceOf(Math.max(high, centre))),
    stage: fitted.stage,
    isCalibrated: fitted.stage !== 'scorecard',
  };
}

function clipped(chance: number): number {
  return Math.min(clip.high, Math.max(clip.low, chance));
}

type Ends = readonly [low: number, high: number];

/**
 * The lowest and highest end over everything that the missing readings may be. The end is a linear part minus a deviation, so it
 * is lowest in a corner of what is plausible; the corners of the readings that matter most are all tried. Those beyond are bounded
 * by the sum of what each can do at most, so that no reading can be lost without widening the interval.
 */
function endsOf(fitted: FittedProbability, values: readonly number[], missing: readonly number[]): Ends {
  const ranked = [...missing].sort((a, b) => reach(fitted, b) - reach(fitted, a) || a - b);
  const tried = ranked.slice(0, mostCombined);
  const bounded = ranked.slice(mostCombined);
  const slack = bounded.reduce(
    ({ down, up, deviation }, place) => {
      const { weight, worst, best } = inputAt(fitted, place);
      return {
        down: down + Math.min(weight * worst, weight * best),
        up: up + Math.max(weight * worst, weight * best),
        deviation: deviation + ownDeviation(fitted, place) * largest(inputAt(fitted, place)),
      };
    },
    { down: 0, up: 0, deviation: 0 },
  );
  let low = Infinity;
  let high = -Infinity;
  eachCorner(fitted, values, tried, (logOdds, variance) => {
    const margin = deviations80 * (Math.sqrt(Math.max(0, variance)) + slack.deviation);
    low = Math.min(low, logOdds + slack.down - margin);
    high = Math.max(high, logOdds + slack.up + margin);
  });
  return [low, high];
}

/** Walks through all corners by changing one reading at a time (Gray code), so that each costs one row of the covariance. */
function eachCorner(
  fitted: FittedProbability,
  values: readonly number[],
  tried: readonly number[],
  visit: (logOdds: number, variance: number) => void,
): void {
  const point = [1, ...values];
  for (const place of tried) point[place + 1] = inputAt(fitted, place).worst;
  const covariances = point.map((_, row) =>
    point.reduce((sum, value, column) => sum + value * covarianceAt(fitted, row, column), 0),
  );
  let variance = point.reduce((sum, value, row) => sum + value * (covariances[row] ?? 0), 0);
  let logOdds = point.reduce(
    (sum, value, row) => sum + value * (row === 0 ? fitted.intercept : inputAt(fitted, row - 1).weight),
    0,
  );
  visit(logOdds, variance);
  for (let corner = 1; corner < 2 ** tried.length; corner += 1) {
    const turning = Math.log2(corner & -corner);
    const place = tried[turning] ?? 0;
    const { weight, worst, best } = inputAt(fitted, place);
    const row = place + 1;
    const step = point[row] === worst ? best - worst : worst - best;
    variance += step * (2 * (covariances[row] ?? 0) + step * covarianceAt(fitted, row, row));
    logOdds += step * weight;
    covariances.forEach((sum, other) => (covariances[other] = sum + step * covarianceAt(fitted, other, row)));
    point[row] = point[row] === worst ? best : worst;
    visit(logOdds, variance);
  }
}

function inputAt(fitted: FittedProbability, place: number): FittedInput {
  const input = fitted.inputs[place];
  assert(input !== undefined, 'a place of an input is one that the fit has');
  return input;
}

function covarianceAt(fitted: FittedProbability, a: number, b: number): number {
  return fitted.covariance[placeInHalf(a, b)] ?? 0;
}

function ownDeviation(fitted: FittedProbability, place: number): number {
  return Math.sqrt(Math.max(0, covarianceAt(fitted, place + 1, place + 1)));
}

function largest({ worst, best }: FittedInput): number {
  return Math.max(Math.abs(worst), Math.abs(best));
}

/** Log odds that a reading can move an end by: ranks them the same whatever is known of a contract. */
function reach(fitted: FittedProbability, place: number): number {
  const input = inputAt(fitted, place);
  return (Math.abs(input.weight) + deviations80 * ownDeviation(fitted, place)) * largest(input);
}
