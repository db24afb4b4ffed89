import { invalidArgument } from './api-error';
import { cellFromExtendedValue } from './cell';
import { isObject, numberAt, objectAt, objectsAt, textAt, type JsonObject } from './json';
import { Sheet, type GridProperties } from './sheet';
import { rangeOfGridRange } from './values-methods';
import type { Workbook } from './workbook';

type Reply = JsonObject;

/** Each request of `spreadsheets:batchUpdate` that changes more than looks. */
export const structureRequests: Readonly<Record<string, (workbook: Workbook, request: JsonObject) => Reply>> = {
  addSheet(workbook, request) {
    const sheet = newSheet(workbook, objectAt(request, 'properties'));
    workbook.sheets.splice(sheet.properties.index, 0, sheet);
    renumber(workbook);
    return { addSheet: { properties: sheet.properties } };
  },
  deleteSheet(workbook, request) {
    const sheet = sheetOf(workbook, request);
    if (workbook.sheets.length === 1) throw invalidArgument("You can't remove all the sheets in a document.");
    workbook.sheets = workbook.sheets.filter((other) => other !== sheet);
    renumber(workbook);
    return {};
  },
  updateSheetProperties(workbook, request) {
    const { gridProperties, ...rest } = objectAt(request, 'properties');
    const sheet = sheetOf(workbook, objectAt(request, 'properties'));
    const fields = (textAt(request, 'fields') ?? '').split(',').map((field) => field.trim());
    if (fields[0] === '')
      throw invalidArgument("At least one field must be listed in 'fields'. (Or use '*' to indicate all fields.)");
    const asked = (name: string): boolean => fields.includes('*') || fields.includes(name);
    const title = asked('title') ? rest['title'] : undefined;
    if (typeof title === 'string') assertTitleFree(workbook, title, sheet);
    const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'sheetId' && asked(name)));
    sheet.properties = { ...sheet.properties, ...kept };
    const wanted = isObject(gridProperties) ? Object.entries(gridProperties) : [];
    sheet.setGrid(
      Object.fromEntries(wanted.filter(([name]) => asked('gridProperties') || asked(`gridProperties.${name}`))),
    );
    return {};
  },
  updateSpreadsheetProperties(workbook, request) {
    workbook.properties = { ...workbook.properties, ...objectAt(request, 'properties') };
    return {};
  },
  appendDimension(workbook, request) {
    const sheet = sheetOf(workbook, request);
    const length = numberAt(request, 'length') ?? 0;
    if (length <= 0) throw invalidArgument('length must be greater than zero');
    if (textAt(request, 'dimension') === 'COLUMNS') sheet.setGrid({ columnCount: sheet.columnCount + length });
    else sheet.setGrid({ rowCount: sheet.rowCount + length });
    return {};
  },
  insertDimension(workbook, request) {
    const { sheet, isColumns, start, end } = dimensionRange(workbook, request);
    if (isColumns) sheet.insertColumns(start, end - start);
    else sheet.insertRows(start, end - start);
    return {};
  },
  deleteDimension(workbook, request) {
    const { sheet, isColumns, start, end } = dimensionRange(workbook, request);
    const last = isColumns ? sheet.columnCount : sheet.rowCount;
    if (start === 0 && end >= last) {
      throw invalidArgument(`You can't delete all the ${isColumns ? 'columns' : 'rows'} on the sheet.`);
    }
    if (isColumns) sheet.deleteColumns(start, end);
    else sheet.deleteRows(start, end);
    return {};
  },
  updateCells(workbook, request) {
    if (!mentionsValues(request)) return {};
    const { sheet, startRow, startColumn, endRow, endColumn } = target(workbook, request);
    const rows = objectsAt(request, 'rows').map((row) => objectsAt(row, 'values').map(cellFromExtendedValue));
    rows.forEach((cells, offset) => {
      assertWithin('row', startRow + offset, Math.min(endRow, sheet.rowCount));
      assertWithin('column', startColumn + cells.length - 1, Math.min(endColumn, sheet.columnCount));
    });
    if (isObject(request['range'])) {
      sheet.clear({
        startRow,
        startColumn,
        endRow: Math.min(endRow, sheet.rowCount),
        endColumn: Math.min(endColumn, sheet.columnCount),
      });
    }
    rows.forEach((cells, offset) => sheet.writeRow(startRow + offset, startColumn, cells));
    return {};
  },
  appendCells(workbook, request) {
    const sheet = sheetOf(workbook, request);
    const startRow = sheet.filledRows();
    const rows = objectsAt(request, 'rows').map((row) => objectsAt(row, 'values').map(cellFromExtendedValue));
    for (const cells of rows) assertWithin('column', cells.length - 1, sheet.columnCount);
    if (startRow + rows.length > sheet.rowCount) sheet.setGrid({ rowCount: startRow + rows.length });
    if (mentionsValues(request)) rows.forEach((cells, offset) => sheet.writeRow(startRow + offset, 0, cells));
    return {};
  },
  repeatCell(workbook, request) {
    if (!mentionsValues(request)) return {};
    const { sheet, startRow, startColumn, endRow, endColumn } = target(workbook, request);
    const width = Math.min(endColumn, sheet.columnCount) - startColumn;
    const content = cellFromExtendedValue(request['cell']);
    for (let row = startRow; row < Math.min(endRow, sheet.rowCount); row += 1) {
      sheet.writeRow(row, startColumn, new Array<typeof content>(width).fill(content));
    }
    return {};
  },
  addProtectedRange(workbook, request) {
    const asked = objectAt(request, 'protectedRange');
    const range = objectAt(asked, 'range');
    const sheet = sheetOf(workbook, range);
    const used = workbook.sheets.flatMap((other) =>
      other.protectedRanges.map((one) => numberAt(one, 'protectedRangeId') ?? 0),
    );
    const protectedRange = { ...asked, protectedRangeId: asked['protectedRangeId'] ?? Math.max(0, ...used) + 1 };
    sheet.protectedRanges = [...sheet.protectedRanges, protectedRange];
    return { addProtectedRange: { protectedRange } };
  },
};

