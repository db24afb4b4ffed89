import type { GridArea } from './a1-range';
import { cellFromExtendedValue, cellToExtendedValue } from './cell';
import { isObject, numberAt, objectAt, objectsAt, textAt, type JsonObject } from './json';
import type { Sheet } from './sheet';
import { newSheet } from './structure-requests';
import { Workbook, type Permission } from './workbook';

/** `spreadsheets.create`: tabs with their grids and, if given, their first cells. */
export function workbookFromRequest(spreadsheetId: string, owner: Permission, body: JsonObject): Workbook {
  const properties = {
    title: 'Untitled spreadsheet',
    locale: 'en_US',
    autoRecalc: 'ON_CHANGE',
    timeZone: 'Etc/GMT',
    ...objectAt(body, 'properties'),
  };
  const workbook = new Workbook({ spreadsheetId, properties, sheets: [], permissions: [owner] });
  const asked = objectsAt(body, 'sheets');
  for (const request of asked.length === 0 ? [{}] : asked) {
    const sheet = newSheet(workbook, objectAt(request, 'properties'));
    workbook.sheets.push(sheet);
    for (const grid of objectsAt(request, 'data')) fill(sheet, grid);
  }
  return workbook;
}

function fill(sheet: Sheet, grid: JsonObject): void {
  const startRow = numberAt(grid, 'startRow') ?? 0;
  const startColumn = numberAt(grid, 'startColumn') ?? 0;
  objectsAt(grid, 'rowData').forEach((row, offset) => {
    const cells = objectsAt(row, 'values').map(cellFromExtendedValue);
    const range = { startRow: startRow + offset, startColumn, isCell: true };
    sheet.assertInside(range, startRow + offset + 1, startColumn + cells.length);
    sheet.writeRow(startRow + offset, startColumn, cells);
  });
}

export function spreadsheetResource(workbook: Workbook, grid?: { readonly ranges: readonly string[] }): JsonObject {
  const located = (grid?.ranges ?? []).map((text) => workbook.locate(text));
  const shown =
    located.length === 0
      ? workbook.sheets
      : workbook.sheets.filter((sheet) => located.some((one) => one.sheet === sheet));
  const sheets = shown.map((sheet) => {
    const areas = located.filter((one) => one.sheet === sheet).map(({ range }) => sheet.areaOf(range));
    const protectedRanges = sheet.protectedRanges.length === 0 ? {} : { protectedRanges: sheet.protectedRanges };
    const data =
      grid === undefined
        ? {}
        : { data: (areas.length === 0 ? [wholeOf(sheet)] : areas).map((area) => gridData(sheet, area)) };
    return { properties: sheet.properties, ...protectedRanges, ...data };
  });
  return {
    spreadsheetId: workbook.spreadsheetId,
    properties: workbook.properties,
    sheets,
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${workbook.spreadsheetId}/edit`,
  };
}

function wholeOf({ rowCount, columnCount }: Sheet): GridArea {
  return { startRow: 0, startColumn: 0, endRow: rowCount, endColumn: columnCount };
}

function gridData(sheet: Sheet, area: GridArea): JsonObject {
  const rowData = sheet.values(area, 'FORMULA').map((row, y) => ({
    values: row.map((_, x) => cellToExtendedValue(sheet.cell(area.startRow + y, area.startColumn + x))),
  }));
  return {
    ...(area.startRow === 0 ? {} : { startRow: area.startRow }),
    ...(area.startColumn === 0 ? {} : { startColumn: area.startColumn }),
    ...(rowData.length === 0 ? {} : { rowData }),
  };
}

/** `permissions.create` of the Drive API, the little that sharing a workbook takes. */
export function permissionFromRequest(id: string, body: JsonObject): Permission | undefined {
  const role = textAt(body, 'role');
  const type = textAt(body, 'type');
  const emailAddress = textAt(body, 'emailAddress');
  const domain = textAt(body, 'domain');
  if (!isObject(body) || role === undefined || type === undefined) return undefined;
  if ((type === 'user' || type === 'group') && emailAddress === undefined) return undefined;
  return {
    id,
    type,
    role,
    ...(emailAddress === undefined ? {} : { emailAddress }),
    ...(domain === undefined ? {} : { domain }),
  };
}
