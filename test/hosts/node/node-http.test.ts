import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HttpRequest } from '#application/ports/http';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { builtWorkers } from '#test/support/built-workers';

/** The server runs in a thread of its own: the calling thread sleeps while it waits. */
const serverProgram = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const ports = new Set();
  const server = createServer((request, response) => {
    ports.add(request.socket.remotePort);
    if (request.url === '/slow') return setTimeout(() => response.end('slow'), 300);
    if (request.url === '/never') return undefined;
    if (request.url === '/cut') return request.socket.destroy();
    if (request.url === '/connections') return response.end(String(ports.size));
    if (request.url === '/moved') return response.writeHead(302, { Location: 'https://elsewhere.test/' }).end();
    if (request.url === '/busy') return response.writeHead(429, { 'Retry-After': '7' }).end('busy');
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => response.end(JSON.stringify({ method: request.method, url: request.url, body, token: request.headers.authorization })));
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

const workers = builtWorkers(['http-worker']);
const workerFile = join(workers.folder, 'http-worker.mjs');
let vendor: Worker;
let http: NodeHttp;
let freePort: number;

beforeAll(async () => {
  vendor = new Worker(serverProgram, { eval: true });
  const port = await new Promise<number>((resolve) => vendor.once('message', resolve));
  freePort = await unusedPort();
  http = nodeHttp({ workerFile, routes: { 'vendor.test': port, 'absent.test': freePort }, timeoutMilliseconds: 1_000 });
});

afterAll(async () => {
  await http.close();
  await vendor.terminate();
  workers.remove();
});

async function unusedPort(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const get = (path: string, headers: Record<string, string> = {}): HttpRequest => ({
  method: 'GET',
  url: `https://vendor.test${path}`,
  headers,
});

test('a call carries method, path, query, headers and body', () => {
  const [outcome] = http.fetchAll([
    {
      method: 'POST',
      url: 'https://vendor.test/a/b?c=%20d',
      headers: { Authorization: 'Bearer t', 'Content-Type': 'text/plain' },
      body: 'grüße',
    },
  ]);
  expect(outcome).toMatchObject({ kind: 'answered', status: 200 });
  expect(JSON.parse(outcome?.kind === 'answered' ? outcome.body : '')).toEqual({
    method: 'POST',
    url: '/a/b?c=%20d',
    body: 'grüße',
    token: 'Bearer t',
  });
});

test('no calls are no work', () => {
  expect(http.fetchAll([])).toEqual([]);
});

test('twenty slow calls cost one latency and answer in the order asked', () => {
  const startedAt = Date.now();
  const outcomes = http.fetchAll([...Array.from({ length: 20 }, () => get('/slow')), get('/last')]);
  expect(Date.now() - startedAt).toBeLessThan(20 * 300);
  expect(outcomes.slice(0, 20).every((outcome) => outcome.kind === 'answered' && outcome.body === 'slow')).toBe(true);
  expect(outcomes[20]).toMatchObject({ kind: 'answered', body: expect.stringContaining('/last') });
});

test('connections are kept: single calls after one another share one', () => {
  const count = () => {
    const [outcome] = http.fetchAll([get('/connections')]);
    return outcome?.kind === 'answered' ? Number(outcome.body) : Number.NaN;
  };
  const first = count();
  expect([count(), count(), count()]).toEqual([first, first, first]);
});

test('header names come back in lower case with their status', () => {
  expect(http.fetchAll([get('/busy')])).toMatchObject([
    { kind: 'answered', status: 429, headers: { 'retry-after': '7' }, body: 'busy' },
  ]);
});

test('a redirect is answered, not followed', () => {
  expect(http.fetchAll([get('/moved')])).toMatchObject([{ kind: 'answered', status: 302 }]);
});

test('a lost connection, a refused one and a time-out are outcomes beside good answers', () => {
  const outcomes = http.fetchAll([
    get('/cut'),
    { ...get('/'), url: 'https://absent.test/' },
    get('/never'),
    get('/good'),
  ]);
  expect(outcomes).toMatchObject([
    { kind: 'silent', why: expect.stringMatching(/^vendor\.test: the connection was lost/) },
    { kind: 'silent', why: 'absent.test: the connection was refused' },
    { kind: 'silent', why: 'vendor.test: no answer within 1 seconds' },
    { kind: 'answered', status: 200 },
  ]);
});

test('a name that leads nowhere is an outcome', () => {
  expect(http.fetchAll([{ ...get('/'), url: 'https://no-such-host.invalid/x?key=s3cret' }])).toEqual([
    { kind: 'silent', why: 'no-such-host.invalid: the name was not found' },
  ]);
});

test('a header that cannot be sent is not quoted back', () => {
  const [outcome] = http.fetchAll([get('/', { Authorization: 'Bearer s3cret\nvalue' })]);
  expect(outcome).toEqual({ kind: 'silent', why: 'vendor.test: the call could not be made' });
});

test('plain http is refused before anything is sent', () => {
  expect(() => http.fetchAll([{ ...get('/'), url: 'http://vendor.test/' }])).toThrow('calls go over https');
});

test('a worker that is not built is named', () => {
  expect(() => nodeHttp({ workerFile: '/nowhere/http-worker.mjs' })).toThrow('/nowhere/http-worker.mjs is built');
});

test('a batch that is woken before its answer is there waits on, and is not taken for a dead thread', async () => {
  // As the http worker answers, but the wake-up call of an earlier batch comes late.
  const lateWaker = join(workers.folder, 'late-waker.mjs');
  writeFileSync(
    lateWaker,
    `import { parentPort, workerData } from 'node:worker_threads';
     const turn = new Int32Array(workerData.signal);
     parentPort.on('message', ({ batch, requests }) => {
       Atomics.notify(turn, 0);
       setTimeout(() => {
         Atomics.notify(turn, 0);
         const outcomes = requests.map(() => ({ kind: 'answered', status: 200, headers: {}, body: String(batch) }));
         workerData.answers.postMessage({ batch, outcomes });
         Atomics.store(turn, 0, batch);
         Atomics.notify(turn, 0);
       }, 5);
     });`,
  );
  const own = nodeHttp({ workerFile: lateWaker });
  try {
    const bodies = Array.from({ length: 10 }, () => own.fetchAll([get('/')])[0]);
    expect(bodies).toEqual(bodies.map((_, place) => expect.objectContaining({ body: String(place + 1) }) as unknown));
  } finally {
    await own.close();
  }
});
