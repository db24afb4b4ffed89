import type { ConcessionTerms } from '#domain/concession/concession-terms';
import type { ConcessionRequest } from '#domain/concession/concession-request';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ConditionLine, ConcessionFigures, RequestId } from '../../views/concession';

/** What is kept of a request: the `record` cell of its row. It can be made again from the timeline alone. */
export interface ConcessionRecord {
  readonly request: ConcessionRequest;
  readonly terms: ConcessionTerms;
  readonly figures: ConcessionFigures;
  readonly policyVersion: string;
  readonly ref: string;
  readonly requesterName: string;
  readonly askedOn: CalendarDate;
  readonly conditions: readonly ConditionLine[];
  /** What a leader asked or offered last. */
  readonly prompt?: string;
  /** Day on which it was granted, rejected, lapsed or withdrawn. */
  readonly closedOn?: CalendarDate;
  /** Last day of a concession that is over: the reference price applies again. */
  readonly endedOn?: CalendarDate;
  /** How the renewal came out, against what was forecast. */
  readonly score?: ScoreRecord;
  /** What finance said of a grant in an emergency. */
  readonly review?: ReviewRecord;
  /** Sequence of the newest event in it. */
  readonly foldedTo?: number;
  /** What people were told of last, and what was said again: a mail is sent again only for something new. */
  readonly told?: string;
}

export interface ScoreRecord {
  readonly renewed: boolean;
  readonly chanceWithout: number;
  readonly chanceWith: number;
  /** Of the chance with it where it was granted, else without. */
  readonly brier: number;
  readonly on: CalendarDate;
}

export interface ReviewRecord {
  readonly by: string;
  readonly onBehalfOf?: string;
  readonly upholds: boolean;
  readonly words: string;
  readonly on: CalendarDate;
  /** Overturned after the client had signed: it stands, and is counted. */
  readonly isSigned?: true;
}

const prefix = 'C-';

/** The n-th request on the timeline is `C-000n` and stands in row n + 1. */
export function requestIdOf(row: number): RequestId {
  return `${prefix}${String(row - 1).padStart(4, '0')}`;
}

/** Undefined for what is no reference of ours. */
export function rowOfRequest(requestId: string): number | undefined {
  const match = /^C-(\d{4,7})$/.exec(requestId);
  const row = match === null ? NaN : Number(match[1]) + 1;
  return row >= 2 ? row : undefined;
}
