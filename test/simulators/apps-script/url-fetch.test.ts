import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appsScriptWorkers, localScript, type LocalScript } from './local-script';

const code = `
function get(event) {
  var response = UrlFetchApp.fetch(event.url, event.options || {});
  return { status: response.getResponseCode(), text: response.getContentText(), type: response.getHeaders()['Content-Type'], all: response.getAllHeaders()['Set-Cookie'] };
}
function getBytes(event) { return UrlFetchApp.fetch(event.url).getContent(); }
function getAll(event) { return UrlFetchApp.fetchAll(event.requests).map(function (one) { return [one.getResponseCode(), one.getContentText()]; }); }
function timed(event) { var since = Date.now(); UrlFetchApp.fetchAll(event.requests); return Date.now() - since; }
function badCall() { return UrlFetchApp.fetch(7); }
`;

let workers: ReturnType<typeof appsScriptWorkers>;
let script: LocalScript;
let server: Server;
let waiting: (() => void)[] = [];
const seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[] = [];

beforeAll(async () => {
  workers = appsScriptWorkers();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
      if (url === '/together') {
        // Answers only when three calls are in: one after the other would wait for ever.
        waiting.push(() => response.end('met'));
        if (waiting.length === 3) waiting.splice(0).forEach((answer) => answer());
      } else if (url === '/broken') request.socket.destroy();
      else if (url === '/cut') {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('half');
        setTimeout(() => request.socket.destroy(), 5);
      } else if (url === '/slow') response.writeHead(200, { 'X-Simulated-Latency-Milliseconds': '7000' }).end('late');
      else if (url === '/busy') setTimeout(() => response.writeHead(200).end('at last'), 1_500);
      else if (url === '/moved') response.writeHead(302, { Location: '/target' }).end();
      else if (url === '/away') response.writeHead(302, { Location: 'https://elsewhere.example/' }).end();
      else if (url === '/error') response.writeHead(503).end('x'.repeat(600));
      else response.writeHead(200, { 'Content-Type': 'text/plain', 'Set-Cookie': ['a=1', 'b=2'] }).end('hällo');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  script = await localScript(workers.folder, code, {
    routes: { 'desk.example': { port }, 'gone.example': { port: 1 } },
    fetchLatencyMilliseconds: { 'desk.example': 300 },
  });
});
afterAll(async () => {
  await script.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  workers.remove();
});
beforeEach(() => {
  waiting = [];
  seen.length = 0;
});

const desk = (path: string): string => `https://desk.example${path}`;

test('a request goes out as asked and its answer comes back whole', async () => {
  const options = {
    method: 'post',
    payload: '{"a":"ü"}',
    contentType: 'application/json',
    headers: { Authorization: 'Bearer x' },
  };
  const answer = await script.value('get', { event: { url: desk('/api/Tickets?page=1'), options } });
  expect(answer).toEqual({ status: 200, text: 'hällo', type: 'text/plain', all: ['a=1', 'b=2'] });
  expect(seen[0]).toMatchObject({
    method: 'POST',
    url: '/api/Tickets?page=1',
    body: '{"a":"ü"}',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json', host: 'desk.example' },
  });
});

