/**
 * UTF-8 bytes of a text, in an array of its own. Bare V8 has no TextEncoder. A surrogate without its partner becomes U+FFFD, as
 * TextEncoder does.
 */
export function utf8(text: string): Uint8Array {
  // A UTF-16 unit takes three bytes at most.
  const bytes = new Uint8Array(text.length * 3);
  return bytes.slice(0, encode(text, bytes));
}

/**
 * An encoder that writes every text into one buffer: its answer is good until it is called again. For hashing many texts, where a
 * new array for each costs more than the hash.
 */
export function reusingUtf8(): (text: string) => Uint8Array {
  let bytes = new Uint8Array(4_096);
  return (text) => {
    if (text.length * 3 > bytes.length) bytes = new Uint8Array(text.length * 3);
    return bytes.subarray(0, encode(text, bytes));
  };
}

/** Answers the number of bytes written. Most texts are ASCII throughout: their loop does nothing else. */
function encode(text: string, bytes: Uint8Array): number {
  const length = text.length;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return encodeFrom(index, text, bytes);
    bytes[index] = unit;
  }
  return length;
}

/** Goes on at the first character beyond ASCII. */
function encodeFrom(start: number, text: string, bytes: Uint8Array): number {
  let at = start;
  for (let index = start; index < text.length; index += 1) {
    const point = codePointAt(text, index);
    if (point < 0x80) {
      bytes[at++] = point;
      continue;
    }
    if (point > 0xffff) index += 1;
    at = writeWide(point, bytes, at);
  }
  return at;
}

/** A code point of two to four bytes. Answers where the next one goes. */
function writeWide(point: number, bytes: Uint8Array, start: number): number {
  let at = start;
  if (point < 0x800) {
    bytes[at++] = 0xc0 | (point >> 6);
  } else {
    if (point < 0x10000) {
      bytes[at++] = 0xe0 | (point >> 12);
    } else {
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
    }
    bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
  }
  bytes[at++] = 0x80 | (point & 0x3f);
  return at;
}

const replacement = 0xfffd;

function codePointAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  if (unit > 0xdbff) return replacement;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00) : replacement;
}
