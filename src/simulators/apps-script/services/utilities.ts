import { createHash, createHmac, createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import type { Call } from '../guest/call';
import { millisecondsOf, type Guest, type GuestRealm, type HostMethod } from '../guest/guest-realm';
import { Refusal } from '../sync-channel';
import { formatted } from './console';
import { formatJavaDate } from './java-date-format';
import type { Surroundings } from './surroundings';

const digests: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};
const macs: Readonly<Record<string, string>> = {
  HMAC_MD5: 'md5',
  HMAC_SHA_1: 'sha1',
  HMAC_SHA_256: 'sha256',
  HMAC_SHA_384: 'sha384',
  HMAC_SHA_512: 'sha512',
};
const longestSleepMilliseconds = 300_000;

/** `Utilities`: dates, bytes (signed, as in Java), digests, signatures, sleep. */
export function installUtilities(surroundings: Surroundings): void {
  const { realm, budget } = surroundings;
  const enumerations = {
    Charset: realm.enumeration('Utilities.Charset', ['US_ASCII', 'UTF_8']),
    DigestAlgorithm: realm.enumeration('Utilities.DigestAlgorithm', ['MD2', ...Object.keys(digests)]),
    MacAlgorithm: realm.enumeration('Utilities.MacAlgorithm', Object.keys(macs)),
    RsaAlgorithm: realm.enumeration('Utilities.RsaAlgorithm', ['RSA_SHA_1', 'RSA_SHA_256']),
  };
  realm.install(
    'Utilities',
    realm.service('Utilities', {
      ...enumerations,
      ...byteMethods(realm),
      ...signatureMethods(realm),
      formatDate: (call) => {
        const at = millisecondsOf(call.at(0)) ?? call.mismatch();
        try {
          return formatJavaDate(at, call.text(1), call.text(2));
        } catch (error) {
          throw error instanceof RangeError ? new Refusal(`Invalid argument: ${error.message}`) : error;
        }
      },
      formatString: (call) => formatted(call.text(0), call.values.slice(1)),
      sleep: (call) => {
        const milliseconds = call.number(0);
        if (milliseconds < 0 || milliseconds > longestSleepMilliseconds)
          throw new Refusal('Invalid argument: milliseconds');
        budget.pass(milliseconds);
      },
      getUuid: () => randomUUID(),
    }),
  );
}

export function guestBytes(realm: GuestRealm, bytes: Uint8Array): Guest {
  return realm.list(Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
}

export function isByteList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((byte) => Number.isInteger(byte) && byte >= -128 && byte <= 255);
}

/** Text without a charset goes through US-ASCII: every other character becomes a question mark. */
function bytesAt(realm: GuestRealm, call: Call, index: number, charsetIndex: number): Buffer {
  const value = call.at(index);
  if (isByteList(value)) return Buffer.from(value.map((byte) => byte & 255));
  const text = call.text(index);
  const charset = call.at(charsetIndex);
  const name = charset === undefined ? 'US_ASCII' : (realm.constantOf(charset, 'Utilities.Charset') ?? call.mismatch());
  return Buffer.from(name === 'UTF_8' ? text : text.replace(/[^\x00-\x7f]/gu, '?'), 'utf8');
}

function byteMethods(realm: GuestRealm): Record<string, HostMethod> {
  const decode = (alphabet: RegExp) => (call: Call) => {
    const text = call.text(0);
    if (!alphabet.test(text)) throw new Refusal('Could not decode string.');
    return guestBytes(realm, Buffer.from(text, 'base64'));
  };
  const webSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
  const makeBlob = blobKind(realm);
  return {
    base64Encode: (call) => bytesAt(realm, call, 0, 1).toString('base64'),
    // The padding stays: a signature for a token has to be stripped by whoever sends it.
    base64EncodeWebSafe: (call) => webSafe(bytesAt(realm, call, 0, 1).toString('base64')),
    base64Decode: decode(/^[A-Za-z0-9+/]*={0,2}$/),
    base64DecodeWebSafe: decode(/^[A-Za-z0-9_-]*={0,2}$/),
    newBlob: (call) => {
      const value = call.at(0);
      const bytes = isByteList(value)
        ? Buffer.from(value.map((byte) => byte & 255))
        : Buffer.from(call.text(0), 'utf8');
      return makeBlob(
        bytes,
        call.optionalText(1) ?? (isByteList(value) ? null : 'text/plain'),
        call.optionalText(2) ?? null,
      );
    },
  };
}

interface BlobState {
  bytes: Buffer;
  contentType: string | null;
  name: string | null;
}

/** Blobs hold text as UTF-8 unless told otherwise. */
export function blobKind(realm: GuestRealm): (bytes: Buffer, contentType: string | null, name: string | null) => Guest {
  const kind = realm.kind<BlobState>('Blob', {
    getBytes: ({ bytes }) => guestBytes(realm, bytes),
    getDataAsString: ({ bytes }, call) =>
      bytes.toString(/ascii|8859/i.test(call.optionalText(0) ?? '') ? 'latin1' : 'utf8'),
    getContentType: ({ contentType }) => contentType,
    getName: ({ name }) => name,
    setName: (blob, call, self) => {
      blob.name = call.text(0);
      return self;
    },
    setContentType: (blob, call, self) => {
      blob.contentType = call.text(0);
      return self;
    },
  });
  return (bytes, contentType, name) => kind.make({ bytes, contentType, name });
}

function signatureMethods(realm: GuestRealm): Record<string, HostMethod> {
  const algorithmOf = (call: Call, typeName: string, names: Readonly<Record<string, string>>): string => {
    const constant = realm.constantOf(call.at(0), typeName) ?? call.mismatch();
    const name = names[constant];
    if (name === undefined) throw new Refusal(`Invalid argument: ${constant}`);
    return name;
  };
  const mac = (algorithm: string, call: Call, first: number): Guest => {
    const key = bytesAt(realm, call, first + 1, first + 2);
    const value = bytesAt(realm, call, first, first + 2);
    return guestBytes(realm, createHmac(algorithm, key).update(value).digest());
  };
  const rsa = (algorithm: string) => (call: Call) => {
    const value = bytesAt(realm, call, 0, 2);
    return guestBytes(realm, sign(algorithm, value, privateKey(call.text(1))));
  };
  return {
    computeDigest: (call) => {
      const algorithm = algorithmOf(call, 'Utilities.DigestAlgorithm', digests);
      return guestBytes(
        realm,
        createHash(algorithm)
          .update(bytesAt(realm, call, 1, 2))
          .digest(),
      );
    },
    computeHmacSha256Signature: (call) => mac('sha256', call, 0),
    computeHmacSignature: (call) => mac(algorithmOf(call, 'Utilities.MacAlgorithm', macs), call, 1),
    computeRsaSha256Signature: rsa('RSA-SHA256'),
    computeRsaSha1Signature: rsa('RSA-SHA1'),
  };
}

function privateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new Refusal('Invalid argument: key');
  }
}
