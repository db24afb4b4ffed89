import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageHeader, type ApiFailure } from '#hosts/workbench/page-api';
import { startWorkbench, type RunningWorkbench } from '#hosts/workbench/server';
import { memoryWorld, type MemoryWorld } from '#test/support/memory-world';

const mara = 'mara.lind@harbour-it.example';
let folder: string;
let world: MemoryWorld;
let workbench: RunningWorkbench;
let defects: unknown[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'secret.txt'), 'not part of the page');
  world = memoryWorld();
  defects = [];
  workbench = await startWorkbench({ world, port: 0, pageFolder: folder, onDefect: (error) => defects.push(error) });
});

afterEach(async () => {
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** Bare HTTP, as a browser's fetch would correct the very headers this is about. */
function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): Promise<Answer> {
  const { port } = new URL(workbench.url);
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    call.on('error', reject);
    call.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

function own(): Record<string, string> {
  return {
    origin: workbench.url.slice(0, -1),
    'content-type': 'application/json',
    [pageHeader.name]: pageHeader.value,
  };
}

function failure(answer: Answer): ApiFailure['error'] {
  return (JSON.parse(answer.text) as ApiFailure).error;
}

test('listens on 127.0.0.1 and serves the page with a strict policy', async () => {
  expect(workbench.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const answer = await ask('GET', '/');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('<title>page</title>');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['content-security-policy']).not.toContain('unsafe');
  expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost.evil.example', '127.0.0.1:1'])(
  'a request that names the host %s is refused, reading or not',
  async (host) => {
    for (const path of ['/', '/api/state', '/workbook.xlsx'])
      expect((await ask('GET', path, { host })).status).toBe(421);
    expect((await ask('POST', '/api/home', { ...own(), host }, { person: mara })).status).toBe(421);
    expect(world.asked).toEqual([]);
  },
);

test('localhost is a name of its own', async () => {
  const host = `localhost:${new URL(workbench.url).port}`;
  expect((await ask('GET', '/api/state', { host })).status).toBe(200);
  expect((await ask('POST', '/api/home', { ...own(), host, origin: `http://${host}` }, { person: mara })).status).toBe(
    200,
  );
});

test.each([
  ['no origin', { origin: undefined }],
  ['another origin', { origin: 'http://evil.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['the same machine on another port', { origin: 'http://127.0.0.1:1' }],
  ['no header of the page', { [pageHeader.name]: undefined }],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
])('a click with %s does nothing', async (_, change) => {
  const headers = Object.entries({ ...own(), ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  for (const [path, body] of [
    ['/api/open', { person: mara, messageId: 'm-client' }],
    ['/api/home', { person: mara }],
    ['/api/act', { person: mara, click: { function: 'onCardAction', parameters: {}, formInputs: {} } }],
    ['/api/advance', { milliseconds: 3_600_000 }],
    ['/api/fault', { vendor: 'google', fault: { kind: 'slow', scope: { reach: 'every' } } }],
  ] as const) {
    expect((await ask('POST', path, Object.fromEntries(headers), body)).status).toBe(403);
  }
  expect(world.asked).toEqual([]);
  expect(world.clicks).toEqual([]);
  expect(world.faults()).toEqual({});
});

test.each(['/api/open', '/api/home', '/api/act', '/api/advance', '/api/fault'])('GET %s does nothing', async (path) => {
  const before = world.state();
  const answer = await ask('GET', `${path}?person=${mara}&milliseconds=3600000&messageId=m-client`, own());
  expect(answer.status).toBe(404);
  expect(world.asked).toEqual([]);
  expect(world.state()).toEqual(before);
});

test('the inbox is that of a person who works here', async () => {
  const answer = await ask('GET', `/api/inbox?person=${encodeURIComponent(mara)}`);
  expect(JSON.parse(answer.text)).toHaveLength(world.inbox(mara).length);
  const refused = await ask('GET', '/api/inbox?person=nobody@example.com');
  expect(refused.status).toBe(404);
  expect(failure(refused)).toEqual({
    message: 'Nobody with that address works here.',
    advice: 'Choose a person in the top bar.',
  });
});

test('nobody opens a message of another inbox', async () => {
  const answer = await ask('POST', '/api/open', own(), {
    person: 'tom.okafor@harbour-it.example',
    messageId: 'm-client',
  });
  expect(answer.status).toBe(404);
  expect(world.asked).toEqual([]);
});

test.each([
  ['/api/advance', { milliseconds: 0 }],
  ['/api/advance', { milliseconds: -1 }],
  ['/api/advance', { milliseconds: 1.5 }],
  ['/api/advance', { milliseconds: 400 * 86_400_000 }],
  ['/api/act', { person: mara, click: { function: 'onCardAction', parameters: { id: 5 }, formInputs: {} } }],
  ['/api/home', 'not json'],
  ['/api/fault', { vendor: 'gmail' }],
  ['/api/fault', { vendor: 'google', fault: { kind: 'fire', scope: { reach: 'every' } } }],
  ['/api/fault', { vendor: 'google', fault: { kind: 'slow', scope: { reach: 'next', calls: 0 } } }],
])('%s with %j is refused with what to do', async (path, body) => {
  const answer = await ask('POST', path, own(), body);
  expect(answer.status).toBe(400);
  expect(failure(answer).advice).toBe('Reload the page: it may be older than the server.');
});

test('a vendor is broken, shown as broken, and mended', async () => {
  const fault = { kind: 'lostReply', scope: { reach: 'next', calls: 3 } };
  const broken = await ask('POST', '/api/fault', own(), { vendor: 'halopsa', fault });
  expect(JSON.parse(broken.text)).toMatchObject({ faults: { halopsa: fault } });
  expect(JSON.parse((await ask('GET', '/api/state')).text)).toMatchObject({ faults: { halopsa: fault } });
  await ask('POST', '/api/fault', own(), { vendor: 'halopsa' });
  expect(world.faults()).toEqual({});
});

test('a vendor is not broken in a way it cannot be', async () => {
  const fault = { kind: 'expiredTokens', scope: { reach: 'every' } };
  const answer = await ask('POST', '/api/fault', own(), { vendor: 'hubspot', fault });
  expect(answer.status).toBe(400);
  expect(failure(answer).advice).toBe('Choose a fault from its menu.');
  expect(world.faults()).toEqual({});
});

test('a body beyond any form is refused', async () => {
  const answer = await ask('POST', '/api/home', own(), { person: 'x'.repeat(300_000) });
  expect(answer.status).toBe(413);
});

test('time moves once at a time', async () => {
  const first = ask('POST', '/api/advance', own(), { milliseconds: 3_600_000 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = await ask('POST', '/api/advance', own(), { milliseconds: 3_600_000 });
  expect(second.status).toBe(409);
  expect((await first).status).toBe(200);
  expect((await ask('POST', '/api/advance', own(), { milliseconds: 3_600_000 })).status).toBe(200);
});

test.each(['/secret.txt', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/constructor', '/api/nothing'])(
  'only the files of the page are served, not %s',
  async (path) => {
    const answer = await ask('GET', path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('not part of the page');
  },
);

test('the workbook comes as a file', async () => {
  const answer = await ask('GET', '/workbook.xlsx');
  expect(answer.headers['content-disposition']).toBe('attachment; filename="renewal-desk-timeline.xlsx"');
  expect(answer.text.startsWith('PK')).toBe(true);
});

test('a defect is told to the terminal in full and to the page in general words', async () => {
  const broken = { ...world, openHomepage: () => Promise.reject(new Error('token abc123')) };
  const other = await startWorkbench({
    world: broken,
    port: 0,
    pageFolder: folder,
    onDefect: (error) => defects.push(error),
  });
  const response = await fetch(`${other.url}api/home`, {
    method: 'POST',
    headers: { ...own(), origin: other.url.slice(0, -1) },
    body: JSON.stringify({ person: mara }),
  });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('abc123');
  expect(String(defects[0])).toContain('abc123');
  await other.close();
});

test('a taken port rejects with EADDRINUSE', async () => {
  const port = Number(new URL(workbench.url).port);
  await expect(startWorkbench({ world, port, pageFolder: folder })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
