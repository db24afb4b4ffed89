import { formatA1, type A1Range } from './a1-range';
import { invalidArgument } from './api-error';
import { appendRows } from './append';
import { cellFromInput, type InputOption, type RenderOption } from './cell';
import { isObject, listAt, numberAt, objectAt, objectsAt, textAt, type JsonObject } from './json';
import type { Edit, Sheet } from './sheet';
import type { Workbook } from './workbook';

export interface RenderChoice {
  readonly valueRenderOption: RenderOption;
  readonly majorDimension: 'ROWS' | 'COLUMNS';
}

export function renderChoice(read: (name: string) => string | undefined): RenderChoice {
  return {
    valueRenderOption: oneOf(
      read('valueRenderOption'),
      ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'],
      'value_render_option',
    ),
    majorDimension: dimension(read('majorDimension')),
  };
}

function dimension(text: string | undefined): 'ROWS' | 'COLUMNS' {
  return oneOf(text === 'DIMENSION_UNSPECIFIED' ? undefined : text, ['ROWS', 'COLUMNS'], 'major_dimension');
}

/** The first choice is the default. */
export function oneOf<Choice extends string>(
  text: string | undefined,
  choices: readonly [Choice, ...Choice[]],
  name: string,
): Choice {
  if (text === undefined) return choices[0];
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw invalidArgument(`Invalid value at '${name}' (TYPE_ENUM), "${text}"`);
  return found;
}

export function inputOption(text: string | undefined): InputOption {
  if (text === 'RAW' || text === 'USER_ENTERED') return text;
  throw invalidArgument("'valueInputOption' is required but not specified");
}

export function readRange(workbook: Workbook, text: string, choice: RenderChoice): JsonObject {
  const { sheet, range } = workbook.locate(text);
  return valueRange(sheet, range, choice);
}

function valueRange(sheet: Sheet, range: A1Range, { valueRenderOption, majorDimension }: RenderChoice): JsonObject {
  const area = sheet.areaOf(range);
  const rows = sheet.values(area, valueRenderOption);
  const values = majorDimension === 'ROWS' ? rows : transposed(rows);
  const named = formatA1(sheet.properties.title, area);
  return { range: named, majorDimension, ...(values.length === 0 ? {} : { values }) };
}

function transposed<Value>(rows: readonly (readonly Value[])[]): (Value | '')[][] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

/** `spreadsheets.values.batchGetByDataFilter`: by A1 text or by tab id and row and column numbers. */
export function readByDataFilters(workbook: Workbook, body: JsonObject): JsonObject {
  const choice = renderChoice((name) => textAt(body, name));
  const valueRanges = objectsAt(body, 'dataFilters').map((filter) => {
    const { sheet, range } = locateByFilter(workbook, filter);
    return { valueRange: valueRange(sheet, range, choice), dataFilters: [filter] };
  });
  return { spreadsheetId: workbook.spreadsheetId, valueRanges };
}

function locateByFilter(workbook: Workbook, filter: JsonObject): { readonly sheet: Sheet; readonly range: A1Range } {
  const a1 = textAt(filter, 'a1Range');
  if (a1 !== undefined) return workbook.locate(a1);
  if (!isObject(filter['gridRange']))
    throw invalidArgument('Invalid dataFilter: it must have an a1Range or a gridRange.');
  const gridRange = objectAt(filter, 'gridRange');
  const sheetId = numberAt(gridRange, 'sheetId') ?? 0;
  const sheet = workbook.sheetById(sheetId);
  if (sheet === undefined) throw invalidArgument(`No grid with id: ${sheetId}`);
  return { sheet, range: rangeOfGridRange(gridRange) };
}

export function rangeOfGridRange(gridRange: JsonObject): A1Range {
  const endRow = numberAt(gridRange, 'endRowIndex');
  const endColumn = numberAt(gridRange, 'endColumnIndex');
  return {
    startRow: numberAt(gridRange, 'startRowIndex') ?? 0,
    startColumn: numberAt(gridRange, 'startColumnIndex') ?? 0,
    ...(endRow === undefined ? {} : { endRow }),
    ...(endColumn === undefined ? {} : { endColumn }),
    isCell: false,
  };
}

