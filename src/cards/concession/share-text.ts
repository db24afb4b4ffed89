import type { ChanceFigure } from '#application/views/concession';

/**
 * Shares as percent. Rounding never flatters: what should be high is rounded down, what should be low is rounded up. A tiny part is
 * taken off first, because 0.35 and 35 % are not the same number to a machine.
 */
const slack = 1e-9;

/** "34%", rounded down: a chance, a discount that is left. */
export function atLeast(share: number): string {
  return `${Math.floor(100 * share + slack)}%`;
}

/** "82%", rounded up: what has to be reached. */
export function atMost(share: number): string {
  return `${Math.ceil(100 * share - slack)}%`;
}

/** "34.9%", rounded down to a tenth: a margin that misses the floor by a hair must not look as if it held it. */
export function marginText(share: number): string {
  return `${Math.floor(1000 * share + slack) / 10}%`;
}

/** "4.2%", rounded up to a tenth: a depth. */
export function depthText(percent: number): string {
  return `${Math.ceil(10 * percent - slack) / 10}%`;
}

/** "62% (48% to 74%)". */
export function chanceText({ low, middle, high }: ChanceFigure): string {
  return `${Math.round(100 * middle)}% (${atLeast(low)} to ${atMost(high)})`;
}
