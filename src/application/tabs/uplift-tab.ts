import type { ClientId } from '#domain/vocabulary/ids';
import { minorDigitsOf, type Money } from '#domain/vocabulary/money';
import type { Cell, RowRange } from '../ports/workbook';
import type { FindingRecord } from '../uplift/finding-record';
import { columnNumber, columnsOf } from '../workbook-tabs';
import { CellReader } from './cells';

const columns = columnsOf('Uplift').map(({ name }) => name);

/** Every finding with its record. */
export const findingsRange: RowRange = { tab: 'Uplift', firstRow: 2 };

/** One finding with its record. */
export function findingRange(row: number): RowRange {
  return { tab: 'Uplift', firstRow: row, lastRow: row };
}

export function toFindingRow(record: FindingRecord): readonly Cell[] {
  const { finding, life, since, seen, dismissal } = record;
  return [
    finding.key,
    finding.kind,
    finding.clientId,
    seen.clientName,
    finding.contractId ?? '',
    seen.ref ?? '',
    finding.title,
    finding.strength,
    life.state,
    since,
    finding.foundOn,
    majorUnits(finding.value),
    majorUnits(finding.pointValue),
    finding.value?.currency ?? '',
    finding.provenance,
    finding.confidence,
    seen.priority,
    ...wayCells(record),
    record.wonMinor === undefined || finding.value === undefined
      ? ''
      : majorUnits({ annualMinor: record.wonMinor, currency: finding.value.currency }),
    dismissal?.reason ?? '',
    life.wasWrong ?? '',
    // No deal is made of a finding yet.
    '',
    JSON.stringify(record),
  ];
}

/** Who did what to it. */
function wayCells({ because, putForwardBy, life, end }: FindingRecord): readonly Cell[] {
  return [because ?? '', putForwardBy ?? '', life.approvedBy ?? '', life.presentedOn ?? '', end ?? ''];
}

/** For a cell that a person reads; figures are computed from minor units. */
function majorUnits(money: Money | undefined): Cell {
  return money === undefined ? '' : money.annualMinor / 10 ** minorDigitsOf(money.currency);
}

/** Every finding without its record: what lists need. */
export const findingListRange: RowRange = {
  tab: 'Uplift',
  firstRow: 2,
  lastColumn: columnNumber('Uplift', 'record') - 1,
};

/** A finding as lists see it. */
export interface ListedFinding {
  readonly key: string;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly title: string;
  readonly strength: string;
  readonly state: string;
  readonly value?: number;
  readonly currency: string;
  readonly putForwardBy: string;
}

export function listedFindings(rows: readonly (readonly Cell[])[]): readonly ListedFinding[] {
  return rows.flatMap((cells, index) => {
    // A row that somebody emptied is made again by the next run.
    if (String(cells[0] ?? '') === '') return [];
    const reader = new CellReader('Uplift', index + 2, cells, columns);
    const value = reader.optionalNumber('annual_value');
    return [
      {
        key: reader.text('key'),
        clientId: reader.number('client_id'),
        clientName: reader.text('client'),
        title: reader.text('title'),
        strength: reader.text('strength'),
        state: reader.text('state'),
        ...(value === undefined ? {} : { value }),
        currency: reader.text('currency'),
        putForwardBy: reader.text('put_forward_by'),
      },
    ];
  });
}

/** The record in a whole row. Undefined: the row is empty. */
export function findingFromRow(cells: readonly Cell[], row: number): FindingRecord | undefined {
  if (cells.length === 0) return undefined;
  const reader = new CellReader('Uplift', row, cells, columns);
  return reader.text('record') === '' ? undefined : reader.json<FindingRecord>('record');
}
