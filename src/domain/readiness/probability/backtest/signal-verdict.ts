import type { RenewalId } from '../../../vocabulary/ids';
import { areaUnderCurve } from '../accuracy/area-under-curve';
import type { Estimate } from '../accuracy/measure-accuracy';
import { bootstrapFigures, middleOf, type Interval, type RandomSource } from '../accuracy/resample';
import type { PastCase } from './past-case';

/**
 * Whether a signal told lost renewals from kept ones. `silent`: it did not, and enough came to see it; `reversed`: it spoke for the
 * wrong side; `unclear`: it may or may not; `tooFew`: nothing is said.
 */
export type SignalVerdict = 'tells' | 'silent' | 'reversed' | 'unclear' | 'tooFew';

/** How a signal has done as a warning. Source: docs/domain/renewal-probability.md, "Signals on trial". */
export interface SignalCalibration {
  readonly signalId: string;
  readonly verdict: SignalVerdict;
  readonly measuredCount: number;
  readonly measuredLossCount: number;
  /** Warned at the cut, by what came. */
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly areaUnderCurve?: Estimate;
  /** Newest first, at most ten of each. */
  readonly falseAlarms: readonly RenewalId[];
  readonly missedLosses: readonly RenewalId[];
}

/** Below this score a signal warns: under it the middle of a readiness reads as at risk. */
export const warningScore = 60;
/** With fewer losses, or fewer renewals, nothing is said. */
const fewestOfEither = 10;
/** A signal whose area cannot well be more than this discriminates too little to matter. */
const leastThatMatters = 0.6;
/** Shares beyond the ends: a verdict is harder to get than a place in the interval that is shown. Many signals are tried. */
const verdictTail = 0.025;
const linked = 10;
const draws = 300;

export function signalCalibration(
  signalId: string,
  cases: readonly PastCase[],
  random: RandomSource,
): SignalCalibration {
  const measured = cases.flatMap((past) => {
    const score = past.scores.get(signalId);
    return score === undefined ? [] : [{ past, score, chance: score, isRenewed: past.isRenewed }];
  });
  const lost = measured.filter(({ isRenewed }) => !isRenewed);
  const kept = measured.filter(({ isRenewed }) => isRenewed);
  const falseAlarms = kept.filter(({ score }) => score < warningScore);
  const missed = lost.filter(({ score }) => score >= warningScore);
  const area = areaUnderCurve(measured);
  const isEnough = Math.min(lost.length, kept.length) >= fewestOfEither;
  const areas = isEnough ? bootstrapFigures(measured, areaUnderCurve, { draws, random }) : undefined;
  const interval = areas === undefined ? undefined : middleOf(areas);
  return {
    signalId,
    verdict: areas === undefined ? 'tooFew' : verdictOf(middleOf(areas, verdictTail)),
    measuredCount: measured.length,
    measuredLossCount: lost.length,
    truePositives: lost.length - missed.length,
    falsePositives: falseAlarms.length,
    falseNegatives: missed.length,
    trueNegatives: kept.length - falseAlarms.length,
    ...(area === undefined ? {} : { areaUnderCurve: { value: area, ...(interval === undefined ? {} : { interval }) } }),
    falseAlarms: newest(falseAlarms),
    missedLosses: newest(missed),
  };
}

function verdictOf([low, high]: Interval): SignalVerdict {
  if (low > 0.5) return 'tells';
  if (high < 0.5) return 'reversed';
  return high < leastThatMatters ? 'silent' : 'unclear';
}

function newest(entries: readonly { readonly past: PastCase }[]): readonly RenewalId[] {
  return entries
    .map(({ past }) => past)
    .sort((a, b) =>
      a.decidedOn < b.decidedOn ? 1 : a.decidedOn > b.decidedOn ? -1 : a.renewalId < b.renewalId ? -1 : 1,
    )
    .slice(0, linked)
    .map(({ renewalId }) => renewalId);
}
