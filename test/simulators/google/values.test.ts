import { refusalOf, robotToken, sharedWorkbook, sheetsApi, startDesk, type Desk, type SheetsApi } from './google-desk';

let desk: Desk;
let api: SheetsApi;

beforeAll(async () => {
  desk = await startDesk({ perUserReadsPerMinute: 1000, perProjectPerMinute: 5000 });
  api = sheetsApi(desk, await robotToken(desk));
});
afterAll(() => desk.vendor.close());

const valuesOf = async (spreadsheetId: string, range: string): Promise<unknown> => {
  const { data } = await api.spreadsheets.values.get({ spreadsheetId, range, valueRenderOption: 'UNFORMATTED_VALUE' });
  return data.values;
};

describe('reading and writing values', () => {
  test('a batch of writes lands where it says and reports what it touched', async () => {
    const spreadsheetId = await sharedWorkbook(desk, 'Service months');
    const { data } = await api.spreadsheets.values.batchUpdate({
      spreadsheetId,
      requestBody: {
        valueInputOption: 'RAW',
        data: [
          { range: "'Service months'!A1:C1", values: [['client', 'month', 'opened']] },
          {
            range: "'Service months'!A2",
            values: [
              [7, '2026-02', true],
              [8, '2026-02'],
            ],
          },
        ],
      },
    });
    expect(data).toMatchObject({
      totalUpdatedRows: 3,
      totalUpdatedColumns: 6,
      totalUpdatedCells: 8,
      totalUpdatedSheets: 1,
    });
    expect(data.responses?.[1]?.updatedRange).toBe("'Service months'!A2:C3");
    expect(await valuesOf(spreadsheetId, "'Service months'!A:C")).toEqual([
      ['client', 'month', 'opened'],
      [7, '2026-02', true],
      [8, '2026-02'],
    ]);
  });

  test('null leaves a cell, an empty text clears it', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    const write = (values: unknown[][]): Promise<unknown> =>
      api.spreadsheets.values.update({
        spreadsheetId,
        range: 'Timeline!A1',
        valueInputOption: 'RAW',
        requestBody: { values },
      });
    await write([['a', 'b', 'c']]);
    await write([[null, '', 'd']]);
    expect(await valuesOf(spreadsheetId, 'Timeline!A1:Z9')).toEqual([['a', '', 'd']]);
  });

  test('trailing empty cells and rows are left out, and an empty range has no values', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Timeline!B2',
      valueInputOption: 'RAW',
      requestBody: { values: [['x', ''], [''], ['y']] },
    });
    const { data } = await api.spreadsheets.values.batchGet({
      spreadsheetId,
      ranges: ['Timeline!A1:D9', 'Timeline!F1:G2'],
    });
    expect(data.valueRanges?.[0]?.values).toEqual([[], ['', 'x'], [], ['', 'y']]);
    expect(data.valueRanges?.[1]).toEqual({ range: 'Timeline!F1:G2', majorDimension: 'ROWS' });
  });

  test('RAW text stays text; USER_ENTERED makes a formula, a number, a truth', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    const values = [['=HYPERLINK("https://evil.example")', '12.5', 'true']];
    await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Timeline!A1',
      valueInputOption: 'RAW',
      requestBody: { values },
    });
    expect(await valuesOf(spreadsheetId, 'Timeline!A1:C1')).toEqual(values);
    await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Timeline!A1',
      valueInputOption: 'USER_ENTERED',
      requestBody: { values },
    });
    expect(await valuesOf(spreadsheetId, 'Timeline!A1:C1')).toEqual([['#ERROR!', 12.5, true]]);
    expect(JSON.stringify(desk.vendor.snapshot())).toContain('{"formula":"=HYPERLINK');
  });

  test('formatted values are texts', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Timeline!A1',
      valueInputOption: 'RAW',
      requestBody: { values: [[12.5, false]] },
    });
    const { data } = await api.spreadsheets.values.get({ spreadsheetId, range: 'Timeline!A1:B1' });
    expect(data.values).toEqual([['12.5', 'FALSE']]);
  });

  test('a data filter names a range by text or by tab and numbers', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Timeline!A1',
      valueInputOption: 'RAW',
      requestBody: { values: [['a'], ['b']] },
    });
    const { data } = await api.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId,
      requestBody: {
        dataFilters: [
          { a1Range: 'Timeline!A1' },
          { gridRange: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, endColumnIndex: 1 } },
        ],
      },
    });
    expect(data.valueRanges?.map(({ valueRange }) => [valueRange?.range, valueRange?.values])).toEqual([
      ['Timeline!A1', [['a']]],
      ['Timeline!A2', [['b']]],
    ]);
  });

  test('cleared ranges are empty afterwards', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Timeline!A1',
      valueInputOption: 'RAW',
      requestBody: {
        values: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    });
    const { data } = await api.spreadsheets.values.batchClear({
      spreadsheetId,
      requestBody: { ranges: ['Timeline!A2:B'] },
    });
    expect(data.clearedRanges).toEqual(['Timeline!A2:B1000']);
    expect(await valuesOf(spreadsheetId, 'Timeline!A1:B')).toEqual([['a', 'b']]);
  });
});

