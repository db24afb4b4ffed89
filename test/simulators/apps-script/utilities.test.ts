import { createHash, createHmac, generateKeyPairSync, verify } from 'node:crypto';
import { startGoogle } from '#simulators/google/start-google';
import { appsScriptWorkers, localScript, type LocalScript } from './local-script';

const code = `
function dates(event) { return event.patterns.map(function (pattern) { return Utilities.formatDate(new Date(event.at), event.zone, pattern); }); }
function digest(event) { return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, event.text, Utilities.Charset.UTF_8); }
function digestWithoutCharset(event) { return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, event.text); }
function hmac(event) { var bytes = Utilities.computeHmacSha256Signature(event.text, event.key, Utilities.Charset.UTF_8); return { isArray: bytes instanceof Array, text: Utilities.base64EncodeWebSafe(bytes), min: Math.min.apply(null, bytes) }; }
function rsa(event) { return Utilities.computeRsaSha256Signature(event.text, event.key); }
function roundTrip(event) {
  var blob = Utilities.newBlob(event.text);
  var encoded = Utilities.base64Encode(blob.getBytes());
  return [encoded, Utilities.newBlob(Utilities.base64Decode(encoded)).getDataAsString(), Utilities.base64EncodeWebSafe('a', Utilities.Charset.UTF_8)];
}
function decode(event) { return Utilities.base64Decode(event.text); }
function uuids() { return [Utilities.getUuid(), Utilities.getUuid()]; }
function strings() { return Utilities.formatString('%s has %d of %.2f and 100%%', 'Ada', 3.7, 1.005); }
function token(event) {
  var seconds = Math.floor(Date.now() / 1000);
  var head = [{ alg: 'RS256', typ: 'JWT' }, { iss: event.email, scope: 'https://www.googleapis.com/auth/spreadsheets', aud: 'https://oauth2.googleapis.com/token', iat: seconds, exp: seconds + 3600 }]
    .map(function (part) { return Utilities.base64EncodeWebSafe(JSON.stringify(part)).replace(/=+$/, event.keepPadding ? '$&' : ''); }).join('.');
  var signature = Utilities.base64EncodeWebSafe(Utilities.computeRsaSha256Signature(head, event.key));
  var response = UrlFetchApp.fetch('https://oauth2.googleapis.com/token', { method: 'post', muteHttpExceptions: true,
    payload: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: head + '.' + (event.keepPadding ? signature : signature.replace(/=+$/, '')) } });
  return JSON.parse(response.getContentText());
}
`;

let workers: ReturnType<typeof appsScriptWorkers>;
let script: LocalScript;

beforeAll(async () => {
  workers = appsScriptWorkers();
  script = await localScript(workers.folder, code);
});
afterAll(async () => {
  await script.close();
  workers.remove();
});

const signed = (bytes: Uint8Array): number[] => Array.from(new Int8Array(bytes));
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

describe('dates', () => {
  const noon = Date.UTC(2026, 2, 29, 12, 5, 9, 7);
  test('follow the patterns of Java', async () => {
    const patterns = ['yyyy-MM-dd HH:mm:ss.SSS', 'd MMM yyyy', 'EEEE, MMMM d', 'EEE u', 'hh:mm a', 'XXX', 'Z', 'D'];
    const zone = 'Europe/London';
    expect(await script.value('dates', { event: { at: noon, zone, patterns } })).toEqual([
      '2026-03-29 13:05:09.007',
      '29 Mar 2026',
      'Sunday, March 29',
      'Sun 7',
      '01:05 PM',
      '+01:00',
      '+0100',
      '88',
    ]);
  });

  test('know the zone on both sides of its change, fixed offsets, quotes and week years', async () => {
    const at = (instant: number, zone: string, pattern: string): Promise<unknown> =>
      script.value('dates', { event: { at: instant, zone, patterns: [pattern] } });
    expect(await at(Date.UTC(2026, 2, 29, 0, 59), 'Europe/London', "HH:mm 'o''clock' z")).toEqual([
      "00:59 o'clock GMT",
    ]);
    expect(await at(Date.UTC(2026, 2, 29, 1, 0), 'Europe/London', 'HH:mm XX')).toEqual(['02:00 +0100']);
    expect(await at(noon, 'GMT+5:30', 'HH:mm XXX')).toEqual(['17:35 +05:30']);
    expect(await at(noon, 'Nowhere/Else', 'HH:mm z X')).toEqual(['12:05 GMT Z']);
    expect(await at(Date.UTC(2025, 11, 29), 'GMT', 'yyyy YYYY w yy')).toEqual(['2025 2026 1 25']);
    expect(await script.refusal('dates', { event: { at: noon, zone: 'GMT', patterns: ['b'] } })).toContain(
      "Illegal pattern character 'b'",
    );
  });
});

describe('bytes', () => {
  test("digests and signatures are signed bytes of the script's own arrays", async () => {
    expect(await script.value('digest', { event: { text: 'Zoë' } })).toEqual(
      signed(createHash('sha256').update('Zoë').digest()),
    );
    const expected = createHmac('sha256', 'clé').update('Zoë').digest();
    expect(await script.value('hmac', { event: { text: 'Zoë', key: 'clé' } })).toEqual({
      isArray: true,
      text: `${expected.toString('base64url')}=`,
      min: Math.min(...signed(expected)),
    });
  });

  test('text without a charset is read as ASCII', async () => {
    expect(await script.value('digestWithoutCharset', { event: { text: 'Zoë' } })).toEqual(
      signed(createHash('sha256').update('Zo?').digest()),
    );
  });

  test('an RSA signature verifies with the public key; an unusable key is named', async () => {
    const bytes = (await script.value('rsa', { event: { text: 'claim', key: privatePem } })) as number[];
    expect(verify('RSA-SHA256', Buffer.from('claim'), publicPem, Buffer.from(bytes.map((byte) => byte & 255)))).toBe(
      true,
    );
    expect(await script.refusal('rsa', { event: { text: 'claim', key: 'none' } })).toBe(
      'Exception: Invalid argument: key',
    );
  });

  test('base64 keeps its padding and comes back as it was', async () => {
    expect(await script.value('roundTrip', { event: { text: 'Zoë' } })).toEqual(['Wm/Dqw==', 'Zoë', 'YQ==']);
    expect(await script.refusal('decode', { event: { text: '?' } })).toBe('Exception: Could not decode string.');
  });
});

test('a UUID is new each time, and a template is filled as in Java', async () => {
  const [first, second] = (await script.value('uuids')) as string[];
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(first).not.toBe(second);
  expect(await script.value('strings')).toBe('Ada has 3 of 1.00 and 100%');
});

test.each([true, false])('a claim signed in the script buys a token (padding kept: %s)', async (keepPadding) => {
  const email = 'desk@renewal-desk.iam.gserviceaccount.com';
  const google = await startGoogle({
    clock: script.clock,
    serviceAccounts: [{ email, publicKeyPem: publicPem }],
    administrators: [],
  });
  const signing = await localScript(workers.folder, code, {
    clock: script.clock,
    routes: { 'oauth2.googleapis.com': { port: google.port } },
  });
  expect(await signing.value('token', { event: { email, key: privatePem, keepPadding } })).toMatchObject({
    token_type: 'Bearer',
    expires_in: 3599,
  });
  const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  expect(await signing.value('token', { event: { email, key: otherKey, keepPadding } })).toEqual({
    error: 'invalid_grant',
    error_description: 'Invalid JWT Signature.',
  });
  await signing.close();
  await google.close();
});
