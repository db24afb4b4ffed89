import type { BacktestReport, HorizonBacktest } from '#application/backtest-probability';
import { learningHorizon } from '#application/calibration/past-renewal';
import type { Estimate } from '#domain/readiness/probability/accuracy/measure-accuracy';
import type { BandTrial, BandWarning, CountedShare } from '#domain/readiness/probability/backtest/bands-on-trial';
import type { SignalCalibration, SignalVerdict } from '#domain/readiness/probability/backtest/signal-verdict';
import { percentText, spanText, tableText } from './chart/figure-text';

/** Everything a backtest found, as a person reads it. Every interval holds 80 %. */
export function backtestText(report: BacktestReport): string {
  const { outcomes, modelVersion, horizons, signals, bands } = report;
  const leftOut = [
    `${outcomes.outcomeUnknown} with an unknown outcome`,
    `${outcomes.involuntary} lost involuntarily`,
    `${outcomes.ourDecision} ended by us`,
    `${outcomes.leftBefore} of clients who had left before`,
  ];
  return [
    `Renewal probability, model ${modelVersion}: ${outcomes.renewed + outcomes.lost} past renewals, ${outcomes.lost} lost.`,
    `Left out: ${leftOut.join(', ')}.`,
    'Each is predicted by what was known before its readings were frozen. Intervals hold 80 %.',
    '',
    tableText([
      [
        'Days before',
        'Renewals',
        'Lost',
        'Brier (base)',
        'Skill',
        'Log loss (base)',
        'Area',
        'Lost / expected',
        'Calibration error',
      ],
      ...horizons.map(horizonRow),
    ]),
    '',
    ...horizons.map(bestFactor),
    '',
    `Bands ${learningHorizon} days before as warnings, by the figures alone:`,
    tableText([['Band', 'Of the warned were lost', 'Of the lost were warned'], ...bands.map(bandRow)]),
    '',
    `Signals ${learningHorizon} days before, each as a warning below 60:`,
    tableText([
      ['Signal', 'Verdict', 'Measured', 'Warned: lost / renewed', 'Silent: lost / renewed', 'Area'],
      ...signals.map(signalRow),
    ]),
    ...namedSignals(signals),
  ].join('\n');
}

function horizonRow({ horizonDays, accuracy }: HorizonBacktest): readonly string[] {
  if (accuracy === undefined) return [String(horizonDays), '0', '0', '–', '–', '–', '–', '–', '–'];
  const { reliability, lossesOverExpected } = accuracy;
  return [
    String(horizonDays),
    String(accuracy.renewalCount),
    String(accuracy.lossCount),
    `${accuracy.brier.toFixed(3)} (${accuracy.baseBrier.toFixed(3)})`,
    estimateText(accuracy.skill, percentText),
    `${accuracy.logLoss.toFixed(3)} (${accuracy.baseLogLoss.toFixed(3)})`,
    estimateText(accuracy.areaUnderCurve, hundredths),
    estimateText(lossesOverExpected, hundredths),
    reliability === undefined
      ? '–'
      : `${reliability.calibrationError.toFixed(3)}; a perfect model ${reliability.perfectError.mean.toFixed(3)}, rarely above ${reliability.perfectError.most.toFixed(3)}`,
  ];
}

function bestFactor({ horizonDays, accuracy, singleFactors }: HorizonBacktest): string {
  const [best] = singleFactors;
  if (accuracy === undefined || best === undefined) return `${horizonDays} days before: no signal was measured.`;
  const beaten = singleFactors.filter(({ brier }) => accuracy.brier < brier).length;
  return `${horizonDays} days before, the model beats ${beaten} of ${singleFactors.length} signals alone; the best of them, ${best.signalId}, has Brier ${best.brier.toFixed(3)} and area ${best.areaUnderCurve?.toFixed(2) ?? '–'}.`;
}

const warningWords: Record<BandWarning, string> = {
  blocked: 'blocked',
  atRiskOrWorse: 'at risk or blocked',
  notReady: 'not ready',
};

function bandRow({ warning, precision, recall }: BandTrial): readonly string[] {
  return [warningWords[warning], shareText(precision), shareText(recall)];
}

/** Every share with its counts; below ten cases a share would be an anecdote. */
export function shareText({ hits, of, interval }: CountedShare): string {
  if (interval === undefined) return `${hits} of ${of}, too few`;
  return `${hits} of ${of}, ${percentText(hits / of)}${spanText(interval, percentText)}`;
}

const verdictWords: Record<SignalVerdict, string> = {
  tells: 'tells',
  silent: 'does not discriminate',
  reversed: 'speaks for the wrong side',
  unclear: 'unclear',
  tooFew: 'too few',
};

function signalRow(signal: SignalCalibration): readonly string[] {
  return [
    signal.signalId,
    verdictWords[signal.verdict],
    `${signal.measuredCount}, ${signal.measuredLossCount} lost`,
    `${signal.truePositives} / ${signal.falsePositives}`,
    `${signal.falseNegatives} / ${signal.trueNegatives}`,
    estimateText(signal.areaUnderCurve, hundredths),
  ];
}

/** The records behind the errors of signals that have a verdict against them. */
function namedSignals(signals: readonly SignalCalibration[]): readonly string[] {
  return signals
    .filter(({ verdict }) => verdict === 'silent' || verdict === 'reversed')
    .map(
      ({ signalId, verdict, falseAlarms, missedLosses }) =>
        `${signalId} ${verdictWords[verdict]}. Missed: ${listed(missedLosses)}. False alarms: ${listed(falseAlarms)}.`,
    );
}

function listed(renewals: readonly string[]): string {
  return renewals.length === 0 ? 'none' : renewals.join(', ');
}

function estimateText(estimate: Estimate | undefined, text: (value: number) => string): string {
  return estimate === undefined ? '–' : `${text(estimate.value)}${spanText(estimate.interval, text)}`;
}

function hundredths(value: number): string {
  return value.toFixed(2);
}
