import { assert } from '../../vocabulary/assert';
import { choleskyOf, inverseOf, solved, type SymmetricMatrix } from './cholesky';
import { chanceOf, surpriseOf } from './log-odds';

/** What the coefficients are drawn toward, each on its own; the intercept stands first. */
export interface CoefficientPrior {
  readonly means: readonly number[];
  /** One over the variance: how hard each is drawn. */
  readonly precisions: readonly number[];
}

/** Past cases: what was known of each, without the leading 1 of the intercept, and whether it happened. */
export interface Cases {
  readonly rows: readonly (readonly number[])[];
  readonly happened: readonly boolean[];
}

export interface LogisticFit {
  /** The intercept first. */
  readonly coefficients: readonly number[];
  /** Laplace's: the inverse of the curvature at the maximum. */
  readonly covariance: SymmetricMatrix;
  readonly iterations: number;
}

const mostIterations = 50;
const converged = 1e-7;
const mostHalvings = 30;

/**
 * The most probable coefficients of a logistic regression under a normal prior: Newton's steps, halved until the penalized
 * likelihood does not fall. Source: docs/domain/renewal-probability.md, "The fit".
 */
export function mapLogistic(cases: Cases, prior: CoefficientPrior, from: readonly number[] = prior.means): LogisticFit {
  const size = prior.means.length;
  assert(prior.precisions.length === size && from.length === size, 'every coefficient has a prior and a start');
  assert(
    prior.precisions.every((precision) => precision > 0),
    'every coefficient is drawn somewhere, or the fit may run away',
  );
  assert(
    cases.rows.every((row) => row.length === size - 1) && cases.happened.length === cases.rows.length,
    'every case has a number for every weight, and an outcome',
  );
  let current: Float64Array = Float64Array.from(from);
  let loss = lossAt(current, cases, prior);
  for (let iteration = 1; ; iteration += 1) {
    const { gradient, curvature } = slopesAt(current, cases, prior);
    const factor = choleskyOf(curvature);
    const step = solved(factor, gradient);
    let share = 1;
    let next = moved(current, step, share);
    let nextLoss = lossAt(next, cases, prior);
    for (let halving = 0; nextLoss > loss && halving < mostHalvings; halving += 1) {
      share /= 2;
      next = moved(current, step, share);
      nextLoss = lossAt(next, cases, prior);
    }
    const isThere = step.every((length) => Math.abs(length) < converged) || nextLoss >= loss;
    if (nextLoss <= loss) {
      current = next;
      loss = nextLoss;
    }
    if (isThere || iteration >= mostIterations) {
      return { coefficients: [...current], covariance: inverseOf(factor), iterations: iteration };
    }
  }
}

function moved(from: Float64Array, step: Float64Array, share: number): Float64Array {
  return from.map((value, place) => value - share * (step[place] as number));
}

/** What the coefficients make of a case. */
export function logOddsAt(coefficients: ArrayLike<number>, row: ArrayLike<number>): number {
  let sum = coefficients[0] as number;
  for (let place = 0; place < row.length; place += 1)
    sum += (row[place] as number) * (coefficients[place + 1] as number);
  return sum;
}

function lossAt(
  coefficients: Float64Array,
  { rows, happened }: Cases,
  { means, precisions }: CoefficientPrior,
): number {
  let loss = 0;
  for (let place = 0; place < rows.length; place += 1)
    loss += surpriseOf(logOddsAt(coefficients, rows[place] as readonly number[]), happened[place] === true);
  for (let place = 0; place < coefficients.length; place += 1)
    loss += ((precisions[place] as number) / 2) * ((coefficients[place] as number) - (means[place] as number)) ** 2;
  return loss;
}

function slopesAt(
  coefficients: Float64Array,
  { rows, happened }: Cases,
  { means, precisions }: CoefficientPrior,
): { readonly gradient: Float64Array; readonly curvature: SymmetricMatrix } {
  const size = coefficients.length;
  const gradient = coefficients.map(
    (value, place) => (precisions[place] as number) * (value - (means[place] as number)),
  );
  const curvature = precisions.map((precision, place) => {
    const line = new Float64Array(size);
    line[place] = precision;
    return line;
  });
  const point = new Float64Array(size);
  point[0] = 1;
  for (let place = 0; place < rows.length; place += 1) {
    point.set(rows[place] as readonly number[], 1);
    const chance = chanceOf(logOddsAt(coefficients, rows[place] as readonly number[]));
    addCase(
      point,
      { surplus: chance - (happened[place] === true ? 1 : 0), weight: chance * (1 - chance) },
      gradient,
      curvature,
    );
  }
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < a; b += 1) (curvature[b] as Float64Array)[a] = (curvature[a] as Float64Array)[b] as number;
  return { gradient, curvature };
}

/** Into the lower half alone. */
function addCase(
  point: Float64Array,
  { surplus, weight }: { readonly surplus: number; readonly weight: number },
  gradient: Float64Array,
  curvature: readonly Float64Array[],
): void {
  for (let a = 0; a < point.length; a += 1) {
    const own = point[a] as number;
    // Unknown readings stand at 0, and are many.
    if (own === 0) continue;
    gradient[a] = (gradient[a] as number) + surplus * own;
    const line = curvature[a] as Float64Array;
    const share = weight * own;
    for (let b = 0; b <= a; b += 1) line[b] = (line[b] as number) + share * (point[b] as number);
  }
}
