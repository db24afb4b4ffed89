import { areaUnderCurve } from './area-under-curve';
import { brierScore, brierSkill, logLoss, lossesIn, type Prediction } from './prediction';
import { countInterval } from './quantiles';
import { reliabilityOf, type Reliability } from './reliability';
import { bootstrapInterval, type Interval, type RandomSource } from './resample';

/** A figure and the 80 % interval around it; without one where there is too little to say. */
export interface Estimate {
  readonly value: number;
  readonly interval?: Interval;
}

/** How good a row of predictions has been. Every interval holds 80 %. */
export interface Accuracy {
  readonly renewalCount: number;
  readonly lossCount: number;
  readonly brier: number;
  readonly baseBrier: number;
  /** Against the base rate. Undefined: nothing to be better than. */
  readonly skill?: Estimate;
  readonly logLoss: number;
  readonly baseLogLoss: number;
  readonly areaUnderCurve?: Estimate;
  /** Losses that came, over those that were expected: above 1 too hopeful. */
  readonly lossesOverExpected: Estimate;
  readonly reliability?: Reliability;
}

/** A prediction and the base rate as it was known on the same day. */
export interface ComparedPrediction extends Prediction {
  readonly baseChance: number;
}

const draws = 500;

/** Undefined without a prediction. */
export function measureAccuracy(
  predictions: readonly ComparedPrediction[],
  random: RandomSource,
): Accuracy | undefined {
  if (predictions.length === 0) return undefined;
  const base = predictions.map(atBase);
  const skillOf = (drawn: readonly ComparedPrediction[]) => brierSkill(drawn, drawn.map(atBase));
  const skill = estimate(skillOf(predictions), bootstrapInterval(predictions, skillOf, { draws, random }));
  const area = estimate(areaUnderCurve(predictions), bootstrapInterval(predictions, areaUnderCurve, { draws, random }));
  const reliability = reliabilityOf(predictions, random);
  const lossCount = lossesIn(predictions);
  return {
    renewalCount: predictions.length,
    lossCount,
    brier: brierScore(predictions),
    baseBrier: brierScore(base),
    ...(skill === undefined ? {} : { skill }),
    logLoss: logLoss(predictions),
    baseLogLoss: logLoss(base),
    ...(area === undefined ? {} : { areaUnderCurve: area }),
    lossesOverExpected: lossRatio(predictions, lossCount),
    ...(reliability === undefined ? {} : { reliability }),
  };
}

function atBase({ baseChance, isRenewed }: ComparedPrediction): Prediction {
  return { chance: baseChance, isRenewed };
}

function estimate(value: number | undefined, interval: Interval | undefined): Estimate | undefined {
  if (value === undefined) return undefined;
  return { value, ...(interval === undefined ? {} : { interval }) };
}

function lossRatio(predictions: readonly Prediction[], lossCount: number): Estimate {
  const expected = predictions.reduce((sum, { chance }) => sum + 1 - chance, 0);
  const [low, high] = countInterval(lossCount);
  return { value: lossCount / expected, interval: [low / expected, high / expected] };
}
