import { createVerify, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { propertyNames } from '#application/settings';
import { utf8 } from '#domain/vocabulary/utf8';
import { sha256 as bundleSha256 } from '#hosts/apps-script/sha256';
import { environmentProperties } from '#hosts/node/environment-properties';
import { nodeCache } from '#hosts/node/node-cache';
import { nodeClock } from '#hosts/node/node-clock';
import { nodeLocalTime } from '#hosts/node/node-local-time';
import { nodeRs256 } from '#hosts/node/node-rs256';
import { nodeSha256 } from '#hosts/node/node-sha256';

describe('settings from the environment', () => {
  const properties = environmentProperties({
    RENEWAL_DESK_SETTINGS: '{}',
    RENEWAL_DESK_HUBSPOT_SERVICE_KEY: '',
    SETTINGS: 'other',
  });

  test('a property is read under its prefixed name', () => {
    expect(properties.read(propertyNames.settings)).toBe('{}');
  });

  test('an empty or absent variable is an unset property', () => {
    expect(properties.read(propertyNames.hubSpotServiceKey)).toBeUndefined();
    expect(properties.read(propertyNames.timelineWorkbookId)).toBeUndefined();
  });

  test('a write is refused and says where to set it, without the value', () => {
    expect(() => properties.write(propertyNames.hubSpotServiceKey, 's3cret')).toThrow(
      'RENEWAL_DESK_HUBSPOT_SERVICE_KEY comes from the environment and is not changed by a run. Set it where you start Renewal Desk.',
    );
    expect(() => properties.remove(propertyNames.settings)).toThrow('RENEWAL_DESK_SETTINGS');
  });

  test('the anchor moves for the length of the run', () => {
    properties.write(propertyNames.timelineAnchor, '7:abc');
    expect(properties.read(propertyNames.timelineAnchor)).toBe('7:abc');
    properties.remove(propertyNames.timelineAnchor);
    expect(properties.read(propertyNames.timelineAnchor)).toBeUndefined();
  });
});

describe('the cache of a process', () => {
  let now = 0;
  const cache = nodeCache({ now: () => now, sleep: () => undefined });

  test('a value lasts until its seconds have passed', () => {
    cache.write('a', '1', 10);
    now = 9_999;
    expect(cache.read('a')).toBe('1');
    now = 10_000;
    expect(cache.read('a')).toBeUndefined();
  });

  test('many values are read, found ones only, and removed', () => {
    cache.writeMany({ b: '2', c: '3' }, 60);
    expect(cache.readMany(['b', 'c', 'd'])).toEqual({ b: '2', c: '3' });
    cache.remove(['b']);
    expect(cache.readMany(['b', 'c'])).toEqual({ c: '3' });
  });

  test('a value above 100 kB is refused, as Apps Script would', () => {
    expect(() => cache.write('e', 'x'.repeat(100_001), 60)).toThrow('at most 100 kB');
  });
});

describe('the time of the MSP', () => {
  test.each([
    { zone: 'Europe/London', at: '2026-03-29T00:59:00Z', day: '2026-03-29', time: '00:59' },
    { zone: 'Europe/London', at: '2026-03-29T01:00:00Z', day: '2026-03-29', time: '02:00' },
    { zone: 'Europe/London', at: '2026-10-25T23:30:00Z', day: '2026-10-25', time: '23:30' },
    { zone: 'America/Los_Angeles', at: '2026-01-01T07:59:00Z', day: '2025-12-31', time: '23:59' },
    { zone: 'Pacific/Auckland', at: '2026-01-01T11:00:00Z', day: '2026-01-02', time: '00:00' },
  ])('$at is $day $time in $zone', ({ zone, at, day, time }) => {
    const local = nodeLocalTime(zone);
    expect([local.dayOf(Date.parse(at)), local.timeOf(Date.parse(at))]).toEqual([day, time]);
  });

  test('a zone that does not exist is named', () => {
    expect(() => nodeLocalTime('Europe/Londno')).toThrow('Europe/Londno');
  });
});

test('sleeping lets the time pass', () => {
  const startedAt = nodeClock.now();
  nodeClock.sleep(30);
  expect(nodeClock.now() - startedAt).toBeGreaterThanOrEqual(29);
});

test('SHA-256 answers 64 hex digits', () => {
  expect(nodeSha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('Node and the bundle hash a text alike, as its UTF-8 bytes, lone surrogates included', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 });
  const texts = fc.oneof(
    units.map((codes) => String.fromCharCode(...codes)),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const seal = nodeSha256(utf8(text));
      expect([nodeSha256(text), bundleSha256(text), bundleSha256(utf8(text))]).toEqual([seal, seal, seal]);
    }),
  );
});

test('a signature verifies under the public key and carries no padding', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signature = nodeRs256('header.claims', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  expect(signature).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(createVerify('RSA-SHA256').update('header.claims').verify(publicKey, signature, 'base64url')).toBe(true);
});

test('a key that is none is refused without quoting it', () => {
  expect(() => nodeRs256('text', '-----BEGIN s3cret')).toThrow(/^The service account key cannot sign/);
});
