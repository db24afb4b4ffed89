import { generateKeyPairSync, sign } from 'node:crypto';
import { google } from 'googleapis';
import { SharedClock } from '#simulators/clock';
import { startGoogle, type GoogleOptions } from '#simulators/google/start-google';
import type { RunningVendor } from '#simulators/vendor';

export const robot = 'desk@renewal-desk.iam.gserviceaccount.com';
export const administrator = { email: 'admin@harbour-it.example', token: 'administrator-sign-in' };
export const startsAt = Date.UTC(2026, 2, 2, 9);

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKeyPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();

export interface Desk {
  readonly clock: SharedClock;
  readonly vendor: RunningVendor;
  readonly rootUrl: string;
}

export async function startDesk(options: Partial<GoogleOptions> = {}): Promise<Desk> {
  const clock = options.clock ?? new SharedClock();
  if (options.clock === undefined) clock.set(startsAt);
  const vendor = await startGoogle({
    serviceAccounts: [{ email: robot, publicKeyPem }],
    administrators: [administrator],
    ...options,
    clock,
  });
  return { clock, vendor, rootUrl: `http://127.0.0.1:${vendor.port}/` };
}

export interface Claims {
  readonly iss: string;
  readonly scope: string;
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
}

/** The claim as Google's guide describes it, with anything changed that a test wants wrong. */
export function signedClaims(clock: SharedClock, change: Partial<Claims> = {}, keepPadding = false): string {
  const iat = Math.floor(clock.now() / 1000);
  const claims = {
    iss: robot,
    scope: 'https://www.googleapis.com/auth/spreadsheets',
    aud: 'https://oauth2.googleapis.com/token',
    iat,
    exp: iat + 3600,
    ...change,
  };
  const encode = (bytes: Buffer): string => {
    const text = bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    return keepPadding ? text : text.replaceAll('=', '');
  };
  const head = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => encode(Buffer.from(JSON.stringify(part))))
    .join('.');
  return `${head}.${encode(sign('RSA-SHA256', Buffer.from(head), keys.privateKey))}`;
}

export async function askForToken(
  desk: Desk,
  assertion: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${desk.rootUrl}token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export async function robotToken(desk: Desk, scope?: string): Promise<string> {
  const { body } = await askForToken(desk, signedClaims(desk.clock, scope === undefined ? {} : { scope }));
  return String(body['access_token']);
}

export type SheetsApi = ReturnType<typeof google.sheets>;

/** Google's own library, pointed at the simulator. Its usual fetch is loaded by a dynamic import, which Jest's sandbox refuses. */
export function sheetsApi(desk: Desk, token: string): SheetsApi {
  const auth = new google.auth.OAuth2();
  auth.setCredentials({ access_token: token });
  return google.sheets({
    version: 'v4',
    rootUrl: desk.rootUrl,
    auth,
    retryConfig: { retry: 0 },
    fetchImplementation: fetch,
  });
}

/** A workbook with one tab, shared with the service account. */
export async function sharedWorkbook(desk: Desk, tab = 'Timeline', rowCount = 1000): Promise<string> {
  const api = sheetsApi(desk, administrator.token);
  const { data } = await api.spreadsheets.create({
    requestBody: {
      properties: { title: 'Renewal timeline' },
      sheets: [{ properties: { title: tab, gridProperties: { rowCount, columnCount: 26 } } }],
    },
  });
  const id = data.spreadsheetId ?? '';
  await share(desk, id);
  return id;
}

export async function share(desk: Desk, id: string, role = 'writer'): Promise<number> {
  const response = await fetch(`${desk.rootUrl}drive/v3/files/${id}/permissions?sendNotificationEmail=false`, {
    method: 'POST',
    headers: { authorization: `Bearer ${administrator.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role, type: 'user', emailAddress: robot }),
  });
  return response.status;
}

/** The error of a refused call, as the library hands it on. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: number; status: string; message: string }> {
  try {
    await call;
  } catch (error) {
    const { response } = error as { response: { data: { error: { code: number; status: string; message: string } } } };
    const { code, status, message } = response.data.error;
    return { code, status, message };
  }
  throw new Error('the call was answered');
}
