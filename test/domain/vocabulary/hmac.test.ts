import { createHash } from 'node:crypto';
import { hmacSha256, isSameDigest } from '#domain/vocabulary/hmac';
import { utf8 } from '#domain/vocabulary/utf8';

const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

/** Source: RFC 4231, test cases 1, 2, 6. */
test.each([
  [new Uint8Array(20).fill(0x0b), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [utf8('Jefe'), 'what do ya want for nothing?', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
  [
    new Uint8Array(131).fill(0xaa),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
])('the digest of RFC 4231', (key, text, digest) => {
  expect(hmacSha256(key, text, sha256)).toBe(digest);
});

test.each([
  ['ab', 'ab', true],
  ['ab', 'ac', false],
  ['ab', 'abc', false],
  ['', '', true],
])('%s and %s are the same: %s', (a, b, same) => {
  expect(isSameDigest(a, b)).toBe(same);
});
