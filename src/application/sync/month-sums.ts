import type { ServiceMonth } from '#domain/readiness/service-month';
import type { Cell, Workbook } from '../ports/workbook';
import { monthFromRow, packedColumn, sumColumns } from '../tabs/service-months-tab';
import { spansOf } from './row-ranges';

type Span = readonly [firstRow: number, lastRow: number];

/** The months in these rows, without their tickets. One call. */
export function readMonthsInRows(workbook: Workbook, rows: readonly number[]): readonly ServiceMonth[] {
  const wanted = new Set(rows);
  return readMonthsInSpans(workbook, spansOf(rows), (row) => wanted.has(row));
}

/** The packed tickets stand between the columns of a sum, and are left out: they are most of what a row holds. */
export function readMonthsInSpans(
  workbook: Workbook,
  spans: readonly Span[],
  isWanted: (row: number) => boolean = () => true,
): readonly ServiceMonth[] {
  if (spans.length === 0) return [];
  const blocks = workbook.read(
    spans.flatMap(([firstRow, lastRow]) =>
      sumColumns.map(({ first, last }) => ({
        tab: 'Service months' as const,
        firstRow,
        lastRow,
        firstColumn: first,
        lastColumn: last,
      })),
    ),
  );
  return spans.flatMap(([firstRow], place) => {
    const [left = [], right = []] = blocks.slice(2 * place, 2 * place + 2);
    return left.flatMap((cells, offset) => {
      const row = firstRow + offset;
      return cells.length > 0 && isWanted(row) ? [monthFromRow(joined(cells, right[offset] ?? []), row)] : [];
    });
  });
}

/** Empty cells at the end of a range are absent from the answer. */
function joined(left: readonly Cell[], right: readonly Cell[]): readonly Cell[] {
  const packedAndBefore = Array.from({ length: packedColumn }, (_, place) => left[place] ?? '');
  return [...packedAndBefore, ...right];
}
