import { stemOf, themeWords } from '#domain/wording/theme-words';

const stems = (text: string) =>
  themeWords(text)
    .map(({ stem }) => stem)
    .join(' ');

test.each([
  ['Re: FW: Printer jams on 2nd floor', 'printer jam nd floor'],
  ['Access to https://acme.example/a?b=1 denied', 'access deni'],
  ['jane@acme.example cannot log in', 'log'],
  ['Error 0x80070005 in C# service', 'c# service'],
  ['Ticket #0012345: backup of FS01 failed at 02:15', 'backup fs01 fail'],
  ['\\\\srv01\\share is gone', 'gone'],
  ['Install .NET 4.8 on LAPTOP-77', 'install .net laptop'],
  ['Kind regards, Jane Doe, Head of Finance', ''],
  ['VPN slow. Kind regards, Jane', 'vpn slow'],
  ['', ''],
  ['🙂🙂🙂', ''],
  ['Drucker druckt nicht', 'drucker druckt nicht'],
])('%s', (text, expected) => {
  expect(stems(text)).toBe(expected);
});

test.each([
  ['printers', 'printer'],
  ['backups', 'backup'],
  ['policies', 'policy'],
  ['mailboxes', 'mailbox'],
  ['boss', 'boss'],
  ['status', 'status'],
  ['printing', 'print'],
  ['stopped', 'stop'],
  ['filling', 'fill'],
  ['string', 'string'],
  ['red', 'red'],
  ["client's", 'client'],
  ['vpns', 'vpn'],
])('%s is %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

test('the surface is what was written', () => {
  expect(themeWords('Printers Jamming')).toEqual([
    { stem: 'printer', surface: 'printers' },
    { stem: 'jam', surface: 'jamming' },
  ]);
});

test('hostile text is read within bounds', () => {
  const before = Date.now();
  for (const text of [
    'a'.repeat(1_000_000),
    '\\\\'.repeat(200_000),
    '0'.repeat(1_000_000),
    '<b>'.repeat(300_000),
    'é'.repeat(200_000),
  ]) {
    expect(themeWords(text).length).toBeLessThanOrEqual(60);
  }
  // Not a budget: a pattern that backtracks would take minutes.
  expect(Date.now() - before).toBeLessThan(20_000);
});
