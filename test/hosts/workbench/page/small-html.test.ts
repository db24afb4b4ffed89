import fc from 'fast-check';
import { parseSmallHtml, plainText, type Marked } from '#hosts/workbench/page/small-html';

test.each<[string, readonly Marked[]]>([
  ['plain', ['plain']],
  ['a <b>bold</b> word', ['a ', { tag: 'b', children: ['bold'] }, ' word']],
  ['<B>loud</B>', [{ tag: 'b', children: ['loud'] }]],
  ['<i><u>both</u></i>', [{ tag: 'i', children: [{ tag: 'u', children: ['both'] }] }]],
  ['one<br>two<br/>three', ['one', { tag: 'br', children: [] }, 'two', { tag: 'br', children: [] }, 'three']],
  ['<font color="#B3261E">late</font>', [{ tag: 'font', color: '#B3261E', children: ['late'] }]],
  [
    "<a href='https://a.example/?x=1&amp;y=2'>a</a>",
    [{ tag: 'a', href: 'https://a.example/?x=1&y=2', children: ['a'] }],
  ],
  ['<time>Monday</time>', [{ tag: 'time', children: ['Monday'] }]],
  ['&lt;b&gt; &amp;amp; &#39;&#x41;&nbsp;', ["<b> &amp; 'A\u00a0"]],
  ['1 < 2 and 3 > 2', ['1 < 2 and 3 > 2']],
  ['&unknown; &#0; &#9999999;', ['&unknown; &#0; &#9999999;']],
])('%s', (text, nodes) => {
  expect(parseSmallHtml(text)).toEqual(nodes);
});

test.each<[string, string, readonly Marked[]]>([
  ['other tags go and their words stay', 'x<script src="a">y</script>z', ['x', 'y', 'z']],
  ['a stray closing tag closes nothing', 'x</b>y', ['x', 'y']],
  ['what is left open is closed at the end', 'x<b>y', ['x', { tag: 'b', children: ['y'] }]],
  [
    'a skipped closing tag closes with its parent',
    '<b><i>x</b>y',
    [{ tag: 'b', children: [{ tag: 'i', children: ['x'] }] }, 'y'],
  ],
])('%s', (_, text, nodes) => {
  expect(parseSmallHtml(text)).toEqual(nodes);
});

test.each(['javascript:alert(1)', 'data:text/html,x', ' JAVASCRIPT:alert(1)', 'file:///etc/passwd', 'relative'])(
  'a link to %s keeps its words and loses its address',
  (href) => {
    expect(parseSmallHtml(`<a href="${href}">words</a>`)).toEqual([{ tag: 'a', children: ['words'] }]);
  },
);

test.each(['red;position:fixed', 'url(x)', 'expression(1)', '#12345', 'rgb(1,2,3)'])(
  'the color %s is dropped',
  (color) => {
    expect(parseSmallHtml(`<font color="${color}">x</font>`)).toEqual([{ tag: 'font', children: ['x'] }]);
  },
);

test('escaped text comes back as it was, whatever it is', () => {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(plainText(escape(text))).toBe(text)));
});

test('any text at all is parsed, into the eight known tags only', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    'b',
    'script',
    'a href="',
    '"',
    '&',
    ';',
    '#x',
    ' ',
    '</b>',
    '<i>',
    '<font color=',
    'br',
  );
  const tags = (nodes: readonly Marked[]): readonly string[] =>
    nodes.flatMap((node) => (typeof node === 'string' ? [] : [node.tag, ...tags(node.children)]));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const tag of tags(parseSmallHtml(pieces.join(''))))
        expect(['b', 'i', 'u', 's', 'font', 'a', 'time', 'br']).toContain(tag);
    }),
  );
});
