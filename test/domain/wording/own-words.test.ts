import fc from 'fast-check';
import { ownWords } from '#domain/wording/own-words';
import { englishMails, subjects } from './mails/english-mails';
import { europeanMails } from './mails/european-mails';
import type { Mail } from './mails/mail';
import { noisyMails } from './mails/noisy-mails';
import { quotedMails } from './mails/quoted-mails';

const everyMail: readonly Mail[] = [...englishMails, ...subjects, ...quotedMails, ...europeanMails, ...noisyMails];

describe.each([
  ['In English,', englishMails],
  ['In a subject,', subjects],
  ['Of earlier mail,', quotedMails],
  ['In other languages,', europeanMails],
  ['Of notices and markup,', noisyMails],
])('%s', (_, mails) => {
  test.each(mails)('$fact', ({ summary = '', details, own }) => {
    expect(ownWords(summary, details).text).toBe(own);
  });
});

test('what was taken away is said, and markup and blanks do not count', () => {
  expect(ownWords('Printer', 'It jams.')).toEqual({
    subject: 'Printer',
    message: 'It jams.',
    text: 'Printer\nIt jams.',
    wasCut: false,
  });
  expect(ownWords('RE: Printer', '').wasCut).toBe(true);
  expect(ownWords('', 'It jams.\nRegards\nAda').wasCut).toBe(true);
  expect(ownWords('', '<p>It  jams.</p>\r\n').wasCut).toBe(false);
});

test('a text of nothing but layers is given up, whole', () => {
  expect(ownWords('', `&${'amp;'.repeat(20)}`)).toMatchObject({ text: '', wasCut: true });
});

/** Parts of mails in any order: what random characters never come to. */
const pieces = everyMail.flatMap(({ summary = '', details }) => [summary, ...details.split('\r\n')]);
const anyPiece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  fc.constantFrom(
    '',
    '--',
    '>',
    '> >',
    '<',
    '&amp;',
    '&lt;',
    '<div>',
    '</p>',
    '<blockquote>',
    '\ud83d',
    '\udc00',
    '🙏',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Re:', '[#1234]', 'מדפסת', '\u202e'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const anyText = fc.oneof(
  fc
    .array(anyPiece, { maxLength: 14 })
    .chain((parts) => fc.constantFrom('\n', '\r\n', ' ', '').map((end) => parts.join(end))),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 100 }),
);

describe('Whatever the text,', () => {
  test('doing it again changes nothing', () => {
    fc.assert(
      fc.property(anyText, anyText, (summary, details) => {
        const once = ownWords(summary, details);
        expect(ownWords(once.subject, once.message)).toEqual({ ...once, wasCut: false });
      }),
      { numRuns: 1_500 },
    );
  });

  test('nothing is added', () => {
    fc.assert(
      fc.property(anyText, anyText, (summary, details) => {
        const { subject, message, text } = ownWords(summary, details);
        expect(subject.length).toBeLessThanOrEqual(summary.length);
        expect(message.length).toBeLessThanOrEqual(details.length);
        expect(text.length).toBeLessThanOrEqual(summary.length + details.length + 1);
      }),
      { numRuns: 1_500 },
    );
  });

  test('mail that is quoted below leaves no trace', () => {
    const fragment = fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){2,12}\.$/);
    fc.assert(
      fc.property(fragment, fragment, (own, quoted) => {
        fc.pre(!own.includes(quoted));
        const mail = `${own}\n\nOn 3 Jun 2025 at 10:12, Help Desk wrote:\n> ${quoted}\n> ${quoted}`;
        expect(ownWords('', mail).text).toBe(own);
      }),
    );
  });
});

test.each([
  ['one line', 'a'.repeat(200_000)],
  ['a line a letter', 'a\n'.repeat(100_000)],
  ['quoted lines', '> a\n'.repeat(50_000)],
  ['tags that never end', '<div '.repeat(40_000)],
  ['elements that never end', '<blockquote>'.repeat(16_000)],
  ['introductions', 'On 1\n'.repeat(40_000)],
  ['headers', 'From: Sent: To: '.repeat(12_500)],
  ['sign-offs', 'Kind regards\n'.repeat(15_000)],
  ['marks of signatures', '--\n'.repeat(66_000)],
  ['half characters', '\ud800'.repeat(200_000)],
  ['marks of replies', 'Re: '.repeat(50_000)],
])('200 kB of %s are read to the end', (_, text) => {
  expect(() => ownWords(text, text)).not.toThrow();
});
