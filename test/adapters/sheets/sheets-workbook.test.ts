import { columnLetters, editRangeText, rangeText } from '#adapters/sheets/a1-text';
import { createTimelineWorkbook } from '#adapters/sheets/create-timeline-workbook';
import { sheetsTransport } from '#adapters/sheets/sheets-transport';
import { sheetsWorkbook } from '#adapters/sheets/sheets-workbook';
import type { HttpOutcome } from '#application/ports/http';
import { workbookTabs } from '#application/workbook-tabs';
import { answered, inTurn, RecordedHttp, silent } from '#test/support/recorded-http';
import { thrownBy, transportKit } from '#test/support/transport-kit';

const token = {
  address: 'renewal-desk@msp.iam.gserviceaccount.com',
  current: () => ({ text: 'ya29.token', isNew: true }),
  replacementFor: () => ({ text: 'ya29.token', isNew: true }),
};

interface LayoutRequest {
  readonly addProtectedRange?: { readonly protectedRange: { readonly range: { readonly sheetId: number } } };
  readonly repeatCell?: { readonly cell: { readonly userEnteredFormat: { readonly wrapStrategy: string } } };
}

function opened(...outcomes: readonly HttpOutcome[]) {
  const http = new RecordedHttp(inTurn(...outcomes));
  const kit = transportKit(http);
  return {
    http,
    kit,
    workbook: sheetsWorkbook({ workbookId: 'w1', transport: sheetsTransport(kit), token, quotaUser: 'mara' }),
  };
}

/** What Google says after a change, as far as we read it. */
const changed = answered(200, { spreadsheetId: 'w1' });

