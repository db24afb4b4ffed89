import type { HttpOutcome, HttpPort, HttpRequest } from '#application/ports/http';

export interface OpenedHttp {
  readonly http: HttpPort;
  /**
   * Where a server of `echoServer` answers, without a slash at the end.
   */
  readonly origin: string;
  /** An origin where nobody listens. */
  readonly deadOrigin: string;
}

/**
 * The server this suite needs, as the text of a CommonJS worker that posts its port. It answers `/status/<n>` with that status,
 * `/slow/<ms>` after that time, `/moved` with a redirect, and everything else with what it was sent.
 */
export const echoServer = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const [, kind, value] = request.url.split('/');
      const status = kind === 'status' ? Number(value) : kind === 'moved' ? 302 : 200;
      const headers = { 'Content-Type': 'application/json', 'X-Echo-Header': 'Kept As Is', ...(kind === 'moved' ? { Location: '/elsewhere' } : {}) };
      const body = JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      setTimeout(() => response.writeHead(status, headers).end(body), kind === 'slow' ? Number(value) : 0);
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** What every host's HTTP promises. */
export function httpPortContract(name: string, open: () => OpenedHttp): void {
  describe(`${name} keeps the promises of HTTP`, () => {
    let opened: OpenedHttp;

    beforeAll(() => {
      opened = open();
    });

    const get = (path: string): HttpRequest => ({ method: 'GET', url: `${opened.origin}${path}`, headers: {} });
    const fetch = (...requests: readonly HttpRequest[]): readonly HttpOutcome[] => opened.http.fetchAll(requests);
    const echoed = (
      outcome: HttpOutcome | undefined,
    ): { method: string; url: string; headers: Record<string, string>; body: string } => {
      if (outcome?.kind !== 'answered') throw new Error('no answer came');
      return JSON.parse(outcome.body) as ReturnType<typeof echoed>;
    };

    test('a call carries its method, query, headers and text', () => {
      const body = '{"note":"Grüße 😀"}';
      const [outcome] = fetch({
        method: 'POST',
        url: `${opened.origin}/a?b=c%20d`,
        headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
        body,
      });
      expect(echoed(outcome)).toMatchObject({
        method: 'POST',
        url: '/a?b=c%20d',
        body,
        headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      });
    });

    test.each(['GET', 'PUT', 'PATCH', 'DELETE'] as const)('%s is sent as such', (method) => {
      expect(echoed(fetch({ ...get('/'), method })[0]).method).toBe(method);
    });

    test('an answer has its status, its text, and its headers by lower-case names', () => {
      expect(fetch(get('/x'))[0]).toMatchObject({
        kind: 'answered',
        status: 200,
        headers: { 'x-echo-header': 'Kept As Is' },
      });
    });

    test.each([204, 400, 401, 404, 429, 500, 503])('status %i is an answer, not an exception', (status) => {
      expect(fetch(get(`/status/${status}`))[0]).toMatchObject({ kind: 'answered', status });
    });

    test('a redirect is not followed: it could carry a key to another host', () => {
      expect(fetch(get('/moved'))[0]).toMatchObject({ kind: 'answered', status: 302 });
    });

    test('outcomes stand in the order of the requests, whoever answers first', () => {
      const urls = fetch(get('/slow/120'), get('/b'), get('/slow/40'), get('/d')).map((outcome) => echoed(outcome).url);
      expect(urls).toEqual(['/slow/120', '/b', '/slow/40', '/d']);
    });

    test('one call that gets no answer does not spoil its batch, and says why without the query', () => {
      const dead: HttpRequest = {
        method: 'GET',
        url: `${opened.deadOrigin}/?search=jonas`,
        headers: { authorization: 'Bearer secret' },
      };
      const [first, second] = fetch(dead, get('/b'));
      expect(first).toMatchObject({ kind: 'silent' });
      expect(JSON.stringify(first)).not.toMatch(/jonas|secret/);
      expect(second).toMatchObject({ kind: 'answered' });
    });

    test('a batch of nothing is answered with nothing', () => {
      expect(fetch()).toEqual([]);
    });
  });
}
