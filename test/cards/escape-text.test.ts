import { escapeText, plainText, typedText } from '#cards/escape-text';

test.each([
  ['Smith & Sons', 'Smith &amp; Sons'],
  ['<b>bold</b>', '&lt;b&gt;bold&lt;/b&gt;'],
  [`O'Brien "Ltd"`, 'O&#39;Brien &quot;Ltd&quot;'],
  ['two\nlines\u0000', 'two lines'],
  ['exe\u202Efdp\u202C.pdf', 'exefdp.pdf'],
  ['iso\u2066late\u2069', 'isolate'],
  ['café 🏗️', 'café 🏗️'],
  ['שלום 12', 'שלום 12\u200e'],
  ['שלום\u200e', 'שלום\u200e'],
  ['', ''],
])('%j is shown as %j where markup is read', (outside, shown) => {
  expect(escapeText(outside)).toBe(shown);
});

test.each([
  ['Smith & Sons', 'Smith & Sons'],
  ["O'Brien", "O'Brien"],
  ['<script>', '‹script›'],
  ['two\r\nlines', 'two lines'],
])('%j is shown as %j where text is shown as it is', (outside, shown) => {
  expect(plainText(outside)).toBe(shown);
});

test('what a person typed comes back as typed, without what cannot be seen', () => {
  expect(typedText('SLA < 4 h\r\n"agreed"\u0007\u202E')).toBe('SLA < 4 h\n"agreed" ');
});
