import { createVerify, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { base64url } from '#adapters/sheets/base64url';
import { parseServiceAccountKey } from '#adapters/sheets/service-account-key';
import { serviceAccountToken } from '#adapters/sheets/service-account-token';
import type { HttpOutcome } from '#application/ports/http';
import { nodeRs256 } from '#hosts/node/node-rs256';
import { answered, inTurn, RecordedHttp } from '#test/support/recorded-http';
import { thrownBy, transportKit } from '#test/support/transport-kit';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const address = 'renewal-desk@msp.iam.gserviceaccount.com';
const keyFile = { type: 'service_account', client_email: address, private_key: privateKey, private_key_id: 'k1' };
const keyText = JSON.stringify(keyFile);

test('base64url is what Node makes of any bytes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 70 }),
      (bytes) => base64url(bytes) === Buffer.from(bytes).toString('base64url'),
    ),
  );
});

describe('the key', () => {
  test.each([
    ['as Google gives it', keyText],
    ['pretty printed', JSON.stringify(keyFile, null, 2)],
    [
      'with its line breaks escaped once too often',
      JSON.stringify({ ...keyFile, private_key: privateKey.replace(/\n/g, '\\n') }),
    ],
    ['with real line breaks inside its text', keyText.replace(/\\n/g, '\n')],
    ['without an id', JSON.stringify({ ...keyFile, private_key_id: undefined })],
  ])('is read %s', (_, text) => {
    const key = parseServiceAccountKey(text);
    expect(key.address).toBe(address);
    expect(key.privateKeyPem.trim()).toBe(privateKey.trim());
  });

  test.each([
    ['nothing', undefined, /is empty/],
    ['blanks', '  ', /is empty/],
    ['the bare private key', privateKey, /JSON key file/],
    ['a file without the key', JSON.stringify({ ...keyFile, private_key: undefined }), /private_key is missing/],
    ["a user's credentials", JSON.stringify({ ...keyFile, type: 'authorized_user' }), /another kind of key/],
    ['a key that was cut off', JSON.stringify({ ...keyFile, private_key: 'MIIEvQ' }), /cut off/],
  ])('that is %s is a setting to correct, and is not quoted', (_, text, message) => {
    const error = thrownBy(() => parseServiceAccountKey(text));
    expect(error.name).toBe('SettingsError');
    expect(error.message).toMatch(message);
    expect(error.message).toContain('SERVICE_ACCOUNT_KEY');
    expect(error.message).not.toMatch(/MII|BEGIN/);
  });
});

describe('signing in', () => {
  const granted = answered(200, { access_token: 'ya29.token', expires_in: 3599, token_type: 'Bearer' });
  const signIn = (...outcomes: readonly HttpOutcome[]) => {
    const http = new RecordedHttp(inTurn(...outcomes));
    const kit = transportKit(http);
    return { http, kit, token: serviceAccountToken(keyText, nodeRs256, kit) };
  };

  test('trades claims that the account signed for a token', () => {
    const { http, token, kit } = signIn(granted);
    expect([token.address, token.current().text]).toEqual([address, 'ya29.token']);
    const form = new URLSearchParams(http.requests[0]?.body);
    expect(http.urls).toEqual(['https://oauth2.googleapis.com/token']);
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    const iat = kit.clock.now() / 1000 - 30;
    expect(read(header)).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'k1' });
    expect(read(claims)).toEqual({
      iss: address,
      scope: 'https://www.googleapis.com/auth/spreadsheets',
      aud: 'https://oauth2.googleapis.com/token',
      iat,
      exp: iat + 3600,
    });
    expect(createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url')).toBe(
      true,
    );
    expect(form.get('assertion')).not.toContain('=');
  });

  test('is done once an hour, whoever asks', () => {
    const { http, kit, token } = signIn(granted);
    token.current();
    serviceAccountToken(keyText, nodeRs256, kit).current();
    expect(http.requests).toHaveLength(1);
    kit.clock.advance(3_600_000);
    token.current();
    expect(http.requests).toHaveLength(2);
  });

  test('a refusal says to make a new key and quotes nothing', () => {
    const error = thrownBy(() =>
      signIn(answered(400, { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' })).token.current(),
    );
    expect(error).toMatchObject({
      system: 'Google sign-in',
      failure: 'unauthorized',
      detail: expect.stringMatching(/not valid.*new JSON key/) as string,
    });
    expect(error.message).not.toContain('Signature');
  });

  test('a fault of the server is tried again and never called a bad key', () => {
    expect(signIn(answered(503), granted).token.current().text).toBe('ya29.token');
    expect(thrownBy(() => signIn(answered(503)).token.current())).toMatchObject({ failure: 'unavailable' });
  });
});
