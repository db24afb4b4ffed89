const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64 for addresses and tokens, without padding. Bare V8 has no btoa. Source: RFC 4648, 5. */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const block = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    text += letters.charAt(block >> 18) + letters.charAt((block >> 12) & 63);
    if (left > 1) text += letters.charAt((block >> 6) & 63);
    if (left > 2) text += letters.charAt(block & 63);
  }
  return text;
}
