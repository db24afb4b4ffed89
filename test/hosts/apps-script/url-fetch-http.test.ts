import type { HttpRequest } from '#application/ports/http';
import { UpstreamError } from '#application/upstream-error';
import { urlFetchHttp } from '#hosts/apps-script/url-fetch-http';
import { install, platform, type FetchRequest } from './platform-globals';

const http = urlFetchHttp(10);
const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: { authorization: 'Bearer secret' } });

function answering(answer: (request: FetchRequest) => { status: number; body: string; headers?: object }) {
  const { requests, ...rest } = platform({ answer });
  install({ requests, ...rest });
  return requests;
}

test('a status is an answer whatever it is, in the order of the requests, with header names in lower case', () => {
  answering(({ url }) => ({
    status: Number(url.slice(-3)),
    body: url,
    headers: { 'Retry-After': '7', 'X-Many': ['a', 'b'] },
  }));
  const outcomes = http.fetchAll(['200', '404', '500'].map((status) => get(`https://a.example/${status}`)));
  expect(outcomes.map((outcome) => (outcome.kind === 'answered' ? outcome.status : outcome.why))).toEqual([
    200, 404, 500,
  ]);
  expect(outcomes[0]).toMatchObject({ headers: { 'retry-after': '7', 'x-many': 'a, b' } });
});

test('the platform is told not to throw for a status, and gets the content type where it wants it', () => {
  const requests = answering(() => ({ status: 200, body: '' }));
  const headers = { 'Content-Type': 'application/json', accept: 'text/plain' };
  http.fetchAll([{ method: 'PATCH', url: 'https://a.example/', headers, body: '{}' }]);
  expect(requests).toEqual([
    {
      url: 'https://a.example/',
      method: 'patch',
      headers: { accept: 'text/plain' },
      contentType: 'application/json',
      payload: '{}',
      muteHttpExceptions: true,
      followRedirects: false,
      timeoutSeconds: 10,
    },
  ]);
});

test('one dead host silences itself alone', () => {
  answering(({ url }) => {
    if (url.includes('dead')) throw new Error(`DNS error: ${url}`);
    return { status: 200, body: 'alive' };
  });
  const outcomes = http.fetchAll([
    get('https://a.example/'),
    get('https://dead.example/?key=1'),
    get('https://b.example/'),
  ]);
  expect(outcomes).toEqual([
    { kind: 'answered', status: 200, headers: {}, body: 'alive' },
    { kind: 'silent', why: 'the host name is not known' },
    { kind: 'answered', status: 200, headers: {}, body: 'alive' },
  ]);
});

test('a change is not sent twice when another call of its batch fails', () => {
  const requests = answering(({ url }) => {
    if (url.includes('dead')) throw new Error('Timeout: https://dead.example/');
    return { status: 200, body: '' };
  });
  const post: HttpRequest = { method: 'POST', url: 'https://a.example/', headers: {}, body: 'x' };
  const outcomes = http.fetchAll([post, get('https://dead.example/')]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['silent', 'silent']);
  expect(requests.filter(({ method }) => method === 'post')).toHaveLength(1);
});

test.each([
  ['DNS error: https://a.example/?secret=1', 'the host name is not known'],
  ['Timeout: https://a.example/', 'no answer in time'],
  ['Address unavailable: https://a.example/', 'the connection failed'],
  [
    'Request failed because the url has not been whitelisted: https://a.example/',
    'the address is not on the allow-list of the manifest or of the domain',
  ],
])('%s is told without the address', (message, why) => {
  answering(() => {
    throw new Error(message);
  });
  expect(http.fetchAll([get('https://a.example/?secret=1')])).toEqual([{ kind: 'silent', why }]);
});

test('a used-up quota is no silence: asking again would only spend more', () => {
  const requests = answering(() => {
    throw new Error('Service invoked too many times for one day: urlfetch.');
  });
  expect(() => http.fetchAll([get('https://a.example/'), get('https://b.example/')])).toThrow(UpstreamError);
  expect(requests).toHaveLength(1);
});

test('no requests cost no call', () => {
  const requests = answering(() => ({ status: 200, body: '' }));
  expect(http.fetchAll([])).toEqual([]);
  expect(requests).toEqual([]);
});
