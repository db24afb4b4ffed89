/** By what a score is measured: the mean is 0, a deviation is 1. */
export interface ScoreScale {
  readonly mean: number;
  readonly deviation: number;
}

/** A deviation below this would make a hair's breadth of a score that hardly ever moves a reason to leave. */
const leastDeviation = 10;

/** Of a signal that is not listed. */
const usualScale: ScoreScale = { mean: 85, deviation: 20 };

/**
 * Mean and deviation of each signal's scores, fixed. They come from generated MSPs that no figure is reported of, rounded to five:
 * taken from an MSP's own portfolio, a chance would move because other clients did. Source: docs/domain/renewal-probability.md, "The
 * scorecard".
 */
const scales: ReadonlyMap<string, readonly [mean: number, deviation: number]> = new Map([
  ['resolution-targets', [80, 20]],
  ['response-targets', [90, 15]],
  ['resolution-time', [95, 15]],
  ['reopenings', [100, 10]],
  ['handovers', [100, 10]],
  ['first-time-fix', [45, 10]],
  ['backlog-age', [100, 10]],
  ['ticket-volume', [85, 35]],
  ['major-incidents', [90, 20]],
  ['open-incidents', [100, 10]],
  ['vip-requests', [80, 30]],
  ['category-concentration', [100, 10]],
  ['monitoring-noise', [95, 20]],
  ['csat-level', [80, 10]],
  ['csat-change', [95, 15]],
  ['csat-silence', [95, 10]],
  ['tone-level', [80, 20]],
  ['tone-change', [100, 10]],
  ['passive-escalation', [90, 10]],
  ['talk-of-leaving', [95, 20]],
  ['agreement-hours-over', [100, 10]],
  ['agreement-hours-under', [65, 40]],
  ['effective-rate', [75, 40]],
  ['agreement-margin', [95, 20]],
  ['invoice-ageing', [90, 25]],
  ['stakeholders-known', [85, 25]],
  ['sponsor-silence', [85, 35]],
  ['missed-reviews', [85, 25]],
]);

export function scaleOf(signalId: string): ScoreScale {
  const [mean, deviation] = scales.get(signalId) ?? [usualScale.mean, usualScale.deviation];
  return { mean, deviation: Math.max(leastDeviation, deviation) };
}

export function standardized(score: number, { mean, deviation }: ScoreScale): number {
  return (score - mean) / deviation;
}
