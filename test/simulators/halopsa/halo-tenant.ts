import { SharedClock } from '#simulators/clock';
import { startHaloPsa, type HaloPsaOptions } from '#simulators/halopsa/start-halopsa';
import { londonInstant } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import type { RunningVendor } from '#simulators/vendor';

export const world = generateWorld({ seed: 7, size: 'small', startsOn: '2026-11-30' });
export const start = londonInstant('2026-11-30', 9 * 60);
export const readScopes = 'read:tickets read:customers read:contracts read:invoices';
export const writeScopes = 'edit:tickets read:customers edit:contracts read:invoices edit:crm';

const credentials = { clientId: 'an-application', clientSecret: 'a-secret' };

export const goodRequest = {
  grant_type: 'client_credentials',
  client_id: credentials.clientId,
  client_secret: credentials.clientSecret,
  scope: readScopes,
};

export interface Row {
  readonly id: number;
  readonly [field: string]: unknown;
}

export interface TicketPage {
  readonly record_count: number;
  readonly page_no: number;
  readonly page_size: number;
  readonly tickets: readonly Row[];
}

export type Get = (path: string) => Promise<Response>;
/** An array, as HaloPSA wants it, or a text that is sent as it is. */
export type Post = (path: string, body: readonly object[] | string) => Promise<Response>;

export interface Session {
  readonly get: Get;
  readonly post: Post;
}

export interface HaloTenant {
  readonly clock: SharedClock;
  /** A simulator of its own, with a budget that is not in the way. */
  started(options?: Partial<HaloPsaOptions>): Promise<RunningVendor>;
  /** Starts one and signs in. */
  signedIn(scope?: string, options?: Partial<HaloPsaOptions>): Promise<Get>;
}

/** For each test a clock at nine on the first morning; what a test starts is closed after it. */
export function haloTenant(): HaloTenant {
  const clock = new SharedClock();
  const running: RunningVendor[] = [];
  beforeEach(() => clock.set(start));
  afterEach(() => Promise.all(running.splice(0).map((vendor) => vendor.close())));
  const started: HaloTenant['started'] = async (options = {}) => {
    const vendor = await startHaloPsa({ world, clock, credentials, ratePer3Minutes: 10_000, ...options });
    running.push(vendor);
    return vendor;
  };
  return {
    clock,
    started,
    signedIn: async (scope = readScopes, options = {}) => signInTo(await started(options), scope),
  };
}

export function askForToken({ port }: RunningVendor, fields: Record<string, string>, query = ''): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/auth/token${query}`, { method: 'POST', body: new URLSearchParams(fields) });
}

export async function signInTo(vendor: RunningVendor, scope = readScopes): Promise<Get> {
  return (await sessionAt(vendor, scope)).get;
}

export async function sessionAt(vendor: RunningVendor, scope: string): Promise<Session> {
  const answer = await askForToken(vendor, { ...goodRequest, scope });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const send = (path: string, init: RequestInit): Promise<Response> =>
    fetch(`http://127.0.0.1:${vendor.port}${path}`, { headers, ...init });
  return {
    get: (path) => send(path, {}),
    post: (path, body) => send(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

export async function json<Body>(answer: Response | Promise<Response>): Promise<Body> {
  return (await (await answer).json()) as Body;
}
