import { minorDigitsOf, type Money } from '#domain/vocabulary/money';
import type { Cell, RowRange } from '../ports/workbook';
import type { FindingRecord } from '../uplift/finding-record';
import { columnsOf } from '../workbook-tabs';
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
    record.because ?? '',
    life.approvedBy ?? '',
    life.presentedOn ?? '',
    record.end ?? '',
    record.wonMinor === undefined || finding.value === undefined
      ? ''
      : majorUnits({ annualMinor: record.wonMinor, currency: finding.value.currency }),
    dismissal?.reason ?? '',
    life.wasWrong ?? '',
    seen.dealId ?? '',
    JSON.stringify(record),
  ];
}

/** For a cell that a person reads; figures are computed from minor units. */
function majorUnits(money: Money | undefined): Cell {
  return money === undefined ? '' : money.annualMinor / 10 ** minorDigitsOf(money.currency);
}

/** The record in a whole row. Undefined: the row is empty. */
export function findingFromRow(cells: readonly Cell[], row: number): FindingRecord | undefined {
  if (cells.length === 0) return undefined;
  const reader = new CellReader('Uplift', row, cells, columns);
  return reader.text('record') === '' ? undefined : reader.json<FindingRecord>('record');
}