/** `UpdateValuesResponse`, for one `ValueRange` written in place. */
export function writeRange(workbook: Workbook, text: string, body: JsonObject, option: InputOption): JsonObject {
  const { sheet, range } = workbook.locate(text);
  const edits = editsOf(body, option);
  const height = edits.length;
  const width = edits.reduce((widest, edit) => Math.max(widest, edit.length), 0);
  assertFits(sheet, range, height, width);
  sheet.assertInside(range, range.startRow + Math.max(height, 1), range.startColumn + Math.max(width, 1));
  edits.forEach((edit, offset) => sheet.writeRow(range.startRow + offset, range.startColumn, edit));
  const area = {
    startRow: range.startRow,
    startColumn: range.startColumn,
    endRow: range.startRow + Math.max(height, 1),
    endColumn: range.startColumn + Math.max(width, 1),
  };
  return updated(workbook.spreadsheetId, formatA1(sheet.properties.title, area), edits);
}

function assertFits(sheet: Sheet, range: A1Range, height: number, width: number): void {
  if (range.isCell) return;
  const named = formatA1(sheet.properties.title, range);
  const { endRow, endColumn } = range;
  if (endRow !== undefined && range.startRow + height > endRow) {
    throw invalidArgument(`Requested writing within range [${named}], but tried writing to row [${endRow + 1}]`);
  }
  if (endColumn !== undefined && range.startColumn + width > endColumn) {
    const letter = formatA1('x', { startRow: 0, endRow: 1, startColumn: endColumn, endColumn: endColumn + 1 }).slice(
      2,
      -1,
    );
    throw invalidArgument(`Requested writing within range [${named}], but tried writing to column [${letter}]`);
  }
}

function editsOf(body: JsonObject, option: InputOption): Edit[] {
  const rows = listAt(body, 'values').map((row) => {
    if (!Array.isArray(row)) {
      throw invalidArgument(
        `Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), ${JSON.stringify(row)}`,
      );
    }
    return row as readonly unknown[];
  });
  const byRow = dimension(textAt(body, 'majorDimension')) === 'ROWS' ? rows : transposed(rows);
  return byRow.map((row, y) => row.map((value, x) => cellFromInput(value, option, `values[${y}][${x}]`)));
}

function updated(spreadsheetId: string, updatedRange: string, edits: readonly Edit[]): JsonObject {
  const touched = edits.map((edit) => edit.filter((content) => content !== null).length);
  return {
    spreadsheetId,
    updatedRange,
    updatedRows: touched.filter((cells) => cells > 0).length,
    updatedColumns: edits.reduce((widest, edit) => Math.max(widest, edit.length), 0),
    updatedCells: touched.reduce((sum, cells) => sum + cells, 0),
  };
}

export function batchWrite(workbook: Workbook, body: JsonObject): JsonObject {
  const option = inputOption(textAt(body, 'valueInputOption'));
  const responses = objectsAt(body, 'data').map((data, index) => {
    try {
      return writeRange(workbook, textAt(data, 'range') ?? '', data, option);
    } catch (error) {
      throw error instanceof Error ? invalidArgument(`Invalid data[${index}]: ${error.message}`) : error;
    }
  });
  const total = (name: string): number => responses.reduce((sum, response) => sum + (numberAt(response, name) ?? 0), 0);
  return {
    spreadsheetId: workbook.spreadsheetId,
    totalUpdatedRows: total('updatedRows'),
    totalUpdatedColumns: total('updatedColumns'),
    totalUpdatedCells: total('updatedCells'),
    totalUpdatedSheets: new Set(responses.map((response) => String(response['updatedRange']).split('!')[0])).size,
    responses,
  };
}

export function append(
  workbook: Workbook,
  text: string,
  body: JsonObject,
  options: { readonly input: InputOption; readonly insert: 'INSERT_ROWS' | 'OVERWRITE' },
): JsonObject {
  const { sheet, range } = workbook.locate(text);
  sheet.areaOf(range);
  const edits = editsOf(body, options.input);
  const { area, tableRange } = appendRows(sheet, range, edits, options.insert);
  const updates = updated(workbook.spreadsheetId, formatA1(sheet.properties.title, area), edits);
  return { spreadsheetId: workbook.spreadsheetId, ...(tableRange === undefined ? {} : { tableRange }), updates };
}

export function clearRanges(workbook: Workbook, ranges: readonly string[]): readonly string[] {
  return ranges.map((text) => {
    const { sheet, range } = workbook.locate(text);
    const area = sheet.areaOf(range);
    sheet.clear(area);
    return formatA1(sheet.properties.title, area);
  });
}
