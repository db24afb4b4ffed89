import { robotToken, sharedWorkbook, sheetsApi, startDesk, type Desk, type SheetsApi } from './google-desk';

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

describe('appending', () => {
  const append = async (spreadsheetId: string, range: string, values: unknown[][]): Promise<unknown> => {
    const { data } = await api.spreadsheets.values.append({
      spreadsheetId,
      range,
      valueInputOption: 'RAW',
      insertDataOption: 'INSERT_ROWS',
      requestBody: { values },
    });
    return data;
  };

  test('goes below the table and makes the tab longer', async () => {
    const spreadsheetId = await sharedWorkbook(desk, 'Timeline', 3);
    await append(spreadsheetId, 'Timeline!A1', [['sequence', 'at']]);
    expect(
      await append(spreadsheetId, 'Timeline!A1', [
        [1, 'x'],
        [2, 'y'],
      ]),
    ).toEqual({
      spreadsheetId,
      tableRange: 'Timeline!A1:B1',
      updates: { spreadsheetId, updatedRange: 'Timeline!A2:B3', updatedRows: 2, updatedColumns: 2, updatedCells: 4 },
    });
    const { data } = await api.spreadsheets.get({ spreadsheetId, fields: 'sheets.properties.gridProperties' });
    expect(data).toEqual({ sheets: [{ properties: { gridProperties: { rowCount: 6, columnCount: 26 } } }] });
  });

  test('finds the last table that the range touches, as the guide on appending says', async () => {
    const spreadsheetId = await sharedWorkbook(desk);
    const rows = [['a', 'b', 'c'], ['d', 'e', 'f'], [], ['', 'g', 'h', 'i'], ['', 'j', 'k', 'l']];
    const landing = async (range: string): Promise<unknown> => {
      await api.spreadsheets.values.clear({ spreadsheetId, range: 'Timeline' });
      await api.spreadsheets.values.update({
        spreadsheetId,
        range: 'Timeline!A1',
        valueInputOption: 'RAW',
        requestBody: { values: rows },
      });
      const { data } = await api.spreadsheets.values.append({
        spreadsheetId,
        range,
        valueInputOption: 'RAW',
        requestBody: { values: [['new']] },
      });
      return data.updates?.updatedRange;
    };
    expect(await landing('Timeline')).toBe('Timeline!B6');
    expect(await landing('Timeline!B4')).toBe('Timeline!B6');
    expect(await landing('Timeline!A1:G10')).toBe('Timeline!B6');
    expect(await landing('Timeline!A1')).toBe('Timeline!A3');
    expect(await landing('Timeline!F4')).toBe('Timeline!F4');
  });

  test('a timeline of 100,000 rows takes another chunk and gives its tail', async () => {
    const spreadsheetId = await sharedWorkbook(desk, 'Timeline', 2);
    const rows = (from: number, count: number): unknown[][] =>
      Array.from({ length: count }, (_, at) => [
        from + at,
        '2026-03-02T09:00:00Z',
        'reading',
        7,
        12,
        'engine',
        '{"low":61}',
      ]);
    for (let from = 0; from < 100_000; from += 20_000) await append(spreadsheetId, 'Timeline!A1', rows(from, 20_000));
    expect(await append(spreadsheetId, 'Timeline!A1', rows(100_000, 1))).toMatchObject({
      updates: { updatedRange: 'Timeline!A100001:G100001' },
    });
    expect(await valuesOf(spreadsheetId, 'Timeline!A100001:B')).toEqual([[100_000, '2026-03-02T09:00:00Z']]);
  });
});
