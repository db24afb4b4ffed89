import { assert } from '../../../vocabulary/assert';
import type { CalendarDate } from '../../../vocabulary/calendar-date';
import type { ComparedPrediction } from '../accuracy/measure-accuracy';
import { fitProbability, type ProbabilityModel } from '../fit-probability';
import type { FittedProbability } from '../fitted-probability';
import { renewalProbability } from '../renewal-probability';
import { baseChance, usualLossShare } from '../scorecard';
import type { PastCase } from './past-case';

/** A prediction of a past renewal by what was known on the day its readings were frozen. */
export interface PastPrediction extends ComparedPrediction {
  readonly past: PastCase;
  readonly stage: FittedProbability['stage'];
}

/** Learned anew this many times at most, in the order of time: every fit serves the renewals frozen until the next. */
const mostOrigins = 12;

/** Groups of cases frozen one after another; the first freeze of each is the day up to which the fit may know outcomes. */
export function originsOf(cases: readonly PastCase[]): readonly (readonly PastCase[])[] {
  const sorted = [...cases].sort((a, b) => byText(a.frozenOn, b.frozenOn) || byText(a.renewalId, b.renewalId));
  const count = Math.min(mostOrigins, sorted.length);
  const groups: PastCase[][] = [];
  sorted.forEach((past, place) => {
    const group = Math.floor((place * count) / sorted.length);
    const known = groups[group];
    if (known === undefined) groups[group] = [past];
    else known.push(past);
  });
  return groups;
}

/** Predicts every case by a model that has learned from the outcomes known before its readings were frozen, and from no other. */
export function rollingOrigin(
  model: ProbabilityModel,
  cases: readonly PastCase[],
  origins: readonly (readonly PastCase[])[] = originsOf(cases),
): readonly PastPrediction[] {
  return origins.flatMap((group) => {
    const origin = group[0]?.frozenOn ?? '';
    const known = knownBefore(cases, origin);
    const fitted = fitProbability(model, known);
    const base = baseOf(fitted);
    return group.map((past) => {
      assert(past.frozenOn >= origin, 'a case is predicted by what was known before');
      const { chance, stage } = renewalProbability(fitted, past.scores);
      return { past, chance, stage, isRenewed: past.isRenewed, baseChance: base };
    });
  });
}

/** The base rate learns by the same stages: while too few outcomes are known it is what is usual, as for the probability. */
function baseOf({ stage, renewalCount, lossCount }: FittedProbability): number {
  return stage === 'scorecard' ? 1 - usualLossShare : baseChance(renewalCount, lossCount);
}

function knownBefore(cases: readonly PastCase[], day: CalendarDate): readonly PastCase[] {
  return cases.filter(({ decidedOn }) => decidedOn < day);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
