import type { BandThresholds } from '../band';
import { hardStopThresholds } from '../hard-stops';
import type { ReadinessModel, Scorecard } from '../readiness-model';
import type { ReadinessSignal, Thresholds } from '../signal';

/** A scorecard as its text holds it: enough to weigh stored readings and to find their band. */
export interface WrittenScorecard {
  readonly bands: BandThresholds;
  readonly weights: ReadonlyMap<string, number>;
}

export interface WrittenModel extends WrittenScorecard {
  readonly version: string;
  readonly segments: ReadonlyMap<string, WrittenScorecard>;
}

interface ModelLines {
  readonly version: string;
  readonly bands: BandThresholds;
  readonly hardStops: Thresholds;
  readonly signals: readonly {
    readonly id: string;
    readonly dimension: string;
    readonly weight: number;
    readonly source: string;
    readonly thresholds: Thresholds;
  }[];
  readonly segments: readonly {
    readonly kind: string;
    readonly bands: BandThresholds;
    /** Every signal the segment is asked. */
    readonly weights: readonly (readonly [id: string, weight: number])[];
    /** Those of signals that are read otherwise than for everybody. */
    readonly thresholds: readonly (readonly [id: string, thresholds: Thresholds])[];
  }[];
}

/** It is the payload of an event, quoted once more there. */
export const longestModelText = 24_000;

/** Everything that decides a score, as text. The same model always gives the same text. */
export function modelText(model: ReadinessModel): string {
  const lines: ModelLines = {
    version: model.version,
    bands: sortedBands(model.bands),
    hardStops: sorted(hardStopThresholds),
    signals: model.signals.map(({ id, dimension, weight, source, thresholds }) => ({
      id,
      dimension,
      weight,
      source,
      thresholds: sorted(thresholds),
    })),
    segments: [...model.segments]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, scorecard]) => ({
        kind,
        bands: sortedBands(scorecard.bands),
        weights: scorecard.signals.map(({ id, weight }) => [id, weight] as const),
        thresholds: thresholdsBeside(model, scorecard),
      })),
  };
  return JSON.stringify(lines);
}

/** Reads back what `modelText` wrote. Undefined: it is no model's text. */
export function writtenModel(text: string): WrittenModel | undefined {
  const lines = parsed(text);
  if (lines === undefined) return undefined;
  const { version, bands, signals, segments } = lines;
  return {
    version,
    bands,
    weights: new Map(signals.map(({ id, weight }) => [id, weight])),
    segments: new Map(
      segments.map(({ kind, bands: own, weights }) => [kind, { bands: own, weights: new Map(weights) }]),
    ),
  };
}

function thresholdsBeside(
  model: Scorecard,
  { signals }: Scorecard,
): readonly (readonly [id: string, thresholds: Thresholds])[] {
  const general = new Map(model.signals.map((signal) => [signal.id, textOf(signal)]));
  return signals
    .filter((signal) => general.get(signal.id) !== textOf(signal))
    .map(({ id, thresholds }) => [id, sorted(thresholds)]);
}

function textOf({ thresholds }: ReadinessSignal): string {
  return JSON.stringify(sorted(thresholds));
}

function sorted(thresholds: Thresholds): Thresholds {
  return Object.fromEntries(Object.entries(thresholds).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sortedBands({ atRiskHigh, atRiskMiddle, blockedHigh, readyLow }: BandThresholds): BandThresholds {
  return { atRiskHigh, atRiskMiddle, blockedHigh, readyLow };
}

function parsed(text: string): ModelLines | undefined {
  try {
    const value = JSON.parse(text) as Partial<ModelLines> | null;
    const isModel = typeof value?.version === 'string' && Array.isArray(value.signals) && Array.isArray(value.segments);
    return isModel && typeof value.bands === 'object' ? (value as ModelLines) : undefined;
  } catch {
    return undefined;
  }
}
