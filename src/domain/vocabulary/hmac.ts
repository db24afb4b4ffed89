import { assert } from './assert';
import type { HexDigest, Sha256 } from './ids';
import { utf8 } from './utf8';

const blockBytes = 64;

/** HMAC-SHA-256 of a text. Source: RFC 2104. The hash is passed in: the bundle and Node each bring their own. */
export function hmacSha256(key: Uint8Array, text: string, sha256: Sha256): HexDigest {
  const block = new Uint8Array(blockBytes);
  block.set(key.length > blockBytes ? bytesOf(sha256(key)) : key);
  const inner = sha256(joined(masked(block, 0x36), utf8(text)));
  return sha256(joined(masked(block, 0x5c), bytesOf(inner)));
}

/** Takes as long for a wrong guess as for a right one. */
export function isSameDigest(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let place = 0; place < a.length; place += 1) difference |= a.charCodeAt(place) ^ b.charCodeAt(place);
  return difference === 0;
}

function masked(block: Uint8Array, mask: number): Uint8Array {
  return block.map((byte) => byte ^ mask);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function bytesOf(hex: HexDigest): Uint8Array {
  assert(/^(?:[0-9a-f]{2})*$/.test(hex), 'a digest is hex');
  return Uint8Array.from({ length: hex.length / 2 }, (_, place) => parseInt(hex.slice(2 * place, 2 * place + 2), 16));
}
