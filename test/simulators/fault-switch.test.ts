import { Hono } from 'hono';
import type { Fault, FaultKind, FaultScope } from '#simulators/fault';
import { FaultSwitch } from '#simulators/fault-switch';
import { listen, type Listening } from '#simulators/listen';

const every: FaultScope = { reach: 'every' };
let faults: FaultSwitch;
let server: Listening;
/** What reached the vendor behind the faults. */
let done: string[];
let tokensIssued: number;

beforeEach(async () => {
  faults = new FaultSwitch();
  done = [];
  tokensIssued = 0;
  const app = new Hono();
  app.use(faults.middleware('halopsa', { spares: (authorization) => authorization === 'Bearer owner' }));
  app.post('/auth/token', (context) => {
    done.push('sign-in');
    return context.json({ access_token: `t${(tokensIssued += 1)}` });
  });
  app.get('/api/tickets', (context) => {
    done.push('tickets');
    return context.json({ tickets: [{ id: 1 }, { id: 2 }] }, 200, { 'x-of-the-vendor': 'kept' });
  });
  server = await listen(app);
});

afterEach(() => server.close());

const breakIt = (kind: FaultKind, scope: FaultScope = every): void => faults.set('halopsa', { kind, scope });

function tickets(authorization = 'Bearer t0'): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}/api/tickets`, { headers: { authorization } });
}

function signIn(): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}/auth/token`, { method: 'POST', body: 'grant_type=x' });
}

test.each([
  { kind: 'throttled', status: 429, wait: '20' },
  { kind: 'throttledWithoutWait', status: 429, wait: null },
  { kind: 'serverError', status: 500, wait: null },
  { kind: 'refusedCredential', status: 401, wait: null },
] as const)('$kind answers $status, and the work is not done', async ({ kind, status, wait }) => {
  breakIt(kind);
  const answer = await tickets();
  expect({ status: answer.status, wait: answer.headers.get('retry-after') }).toEqual({ status, wait });
  expect(done).toEqual([]);
});

test('slow does the work and asks the shared clock for the wait, not the person', async () => {
  breakIt('slow');
  const since = performance.now();
  const answer = await tickets();
  expect(answer.headers.get('x-simulated-latency-milliseconds')).toBe('12000');
  expect(await answer.json()).toMatchObject({ tickets: [{ id: 1 }, { id: 2 }] });
  expect(performance.now() - since).toBeLessThan(1_000);
});

test('a truncated body is half of the true one under the true head', async () => {
  const whole = await (await tickets()).text();
  breakIt('truncatedBody');
  const answer = await tickets();
  expect([answer.status, answer.headers.get('x-of-the-vendor')]).toEqual([200, 'kept']);
  expect(await answer.text()).toBe(whole.slice(0, Math.floor(whole.length / 2)));
});

test('a web page comes with status 200 and nothing done', async () => {
  breakIt('html');
  const answer = await tickets();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await answer.text()).toContain('<!DOCTYPE html>');
  expect(done).toEqual([]);
});

test.each([
  { kind: 'lostReply', reached: ['tickets'] },
  { kind: 'connectionReset', reached: [] },
] as const)('$kind breaks the connection off, with $reached done', async ({ kind, reached }) => {
  breakIt(kind, { reach: 'next', calls: 1 });
  await expect(tickets()).rejects.toThrow();
  expect(done).toEqual(reached);
  expect((await tickets()).status).toBe(200);
});

test('tokens issued so far are refused, the next one is good', async () => {
  breakIt('expiredTokens');
  expect((await tickets('Bearer t0')).status).toBe(401);
  const { access_token: token } = (await (await signIn()).json()) as { access_token: string };
  expect((await tickets(`Bearer ${token}`)).status).toBe(200);
  expect((await tickets('Bearer t0')).status).toBe(401);
});

test('a refused credential is refused at the sign-in, in the words of the vendor', async () => {
  breakIt('refusedCredential');
  const answer = await signIn();
  expect([answer.status, await answer.json()]).toEqual([401, { error: 'invalid_client' }]);
});

test('the next n calls meet the fault, and it says how many are left', async () => {
  breakIt('serverError', { reach: 'next', calls: 2 });
  const statuses: number[] = [];
  for (let call = 0; call < 3; call += 1) {
    statuses.push((await tickets()).status);
    if (call === 0)
      expect(faults.current()).toEqual({ halopsa: { kind: 'serverError', scope: { reach: 'next', calls: 1 } } });
  }
  expect(statuses).toEqual([500, 500, 200]);
  expect(faults.current()).toEqual({});
});

test('one call in k is hit, the same calls for the same seed', async () => {
  const series = async (seed: number): Promise<string> => {
    breakIt('serverError', { reach: 'chance', oneIn: 3, seed });
    let hits = '';
    for (let call = 0; call < 60; call += 1) hits += (await tickets()).status === 500 ? 'x' : '.';
    return hits;
  };
  const first = await series(7);
  expect(await series(7)).toBe(first);
  expect(await series(8)).not.toBe(first);
  expect(first.split('x').length - 1).toBeGreaterThan(10);
  expect(first.split('x').length - 1).toBeLessThan(32);
});

test('whoever is spared meets no fault and uses none up', async () => {
  breakIt('serverError', { reach: 'next', calls: 1 });
  expect((await tickets('Bearer owner')).status).toBe(200);
  expect((await tickets()).status).toBe(500);
});

test('a mended vendor works, another one was never broken', async () => {
  faults.set('google', { kind: 'html', scope: every });
  expect((await tickets()).status).toBe(200);
  breakIt('html');
  faults.set('halopsa', undefined);
  expect(await (await tickets()).json()).toHaveProperty('tickets');
  const google: Fault = { kind: 'html', scope: every };
  expect(faults.current()).toEqual({ google });
});

test('a fault that a vendor cannot have is refused', () => {
  expect(() => faults.set('hubspot', { kind: 'expiredTokens', scope: every })).toThrow('hubspot has no fault');
});

test('the calls that met a fault are counted by kind, those that went through are not', async () => {
  breakIt('serverError', { reach: 'next', calls: 2 });
  for (let call = 0; call < 3; call += 1) await tickets();
  breakIt('html');
  await tickets();
  expect(faults.met()).toEqual({ halopsa: { serverError: 2, html: 1 }, hubspot: {}, google: {} });
});
