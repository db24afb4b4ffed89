import { signedPoints } from './points-text';
import type { Reading } from './reading';

/** A reading as it was recorded, and the weight it had in its model. */
export interface WeightedReading {
  readonly signalId: string;
  readonly question: string;
  readonly weight: number;
  readonly reading: Reading;
}

export interface Change {
  readonly signalId: string;
  /** Points of 100 that the low end won or lost by this signal. */
  readonly points: number;
  readonly sentence: string;
}

/** What moved the score since an earlier assessment, the greatest change first. Signals that say the same are left out. */
export function whatChanged(before: readonly WeightedReading[], after: readonly WeightedReading[]): readonly Change[] {
  const earlier = new Map(before.map((entry) => [entry.signalId, entry]));
  const later = new Map(after.map((entry) => [entry.signalId, entry]));
  const beforeTotal = totalOf(before);
  const afterTotal = totalOf(after);
  const changes = [...new Set([...earlier.keys(), ...later.keys()])].flatMap((signalId) => {
    const from = earlier.get(signalId);
    const to = later.get(signalId);
    const points = pointsOf(to, afterTotal) - pointsOf(from, beforeTotal);
    const question = to?.question ?? from?.question ?? signalId;
    const words = wordsOf(from, to);
    if (words === undefined)
      return points === 0 ? [] : [{ signalId, points, sentence: `${question} Weighed anew: ${signedPoints(points)}.` }];
    return [{ signalId, points, sentence: `${question} ${words}: ${signedPoints(points)}.` }];
  });
  return changes.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

function totalOf(readings: readonly WeightedReading[]): number {
  return readings.reduce((total, { weight }) => total + weight, 0);
}

function pointsOf(entry: WeightedReading | undefined, total: number): number {
  return entry?.reading.kind === 'measured' ? (entry.weight * entry.reading.score) / total : 0;
}

/** Undefined when the answer is the same. */
function wordsOf(from: WeightedReading | undefined, to: WeightedReading | undefined): string | undefined {
  if (from === undefined) return 'Asked for the first time';
  if (to === undefined) return 'Not asked any more';
  if (from.reading.kind === 'unknown')
    return to.reading.kind === 'unknown' ? undefined : `Known now, at ${to.reading.score}`;
  if (to.reading.kind === 'unknown') return 'Not known any more';
  return from.reading.score === to.reading.score ? undefined : `From ${from.reading.score} to ${to.reading.score}`;
}
