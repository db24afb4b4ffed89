import { packedColumn } from '#application/tabs/service-months-tab';
import { columnsOf } from '#application/workbook-tabs';
import { unpackTickets } from '#domain/readiness/packing/ticket-packing';
import { toEpochDay } from '#domain/vocabulary/calendar-date';
import type { MemoryMsp } from './memory-msp';

/** Columns that came with version 3 of the packing. */
const addedColumns = columnsOf('Service months').length - packedColumn - 1;
/** Keys of the State tab that came with it or later. */
const addedKeys = ['categories', 'months_format', 'tabs'];

/** Makes the workbook what the product left before tickets were packed in version 3. */
export function makeMonthsOlder({ workbook }: Pick<MemoryMsp, 'workbook'>): void {
  const blank = Array.from({ length: addedColumns }, () => '');
  const rows = workbook.contentOf('Service months').slice(1);
  rows.forEach((cells, index) => {
    const text = packedInVersion2(String(cells[packedColumn - 1]));
    workbook.write([
      { tab: 'Service months', firstRow: index + 2, firstColumn: packedColumn, rows: [[text]] },
      { tab: 'Service months', firstRow: index + 2, firstColumn: packedColumn + 2, rows: [blank] },
    ]);
  });
  workbook.write([
    { tab: 'Service months', firstRow: 1, firstColumn: packedColumn + 2, rows: [blank] },
    ...workbook.contentOf('State').flatMap(([key], index) => {
      const blankRow = { tab: 'State' as const, firstRow: index + 1, rows: [['', '', '']] };
      return addedKeys.includes(String(key)) ? [blankRow] : [];
    }),
  ]);
}

/** Version 2 had neither hours to closing nor category, user, day of the answer and tone; the day of closing stood alone. */
function packedInVersion2(text: string): string {
  const tickets = unpackTickets(text);
  const [, firstDay = '', body = ''] = text.split(':');
  if (body === '') return text === '' ? '' : '2::';
  const older = body.split(';').map((ticket, index) => {
    const { openedOn, closedOn } = tickets[index] ?? { openedOn: '', closedOn: undefined };
    const days = closedOn === undefined ? '' : (toEpochDay(closedOn) - toEpochDay(openedOn)).toString(36);
    const [
      first = '',
      words = '',
      opened = '',
      ,
      priority = '',
      hours = '',
      charged = '',
      ,
      ,
      reassigned = '',
      answer = '',
    ] = ticket.split(',');
    const fields = [
      first,
      words.replace(/~.*/, ''),
      opened,
      days,
      priority,
      hours,
      charged,
      reassigned,
      answer.replace(/@.*/, ''),
    ];
    return fields.join(',').replace(/,+$/, '');
  });
  return `2:${firstDay}:${older.join(';')}`;
}
