import { serviceAccountToken } from '#adapters/sheets/service-account-token';
import { sheetsWorkbook } from '#adapters/sheets/sheets-workbook';
import { WorkbookCalls } from '#adapters/sheets/workbook-calls';
import type { TabName } from '#application/ports/workbook';
import { columnsOf } from '#application/workbook-tabs';
import { nodeRs256 } from '#hosts/node/node-rs256';
import { workbookContract } from '#test/contract/workbook.contract';
import { googleForTests, keyText, robot, sharedFolders, type GoogleForTests } from '#test/support/google-workbook';
import { thrownBy } from '#test/support/transport-kit';

let google: GoogleForTests;

beforeAll(async () => {
  google = await googleForTests();
});
afterAll(() => google.close());

const partsOf = (workbookId: string) => ({ workbookId, transport: google.transport, token: google.token });

function removeTab(workbookId: string, tab: TabName): void {
  const calls = new WorkbookCalls(partsOf(workbookId));
  const sheetId = calls.grids([]).find(({ title }) => title === tab)?.sheetId;
  calls.change([{ deleteSheet: { sheetId } }], []);
}

workbookContract('a Google workbook', () => {
  const workbookId = google.newWorkbook();
  return { workbook: sheetsWorkbook(partsOf(workbookId)), removeTab: (tab) => removeTab(workbookId, tab) };
});

test('a call of each kind is one HTTP call; growing costs three more', () => {
  const workbook = sheetsWorkbook(partsOf(google.newWorkbook()));
  const count = (run: () => void): number => {
    const before = google.kit.counter.of('Google Sheets');
    run();
    return google.kit.counter.of('Google Sheets') - before;
  };
  expect(count(() => workbook.read([{ tab: 'State', firstRow: 1 }]))).toBe(1);
  expect(count(() => workbook.write([{ tab: 'State', firstRow: 2, rows: [['a']] }]))).toBe(1);
  expect(count(() => workbook.append('State', [['b']]))).toBe(1);
  expect(count(() => workbook.write([{ tab: 'State', firstRow: 9_999, rows: [['c']] }]))).toBe(4);
});

describe('a workbook on a shared drive', () => {
  test.each(['open', 'membersWithUs'] as const)('that is %s is made there, and ours to write', (folder) => {
    const workbook = sheetsWorkbook(partsOf(google.newWorkbook(robot, sharedFolders[folder])));
    workbook.write([{ tab: 'State', firstRow: 2, rows: [['kept']] }]);
    expect(workbook.read([{ tab: 'State', firstRow: 2 }])).toEqual([[['kept']]]);
  });

  test.each([
    [
      'open to members alone',
      sharedFolders.membersOnly,
      /add renewal-desk@msp.* to it as a contributor\. The workbook/,
    ],
    ['of one organization', sharedFolders.domainOnly, /a service account counts as outside.*choose another/],
    ['that is not there', 'no-such-folder', /The folder no-such-folder is not found.*delete it and run set-up again/],
  ])('%s is refused with what to do', (_, folder, advice) => {
    const error = thrownBy(() => google.newWorkbook(robot, folder));
    expect(error).toMatchObject({ system: 'Google Sheets' });
    expect(error.message).toMatch(advice);
  });
});

test('missing tabs are added with their headings, those that were asked for, and what is there is left alone', () => {
  const workbookId = google.newWorkbook();
  const workbook = sheetsWorkbook(partsOf(workbookId));
  workbook.write([{ tab: 'State', firstRow: 2, rows: [['kept']] }]);
  removeTab(workbookId, 'Runs');
  removeTab(workbookId, 'Data gaps');
  removeTab(workbookId, 'Concessions');
  expect(workbook.addMissingTabs(['State', 'Runs', 'Data gaps'])).toEqual(['Runs', 'Data gaps']);
  expect(workbook.addMissingTabs(['State', 'Runs', 'Data gaps'])).toEqual([]);
  expect(thrownBy(() => workbook.read([{ tab: 'Concessions', firstRow: 1 }]))).toMatchObject({ failure: 'rejected' });
  const heading = (tab: TabName) => [columnsOf(tab).map(({ name }) => name)];
  expect(
    workbook.read([
      { tab: 'Runs', firstRow: 1 },
      { tab: 'Data gaps', firstRow: 1 },
      { tab: 'State', firstRow: 2 },
    ]),
  ).toEqual([heading('Runs'), heading('Data gaps'), [['kept']]]);
});

test('a workbook that is not shared names the address to share it with', () => {
  const workbook = sheetsWorkbook(partsOf(google.newWorkbook('somebody.else@acme.example')));
  expect(thrownBy(() => workbook.read([{ tab: 'State', firstRow: 1 }]))).toMatchObject({
    failure: 'unauthorized',
    detail: expect.stringContaining(
      'Share the timeline workbook with renewal-desk@msp.iam.gserviceaccount.com as editor',
    ) as string,
  });
});

test('a workbook that does not exist names the property to check', () => {
  expect(thrownBy(() => sheetsWorkbook(partsOf('no-such-workbook')).append('State', [['a']]))).toMatchObject({
    failure: 'rejected',
    detail: expect.stringContaining('TIMELINE_WORKBOOK_ID') as string,
  });
});

test('a token that Google no longer takes is replaced in one call, and the write is not lost', () => {
  const workbookId = google.newWorkbook();
  const revoked = { text: 'revoked', issuedAt: 0, expiresAt: 9e15 };
  google.kit.cache.write(`google-token:${robot}:k1`, JSON.stringify(revoked), 600);
  const token = serviceAccountToken(keyText, nodeRs256, google.kit);
  const before = google.kit.counter.of('Google sign-in');
  const workbook = sheetsWorkbook({ ...partsOf(workbookId), token });
  workbook.append('State', [['a']]);
  expect(google.kit.counter.of('Google sign-in') - before).toBe(1);
  expect(workbook.read([{ tab: 'State', firstRow: 2 }])).toEqual([[['a']]]);
});

test('a key of another account is refused with what to do', () => {
  const stranger = keyText.replace(robot, 'stranger@msp.iam.gserviceaccount.com');
  const token = serviceAccountToken(stranger, nodeRs256, google.kit);
  expect(thrownBy(() => token.current())).toMatchObject({
    system: 'Google sign-in',
    failure: 'unauthorized',
    detail: expect.stringContaining('SERVICE_ACCOUNT_KEY') as string,
  });
});
