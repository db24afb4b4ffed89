import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Cell } from '#application/ports/workbook';
import { fromTimelineRow } from '#application/tabs/timeline-tab';
import { UpstreamError } from '#application/upstream-error';
import { columnsOf } from '#application/workbook-tabs';
import type { SealedEvent } from '#domain/timeline/event';
import { UnreadableWorkbook } from './unreadable-workbook';

/** A row of the Timeline tab as the file holds it. An unreadable one is a finding, not a failure of the reader. */
export type ExportedRow =
  | { readonly kind: 'event'; readonly row: number; readonly event: SealedEvent }
  | { readonly kind: 'unreadable'; readonly row: number; readonly why: string };

const timelineColumns = columnsOf('Timeline').map(({ name }) => name);

/** Reads row by row: 100,000 events must not need a whole workbook in memory. Throws `UnreadableWorkbook`. */
export async function* exportedTimeline(file: string): AsyncGenerator<ExportedRow> {
  await assertZip(file);
  const stream = createReadStream(file);
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(stream, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'ignore',
    hyperlinks: 'ignore',
  });
  // The reader asks for the names of the sheets before it met them where a writer put them last, and would fail.
  Object.assign(reader, { model: { sheets: [] } });
  let found = false;
  try {
    for await (const sheet of reader) {
      let isTimeline: boolean | undefined;
      for await (const row of sheet) {
        const cells = cellsOf(row);
        if (isTimeline === undefined) {
          // Known by its headings: the name of the tab is not always known by now.
          isTimeline = isHeading(cells);
          found ||= isTimeline;
        } else if (isTimeline && !cells.every(isBlank)) {
          yield toExportedRow(cells, row.number);
        }
      }
    }
  } catch (error) {
    throw new UnreadableWorkbook(
      `${file} is damaged: it could not be read to its end (${reason(error)}). Download the timeline workbook again.`,
    );
  } finally {
    stream.destroy();
  }
  if (!found) {
    throw new UnreadableWorkbook(
      `${file} has no Timeline tab with the headings ${timelineColumns.slice(0, 3).join(', ')} … Download the timeline workbook as .xlsx and do not change its headings.`,
    );
  }
}

/** What a zip archive begins and ends with, and how long that end with its comment may be. Source: PKWARE, APPNOTE 4.3. */
const archiveStart = Buffer.from('PK\u0003\u0004', 'latin1');
const directoryEnd = Buffer.from('PK\u0005\u0006', 'latin1');
const longestDirectoryEndBytes = 22 + 65_535;

/** An .xlsx file is a zip archive. The reader would wait for ever for the rest of one that was cut off. */
async function assertZip(file: string): Promise<void> {
  const { start, end } = await edgesOf(file);
  if (!start.equals(archiveStart)) {
    throw new UnreadableWorkbook(
      `${file} is not an .xlsx file. In Google Sheets choose File > Download > Microsoft Excel (.xlsx).`,
    );
  }
  if (!end.includes(directoryEnd)) {
    throw new UnreadableWorkbook(`${file} was cut off: its end is missing. Download the timeline workbook again.`);
  }
}

async function edgesOf(file: string): Promise<{ readonly start: Buffer; readonly end: Buffer }> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const start = await handle.read(Buffer.alloc(archiveStart.length), 0, archiveStart.length, 0);
      const length = Math.min(size, longestDirectoryEndBytes);
      const end = await handle.read(Buffer.alloc(length), 0, length, size - length);
      return { start: start.buffer.subarray(0, start.bytesRead), end: end.buffer };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new UnreadableWorkbook(`${file} cannot be opened (${reason(error)}). Check the path.`);
  }
}

function reason(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'no permission to read it';
  if (code === 'EISDIR') return 'it is a folder';
  return String(message ?? error);
}

function isHeading(cells: readonly Cell[]): boolean {
  return timelineColumns.every((name, index) => cells[index] === name);
}

/** A tab has more rows than events; a row that was emptied is missed by the chain. */
function isBlank(cell: Cell): boolean {
  return cell === null || cell === '';
}

function toExportedRow(cells: readonly Cell[], row: number): ExportedRow {
  try {
    return { kind: 'event', row, event: fromTimelineRow(cells, row) };
  } catch (error) {
    if (error instanceof UpstreamError) return { kind: 'unreadable', row, why: error.detail };
    throw error;
  }
}

function cellsOf(row: ExcelJS.Row): readonly Cell[] {
  const values = Array.isArray(row.values) ? row.values : [];
  // exceljs counts columns from 1.
  return Array.from({ length: Math.max(0, values.length - 1) }, (_, index) => plain(values[index + 1]));
}

/** What a person sees in the cell. A cell that became a date or a formula no longer matches its seal, as it should. */
function plain(value: ExcelJS.CellValue | undefined): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return value.text;
  if ('error' in value) return value.error;
  return plain(value.result);
}
