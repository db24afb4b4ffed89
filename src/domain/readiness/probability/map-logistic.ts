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
  const columns = cases.rows.map((row) => Float64Array.of(1, ...row));
  assert(
    columns.every((row) => row.length === size && row.every(Number.isFinite)) &&
      cases.happened.length === columns.length,
    'every case has a finite number for every coefficient, and an outcome',
  );
  let current: Float64Array = Float64Array.from(from);
  let loss = lossAt(current, columns, cases, prior);
  for (let iteration = 1; ; iteration += 1) {
    const { gradient, curvature } = slopesAt(current, columns, cases, prior);
    const factor = choleskyOf(curvature);
    const step = solved(factor, gradient);
    let share = 1;
    let next = moved(current, step, share);
    let nextLoss = lossAt(next, columns, cases, prior);
    for (let halving = 0; nextLoss > loss && halving < mostHalvings; halving += 1) {
      share /= 2;
      next = moved(current, step, share);
      nextLoss = lossAt(next, columns, cases, prior);
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

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let place = 0; place < a.length; place += 1) sum += (a[place] as number) * (b[place] as number);
  return sum;
}

function lossAt(
  coefficients: Float64Array,
  columns: readonly Float64Array[],
  { happened }: Cases,
  { means, precisions }: CoefficientPrior,
): number {
  let loss = 0;
  columns.forEach((row, place) => (loss += surpriseOf(dot(row, coefficients), happened[place] === true)));
  coefficients.forEach(
    (value, place) => (loss += ((precisions[place] as number) / 2) * (value - (means[place] as number)) ** 2),
  );
  return loss;
}

function slopesAt(
  coefficients: Float64Array,
  columns: readonly Float64Array[],
  { happened }: Cases,
  { means, precisions }: CoefficientPrior,
): { readonly gradient: Float64Array; readonly curvature: SymmetricMatrix } {
  const size = coefficients.length;
  const gradient = coefficients.map(
    (value, place) => (precisions[place] as number) * (value - (means[place] as number)),
  );
  const curvature = precisions.map((precision, place) => {
    const row = new Float64Array(size);
    row[place] = precision;
    return row;
  });
  columns.forEach((row, place) => {
    const chance = chanceOf(dot(row, coefficients));
    const surplus = chance - (happened[place] === true ? 1 : 0);
    const weight = chance * (1 - chance);
    for (let a = 0; a < size; a += 1) {
      const own = row[a] as number;
      gradient[a] = (gradient[a] as number) + surplus * own;
      const line = curvature[a] as Float64Array;
      for (let b = 0; b <= a; b += 1) line[b] = (line[b] as number) + weight * own * (row[b] as number);
    }
  });
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < a; b += 1) (curvature[b] as Float64Array)[a] = (curvature[a] as Float64Array)[b] as number;
  return { gradient, curvature };
}
