import { assert } from '../../../vocabulary/assert';

/** What was said of a past renewal before it was decided, and what came. */
export interface Prediction {
  /** Chance of renewal, between 0 and 1. */
  readonly chance: number;
  readonly isRenewed: boolean;
}

/** Mean squared distance of what was said from what came: 0 is perfect. */
export function brierScore(predictions: readonly Prediction[]): number {
  return mean(predictions, ({ chance, isRenewed }) => (chance - (isRenewed ? 1 : 0)) ** 2);
}

/** Share by which the squared distance is smaller than that of a reference on the same renewals; 0 is no better, below 0 worse. */
export function brierSkill(predictions: readonly Prediction[], reference: readonly Prediction[]): number | undefined {
  const against = brierScore(reference);
  return against > 0 ? 1 - brierScore(predictions) / against : undefined;
}

export function logLoss(predictions: readonly Prediction[]): number {
  return mean(predictions, ({ chance, isRenewed }) => -Math.log(isRenewed ? chance : 1 - chance));
}

function mean(predictions: readonly Prediction[], of: (prediction: Prediction) => number): number {
  assert(predictions.length > 0, 'a mean is taken over something');
  return predictions.reduce((sum, prediction) => sum + of(prediction), 0) / predictions.length;
}

export function lossesIn(predictions: readonly Prediction[]): number {
  return predictions.reduce((count, { isRenewed }) => (isRenewed ? count : count + 1), 0);
}
