import {
  administrator,
  refusalOf,
  robotToken,
  sharedWorkbook,
  sheetsApi,
  startDesk,
  type Desk,
  type SheetsApi,
} from './google-desk';

let desk: Desk;
let api: SheetsApi;

beforeAll(async () => {
  desk = await startDesk({ perUserReadsPerMinute: 1000, perProjectPerMinute: 5000 });
  api = sheetsApi(desk, await robotToken(desk));
});
afterAll(() => desk.vendor.close());

const titles = async (spreadsheetId: string): Promise<unknown> => {
  const { data } = await api.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties(title,index))' });
  return data.sheets?.map(({ properties }) => properties?.title);
};

test('a workbook is created with its tabs, grids and first cells', async () => {
  const { data } = await sheetsApi(desk, administrator.token).spreadsheets.create({
    requestBody: {
      properties: { title: 'Renewal timeline', timeZone: 'Europe/London' },
      sheets: [
        {
          properties: { title: 'State', gridProperties: { rowCount: 5, columnCount: 3, frozenRowCount: 1 } },
          data: [
            {
              rowData: [
                { values: [{ userEnteredValue: { stringValue: 'head' } }, { userEnteredValue: { numberValue: 3 } }] },
              ],
            },
          ],
        },
        { properties: { title: 'Client cards' } },
      ],
    },
  });
  expect(data.properties).toMatchObject({ title: 'Renewal timeline', timeZone: 'Europe/London' });
  expect(data.sheets?.map(({ properties }) => properties?.gridProperties)).toEqual([
    { rowCount: 5, columnCount: 3, frozenRowCount: 1 },
    { rowCount: 1000, columnCount: 26 },
  ]);
  const ids = data.sheets?.map(({ properties }) => properties?.sheetId);
  expect(new Set(ids).size).toBe(2);
  const read = await sheetsApi(desk, administrator.token).spreadsheets.get({
    spreadsheetId: data.spreadsheetId ?? '',
    ranges: ['State!A1:B1'],
    includeGridData: true,
  });
  expect(read.data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.map(({ formattedValue }) => formattedValue)).toEqual([
    'head',
    '3',
  ]);
});

test('a batch adds, renames, grows, fills, protects and deletes', async () => {
  const spreadsheetId = await sharedWorkbook(desk);
  const { data } = await api.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: {
      requests: [
        { addSheet: { properties: { sheetId: 5, title: 'Runs', gridProperties: { rowCount: 10, columnCount: 4 } } } },
        {
          updateSheetProperties: {
            properties: { sheetId: 5, title: 'Run log', gridProperties: { frozenRowCount: 1 } },
            fields: 'title,gridProperties.frozenRowCount',
          },
        },
        { appendDimension: { sheetId: 5, dimension: 'ROWS', length: 90 } },
        {
          updateCells: {
            start: { sheetId: 5, rowIndex: 0, columnIndex: 1 },
            rows: [
              {
                values: [
                  { userEnteredValue: { stringValue: '=not a formula' } },
                  { userEnteredValue: { boolValue: true } },
                ],
              },
            ],
            fields: 'userEnteredValue',
          },
        },
        {
          repeatCell: {
            range: { sheetId: 5, startRowIndex: 0, endRowIndex: 1 },
            cell: { userEnteredFormat: { textFormat: { bold: true } } },
            fields: 'userEnteredFormat.textFormat',
          },
        },
        { setBasicFilter: { filter: { range: { sheetId: 5 } } } },
        { addProtectedRange: { protectedRange: { range: { sheetId: 5 }, warningOnly: true } } },
        { deleteSheet: { sheetId: 0 } },
      ],
    },
  });
  expect(data.replies?.[0]?.addSheet?.properties?.sheetId).toBe(5);
  expect(data.replies?.[6]?.addProtectedRange?.protectedRange?.protectedRangeId).toBe(1);
  expect(await titles(spreadsheetId)).toEqual(['Run log']);
  const { data: read } = await api.spreadsheets.values.get({ spreadsheetId, range: "'Run log'!A1:D100" });
  expect(read).toEqual({
    range: "'Run log'!A1:D100",
    majorDimension: 'ROWS',
    values: [['', '=not a formula', 'TRUE']],
  });
});

test('one invalid request of a batch undoes the rest and names itself', async () => {
  const spreadsheetId = await sharedWorkbook(desk);
  const batch = (requests: object[]): Promise<unknown> =>
    api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  const twice = { addSheet: { properties: { title: 'Runs' } } };
  expect((await refusalOf(batch([twice, twice]))).message).toBe(
    'Invalid requests[1].addSheet: A sheet with the name "Runs" already exists. Please enter another name.',
  );
  expect(await titles(spreadsheetId)).toEqual(['Timeline']);
  const beyond = { updateCells: { start: { sheetId: 0, rowIndex: 1000 }, rows: [{ values: [{}] }], fields: '*' } };
  expect((await refusalOf(batch([beyond]))).message).toBe(
    'Invalid requests[0].updateCells: Attempting to write row: 1000, beyond the last requested row of: 999',
  );
  expect((await refusalOf(batch([{ paintItBlue: {} }]))).message).toContain('Unknown name "paintItBlue"');
});

test('a file cannot grow past ten million cells', async () => {
  const spreadsheetId = await sharedWorkbook(desk);
  const requests = [{ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 400_000 } }];
  expect(
    (await refusalOf(api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } }))).message,
  ).toContain('above the limit of 10000000 cells');
});

test('what was saved is there after a restart, tokens included', async () => {
  const spreadsheetId = await sharedWorkbook(desk);
  const token = await robotToken(desk);
  await api.spreadsheets.values.update({
    spreadsheetId,
    range: 'Timeline!B2',
    valueInputOption: 'RAW',
    requestBody: { values: [['kept', 3, false]] },
  });
  const saved: unknown = JSON.parse(JSON.stringify(desk.vendor.snapshot()));
  const again = await startDesk({ clock: desk.clock, saved });
  const { data } = await sheetsApi(again, token).spreadsheets.values.get({
    spreadsheetId,
    range: 'Timeline!A1:D2',
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  await again.vendor.close();
  expect(data.values).toEqual([[], ['', 'kept', 3, false]]);
});
