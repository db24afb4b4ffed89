import { weigh, type Weighed } from '../assess-readiness';
import { bandOf, bandWithStops } from '../band';
import type { Band } from '../model';
import { writtenModel } from './model-text';
import { measured, unknown } from '../signal';

/** A readiness as the timeline keeps it. */
export interface StoredReadiness {
  /** Absent: the scorecard for everybody. */
  readonly segment?: string | undefined;
  readonly readings: readonly {
    readonly signal: string;
    readonly kind: 'measured' | 'unknown';
    readonly score?: number | undefined;
  }[];
  /** Hard stops that stood that day. */
  readonly stops?: readonly unknown[] | undefined;
}

export interface ReplayedReadiness extends Weighed {
  readonly band: Band;
}

/**
 * The figures again, from what was stored and the text of the model of that day: bit for bit the same, whatever the product asks
 * today. Undefined: the readings do not answer the questions of this model.
 */
export function replayReadiness(
  { segment, readings, stops = [] }: StoredReadiness,
  modelText: string,
): ReplayedReadiness | undefined {
  const model = writtenModel(modelText);
  if (model === undefined) return undefined;
  const scorecard = segment === undefined ? model : model.segments.get(segment);
  if (scorecard === undefined || scorecard.weights.size !== readings.length) return undefined;
  const weighed = readings.flatMap(({ signal: id, kind, score }) => {
    const weight = scorecard.weights.get(id);
    if (weight === undefined) return [];
    const isMeasured = kind === 'measured' && score !== undefined;
    return [{ signal: { id, weight }, reading: isMeasured ? measured(score, '') : unknown('Stored as unknown.') }];
  });
  if (weighed.length !== readings.length) return undefined;
  const figures = weigh(weighed);
  return { ...figures, band: bandWithStops(bandOf(figures, scorecard.bands), stops) };
}
