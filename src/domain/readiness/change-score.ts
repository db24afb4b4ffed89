import { onScale } from './signal';

export interface ChangeThresholds {
  /** A change that is more than chance costs this much at once: what is left of 100. */
  readonly noticedScore: number;
  /** How many times as much, or as little, is the end of the scale. */
  readonly lostRatio: number;
}

/** What is left of 100 after a change for the worse that is more than chance. `ratio` is above 1 however it went. */
export function changeScore(ratio: number, { noticedScore, lostRatio }: ChangeThresholds): number {
  return Math.min(noticedScore, onScale(ratio, { worst: lostRatio, best: 1 }));
}
