import { assert } from '../vocabulary/assert';
import type { CalendarDate } from '../vocabulary/calendar-date';
import type { RenewalWindow } from '../vocabulary/renewal-window';
import type { InterventionKind } from './intervention-kind';

export interface ContractObserved {
  readonly ref: string;
  readonly kind: string;
  readonly termStartsOn?: CalendarDate | undefined;
  readonly termEndsOn?: CalendarDate | undefined;
  readonly isEvergreen: boolean;
  readonly noticePeriodDays: number;
  readonly noticeIsDefault: boolean;
  readonly decisionOn?: CalendarDate | undefined;
  /** Annual, in minor units. */
  readonly annualMinor?: number | undefined;
  readonly currency?: string | undefined;
}

export interface ContractEnded {
  readonly ref: string;
}

/** Addresses of account managers; absent where there was, or is, none. */
export interface OwnerChanged {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The first use of a version of the readiness model, with everything that decides a score. */
export interface ModelAdopted {
  readonly version: string;
  readonly text: string;
}

/** With the model of its version, enough to weigh the readings again and get the same score bit for bit. */
export interface ReadinessMeasured {
  readonly modelVersion: string;
  /** Kind of agreement, where the model has a scorecard of its own for it. */
  readonly segment?: string | undefined;
  readonly asOf: CalendarDate;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly band: RecordedBand;
  /** What held the band at `atRisk` or below; absent when nothing did. */
  readonly stops?: readonly RecordedStop[] | undefined;
  /** Follows again from the readings and the last `probabilityFitted` before. Absent: nothing was learned yet. */
  readonly probability?: RecordedProbability | undefined;
  readonly readings: readonly RecordedReading[];
}

export type RecordedBand = 'ready' | 'unproven' | 'atRisk' | 'blocked';

/** How things stood when a window opened, or when the renewal was over. Once a renewal and window. */
export interface ReadinessFrozen {
  readonly window: FreezeWindow;
  /** Term end of the renewal, or the day of the yearly review. */
  readonly renewal: CalendarDate;
  readonly decisionOn?: CalendarDate | undefined;
  /** At the close alone. */
  readonly outcome?: RenewalOutcome | undefined;
  readonly modelVersion: string;
  readonly segment?: string | undefined;
  readonly asOf: CalendarDate;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly band: RecordedBand;
  readonly stops?: readonly RecordedStop[] | undefined;
  readonly readings: readonly RecordedReading[];
}

export type FreezeWindow = Extract<RenewalWindow, 'T-90' | 'T-60' | 'T-30'> | 'close';

/** `unknown`: the contract is over, and neither a successor nor a closed deal tells how. */
export type RenewalOutcome = 'renewed' | 'lost' | 'unknown';

/** A person judges otherwise than the engine, for a time. Both values are kept. */
export interface BandOverridden {
  readonly band: RecordedBand;
  readonly reason: string;
  readonly expiresOn: CalendarDate;
  readonly setOn: CalendarDate;
  readonly engineBand: RecordedBand;
  readonly engineLow: number;
  readonly engineHigh: number;
  readonly modelVersion: string;
}

export interface BandOverrideWithdrawn {
  /** Event id of the override. */
  readonly override: string;
  readonly withdrawnOn: CalendarDate;
}

/** Chance of renewal and the ends of its interval, in thousandths. */
export interface RecordedProbability {
  readonly chance: number;
  readonly low: number;
  readonly high: number;
  readonly stage: string;
}

/** Measured readings have a score and a text, unknown ones say why. */
export interface RecordedReading {
  readonly signal: string;
  readonly kind: 'measured' | 'unknown';
  readonly score?: number | undefined;
  readonly text?: string | undefined;
  readonly why?: string | undefined;
}

export interface RecordedStop {
  readonly stop: string;
  readonly text: string;
}

/** Everything that turns readings into a chance of renewal, and how good such chances would have been on past renewals. */
export interface ProbabilityFitted {
  readonly learnedOn: CalendarDate;
  /** Intercept, weights and their covariance: with readings of its model, every chance can be computed again. */
  readonly fitted: Readonly<Record<string, unknown>> & { readonly modelVersion: string; readonly stage: string };
  readonly outcomes: Readonly<Record<string, number>>;
  readonly accuracy?: Readonly<Record<string, unknown>> | undefined;
  readonly signals: readonly RecordedTrial[];
}

/** How a signal has done as a warning. */
export interface RecordedTrial {
  readonly signalId: string;
  readonly verdict: string;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly areaUnderCurve?: { readonly value: number; readonly interval?: readonly [number, number] } | undefined;
}

export interface InterventionLogged {
  readonly kind: InterventionKind;
  readonly note: string;
  readonly happenedOn: CalendarDate;
}

export interface BackfillFinished {
  readonly clients: number;
  readonly contracts: number;
  readonly tickets: number;
  readonly months: number;
}

/** A cell holds 50,000 characters; the JSON of a Sheets answer must not come near it. */
export const longestPayload = 32_000;

/*
 * One builder for each type of event, answering the payload as its cell will hold it and its seal will cover it. Field by field,
 * so that the text does not depend on how a caller built the payload: the same facts give the same text, and what is not listed
 * is not written. Absent facts are left out.
 */

export function contractObserved(payload: ContractObserved): string {
  return written({
    ref: payload.ref,
    kind: payload.kind,
    termStartsOn: payload.termStartsOn,
    termEndsOn: payload.termEndsOn,
    isEvergreen: payload.isEvergreen,
    noticePeriodDays: payload.noticePeriodDays,
    noticeIsDefault: payload.noticeIsDefault,
    decisionOn: payload.decisionOn,
    annualMinor: payload.annualMinor,
    currency: payload.currency,
  });
}

export function contractEnded({ ref }: ContractEnded): string {
  return written({ ref });
}

export function ownerChanged({ from, to }: OwnerChanged): string {
  return written({ from, to });
}

export function modelAdopted({ version, text }: ModelAdopted): string {
  return written({ version, text });
}

export function readinessMeasured(payload: ReadinessMeasured): string {
  return written(figures(payload));
}

export function readinessFrozen({ window, renewal, decisionOn, outcome, ...payload }: ReadinessFrozen): string {
  return written({ window, renewal, decisionOn, outcome, ...figures(payload) });
}

function figures(payload: ReadinessMeasured): Readonly<Record<string, unknown>> {
  const { modelVersion, segment, asOf, low, high, coverage, band, stops, probability, readings } = payload;
  return {
    modelVersion,
    segment,
    asOf,
    low,
    high,
    coverage,
    band,
    stops: stops?.map(({ stop, text }) => ({ stop, text })),
    probability:
      probability === undefined
        ? undefined
        : { chance: probability.chance, low: probability.low, high: probability.high, stage: probability.stage },
    readings: readings.map(({ signal, kind, score, text, why }) => ({ signal, kind, score, text, why })),
  };
}

export function bandOverridden(payload: BandOverridden): string {
  const { band, reason, expiresOn, setOn, engineBand, engineLow, engineHigh, modelVersion } = payload;
  return written({ band, reason, expiresOn, setOn, engineBand, engineLow, engineHigh, modelVersion });
}

export function bandOverrideWithdrawn({ override, withdrawnOn }: BandOverrideWithdrawn): string {
  return written({ override, withdrawnOn });
}

/** The parts are made by the readiness rules and taken whole: their own types keep the order of their fields. */
export function probabilityFitted({ learnedOn, fitted, outcomes, accuracy, signals }: ProbabilityFitted): string {
  const trials = signals.map(
    ({ signalId, verdict, truePositives, falsePositives, falseNegatives, trueNegatives, areaUnderCurve }) => ({
      signal: signalId,
      verdict,
      warned: [truePositives, falsePositives],
      silent: [falseNegatives, trueNegatives],
      area: areaUnderCurve?.value,
      interval: areaUnderCurve?.interval,
    }),
  );
  return written({ learnedOn, fitted, outcomes, accuracy, signals: trials });
}

export function interventionLogged({ kind, note, happenedOn }: InterventionLogged): string {
  return written({ kind, note, happenedOn });
}

export function backfillFinished({ clients, contracts, tickets, months }: BackfillFinished): string {
  return written({ clients, contracts, tickets, months });
}

export function syncTurnedOn(): string {
  return written({});
}

export function writingPaused(): string {
  return written({});
}

export function writingResumed(): string {
  return written({});
}

/** JSON of the listed fields; absent ones are left out. A payload that no cell takes is a defect. */
export function written(fields: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(fields);
  assert(text.length <= longestPayload, `a payload fits ${longestPayload} characters`);
  return text;
}
