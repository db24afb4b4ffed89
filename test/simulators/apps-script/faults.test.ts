import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpEffect } from '#simulators/apps-script/invocation';
import { appsScriptWorkers, localScript, type LocalScript } from './local-script';

const code = `
function get(event) {
  return event.paths.map(function (path) {
    try {
      var response = UrlFetchApp.fetch('https://desk.example/' + path, { muteHttpExceptions: true });
      return [response.getResponseCode(), response.getContentText(), response.getHeaders()['Retry-After'] || ''];
    } catch (error) { return error.message; }
  });
}
function getAllThenNote(event) {
  try { UrlFetchApp.fetchAll(event.paths.map(function (path) { return 'https://desk.example/' + path; })); }
  finally { PropertiesService.getScriptProperties().setProperty('noted', 'yes'); }
}
`;

let workers: ReturnType<typeof appsScriptWorkers>;
let script: LocalScript;
let server: Server;
let served: string[] = [];

beforeAll(async () => {
  workers = appsScriptWorkers();
  server = createServer((request, response) => {
    served.push(request.url ?? '');
    response.end('0123456789');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  script = await localScript(workers.folder, code, { routes: { 'desk.example': { port } } });
});
afterAll(async () => {
  await script.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  workers.remove();
});
beforeEach(() => {
  served = [];
});

test.each<[HttpEffect, unknown, readonly string[]]>([
  [
    { kind: 'status', status: 429, headers: { 'Retry-After': '7' }, body: 'slow down' },
    [429, 'slow down', '7'],
    ['/b'],
  ],
  [{ kind: 'unavailable' }, 'Address unavailable: https://desk.example/a', ['/b']],
  [{ kind: 'lostReply' }, 'Unexpected error: https://desk.example/a', ['/a', '/b']],
  [{ kind: 'halfAnswer' }, [200, '01234', ''], ['/a', '/b']],
])('%j strikes the call it names, once, and no other', async (effect, first, reached) => {
  const faults = [{ hostName: 'desk.example', containing: 'GET https://desk.example/a', times: 1, effect }];
  const outcome = await script.outcome('get', { event: { paths: ['a', 'b'] }, faults });
  expect(outcome).toMatchObject({ kind: 'returned', value: [first, [200, '0123456789', '']] });
  expect(served).toEqual(reached);
});

test('a slow vendor takes its time on the clock', async () => {
  const faults = [{ hostName: 'desk.example', effect: { kind: 'slow', milliseconds: 9000 } as const }];
  const { figures } = await script.outcome('get', { event: { paths: ['a', 'b'] }, faults });
  expect(figures.virtualMilliseconds).toBe(18_000);
});

test('a cut invocation reaches exactly so many servers and runs nothing afterwards', async () => {
  const outcome = await script.outcome('getAllThenNote', { event: { paths: ['a', 'b', 'c'] }, cutAfterCalls: 2 });
  expect(outcome).toMatchObject({ kind: 'threw', message: 'The invocation was cut off' });
  expect(outcome.figures.http).toEqual({ 'desk.example': 3 });
  expect([...served].sort()).toEqual(['/a', '/b']);
  expect(await script.runtime.readScriptProperties()).toEqual({});
});
