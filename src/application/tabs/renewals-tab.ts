import type { Band } from '#domain/readiness/model';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Cell, RowRange } from '../ports/workbook';
import { columnNumber, columnsOf } from '../workbook-tabs';
import { CellReader } from './cells';

const columns = columnsOf('Renewals').map(({ name }) => name);

/** Everything a list of renewals shows: all but the record. */
export const renewalsRange: RowRange = {
  tab: 'Renewals',
  firstRow: 2,
  lastColumn: columnNumber('Renewals', 'record') - 1,
};

/** One contract as lists show it. */
export interface RenewalRow {
  readonly contractId: number;
  readonly clientId: number;
  readonly ref: string;
  readonly termEndsOn?: CalendarDate;
  readonly decisionOn?: CalendarDate;
  readonly band?: Band;
  readonly low?: number;
  readonly hasEnded: boolean;
}

export function renewalFromRow(cells: readonly Cell[], row: number): RenewalRow {
  const reader = new CellReader('Renewals', row, cells, columns);
  const termEndsOn = reader.optionalText('term_ends_on');
  const decisionOn = reader.optionalText('decision_on');
  const band = reader.optionalText('band');
  const low = reader.optionalNumber('readiness_low');
  return {
    contractId: reader.number('contract_id'),
    clientId: reader.number('client_id'),
    ref: reader.text('ref'),
    ...(termEndsOn === undefined ? {} : { termEndsOn }),
    ...(decisionOn === undefined ? {} : { decisionOn }),
    ...(isBand(band) ? { band } : {}),
    ...(low === undefined ? {} : { low }),
    hasEnded: reader.flag('ended'),
  };
}

function isBand(text: string | undefined): text is Band {
  return text === 'ready' || text === 'unproven' || text === 'atRisk' || text === 'blocked';
}
