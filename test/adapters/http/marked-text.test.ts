import { markedHtml, markedText } from '#adapters/http/marked-text';

test.each([
  'Birch & Co said <script>alert(1)</script> twice',
  'Typed as &lt;b&gt; and &amp; by hand, &#60; too',
  'R&D, Q&A; all < more > "quoted"',
])('%s comes back as it was, and is no markup on the way', (text) => {
  const html = markedHtml(text, '101@2027-03-31/note-1');
  expect(html.replace('<br>', '')).not.toMatch(/[<>]/);
  expect(markedText(html)).toEqual({ text, marker: '101@2027-03-31/note-1' });
  expect(markedText(markedHtml(text, undefined))).toEqual({ text });
});

test('an editor that wraps and spaces what it saves changes neither the words nor the marker', () => {
  const saved = '<div class="x"><p>Called&nbsp; the\n sponsor &amp; co.</p><p>[Renewal Desk 1@x/note-2]</p></div>';
  expect(markedText(saved)).toEqual({ text: 'Called the sponsor & co.', marker: '1@x/note-2' });
});

test('the marker that was put in last counts: one that somebody pasted into the text leads nowhere else', () => {
  const pasted = 'See [Renewal Desk 1@x/note-old] above.';
  expect(markedText(markedHtml(pasted, '1@x/note-new'))).toEqual({ text: pasted, marker: '1@x/note-new' });
});