export function newSheet(workbook: Workbook, asked: JsonObject): Sheet {
  const ids = workbook.sheets.map(({ properties }) => properties.sheetId);
  const sheetId = numberAt(asked, 'sheetId') ?? nextSheetId(ids);
  if (ids.includes(sheetId)) throw invalidArgument(`Sheet with ID ${sheetId} already exists`);
  const title = textAt(asked, 'title') ?? `Sheet${workbook.sheets.length + 1}`;
  assertTitleFree(workbook, title);
  const grid = objectAt(asked, 'gridProperties');
  const gridProperties: GridProperties = {
    ...grid,
    rowCount: numberAt(grid, 'rowCount') ?? 1000,
    columnCount: numberAt(grid, 'columnCount') ?? 26,
  };
  const index = Math.min(numberAt(asked, 'index') ?? workbook.sheets.length, workbook.sheets.length);
  return Sheet.empty({ ...asked, sheetId, title, index, sheetType: 'GRID', gridProperties });
}

/** The first tab of a new file is 0; later ones are large and irregular, so that nobody counts on their order. */
function nextSheetId(ids: readonly number[]): number {
  if (ids.length === 0) return 0;
  let id = (ids.length * 1_103_515_245 + 12_345) % 2_147_483_647;
  while (ids.includes(id)) id += 1;
  return id;
}

function assertTitleFree(workbook: Workbook, title: string, except?: Sheet): void {
  const taken = workbook.sheets.some(
    (sheet) => sheet !== except && sheet.properties.title.toLowerCase() === title.toLowerCase(),
  );
  if (taken) throw invalidArgument(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

function renumber(workbook: Workbook): void {
  workbook.sheets.forEach((sheet, index) => {
    sheet.properties = { ...sheet.properties, index };
  });
}

function sheetOf(workbook: Workbook, holder: JsonObject): Sheet {
  const sheetId = numberAt(holder, 'sheetId') ?? 0;
  const sheet = workbook.sheetById(sheetId);
  if (sheet === undefined) throw invalidArgument(`No sheet with id: ${sheetId}`);
  return sheet;
}

function dimensionRange(
  workbook: Workbook,
  request: JsonObject,
): { readonly sheet: Sheet; readonly isColumns: boolean; readonly start: number; readonly end: number } {
  const range = objectAt(request, 'range');
  const sheet = sheetOf(workbook, range);
  const isColumns = textAt(range, 'dimension') === 'COLUMNS';
  const last = isColumns ? sheet.columnCount : sheet.rowCount;
  return { sheet, isColumns, start: numberAt(range, 'startIndex') ?? 0, end: numberAt(range, 'endIndex') ?? last };
}

function mentionsValues(request: JsonObject): boolean {
  const fields = textAt(request, 'fields');
  if (fields === undefined)
    throw invalidArgument("At least one field must be listed in 'fields'. (Or use '*' to indicate all fields.)");
  return fields.split(',').some((field) => field === '*' || field.trim().startsWith('userEnteredValue'));
}

interface Target {
  readonly sheet: Sheet;
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

function target(workbook: Workbook, request: JsonObject): Target {
  const everywhere = { endRow: Number.MAX_SAFE_INTEGER, endColumn: Number.MAX_SAFE_INTEGER };
  if (isObject(request['start'])) {
    const start = objectAt(request, 'start');
    const corner = { startRow: numberAt(start, 'rowIndex') ?? 0, startColumn: numberAt(start, 'columnIndex') ?? 0 };
    return { ...everywhere, ...corner, sheet: sheetOf(workbook, start) };
  }
  const range = objectAt(request, 'range');
  return { ...everywhere, ...rangeOfGridRange(range), sheet: sheetOf(workbook, range) };
}

function assertWithin(kind: 'row' | 'column', index: number, end: number): void {
  if (index >= end)
    throw invalidArgument(`Attempting to write ${kind}: ${index}, beyond the last requested ${kind} of: ${end - 1}`);
}
