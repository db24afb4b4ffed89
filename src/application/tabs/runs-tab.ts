import type { Cell, RowRange } from '../ports/workbook';
import type { RunLine } from '../views/homepage';
import { columnsOf } from '../workbook-tabs';
import { CellReader } from './cells';

const columns = columnsOf('Runs').map(({ name }) => name);

export const runsRange: RowRange = { tab: 'Runs', firstRow: 2, lastColumn: columns.length };

export function runFromRow(cells: readonly Cell[], row: number): RunLine {
  const reader = new CellReader('Runs', row, cells, columns);
  const outcome = reader.text('outcome');
  const trouble = reader.text('trouble').replaceAll('\n', ' ');
  const read = `${reader.optionalNumber('tickets') ?? 0} tickets read, ${reader.optionalNumber('events') ?? 0} events written`;
  return {
    startedAt: Date.parse(reader.text('started_at')) || 0,
    isFinished: outcome === 'finished',
    sentence: trouble === '' ? `${outcome}: ${read}` : `${outcome}: ${trouble}`,
  };
}
