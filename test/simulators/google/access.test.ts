import {
  administrator,
  askForToken,
  refusalOf,
  robotToken,
  share,
  sharedWorkbook,
  sheetsApi,
  signedClaims,
  startDesk,
  type Claims,
  type Desk,
} from './google-desk';

let desk: Desk;

beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.vendor.close());

describe('the token endpoint', () => {
  test.each([true, false])(
    "gives an hour for a claim signed with the account's key (padding kept: %s)",
    async (keepPadding) => {
      const { status, body } = await askForToken(desk, signedClaims(desk.clock, {}, keepPadding));
      expect(status).toBe(200);
      expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    },
  );

  const now = Date.UTC(2026, 2, 2, 9) / 1000;
  test.each<[string, Partial<Claims>, string, RegExp]>([
    ['an unknown account', { iss: 'stranger@x.iam.gserviceaccount.com' }, 'invalid_grant', /account not found/],
    ['another audience', { aud: 'https://example.com/token' }, 'invalid_grant', /audience/],
    ['more than an hour', { exp: now + 3601 }, 'invalid_grant', /short-lived token/],
    ['the past', { iat: now - 7200, exp: now - 3600 }, 'invalid_grant', /reasonable timeframe/],
    ['the future', { iat: now + 600, exp: now + 900 }, 'invalid_grant', /reasonable timeframe/],
    ['no scope', { scope: ' ' }, 'invalid_scope', /Invalid OAuth scope/],
  ])('refuses a claim for %s', async (_name, change, error, description) => {
    const { status, body } = await askForToken(desk, signedClaims(desk.clock, change));
    expect(status).toBe(400);
    expect(body).toEqual({ error, error_description: expect.stringMatching(description) as unknown });
  });

  test('refuses a claim that was changed after signing', async () => {
    const [head, , signature] = signedClaims(desk.clock).split('.');
    const [, payload] = signedClaims(desk.clock, { exp: now + 60 }).split('.');
    const { body } = await askForToken(desk, `${head}.${payload}.${signature}`);
    expect(body).toEqual({ error: 'invalid_grant', error_description: 'Invalid JWT Signature.' });
  });
});

describe('access', () => {
  const read = (token: string, spreadsheetId: string, options: object = {}): Promise<unknown> =>
    sheetsApi(desk, token).spreadsheets.values.get({ spreadsheetId, range: 'Timeline!A1', ...options });
  const write = (token: string, spreadsheetId: string): Promise<unknown> =>
    sheetsApi(desk, token).spreadsheets.values.update({
      spreadsheetId,
      range: 'Timeline!A1',
      valueInputOption: 'RAW',
      requestBody: { values: [['x']] },
    });

  test('a token lasts an hour of the clock', async () => {
    const id = await sharedWorkbook(desk);
    const token = await robotToken(desk);
    desk.clock.advance(3_599_000);
    await read(token, id);
    desk.clock.advance(1000);
    expect(await refusalOf(read(token, id))).toMatchObject({ code: 401, status: 'UNAUTHENTICATED' });
  });

  test('a token that nobody issued is refused', async () => {
    expect(await refusalOf(read('made-up', 'any'))).toMatchObject({ code: 401, status: 'UNAUTHENTICATED' });
  });

  test('an unknown file is not found; one not shared is forbidden; a reader cannot write', async () => {
    const token = await robotToken(desk);
    expect(await refusalOf(read(token, 'nowhere'))).toEqual({
      code: 404,
      status: 'NOT_FOUND',
      message: 'Requested entity was not found.',
    });
    const { data } = await sheetsApi(desk, administrator.token).spreadsheets.create({
      requestBody: { sheets: [{ properties: { title: 'Timeline' } }] },
    });
    const id = data.spreadsheetId ?? '';
    const denied = { code: 403, status: 'PERMISSION_DENIED', message: 'The caller does not have permission' };
    expect(await refusalOf(read(token, id))).toEqual(denied);
    expect(await share(desk, id, 'reader')).toBe(200);
    await read(token, id);
    expect(await refusalOf(write(token, id))).toEqual(denied);
    await share(desk, id, 'writer');
    await write(token, id);
  });

  test('a service account can own no file', async () => {
    const api = sheetsApi(desk, await robotToken(desk));
    expect(await refusalOf(api.spreadsheets.create({ requestBody: {} }))).toMatchObject({ code: 403 });
  });

  test('a token without a spreadsheet scope opens nothing', async () => {
    const id = await sharedWorkbook(desk);
    const token = await robotToken(desk, 'https://www.googleapis.com/auth/bigquery');
    expect((await refusalOf(read(token, id))).message).toBe('Request had insufficient authentication scopes.');
    const readOnly = await robotToken(desk, 'https://www.googleapis.com/auth/spreadsheets.readonly');
    await read(readOnly, id);
    expect(await refusalOf(write(readOnly, id))).toMatchObject({ code: 403 });
  });

  test('sixty reads a minute a user, three hundred a project, refilled by the clock', async () => {
    const id = await sharedWorkbook(desk);
    const token = await robotToken(desk);
    for (let call = 0; call < 60; call += 1) await read(token, id);
    expect(await refusalOf(read(token, id))).toMatchObject({
      code: 429,
      status: 'RESOURCE_EXHAUSTED',
      message: expect.stringContaining("limit 'Read requests per minute per user'") as unknown,
    });
    for (let call = 0; call < 239; call += 1) await read(token, id, { quotaUser: `viewer-${call % 5}` });
    expect((await refusalOf(read(token, id, { quotaUser: 'another' }))).message).toContain(
      "limit 'Read requests per minute'",
    );
    await write(token, id);
    desk.clock.advance(60_000);
    await read(token, id);
  });
});
