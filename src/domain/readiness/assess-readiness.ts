import { assert } from '../vocabulary/assert';
import { bandOf, bandWithStops } from './band';
import type { ContractFacts } from './contract-facts';
import { hardStops, type HardStop } from './hard-stops';
import type { Band } from './model';
import type { Reading } from './reading';
import { readinessModel, scorecardFor, type ReadinessModel } from './readiness-model';
import type { ReadinessSignal } from './signal';

export interface SignalReading {
  readonly signal: ReadinessSignal;
  readonly reading: Reading;
}

export interface Weighed {
  /** Points of 100 when every unknown signal earns nothing. A missing fact can only lower it. */
  readonly low: number;
  /** Points of 100 when every unknown signal earns everything. */
  readonly high: number;
  /** Share of the weight that was measured, 0 to 1. Shown beside every score. */
  readonly coverage: number;
}

export interface Readiness extends Weighed {
  readonly band: Band;
  /** What holds the band at `atRisk` or below, whatever the figures say. */
  readonly stops: readonly HardStop[];
  /** In the order of the model. */
  readonly readings: readonly SignalReading[];
  readonly modelVersion: string;
  /** Set where the segment has a scorecard of its own. */
  readonly segment?: string;
}

/** Asks every signal of the model and weighs the answers. */
export function assessReadiness(
  facts: ContractFacts,
  model: ReadinessModel = readinessModel,
  segment?: string,
): Readiness {
  const { signals, bands } = scorecardFor(model, segment);
  const readings = signals.map((signal) => ({ signal, reading: signal.read(facts) }));
  const weighed = weigh(readings);
  const stops = hardStops(facts);
  const hasOwnScorecard = segment !== undefined && model.segments.has(segment);
  return {
    ...weighed,
    band: bandWithStops(bandOf(weighed, bands), stops),
    stops,
    readings,
    modelVersion: model.version,
    ...(hasOwnScorecard ? { segment } : {}),
  };
}

/** What weighing asks of a reading: fresh ones and stored ones both have it. */
export interface WeighedAnswer {
  readonly signal: { readonly id: string; readonly weight: number };
  readonly reading: Reading;
}

/** The weighted mean of readings, nothing else: stored readings and their model give the same figures bit for bit. */
export function weigh(readings: readonly WeighedAnswer[]): Weighed {
  let weightTotal = 0;
  let weightMeasured = 0;
  // Tenths of points times whole weights: sums without rounding, so that 65 is 65.
  let earnedTenths = 0;
  for (const { signal, reading } of readings) {
    assert(Number.isInteger(signal.weight) && signal.weight > 0, `${signal.id} carries a whole weight`);
    weightTotal += signal.weight;
    if (reading.kind === 'unknown') continue;
    weightMeasured += signal.weight;
    earnedTenths += signal.weight * Math.round(reading.score * 10);
  }
  assert(weightTotal > 0, 'a model has at least one signal');
  const unknownTenths = 1000 * (weightTotal - weightMeasured);
  return {
    low: earnedTenths / (10 * weightTotal),
    high: (earnedTenths + unknownTenths) / (10 * weightTotal),
    coverage: weightMeasured / weightTotal,
  };
}
