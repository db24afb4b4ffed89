import { backtest, type Backtest } from '#domain/readiness/probability/backtest/backtest';
import { bandsOnTrial, type BandTrial } from '#domain/readiness/probability/backtest/bands-on-trial';
import { signalCalibration, type SignalCalibration } from '#domain/readiness/probability/backtest/signal-verdict';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { calibrationSeed } from './calibration/calibration';
import {
  countOutcomes,
  pastCases,
  type AskedModel,
  type OutcomeCounts,
  type RenewalRecord,
} from './calibration/kept-renewal';
import { horizons, learningHorizon, type Horizon } from './calibration/past-renewal';
import { seededRandom } from './calibration/seeded-random';
import type { Workbook } from './ports/workbook';
import { RecordBook } from './sync/record-book';
import { readState, stateRange } from './tabs/state-tab';

export interface HorizonBacktest extends Omit<Backtest, 'predictions'> {
  readonly horizonDays: Horizon;
}

export interface BacktestReport {
  readonly modelVersion: string;
  /** Day on which the sync last learned. Absent: it has not yet. */
  readonly learnedOn?: CalendarDate;
  readonly outcomes: OutcomeCounts;
  readonly horizons: readonly HorizonBacktest[];
  /** At the learning horizon, in the order of the model; those without a measured reading are left out. */
  readonly signals: readonly SignalCalibration[];
  /** How the bands did as warnings, at the learning horizon. */
  readonly bands: readonly BandTrial[];
}

/** What the workbook keeps of past renewals, put to the test. Two reads; nothing is written. */
export function backtestProbability(
  workbook: Workbook,
  model: AskedModel,
  report: (horizonDays: number) => void = () => undefined,
): BacktestReport {
  const [rows = []] = workbook.read([stateRange]);
  const learnedOn = readState(rows).calibration?.learnedOn;
  const records = RecordBook.load(workbook).contracts();
  return { ...(learnedOn === undefined ? {} : { learnedOn }), ...backtestRecords(model, records, report) };
}

export function backtestRecords(
  model: AskedModel,
  records: readonly RenewalRecord[],
  report: (horizonDays: number) => void = () => undefined,
): Omit<BacktestReport, 'learnedOn'> {
  const random = seededRandom(calibrationSeed);
  const tried = horizons.map((horizonDays): HorizonBacktest => {
    report(horizonDays);
    const { predictions: _each, ...figures } = backtest(model, pastCases(records, model, horizonDays), random);
    return { horizonDays, ...figures };
  });
  const cases = pastCases(records, model, learningHorizon);
  const measured = new Set(cases.flatMap(({ scores }) => [...scores.keys()]));
  return {
    modelVersion: model.version,
    outcomes: countOutcomes(records),
    horizons: tried,
    signals: model.signals.filter(({ id }) => measured.has(id)).map(({ id }) => signalCalibration(id, cases, random)),
    bands: bandsOnTrial(model, cases),
  };
}
