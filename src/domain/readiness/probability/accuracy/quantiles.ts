import { assert } from '../../../vocabulary/assert';
import type { Interval } from './resample';

/** Lanczos coefficients, g = 7. Source: Godfrey's table as printed in Numerical Recipes, 6.1. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

export function logGamma(x: number): number {
  assert(x > 0, 'the gamma function is asked above 0');
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const base = x + 6.5;
  const sum = lanczos.reduce(
    (total, coefficient, place) => total + (place === 0 ? coefficient : coefficient / (x - 1 + place)),
    0,
  );
  return Math.log(Math.sqrt(2 * Math.PI) * sum) + (x - 0.5) * Math.log(base) - base;
}

const terms = 1_000;
const exact = 1e-14;

/** The regularized incomplete beta function, by Lentz's continued fraction. */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on the near side only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  let [f, c, d] = [1, 1, 0];
  for (let term = 0; term < terms; term += 1) {
    const half = Math.floor(term / 2);
    const numerator =
      term === 0
        ? 1
        : term % 2 === 0
          ? (half * (b - half) * x) / ((a + 2 * half - 1) * (a + 2 * half))
          : (-(a + half) * (a + b + half) * x) / ((a + 2 * half) * (a + 2 * half + 1));
    d = 1 / (1 + numerator * d);
    c = 1 + numerator / c;
    f *= c * d;
    if (Math.abs(1 - c * d) < exact) break;
  }
  return front * (f - 1);
}

/** The regularized lower incomplete gamma function, by its series. */
export function gammaBelow(x: number, shape: number): number {
  if (x <= 0) return 0;
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < terms && term > sum * exact; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(shape * Math.log(x) - x - logGamma(shape)));
}

/** Where a rising function reaches a value, by halving. */
function whereReached(value: number, of: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (of(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const tail = 0.1;

/** 80 % interval of a share, by Jeffreys' prior; an end that is all or nothing stays there. */
export function shareInterval(hits: number, of: number): Interval {
  const quantile = (share: number) => whereReached(share, (x) => betaBelow(x, hits + 0.5, of - hits + 0.5), 0, 1);
  return [hits === 0 ? 0 : quantile(tail), hits === of ? 1 : quantile(1 - tail)];
}

/** 80 % interval of the mean behind a count, exact (Garwood): from gamma quantiles. */
export function countInterval(count: number): Interval {
  const most = 10 * (count + 10);
  const quantile = (share: number, shape: number) => whereReached(share, (x) => gammaBelow(x, shape), 0, most);
  return [count === 0 ? 0 : quantile(tail, count), quantile(1 - tail, count + 1)];
}
