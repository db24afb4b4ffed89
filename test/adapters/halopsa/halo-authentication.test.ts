import { haloAuthentication } from '#adapters/halopsa/halo-authentication';
import { haloTransport } from '#adapters/halopsa/halo-transport';
import { vendorTransport } from '#adapters/http/transport';
import type { HttpOutcome } from '#application/ports/http';
import { answered, RecordedHttp, silent } from '#test/support/recorded-http';
import { thrownBy, transportKit } from '#test/support/transport-kit';

const settings = { haloPsaUrl: 'https://acme.halopsa.com', haloPsaScopes: 'read:tickets' };
const key = { id: 'app-guid', secret: 'very-secret' };
const authInfo = answered(200, { auth_url: 'https://acme.halopsa.com/auth', tenant_id: 'acme' });
const granted = answered(200, {
  token_type: 'Bearer',
  access_token: 'token-1',
  expires_in: 3600,
  scope: 'read:tickets',
});

function signIn(
  announced: HttpOutcome,
  answer: HttpOutcome = granted,
  tenant: { readonly haloPsaTenant?: string } = {},
) {
  const http = new RecordedHttp(({ url }) => (url.endsWith('/AuthInfo') ? announced : answer));
  const kit = transportKit(http);
  const transport = vendorTransport(kit, { system: 'HaloPSA' });
  return { http, kit, tokens: haloAuthentication({ ...settings, ...tenant }, key, transport, kit) };
}

test('asks the instance where to sign in, then trades the key for a token', () => {
  const { http, tokens } = signIn(authInfo);
  expect(tokens.current().text).toBe('token-1');
  expect(http.urls).toEqual([
    'https://acme.halopsa.com/api/AuthInfo',
    'https://acme.halopsa.com/auth/token?tenant=acme',
  ]);
  expect(http.requests[1]).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&client_id=app-guid&client_secret=very-secret&scope=read%3Atickets',
  });
});

test.each([
  ['no answer', silent],
  ['a web page', answered(200, '<html>')],
  ['no such path', answered(404)],
  ['a server that is not https', answered(200, { auth_url: 'http://elsewhere.example/auth' })],
])('with %s from the instance the usual address is tried', (_, announced) => {
  const { http, tokens } = signIn(announced);
  tokens.current();
  expect(http.urls[1]).toBe('https://acme.halopsa.com/auth/token');
});

test('the tenant of the settings counts more than the announced one', () => {
  const { http, tokens } = signIn(authInfo, granted, { haloPsaTenant: 'other' });
  tokens.current();
  expect(http.urls[1]).toBe('https://acme.halopsa.com/auth/token?tenant=other');
});

test('once the address is known, a new token costs one call', () => {
  const { http, kit, tokens } = signIn(authInfo);
  tokens.current();
  kit.clock.advance(3_600_000);
  tokens.current();
  expect(http.urls.slice(2)).toEqual(['https://acme.halopsa.com/auth/token?tenant=acme']);
});

test('an hour is assumed where the answer names no lifetime', () => {
  const { http, kit, tokens } = signIn(authInfo, answered(200, { access_token: 't' }));
  tokens.current();
  kit.clock.advance(3_500_000);
  tokens.current();
  expect(http.requests).toHaveLength(2);
});

test.each([
  [answered(401, { error: 'invalid_client' }), /Login Type is Agent/],
  [answered(400, { error: 'invalid_scope' }), /scopes "read:tickets".*Permissions tab/],
  [answered(400, '<html>'), /Authentication Method/],
])('a refusal says what to check in HaloPSA, and never the key', (answer, advice) => {
  const error = thrownBy(() => signIn(authInfo, answer).tokens.current());
  expect(error).toMatchObject({
    system: 'HaloPSA',
    failure: 'unauthorized',
    detail: expect.stringMatching(advice) as string,
  });
  expect(error.message).not.toMatch(/very-secret|app-guid/);
});

test('a server fault while signing in is a fault of the server, not of the key', () => {
  expect(thrownBy(() => signIn(authInfo, answered(503)).tokens.current())).toMatchObject({ failure: 'unavailable' });
});

test('an answer without a token is malformed', () => {
  expect(thrownBy(() => signIn(authInfo, answered(200, {})).tokens.current())).toMatchObject({ failure: 'malformed' });
});

test('the transport signs in and counts these calls as calls to HaloPSA', () => {
  const http = new RecordedHttp(({ url }) =>
    url.endsWith('/AuthInfo') ? authInfo : url.includes('/token') ? granted : answered(200, 'rows'),
  );
  const kit = transportKit(http);
  const outcomes = haloTransport(settings, key, kit).send([
    { method: 'GET', url: 'https://acme.halopsa.com/api/Client', path: '/Client' },
  ]);
  expect(outcomes).toEqual([{ kind: 'done', body: 'rows' }]);
  expect(http.requests[2]?.headers['authorization']).toBe('Bearer token-1');
  expect(kit.counter.figures()).toEqual({ HaloPSA: 3 });
});

test('an address that was only guessed is not remembered', () => {
  let isUp = false;
  const http = new RecordedHttp(({ url }) => {
    if (url.endsWith('/AuthInfo')) return isUp ? authInfo : answered(200, '<html>');
    return isUp ? granted : answered(200, '<html>');
  });
  const kit = transportKit(http);
  const tokens = haloAuthentication(settings, key, vendorTransport(kit, { system: 'HaloPSA' }), kit);
  expect(() => tokens.current()).toThrow('not JSON');
  isUp = true;
  expect(tokens.current().text).toBe('token-1');
  expect(http.urls.at(-1)).toBe('https://acme.halopsa.com/auth/token?tenant=acme');
});
