import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { Cell } from '#application/ports/workbook';
import { workbookTabs, type Column, type ColumnKind } from '#application/workbook-tabs';

export interface WorkbookTab {
  readonly name: string;
  /** The first row is the heading. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Source: Microsoft, "Excel specifications and limits", characters in a cell. */
const longestCellCharacters = 32_767;
const clippedMark = ' … [clipped: Excel holds 32,767 characters]';

const rowsBetweenBreaths = 500;

const numberFormats: Readonly<Partial<Record<ColumnKind, string>>> = {
  whole: '0',
  decimal: '0.00',
  amount: '#,##0.00',
  share: '0.0%',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
  // Excel shows TRUE and FALSE whatever the format; LibreOffice would show 1 and 0.
  flag: '"TRUE";"TRUE";"FALSE"',
};

const left = { horizontal: 'left', vertical: 'top', indent: 1 } as const;
const right = { horizontal: 'right', vertical: 'top' } as const;

/** Text keeps a distance from the figure on its left. */
const alignments: Readonly<Record<ColumnKind, Partial<ExcelJS.Alignment>>> = {
  text: left,
  whole: right,
  decimal: right,
  amount: right,
  share: right,
  day: right,
  instant: right,
  flag: left,
  json: { ...left, wrapText: true },
};

/** Points: one line of the default font. */
const lineHeight = 15;

/** A slip must not change a figure, but looking around is free: columns can be widened, lists sorted and filtered. */
const protection: Partial<ExcelJS.WorksheetProtection> = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  sort: true,
  autoFilter: true,
};

/**
 * The timeline workbook as .xlsx, laid out as the tabs of the workbook are. The Timeline tab is copied to the letter, since
 * `renewal-desk verify` recomputes its seals; elsewhere days and instants become dates that a spreadsheet can sort and count with.
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
  const columns = Array.from(heading, (title) => columnOf(name, title));
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  await sheet.protect('', protection);
  if (body.length > 0 && columns.length > 0) {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length, column: columns.length } };
  }
  sheet.columns = columns.map(({ width }) => ({ width }));
  writeHeading(sheet, columns);
  for (const [index, cells] of body.entries()) {
    const row = sheet.addRow(Array.from(cells, (cell, at) => (isTimeline ? cell : readable(cell, columns[at]))));
    setLooks(row, columns);
    row.commit();
    // Whoever serves the workbench meanwhile must get a turn.
    if (index % rowsBetweenBreaths === rowsBetweenBreaths - 1) await setImmediate();
  }
  sheet.commit();
}

/** A heading that no tab defines is a column of text. */
function columnOf(tab: string, title: Cell): Column {
  const definition = workbookTabs.find((each) => each.tab === tab);
  const known = definition?.columns.find(({ name }) => name === title);
  return known ?? { name: String(title ?? ''), note: '', kind: 'text', width: 18 };
}

function writeHeading(sheet: ExcelJS.Worksheet, columns: readonly Column[]): void {
  const row = sheet.addRow(columns.map(({ name }) => name));
  // Named, since a bold font without a name is another font in some spreadsheets.
  row.font = { name: 'Calibri', size: 11, bold: true };
  columns.forEach(({ note, kind }, at) => {
    const cell = row.getCell(at + 1);
    cell.alignment = alignments[kind];
    if (note !== '') cell.note = note;
  });
  row.commit();
}

/** Dates are made of whole days and instants alone: an edited cell stays what was typed. */
function readable(cell: Cell, column: Column | undefined): Cell | Date {
  if (typeof cell !== 'string' || column === undefined) return cell;
  const pattern = datePatterns[column.kind];
  if (pattern?.test(cell) === true) {
    const date = new Date(cell);
    return Number.isNaN(date.getTime()) ? cell : date;
  }
  if (cell.length <= longestCellCharacters) return cell;
  return cell.slice(0, longestCellCharacters - clippedMark.length) + clippedMark;
}

const datePatterns: Readonly<Partial<Record<ColumnKind, RegExp>>> = {
  day: /^\d{4}-\d{2}-\d{2}$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
};

function setLooks(row: ExcelJS.Row, columns: readonly Column[]): void {
  row.eachCell((cell, at) => {
    const kind = columns[at - 1]?.kind ?? 'text';
    const format = numberFormats[kind];
    if (format !== undefined && typeof cell.value !== 'string') cell.numFmt = format;
    cell.alignment = alignments[kind];
  });
  // JSON is wrapped into a row of one line: that is how a spreadsheet clips it to its cell.
  if (columns.some(({ kind }) => kind === 'json')) row.height = lineHeight;
}
