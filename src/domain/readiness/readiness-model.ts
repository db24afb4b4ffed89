import { assert } from '../vocabulary/assert';
import { bandThresholds } from './band';
import type { ReadinessSignal, SignalSource } from './signal';
import { signals } from './signals/index';

/** What is asked, and how much each answer weighs. A version names one model for ever: an old score can be recomputed. */
export interface ReadinessModel {
  readonly version: string;
  readonly signals: readonly ReadinessSignal[];
}

/** Raise it with any change of a signal, a weight, a threshold or a band; a test holds it against the model's text. */
const currentVersion = '2';

export const readinessModel: ReadinessModel = { version: currentVersion, signals };

/** The model of an MSP that has not connected some sources: what could never be known is not asked. */
export function modelWithout(sources: readonly SignalSource[]): ReadinessModel {
  const asked = signals.filter(({ source }) => !sources.includes(source));
  assert(asked.length > 0, 'a model asks at least one question');
  if (asked.length === signals.length) return readinessModel;
  const left = [...new Set(sources)].sort().join('+');
  return { version: `${currentVersion}-without-${left}`, signals: asked };
}

/** Everything that decides a score, as text. */
export function modelText({ version, signals: asked }: ReadinessModel): string {
  const lines = asked.map(({ id, dimension, weight, source, thresholds }) => [
    id,
    dimension,
    weight,
    source,
    Object.entries(thresholds).sort(),
  ]);
  return JSON.stringify([version, lines, Object.entries(bandThresholds).sort()]);
}
