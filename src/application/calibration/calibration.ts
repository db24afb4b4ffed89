import type { Accuracy } from '#domain/readiness/probability/accuracy/measure-accuracy';
import { backtest } from '#domain/readiness/probability/backtest/backtest';
import { signalCalibration, type SignalCalibration } from '#domain/readiness/probability/backtest/signal-verdict';
import { fitProbability } from '#domain/readiness/probability/fit-probability';
import type { FittedProbability } from '#domain/readiness/probability/fitted-probability';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { countOutcomes, pastCases, type AskedModel, type OutcomeCounts, type RenewalRecord } from './kept-renewal';
import { learningHorizon } from './past-renewal';
import { seededRandom } from './seeded-random';

/** What was learned from past renewals, and how good it would have been. Kept in the State tab and told on the timeline. */
export interface Calibration {
  readonly learnedOn: CalendarDate;
  readonly fitted: FittedProbability;
  readonly outcomes: OutcomeCounts;
  /** Of the learning horizon. Absent without a past renewal. */
  readonly accuracy?: Accuracy;
  /** Signals that were measured on past renewals. */
  readonly signals: readonly SignalCalibration[];
}

/** Figures made by chance come again: the seed is part of the method. */
export const calibrationSeed = 90;
/** The State tab is read with every card: the lists stay short there. `renewal-desk backtest` shows all. */
const linkedKept = 3;

export function calibrationOf(
  model: AskedModel,
  records: readonly RenewalRecord[],
  learnedOn: CalendarDate,
): Calibration {
  const cases = pastCases(records, model, learningHorizon);
  const random = seededRandom(calibrationSeed);
  const { accuracy } = backtest(model, cases, random, { triesSingleFactors: false });
  const measured = new Set(cases.flatMap(({ scores }) => [...scores.keys()]));
  return {
    learnedOn,
    fitted: fitProbability(model, cases),
    outcomes: countOutcomes(records),
    ...(accuracy === undefined ? {} : { accuracy }),
    signals: model.signals
      .filter(({ id }) => measured.has(id))
      .map(({ id }) => withFewLinks(signalCalibration(id, cases, random))),
  };
}

function withFewLinks({ falseAlarms, missedLosses, ...figures }: SignalCalibration): SignalCalibration {
  return {
    ...figures,
    falseAlarms: falseAlarms.slice(0, linkedKept),
    missedLosses: missedLosses.slice(0, linkedKept),
  };
}
