import type { Reading } from '#domain/readiness/reading';

/** Not a number where the reading is unknown, so that no comparison with it holds. */
export function scoreOf(reading: Reading): number {
  return reading.kind === 'measured' ? reading.score : Number.NaN;
}

/** The evidence, or why there is none: what a person reads. */
export function textOf(reading: Reading): string {
  return reading.kind === 'measured' ? reading.evidence.text : reading.why;
}
