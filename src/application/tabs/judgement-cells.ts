import type { BandOverride } from '#domain/readiness/band-override';
import type { RenewalOutcome } from '#domain/timeline/payloads';
import type { ContractId } from '#domain/vocabulary/ids';
import type { Cell, RowRange, RowsEdit } from '../ports/workbook';
import type { KeptOverride } from '../sync/people/fold-event';
import { columnNumber } from '../workbook-tabs';

/** What people said of a renewal and how it ended: the last columns of its row, behind the record. */
const first = columnNumber('Renewals', 'person_band');
const last = columnNumber('Renewals', 'overrides');

/** Which row is whose, and what stands in these columns. */
export const judgementRanges: readonly RowRange[] = [
  { tab: 'Renewals', firstRow: 2, firstColumn: 1, lastColumn: 1 },
  { tab: 'Renewals', firstRow: 2, firstColumn: first, lastColumn: last },
];

type Ranges = readonly (readonly (readonly Cell[])[])[];

export function toJudgementCells(
  overrides: readonly KeptOverride[] = [],
  outcome: RenewalOutcome | undefined,
): readonly Cell[] {
  return [...personCells(overrides), outcome ?? '', overrides.length === 0 ? '' : JSON.stringify(overrides)];
}

/** The newest that was not withdrawn. Whether it has run out is for whoever reads the day beside it. */
function personCells(overrides: readonly BandOverride[]): readonly Cell[] {
  const newest = overrides[overrides.length - 1];
  return newest === undefined || newest.withdrawnOn !== undefined ? ['', ''] : [newest.band, newest.expiresOn];
}

/** Of one contract, from `judgementRanges`. Cells that were edited by hand hold nothing: the next run writes them anew. */
export function overridesIn([ids = [], cells = []]: Ranges, contractId: ContractId): readonly KeptOverride[] {
  const place = ids.findIndex(([id]) => id === contractId);
  return place === -1 ? [] : parsedOverrides(cells[place]?.[last - first]);
}

export function parsedOverrides(cell: Cell | undefined): readonly KeptOverride[] {
  try {
    const value: unknown = JSON.parse(String(cell ?? ''));
    return Array.isArray(value) ? (value as readonly KeptOverride[]) : [];
  } catch {
    return [];
  }
}

/** How the run ended the renewal is not a person's to say: that cell stays. */
export function judgementEdits(
  [ids = []]: Ranges,
  contractId: ContractId,
  overrides: readonly KeptOverride[],
): readonly RowsEdit[] {
  const place = ids.findIndex(([id]) => id === contractId);
  if (place === -1) return [];
  const cells = [...personCells(overrides), null, JSON.stringify(overrides)];
  return [{ tab: 'Renewals', firstRow: place + 2, firstColumn: first, rows: [cells] }];
}