test('a payload of fields is a form', async () => {
  await script.value('get', {
    event: { url: desk('/'), options: { method: 'post', payload: { grant_type: 'a b', n: 1 } } },
  });
  expect(seen[0]).toMatchObject({
    body: 'grant_type=a+b&n=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
});

test('bytes are signed', async () => {
  expect(await script.value('getBytes', { event: { url: desk('/') } })).toEqual([104, -61, -92, 108, 108, 111]);
});

test('fetchAll performs its calls side by side, in order, for the time of the slowest', async () => {
  expect(
    await script.value('getAll', {
      event: { requests: [desk('/together'), { url: desk('/together') }, desk('/together')] },
    }),
  ).toEqual([
    [200, 'met'],
    [200, 'met'],
    [200, 'met'],
  ]);
  expect(await script.value('timed', { event: { requests: [desk('/'), desk('/slow'), desk('/')] } })).toBe(7300);
});

test('figures count the calls by host and name them', async () => {
  const { figures } = await script.outcome('getAll', { event: { requests: [desk('/a'), desk('/b')] } });
  expect(figures).toMatchObject({
    http: { 'desk.example': 2 },
    urls: ['GET https://desk.example/a', 'GET https://desk.example/b'],
    virtualMilliseconds: 300,
  });
});

test('an error answer throws unless it is muted', async () => {
  expect(await script.refusal('get', { event: { url: desk('/error') } })).toBe(
    `Exception: Request failed for https://desk.example returned code 503. Truncated server response: ${'x'.repeat(500)}... ` +
      '(use muteHttpExceptions option to examine full response)',
  );
  expect(
    await script.value('get', { event: { url: desk('/error'), options: { muteHttpExceptions: true } } }),
  ).toMatchObject({ status: 503 });
});

test.each([
  [
    'https://elsewhere.example/x',
    'Request to https://elsewhere.example/x failed because the URL has not been whitelisted in the script manifest.',
  ],
  [
    'http://desk.example/',
    'Request to http://desk.example/ failed because the URL has not been whitelisted in the script manifest.',
  ],
  ['https://gone.example/x', 'Address unavailable: https://gone.example/x'],
  ['https://oauth2.googleapis.com/token', 'DNS error: https://oauth2.googleapis.com/token'],
  [desk('/broken'), 'Unexpected error: https://desk.example/broken'],
  [desk('/cut'), 'Unexpected error: https://desk.example/cut'],
  [desk(`/${'x'.repeat(2048)}`), 'Limit Exceeded: URLFetch URL Length.'],
])("%.50s is refused in Google's words, muted or not", async (url, message) => {
  expect(await script.refusal('get', { event: { url, options: { muteHttpExceptions: true } } })).toBe(
    `Exception: ${message}`,
  );
});

test('a call that takes longer than its timeout ends with it', async () => {
  expect(await script.refusal('get', { event: { url: desk('/slow'), options: { timeoutSeconds: 5 } } })).toBe(
    'Exception: Timeout: https://desk.example/slow',
  );
});

test('a server that has to wait for its turn on a busy machine is not late: time is the shared clock’s', async () => {
  expect(await script.value('get', { event: { url: desk('/busy'), options: { timeoutSeconds: 1 } } })).toMatchObject({
    status: 200,
  });
});

test('redirects are followed, but not to a host outside the list', async () => {
  expect(await script.value('get', { event: { url: desk('/moved') } })).toMatchObject({ status: 200 });
  expect(seen.map(({ url }) => url)).toEqual(['/moved', '/target']);
  expect(
    await script.value('get', { event: { url: desk('/moved'), options: { followRedirects: false } } }),
  ).toMatchObject({ status: 302 });
  expect(await script.refusal('get', { event: { url: desk('/away') } })).toContain('has not been whitelisted');
});

test.each([
  [{ method: 'fetch' }, 'Attribute provided with invalid value: method'],
  [{ headers: { Host: 'x' } }, 'Attribute provided with invalid value: Header:Host'],
  [{ headers: { a: { b: 1 } } }, 'Attribute provided with invalid value: headers'],
  [{ headers: { a: 'x'.repeat(8200) } }, 'Limit Exceeded: URLFetch Header Size.'],
])('an unusable option is refused (%#)', async (options, message) => {
  expect(await script.refusal('get', { event: { url: desk('/'), options } })).toBe(`Exception: ${message}`);
});

test('a person who refused the scope fetches nothing', async () => {
  const refusedScopes = ['https://www.googleapis.com/auth/script.external_request'];
  expect(await script.refusal('get', { event: { url: desk('/') }, refusedScopes })).toContain(
    'Specified permissions are not sufficient to call UrlFetchApp.fetch.',
  );
  expect(await script.refusal('badCall')).toContain(
    "The parameters (number) don't match the method signature for UrlFetchApp.fetch.",
  );
});
