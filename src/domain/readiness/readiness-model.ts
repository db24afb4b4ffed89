import { assert } from '../vocabulary/assert';
import { bandThresholds, type BandThresholds } from './band';
import type { ReadinessSignal, SignalSource, Thresholds } from './signal';
import { signals } from './signals/index';

/** What is asked of a contract, how much each answer weighs, and where the bands end. */
export interface Scorecard {
  /** With the weights and thresholds of the model. None weighs nothing. */
  readonly signals: readonly ReadinessSignal[];
  readonly bands: BandThresholds;
}

/** The scorecard for every contract, and those of the segments that differ. A version names one model for ever. */
export interface ReadinessModel extends Scorecard {
  readonly version: string;
  /** By segment: the kind of agreement of a contract. */
  readonly segments: ReadonlyMap<string, Scorecard>;
}

/** Raise it with any change of a signal, a weight, a threshold or a band; a test holds it against the model's text. */
const currentVersion = '4';

export const readinessModel: ReadinessModel = {
  version: currentVersion,
  signals,
  bands: bandThresholds,
  segments: new Map(),
};

/** What a tuning replaces. What it does not name stays. */
export interface ModelChanges {
  /** By signal. 0 leaves the signal out. */
  readonly weights?: ReadonlyMap<string, number>;
  /** By signal, then by name. */
  readonly thresholds?: ReadonlyMap<string, Thresholds>;
  readonly bands?: Partial<BandThresholds>;
}

/** Weights, thresholds and bands that an MSP chose over the product's own, under a name. */
export interface ModelTuning extends ModelChanges {
  readonly version: string;
  /** On top of the changes for everybody. */
  readonly segments?: ReadonlyMap<string, ModelChanges>;
}

/** The model of an MSP that has not connected some sources: what could never be known is not asked. */
export function modelWithout(sources: readonly SignalSource[]): ReadinessModel {
  return tunedModel(undefined, sources);
}

/**
 * The product's model with an MSP's changes and without the sources it has not connected. Its version names all three: the
 * product's own may change with an update, while the MSP's tuning stays.
 */
export function tunedModel(tuning: ModelTuning | undefined, unconnected: readonly SignalSource[] = []): ReadinessModel {
  const asked = signals.filter(({ source }) => !unconnected.includes(source));
  const left = [...new Set(unconnected)].filter((source) => signals.some((signal) => signal.source === source)).sort();
  if (tuning === undefined && left.length === 0) return readinessModel;
  const changes = tuning ?? {};
  return {
    version: `${currentVersion}${tuning === undefined ? '' : `+${tuning.version}`}${left.length === 0 ? '' : `-without-${left.join('+')}`}`,
    ...scorecardWith(asked, [changes]),
    segments: new Map([...(tuning?.segments ?? [])].map(([kind, own]) => [kind, scorecardWith(asked, [changes, own])])),
  };
}

/** Whether such a model has a question left for everybody and for each segment. */
export function isAskedAtAll(tuning: ModelTuning | undefined, unconnected: readonly SignalSource[]): boolean {
  const asked = signals.filter(({ source }) => !unconnected.includes(source));
  const general = tuning ?? {};
  return [[general], ...[...(tuning?.segments?.values() ?? [])].map((own) => [general, own])].every((changes) =>
    asked.some((signal) => changes.reduce(signalWith, signal).weight > 0),
  );
}

/** The scorecard that a contract of this segment is held against. */
export function scorecardFor(model: ReadinessModel, segment?: string): Scorecard {
  return (segment === undefined ? undefined : model.segments.get(segment)) ?? model;
}

/** Changes in order: a later one wins. */
function scorecardWith(asked: readonly ReadinessSignal[], changes: readonly ModelChanges[]): Scorecard {
  const weighed = asked.map((signal) => changes.reduce(signalWith, signal)).filter(({ weight }) => weight > 0);
  assert(weighed.length > 0, 'a model asks at least one question');
  return { signals: weighed, bands: Object.assign({}, bandThresholds, ...changes.map(({ bands }) => bands)) };
}

function signalWith(signal: ReadinessSignal, { weights, thresholds }: ModelChanges): ReadinessSignal {
  const weight = weights?.get(signal.id) ?? signal.weight;
  const replaced = thresholds?.get(signal.id);
  if (replaced === undefined) return weight === signal.weight ? signal : { ...signal, weight };
  return {
    ...signal,
    weight,
    thresholds: { ...signal.thresholds, ...replaced },
    read: (facts, later) => signal.read(facts, { ...replaced, ...later }),
  };
}
