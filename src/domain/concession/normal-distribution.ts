import { deviations } from '../vocabulary/statistics';

/** Probability that a standard normal value lies at or below `z`. Absolute error below 1e-7: Abramowitz and Stegun 7.1.26 is too coarse, so the continued form of West (2005), "Better approximations to cumulative normal functions". */
export function normalCumulative(z: number): number {
  const distance = Math.abs(z);
  if (Number.isNaN(z)) return NaN;
  if (distance > 37) return z > 0 ? 1 : 0;
  const density = Math.exp((-distance * distance) / 2);
  const tail =
    distance < 7.07106781186547 ? density * ratioOf(distance) : density / tailFraction(distance) / 2.506628274631;
  return z > 0 ? 1 - tail : tail;
}

/** Hart's rational approximation, as West gives it. */
function ratioOf(x: number): number {
  const above = [
    3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
    220.206867912376,
  ];
  const below = [
    8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
    793.826512519948, 440.413735824752,
  ];
  const polynomial = (terms: readonly number[]) => terms.reduce((sum, term) => sum * x + term, 0);
  return polynomial(above) / polynomial(below);
}

function tailFraction(x: number): number {
  return [4, 3, 2, 1].reduce((fraction, place) => x + place / fraction, x + 0.65);
}

/** The quantiles that a best, base and worst case are shown at. */
export const standardQuantile = { p10: -deviations.of80Percent, p50: 0, p90: deviations.of80Percent } as const;

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

export function sigmoid(value: number): number {
  return value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value));
}