const refusal = (code: number, message: string, details: readonly object[] = []) =>
  answered(code, { error: { code, message, details } });

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
])('column %i is %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});

test('ranges are written as people write them, with open ends where nothing is said', () => {
  expect(rangeText({ tab: 'Service months', firstRow: 2, lastRow: 9, firstColumn: 3, lastColumn: 4 })).toBe(
    "'Service months'!C2:D9",
  );
  expect(rangeText({ tab: 'State', firstRow: 2 })).toBe("'State'!A2:ZZ");
  expect(editRangeText({ tab: 'State', firstRow: 2, firstColumn: 2, rows: [['a'], ['b', 'c']] })).toBe("'State'!B2:C3");
});

test('a read asks for plain values, for the person at the keyboard', () => {
  const { workbook, http } = opened(answered(200, { valueRanges: [{ range: 'State!A2:ZZ', majorDimension: 'ROWS' }] }));
  expect(workbook.read([{ tab: 'State', firstRow: 2 }])).toEqual([[]]);
  expect(http.requests[0]).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer ya29.token' } });
  expect(decodeURIComponent(http.urls[0] ?? '')).toBe(
    "https://sheets.googleapis.com/v4/spreadsheets/w1/values:batchGet?ranges='State'!A2:ZZ&majorDimension=ROWS&valueRenderOption=UNFORMATTED_VALUE&quotaUser=mara",
  );
});

test('a question too long for an address travels in a body, and answers are told apart by their filters', () => {
  const ranges = Array.from({ length: 80 }, (_, index) => ({
    tab: 'Client cards' as const,
    firstRow: index + 2,
    lastRow: index + 2,
  }));
  const valueRanges = ranges.map((range) => ({
    valueRange: { values: [[range.firstRow]] },
    dataFilters: [{ a1Range: rangeText(range) }],
  }));
  const { workbook, http } = opened(answered(200, { valueRanges: [...valueRanges].reverse() }));
  expect(workbook.read(ranges)).toEqual(ranges.map(({ firstRow }) => [[firstRow]]));
  expect(http.requests[0]?.method).toBe('POST');
  expect(http.urls[0]).toContain('values:batchGetByDataFilter');
});

test('every address stays under what UrlFetchApp allows', () => {
  const { workbook, http } = opened(answered(200, { valueRanges: [] }));
  for (let count = 1; count < 60; count += 1) {
    workbook.read(
      Array.from({ length: count }, (_, index) => ({
        tab: 'Service months',
        firstRow: 1000 + index,
        lastRow: 1000 + index,
      })),
    );
  }
  expect(Math.max(...http.urls.map(({ length }) => length))).toBeLessThan(1_900);
  expect(new Set(http.requests.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
});

test('text is written as text, never as a formula', () => {
  const { workbook, http } = opened(changed);
  workbook.write([{ tab: 'State', firstRow: 2, rows: [['=HYPERLINK("x")', null]] }]);
  expect(JSON.parse(http.requests[0]?.body ?? '')).toEqual({
    valueInputOption: 'RAW',
    data: [{ range: "'State'!A2:B2", majorDimension: 'ROWS', values: [['=HYPERLINK("x")', null]] }],
  });
  workbook.append('Timeline', [[0]]);
  expect(decodeURIComponent(http.urls[1] ?? '')).toContain(
    "/values/'Timeline'!A1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS",
  );
});

describe('when Google does not answer', () => {
  test.each([silent, answered(503)])('an append is not sent twice: the caller reads the tail', (outcome) => {
    const { workbook, http } = opened(outcome, changed);
    expect(thrownBy(() => workbook.append('Timeline', [[0]]))).toMatchObject({
      system: 'Google Sheets',
      failure: 'unavailable',
    });
    expect(http.requests).toHaveLength(1);
  });

  test.each([silent, answered(503), answered(429)])('reads and writes are sent again', (outcome) => {
    const reading = opened(outcome, answered(200, { valueRanges: [{ values: [['a']] }] }));
    expect(reading.workbook.read([{ tab: 'State', firstRow: 1 }])).toEqual([[['a']]]);
    const writing = opened(outcome, changed);
    writing.workbook.write([{ tab: 'State', firstRow: 1, rows: [['a']] }]);
    expect(writing.http.requests).toHaveLength(2);
  });

  test('an append over the quota was not performed and comes again', () => {
    const { workbook, http } = opened(answered(429), changed);
    workbook.append('Timeline', [[0]]);
    expect(http.requests).toHaveLength(2);
  });
});

describe('what Google refuses is said in words an administrator can act on', () => {
  const detailOf = (outcome: HttpOutcome) =>
    thrownBy(() => opened(outcome).workbook.append('Runs', [['jonas']])).message;

  test.each([
    [
      'not shared',
      refusal(403, 'The caller does not have permission'),
      /unauthorized.*Share the timeline workbook with renewal-desk@msp/,
    ],
    [
      'the API is off',
      refusal(403, 'Google Sheets API has not been used in project 123 before or it is disabled.'),
      /Enable the Google Sheets API/,
    ],
    ['the API is off, by reason', refusal(403, '', [{ reason: 'SERVICE_DISABLED' }]), /Enable the Google Sheets API/],
    ['no such workbook', refusal(404, 'Requested entity was not found.'), /rejected.*TIMELINE_WORKBOOK_ID/],
    ['no such tab', refusal(400, "Unable to parse range: 'Runs'!A1"), /rejected.*tab Runs is missing.*version history/],
    [
      'full',
      refusal(400, 'This action would increase the number of cells in the workbook above the limit of 10000000 cells.'),
      /workbook is full/,
    ],
    ['something else', refusal(400, 'jonas'), /rejected: POST values:append answered 400$/],
    ['no JSON', answered(400, '<html>jonas'), /answered 400$/],
  ])('%s', (_, outcome, words) => {
    expect(detailOf(outcome)).toMatch(words);
    expect(detailOf(outcome)).not.toMatch(/jonas|ya29/);
  });

  test('an answer in another form is malformed, never an empty tab', () => {
    const { workbook } = opened(answered(200, { ranges: [] }));
    expect(thrownBy(() => workbook.read([{ tab: 'State', firstRow: 1 }]))).toMatchObject({ failure: 'malformed' });
  });
});

describe('a new workbook', () => {
  const wanted = { title: 'Timeline', timeZone: 'Europe/London', tabs: workbookTabs, sharedWith: token.address };
  const made = answered(200, { spreadsheetId: 'w9' });

  test("is made with the administrator's sign-in, moved to the folder, then shared with the service account alone", () => {
    const http = new RecordedHttp(inTurn(made, answered(200, {}), answered(200, {}), answered(200, {})));
    const created = createTimelineWorkbook(
      { ...wanted, folderId: 'f1' },
      'admin-token',
      sheetsTransport(transportKit(http)),
    );
    expect(created).toEqual({ workbookId: 'w9', url: 'https://docs.google.com/spreadsheets/d/w9/edit' });
    expect(http.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://sheets.googleapis.com/v4/spreadsheets',
      'PATCH https://www.googleapis.com/drive/v3/files/w9?addParents=f1&removeParents=root&supportsAllDrives=true',
      'POST https://www.googleapis.com/drive/v3/files/w9/permissions?sendNotificationEmail=false&supportsAllDrives=true',
      'POST https://sheets.googleapis.com/v4/spreadsheets/w9:batchUpdate',
    ]);
    expect(new Set(http.requests.map(({ headers }) => headers['authorization']))).toEqual(
      new Set(['Bearer admin-token']),
    );
    expect(JSON.parse(http.requests[2]?.body ?? '')).toEqual({
      type: 'user',
      role: 'writer',
      emailAddress: token.address,
    });
    const { sheets } = JSON.parse(http.requests[0]?.body ?? '') as { sheets: readonly { properties: object }[] };
    expect(sheets[1]?.properties).toEqual({
      sheetId: 2,
      index: 1,
      title: 'State',
      gridProperties: { rowCount: 50, columnCount: 3, frozenRowCount: 1 },
    });
  });

  test.each([
    ['moved', [], true],
    ['shared', [answered(200, {})], false],
    ['protected', [answered(200, {}), answered(200, {})], false],
  ])('that is not found when it is %s: the folder is named for the move alone', (_, before, isNamed) => {
    const http = new RecordedHttp(inTurn(made, ...before, answered(404, {})));
    const error = thrownBy(() =>
      createTimelineWorkbook({ ...wanted, folderId: 'f1' }, 'admin-token', sheetsTransport(transportKit(http))),
    );
    expect(error.message.includes('The folder f1 is not found')).toBe(isNamed);
  });

  test('is made once, even when no answer comes', () => {
    const http = new RecordedHttp(inTurn(silent, made));
    expect(thrownBy(() => createTimelineWorkbook(wanted, 't', sheetsTransport(transportKit(http))))).toMatchObject({
      failure: 'unavailable',
    });
    expect(http.requests).toHaveLength(1);
  });

  test('has every tab protected for its service account, its columns formatted and nothing wrapped', () => {
    const http = new RecordedHttp(inTurn(made, answered(200, {}), answered(200, {})));
    createTimelineWorkbook(wanted, 'admin-token', sheetsTransport(transportKit(http)));
    const { requests } = JSON.parse(http.requests[2]?.body ?? '') as { requests: readonly LayoutRequest[] };
    const ranges = requests.flatMap(({ addProtectedRange }) => addProtectedRange?.protectedRange ?? []);
    expect(ranges.map(({ range }) => range.sheetId)).toEqual(workbookTabs.map((_, index) => index + 1));
    for (const range of ranges) {
      expect(range).toMatchObject({ warningOnly: false, editors: { users: [token.address] } });
    }
    const formats = requests.flatMap(({ repeatCell }) => repeatCell?.cell.userEnteredFormat ?? []);
    expect(formats).toHaveLength(workbookTabs.reduce((sum, { columns }) => sum + columns.length, 0));
    expect(formats.every(({ wrapStrategy }) => wrapStrategy === 'CLIP')).toBe(true);
    expect(formats[0]).toMatchObject({ numberFormat: { type: 'NUMBER', pattern: '0' } });
  });

  test('that could not be protected is named as shared', () => {
    const http = new RecordedHttp(inTurn(made, answered(200, {}), answered(403, {})));
    const error = thrownBy(() => createTimelineWorkbook(wanted, 'admin-token', sheetsTransport(transportKit(http))));
    expect(error.message).toContain('w9 is made and shared, but its tabs are not protected');
  });

  test('that could not be shared is named, so that it can be shared by hand', () => {
    const http = new RecordedHttp(inTurn(made, answered(403, {})));
    const error = thrownBy(() => createTimelineWorkbook(wanted, 'admin-token', sheetsTransport(transportKit(http))));
    expect(error.message).toMatch(/w9 is made but not shared yet: share it with renewal-desk@msp/);
    expect(error.message).not.toContain('admin-token');
  });
});

describe.each([
  ['a page for people', '<!DOCTYPE html><title>Back soon</title>'],
  ['half an answer', '{"spreadsheetId":"w1","upd'],
])('%s with status 200', (_, body) => {
  test('is no proof that rows were written', () => {
    const { workbook } = opened(answered(200, body));
    const error = thrownBy(() => workbook.write([{ tab: 'State', firstRow: 2, rows: [['a']] }]));
    expect(error).toMatchObject({ system: 'Google Sheets', failure: 'malformed' });
  });

  test('is no proof that rows were appended, and they are not appended twice', () => {
    const { workbook, http } = opened(answered(200, body));
    expect(thrownBy(() => workbook.append('Timeline', [['a']]))).toMatchObject({ failure: 'malformed' });
    expect(http.requests).toHaveLength(1);
  });
});
