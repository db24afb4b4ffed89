import { assert } from '../vocabulary/assert';
import type { CalendarDate } from '../vocabulary/calendar-date';
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

/** With the model of its version, enough to weigh the readings again and get the same score bit for bit. */
export interface ReadinessMeasured {
  readonly modelVersion: string;
  readonly asOf: CalendarDate;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly band: 'ready' | 'unproven' | 'atRisk' | 'blocked';
  readonly readings: readonly RecordedReading[];
}

/** Measured readings have a score and a text, unknown ones say why. */
export interface RecordedReading {
  readonly signal: string;
  readonly kind: 'measured' | 'unknown';
  readonly score?: number | undefined;
  readonly text?: string | undefined;
  readonly why?: string | undefined;
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

export function readinessMeasured(payload: ReadinessMeasured): string {
  const { modelVersion, asOf, low, high, coverage, band, readings } = payload;
  return written({
    modelVersion,
    asOf,
    low,
    high,
    coverage,
    band,
    readings: readings.map(({ signal, kind, score, text, why }) => ({ signal, kind, score, text, why })),
  });
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

function written(fields: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(fields);
  assert(text.length <= longestPayload, `a payload fits ${longestPayload} characters`);
  return text;
}
