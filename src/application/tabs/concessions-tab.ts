import { lastDayOf } from '#domain/concession/concession-end';
import { requestStates, type RequestState } from '#domain/concession/concession-request';
import { toUtcText, type CalendarDate, type Instant } from '#domain/vocabulary/calendar-date';
import { minorDigitsOf } from '#domain/vocabulary/money';
import type { ConcessionRecord } from '../concessions/record/concession-record';
import { standingCell, standingIn, toldIn, type Standing, type Told } from '../concessions/record/standing';
import type { Cell, RowRange } from '../ports/workbook';
import type { RequestId } from '../views/concession';
import { columnNumber, columnsOf } from '../workbook-tabs';
import { CellReader } from './cells';

const columns = columnsOf('Concessions').map(({ name }) => name);
const recordColumn = columnNumber('Concessions', 'record');

/** Every request without its record: what lists and the ledger need. */
export const concessionsRange: RowRange = { tab: 'Concessions', firstRow: 2, lastColumn: recordColumn - 1 };

/** One request with its record. */
export function concessionRange(row: number): RowRange {
  return { tab: 'Concessions', firstRow: row, lastRow: row };
}

export function toConcessionRow(record: ConcessionRecord): readonly Cell[] {
  const { request, terms, figures } = record;
  return [
    request.requestId,
    request.clientId,
    request.contractId,
    request.renewalId ?? '',
    terms.ask.type,
    figures.annualMinor / 10 ** minorDigitsOf(figures.currency),
    figures.currency,
    figures.depthPercent / 100,
    figures.cumulativeDepthPercent === undefined ? '' : figures.cumulativeDepthPercent / 100,
    request.level,
    request.state,
    figures.verdict,
    request.requester,
    record.askedOn,
    toUtcText(request.deadlines.answerBy),
    toUtcText(request.deadlines.expiresAt),
    record.closedOn ?? '',
    lastDayOf(terms) ?? '',
    request.version,
    standingCell(record),
    record.told ?? '',
    JSON.stringify(record),
  ];
}

/** A request as lists and the ledger see it. */
export interface ListedConcession extends Standing {
  readonly row: number;
  readonly requestId: RequestId;
  readonly clientId: number;
  readonly contractId: number;
  /** Contract and term end; absent: the contract had no end. */
  readonly renewalId?: string;
  readonly type: string;
  readonly annualMinor: number;
  /** Of the reference price, a share; 0 for what has no price. */
  readonly depth: number;
  readonly currency: string;
  readonly state: RequestState;
  readonly verdict: string;
  readonly level: number;
  readonly requester: string;
  readonly askedOn: CalendarDate;
  readonly closedOn?: CalendarDate;
  /** Last day of the concession, where it is known. */
  readonly lastDay?: CalendarDate;
  readonly answerBy: Instant;
  readonly expiresAt: Instant;
  /** The standing that people were told of, and the reminders of it. */
  readonly told: Told;
}

export function listedFromRow(cells: readonly Cell[], row: number): ListedConcession {
  const reader = new CellReader('Concessions', row, cells, columns);
  const currency = reader.text('currency');
  const state = reader.text('state');
  const closedOn = reader.optionalText('closed_on');
  const lastDay = reader.optionalText('ends_on');
  const standing = standingIn(reader.text('standing'));
  const renewalId = reader.optionalText('renewal_id');
  return {
    row,
    requestId: reader.text('request_id'),
    clientId: reader.number('client_id'),
    contractId: reader.number('contract_id'),
    ...(renewalId === undefined ? {} : { renewalId }),
    type: reader.text('type'),
    annualMinor: Math.round(reader.number('annual_value') * 10 ** minorDigitsOf(currency)),
    currency,
    depth: reader.number('depth'),
    // A word that a person typed there is no state: the timeline says what stands, and the next decision reads it.
    state: requestStates.find((known) => known === state) ?? 'withdrawn',
    verdict: reader.text('verdict'),
    level: reader.number('level'),
    requester: reader.text('requester'),
    askedOn: reader.text('asked_on'),
    ...(closedOn === undefined ? {} : { closedOn }),
    // Of a client that left nothing ends any more.
    ...(lastDay === undefined || standing.score?.renewed === false ? {} : { lastDay }),
    answerBy: Date.parse(reader.text('answer_by')),
    expiresAt: Date.parse(reader.text('expires_at')),
    ...standing,
    told: toldIn(reader.text('told')),
  };
}

export function concessionFromRow(cells: readonly Cell[], row: number): ConcessionRecord {
  return new CellReader('Concessions', row, cells, columns).json<ConcessionRecord>('record');
}