describe('refusals', () => {
  test.each([
    ['Nowhere!A1:B2', 'Unable to parse range: Nowhere!A1:B2'],
    ['Timeline!1A', 'Unable to parse range: Timeline!1A'],
    ['Timeline!A1001:B1001', 'Range (Timeline!A1001:B1001) exceeds grid limits. Max rows: 1000, max columns: 26'],
    ['Timeline!AA1', 'Range (Timeline!AA1) exceeds grid limits. Max rows: 1000, max columns: 26'],
  ])('reading %s is refused', async (range, message) => {
    const spreadsheetId = await sharedWorkbook(desk);
    expect(await refusalOf(api.spreadsheets.values.get({ spreadsheetId, range }))).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message,
    });
  });

  test('one bad write of a batch leaves everything as it was', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    const data = [
      { range: 'Timeline!A1', values: [['kept out']] },
      { range: 'Timeline!A1000:B1001', values: [['x'], ['y']] },
    ];
    const call = api.spreadsheets.values.batchUpdate({ spreadsheetId, requestBody: { valueInputOption: 'RAW', data } });
    expect((await refusalOf(call)).message).toBe(
      'Invalid data[1]: Range (Timeline!A1000:B1001) exceeds grid limits. Max rows: 1000, max columns: 26',
    );
    expect(await valuesOf(spreadsheetId, 'Timeline!A1')).toBeUndefined();
  });

  test('values must fit the range that was named', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    const update = (values: unknown[][]): Promise<unknown> =>
      api.spreadsheets.values.update({
        spreadsheetId,
        range: 'Timeline!A1:B2',
        valueInputOption: 'RAW',
        requestBody: { values },
      });
    expect((await refusalOf(update([['a', 'b', 'c']]))).message).toBe(
      'Requested writing within range [Timeline!A1:B2], but tried writing to column [C]',
    );
    expect((await refusalOf(update([['a'], ['b'], ['c']]))).message).toBe(
      'Requested writing within range [Timeline!A1:B2], but tried writing to row [3]',
    );
  });

  test('a cell holds 50,000 characters and no more', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    const update = (length: number): Promise<unknown> =>
      api.spreadsheets.values.update({
        spreadsheetId,
        range: 'Timeline!A1',
        valueInputOption: 'RAW',
        requestBody: { values: [['x'.repeat(length)]] },
      });
    await update(50_000);
    expect((await refusalOf(update(50_001))).message).toContain(
      'more than the maximum of 50000 characters in a single cell',
    );
  });

  test('a write without an input option is refused', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    const call = api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Timeline!A1',
      requestBody: { values: [['a']] },
    });
    expect((await refusalOf(call)).message).toBe("'valueInputOption' is required but not specified");
  });
});
