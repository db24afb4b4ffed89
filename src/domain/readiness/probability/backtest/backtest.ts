import { areaUnderCurve } from '../accuracy/area-under-curve';
import { measureAccuracy, type Accuracy } from '../accuracy/measure-accuracy';
import { brierScore, brierSkill } from '../accuracy/prediction';
import type { RandomSource } from '../accuracy/resample';
import { signalAlone, type ProbabilityModel } from '../fit-probability';
import type { PastCase } from './past-case';
import { originsOf, rollingOrigin, type PastPrediction } from './rolling-origin';

/** One signal alone, learned and tried the same way. */
export interface SingleFactor {
  readonly signalId: string;
  readonly brier: number;
  readonly skill?: number;
  readonly areaUnderCurve?: number;
}

export interface Backtest {
  readonly predictions: readonly PastPrediction[];
  /** Absent without a past renewal. */
  readonly accuracy?: Accuracy;
  /** The best first, by Brier score. */
  readonly singleFactors: readonly SingleFactor[];
}

/** How the model, the base rate and every signal alone would have done on past renewals, each judged by what was known before. */
export function backtest(
  model: ProbabilityModel,
  cases: readonly PastCase[],
  random: RandomSource,
  { triesSingleFactors }: { readonly triesSingleFactors: boolean } = { triesSingleFactors: true },
): Backtest {
  const origins = originsOf(cases);
  const predictions = rollingOrigin(model, cases, origins);
  const accuracy = measureAccuracy(predictions, random);
  const measured = new Set(cases.flatMap(({ scores }) => [...scores.keys()]));
  const singleFactors = model.signals
    .filter(({ id }) => triesSingleFactors && measured.has(id))
    .map((signal) => singleFactor(rollingOrigin(signalAlone(model, signal), cases, origins), signal.id))
    .sort((a, b) => a.brier - b.brier);
  return { predictions, ...(accuracy === undefined ? {} : { accuracy }), singleFactors };
}

function singleFactor(predictions: readonly PastPrediction[], signalId: string): SingleFactor {
  const skill = brierSkill(
    predictions,
    predictions.map(({ baseChance, isRenewed }) => ({ chance: baseChance, isRenewed })),
  );
  const area = areaUnderCurve(predictions);
  return {
    signalId,
    brier: brierScore(predictions),
    ...(skill === undefined ? {} : { skill }),
    ...(area === undefined ? {} : { areaUnderCurve: area }),
  };
}
