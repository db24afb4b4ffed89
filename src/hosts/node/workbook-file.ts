import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { Cell } from '#application/ports/workbook';

export interface WorkbookTab {
  readonly name: string;
  /** The first row is the heading. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Source: Microsoft, "Excel specifications and limits", characters in a cell. */
const longestCellCharacters = 32_767;
const clippedMark = ' … [clipped: Excel holds 32,767 characters]';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const rowsBetweenBreaths = 500;

/**
 * The timeline workbook as .xlsx. The Timeline tab is copied to the letter, since `renewal-desk verify` recomputes its seals;
 * elsewhere days and instants become dates that a spreadsheet can sort and count with.
 */
export async function workbookFile(tabs: readonly WorkbookTab[]): Promise<Uint8Array> {
  const stream = new PassThrough();
  const whole = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  workbook.creator = 'Renewal Desk';
  for (const tab of tabs) await writeTab(workbook, tab);
  await workbook.commit();
  return whole;
}

async function writeTab(workbook: ExcelJS.stream.xlsx.WorkbookWriter, { name, rows }: WorkbookTab): Promise<void> {
  const isTimeline = name === 'Timeline';
  const [heading = [], ...body] = rows;
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = Array.from(heading, (title, index) => ({ width: widthOf(title, index, body) }));
  const first = sheet.addRow([...heading]);
  first.font = { bold: true };
  first.commit();
  for (const [index, cells] of body.entries()) {
    const row = sheet.addRow(Array.from(cells, isTimeline ? verbatim : readable));
    if (!isTimeline) setFormats(row);
    row.commit();
    // Whoever serves the workbench meanwhile must get a turn.
    if (index % rowsBetweenBreaths === rowsBetweenBreaths - 1) await setImmediate();
  }
  sheet.commit();
}

/** The product keeps payloads far below Excel's limit; were one above, clipping it would look like tampering. */
function verbatim(cell: Cell): Cell {
  return cell;
}

function readable(cell: Cell): Cell | Date {
  if (typeof cell !== 'string') return cell;
  if (dayPattern.test(cell) || instantPattern.test(cell)) {
    const date = new Date(cell);
    return Number.isNaN(date.getTime()) ? cell : date;
  }
  if (cell.length <= longestCellCharacters) return cell;
  return cell.slice(0, longestCellCharacters - clippedMark.length) + clippedMark;
}

function setFormats(row: ExcelJS.Row): void {
  row.eachCell((cell) => {
    if (cell.value instanceof Date) {
      const isDay = cell.value.getTime() % 86_400_000 === 0;
      cell.numFmt = isDay ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss';
    } else if (typeof cell.value === 'number' && !Number.isInteger(cell.value)) {
      cell.numFmt = '#,##0.00';
    }
  });
}

/** Characters. From the heading and the first rows; JSON and lists are not shown in full. */
function widthOf(title: Cell, index: number, body: readonly (readonly Cell[])[]): number {
  const lengths = body.slice(0, 200).map((row) => String(row[index] ?? '').length);
  return Math.min(60, Math.max(10, String(title).length, ...lengths) + 2);
}
