import { google } from 'googleapis';
import {
  administrator,
  refusalOf,
  robot,
  robotToken,
  share,
  sharedWorkbook,
  sheetsApi,
  startDesk,
  type Desk,
} from './google-desk';
import type { SharedDrive } from '#simulators/google/drive/shared-drive';

const colleague = 'helen.marsh@harbour-it.example';
const open: SharedDrive = {
  id: 'drive-1',
  folderIds: ['f1'],
  members: [{ email: administrator.email, role: 'organizer' }],
};
const membersOnly: SharedDrive = { ...open, id: 'drive-2', folderIds: ['f2'], driveMembersOnly: true };
const domainOnly: SharedDrive = { ...open, id: 'drive-3', folderIds: ['f3'], domainUsersOnly: 'harbour-it.example' };
const readersOnly: SharedDrive = {
  id: 'drive-4',
  folderIds: ['f4'],
  members: [{ email: administrator.email, role: 'reader' }],
};

/** Google's own library, pointed at the simulator. */
function drive(desk: Desk, token = administrator.token) {
  const auth = new google.auth.OAuth2();
  auth.setCredentials({ access_token: token });
  return google.drive({
    version: 'v3',
    rootUrl: desk.rootUrl,
    auth,
    retryConfig: { retry: 0 },
    fetchImplementation: fetch,
  });
}

describe('a shared drive', () => {
  let desk: Desk;
  let fileId: string;

  beforeEach(async () => {
    desk = await startDesk({ sharedDrives: [open, membersOnly, domainOnly, readersOnly] });
    const { data } = await sheetsApi(desk, administrator.token).spreadsheets.create({ requestBody: {} });
    fileId = data.spreadsheetId ?? '';
  });
  afterEach(() => desk.vendor.close());

  const move = (folder: string, change: object = {}) =>
    drive(desk).files.update({
      fileId,
      addParents: folder,
      removeParents: 'root',
      supportsAllDrives: true,
      ...change,
    });
  const shareWith = (emailAddress: string, change: object = {}) =>
    drive(desk).permissions.create({
      fileId,
      supportsAllDrives: true,
      requestBody: { type: 'user', role: 'writer', emailAddress },
      ...change,
    });

  test('owns what was moved into it: its members open it, and nobody owns it besides', async () => {
    const { data } = await move('f1');
    expect(data).toMatchObject({ id: fileId, parents: ['f1'], driveId: 'drive-1' });
    const { data: listed } = await drive(desk).permissions.list({ fileId, supportsAllDrives: true });
    expect(listed.permissions?.map(({ role }) => role)).toEqual(['organizer']);
    await sheetsApi(desk, administrator.token).spreadsheets.get({ spreadsheetId: fileId });
    const { data: shared } = await shareWith(robot);
    expect(shared).toMatchObject({ kind: 'drive#permission', role: 'writer' });
    await sheetsApi(desk, await robotToken(desk)).spreadsheets.get({ spreadsheetId: fileId });
  });

  test('takes an item only from where it was: one parent, not two', async () => {
    expect(await refusalOf(move('f1', { removeParents: undefined }))).toMatchObject({
      code: 403,
      message: 'A shared drive item must have exactly one parent.',
    });
    await move('f1');
    expect(await refusalOf(move('drive-1'))).toMatchObject({ code: 403 });
    await move('drive-1', { removeParents: 'f1' });
  });

  test('is not there for a program that does not say that it knows shared drives', async () => {
    expect(await refusalOf(move('f1', { supportsAllDrives: undefined }))).toMatchObject({
      code: 404,
      message: 'File not found: f1.',
    });
    await move('f1');
    for (const call of [
      drive(desk).files.get({ fileId }),
      drive(desk).permissions.list({ fileId }),
      shareWith(robot, { supportsAllDrives: undefined }),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ code: 404, message: `File not found: ${fileId}.` });
    }
  });

  test.each([
    { folder: 'nowhere', code: 404 },
    { folder: 'f4', code: 403 },
  ])('$folder takes nothing from somebody who may not add to it: $code', async ({ folder, code }) => {
    expect(await refusalOf(move(folder))).toMatchObject({ code });
  });

  test('for members alone refuses everybody else, and takes a member', async () => {
    await move('f2');
    expect((await refusalOf(shareWith(robot))).code).toBe(403);
    await shareWith(administrator.email);
  });

  test('of one organization refuses a service account, which lies outside of every organization', async () => {
    await move('f3');
    expect((await refusalOf(shareWith(robot))).code).toBe(403);
    await shareWith(colleague);
  });

  test('opens no file that lies elsewhere, and keeps its files over a restart', async () => {
    const own = await sharedWorkbook(desk);
    expect(await share(desk, own)).toBe(200);
    await move('f1');
    const restarted = await startDesk({ clock: desk.clock, sharedDrives: [open], saved: desk.vendor.snapshot() });
    const { data } = await drive(restarted).files.get({ fileId, supportsAllDrives: true });
    expect(data.driveId).toBe('drive-1');
    expect((await drive(restarted).files.get({ fileId: own })).data.driveId).toBeUndefined();
    await restarted.vendor.close();
  });

  test('is not reached with a token for spreadsheets alone', async () => {
    expect((await refusalOf(drive(desk, await robotToken(desk)).files.get({ fileId }))).message).toBe(
      'Request had insufficient authentication scopes.',
    );
  });
});
