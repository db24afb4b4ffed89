import fc from 'fast-check';
import { reusingUtf8, utf8 } from '#domain/vocabulary/utf8';

const encoder = new TextEncoder();

test.each([
  ['', []],
  ['A', [0x41]],
  ['é', [0xc3, 0xa9]],
  ['€', [0xe2, 0x82, 0xac]],
  ['😀', [0xf0, 0x9f, 0x98, 0x80]],
  ['\u{10ffff}', [0xf4, 0x8f, 0xbf, 0xbf]],
  ['a\ud800b', [0x61, 0xef, 0xbf, 0xbd, 0x62]],
  ['\udc00', [0xef, 0xbf, 0xbd]],
  ['\ud83d', [0xef, 0xbf, 0xbd]],
  ['\ud83d\ud83d\ude00', [0xef, 0xbf, 0xbd, 0xf0, 0x9f, 0x98, 0x80]],
])('%j is encoded', (text, bytes) => {
  expect([...utf8(text)]).toEqual(bytes);
});

const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 });
const anyText = fc.oneof(
  units.map((codes) => String.fromCharCode(...codes)),
  fc.string({ unit: 'binary' }),
);

test('any text is encoded as TextEncoder encodes it, lone surrogates included', () => {
  const reused = reusingUtf8();
  fc.assert(
    fc.property(anyText, (text) => {
      const bytes = [...encoder.encode(text)];
      expect([...utf8(text)]).toEqual(bytes);
      expect([...reused(text)]).toEqual(bytes);
    }),
  );
});

test('an answer is not touched by the next call', () => {
  const first = utf8('first');
  utf8('second');
  expect([...first]).toEqual([...encoder.encode('first')]);
});

test('a reused buffer grows with a long text and serves short ones after it', () => {
  const reused = reusingUtf8();
  const long = '€'.repeat(20_000);
  expect(reused(long)).toHaveLength(60_000);
  expect([...reused('short')]).toEqual([...encoder.encode('short')]);
});
