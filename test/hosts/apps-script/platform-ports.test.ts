import { createVerify, generateKeyPairSync } from 'node:crypto';
import { UpstreamError } from '#application/upstream-error';
import { hourlyTrigger } from '#hosts/apps-script/hourly-trigger';
import { localTime } from '#hosts/apps-script/local-time';
import { openedMessage } from '#hosts/apps-script/opened-message';
import { rs256 } from '#hosts/apps-script/rs256';
import { scriptCache } from '#hosts/apps-script/script-cache';
import { scriptLock } from '#hosts/apps-script/script-lock';
import { scriptProperties } from '#hosts/apps-script/script-properties';
import { sha256 } from '#hosts/apps-script/sha256';
import { viewerEmail } from '#hosts/apps-script/viewer';
import { install, platform, type Platform, type PlatformSetUp } from './platform-globals';

function installed(setUp: PlatformSetUp = {}): Platform {
  const world = platform(setUp);
  install(world);
  return world;
}

test('an absent property is undefined, a written one is read back, a removed one is gone', () => {
  installed();
  expect(scriptProperties.read('NAME')).toBeUndefined();
  scriptProperties.write('NAME', 'value');
  expect(scriptProperties.read('NAME')).toBe('value');
  scriptProperties.remove('NAME');
  expect(scriptProperties.read('NAME')).toBeUndefined();
});

test('the cache forgets at once what Apps Script would refuse', () => {
  installed();
  scriptCache.write('big', 'x'.repeat(100_001), 60);
  scriptCache.writeMany({ small: '1', ['k'.repeat(251)]: '2' }, 60);
  expect(scriptCache.read('big')).toBeUndefined();
  expect(scriptCache.readMany(['small', 'big', 'k'.repeat(251)])).toEqual({ small: '1' });
  scriptCache.remove(['small']);
  expect(scriptCache.read('small')).toBeUndefined();
});

test('the lock is free again after a failure inside it', () => {
  const world = installed();
  expect(() =>
    scriptLock.hold(() => {
      throw new Error('inside');
    }),
  ).toThrow('inside');
  expect(world.isLocked).toBe(false);
  expect(scriptLock.hold(() => 7)).toBe(7);
});

test('the lock may be held again inside, and is let go by the outermost alone', () => {
  const world = installed();
  scriptLock.hold(() => {
    expect(scriptLock.hold(() => 7)).toBe(7);
    expect(world.isLocked).toBe(true);
  });
  expect(world.isLocked).toBe(false);
});

test('a lock that is not free in time is an upstream failure, and stays with its holder', () => {
  const world = installed();
  world.isLocked = true;
  expect(() => scriptLock.hold(() => 7)).toThrow(UpstreamError);
  expect(world.isLocked).toBe(true);
});

test.each([
  ['Europe/London', Date.UTC(2026, 2, 29, 0, 59, 59), '2026-03-29', '00:59'],
  ['Europe/London', Date.UTC(2026, 2, 29, 1, 0, 0), '2026-03-29', '02:00'],
  ['America/New_York', Date.UTC(2026, 2, 2, 3, 0), '2026-03-01', '22:00'],
  ['Asia/Kathmandu', Date.UTC(2026, 2, 2, 18, 20), '2026-03-03', '00:05'],
  ['Pacific/Auckland', Date.UTC(1969, 11, 31, 23, 30), '1970-01-01', '11:30'],
])('in %s the instant %d is %s at %s', (zone, at, day, time) => {
  installed();
  const clock = localTime(zone);
  expect([clock.dayOf(at), clock.timeOf(at)]).toEqual([day, time]);
});

test('the platform is asked for a zone once an hour of history', () => {
  const world = installed();
  let asked = 0;
  const utilities = world.globals.Utilities as { formatDate(date: Date, zone: string): string };
  Object.assign(globalThis, {
    Utilities: {
      ...utilities,
      formatDate: (date: Date, zone: string) => ((asked += 1), utilities.formatDate(date, zone)),
    },
  });
  const clock = localTime('Europe/London');
  for (let minute = 0; minute < 120; minute += 1) clock.dayOf(minute * 60_000);
  expect(asked).toBe(2);
});

test('a signature verifies, in base64url without padding', () => {
  installed();
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signature = rs256('header.claims', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  expect(signature).toMatch(/^[\w-]+$/);
  expect(
    createVerify('RSA-SHA256').update('header.claims').verify(publicKey, Buffer.from(signature, 'base64url')),
  ).toBe(true);
});

test('a digest is 64 lowercase hex digits', () => {
  expect(sha256(new Uint8Array([97, 98, 99]))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('installing the trigger twice leaves one, and doubles are removed', () => {
  const world = installed();
  hourlyTrigger.install();
  hourlyTrigger.install();
  expect(world.triggers).toEqual([{ handler: 'onHourlyTrigger' }]);
  world.triggers.push({ handler: 'onHourlyTrigger' });
  hourlyTrigger.install();
  expect(world.triggers).toHaveLength(1);
  hourlyTrigger.remove();
  expect(hourlyTrigger.isInstalled()).toBe(false);
});

test('the open message is read with the token of its own event', () => {
  const message = { from: 'Helen <helen@a.example>', to: 'us@msp.example', cc: '' };
  const world = installed({ message });
  expect(openedMessage({ accessToken: 'fresh', messageId: 'm' })).toEqual({
    ...message,
    subject: 'About our renewal',
    sentAt: Date.parse('2026-03-02T09:00:00Z'),
    messageId: '<m1@a.example>',
    // A header that may not be read is left out of account.
    autoSubmitted: '',
  });
  expect(world.tokens).toEqual(['fresh']);
});

test('a message that Gmail does not give is an upstream failure that does not quote the token', () => {
  installed();
  expect(() => openedMessage({ accessToken: 'expired-token', messageId: 'm' })).toThrow(
    expect.objectContaining({ system: 'Gmail', message: expect.not.stringContaining('expired-token') }),
  );
});

test('the viewer is who Google says, in lower case', () => {
  installed({ viewer: 'Priya@Harbour-IT.example' });
  expect(viewerEmail()).toBe('priya@harbour-it.example');
});
