import { lines, words, type Mail } from './mail';

/** Notices, banners and markup. */
export const noisyMails: readonly Mail[] = [
  {
    fact: 'a notice of confidentiality goes',
    details: lines(
      'The till is frozen.',
      '',
      'This email and any attachments are confidential and intended solely for the addressee.',
      'If you have received it in error please delete it.',
    ),
    own: 'The till is frozen.',
  },
  {
    fact: 'a notice of several paragraphs goes',
    details: lines(
      'The till is frozen.',
      '',
      'CONFIDENTIALITY NOTICE: do not forward.',
      '',
      'If you are not the intended recipient, delete this message.',
      '',
      'Any views expressed are those of the author.',
      '',
      'Birch & Co accepts no liability for any loss.',
      '',
      'Birch & Co Ltd is registered in England and Wales No. 1234567.',
      '',
      'Please consider the environment before printing this email.',
    ),
    own: 'The till is frozen.',
  },
  {
    fact: 'a notice right below the signature goes',
    details: lines(
      'The till is frozen.',
      'Regards',
      'Ada',
      'The information contained in this message is confidential.',
    ),
    own: 'The till is frozen.',
  },
  {
    fact: 'a notice that is wrapped is known by its first lines',
    details: lines(
      'The till is frozen.',
      '',
      'The contents of this',
      'e-mail are confidential and',
      'may be privileged.',
    ),
    own: 'The till is frozen.',
  },
  {
    fact: 'an email with an intention is no notice',
    details: lines('This email is intended to tell you that the till is frozen.'),
    own: 'This email is intended to tell you that the till is frozen.',
  },
  {
    fact: 'a confidential matter is what the client says',
    details: lines('This is confidential: please close the account of Jo today.'),
    own: 'This is confidential: please close the account of Jo today.',
  },
  {
    fact: 'the banner of a mail server goes',
    details: lines(
      'CAUTION: This email originated from outside of the organization. Do not click links.',
      '',
      'Hi, I cannot log in.',
    ),
    own: 'Hi, I cannot log in.',
  },
  {
    fact: 'a banner in brackets goes',
    details: lines(
      '[EXTERNAL EMAIL]',
      '',
      "You don't often get email from ada@birch.example. Learn why this is important",
      '',
      'I cannot log in.',
    ),
    own: 'I cannot log in.',
  },
  {
    fact: 'a German banner goes',
    details: lines('ACHTUNG: Diese E-Mail stammt von einem externen Absender.', '', 'Anmeldung geht nicht.'),
    own: 'Anmeldung geht nicht.',
  },
  {
    fact: 'a warning of the client is no banner',
    details: lines('Warning: the smoke alarm went off in the server room.'),
    own: 'Warning: the smoke alarm went off in the server room.',
  },
  {
    fact: 'an external drive is no banner',
    details: lines('External drive is not recognized.', 'It worked last week.'),
    own: words('External drive is not recognized.', 'It worked last week.'),
  },
  {
    fact: 'markup becomes lines',
    details:
      '<html><head><style>p{color:red}</style></head><body><p>Hello,</p><p>mail is <b>slow</b>.<br>Since 9&nbsp;am.</p></body></html>',
    own: words('Hello,', '', 'mail is slow.', 'Since 9 am.'),
  },
  {
    fact: 'lines of Outlook on the web stay together',
    details: '<div>Hello,</div><div>mail is slow.</div><div><br></div><div>Kind regards</div><div>Ada Birch</div>',
    own: words('Hello,', 'mail is slow.'),
  },
  {
    fact: 'a quotation in markup goes',
    details:
      '<div>Still slow.</div><div class="gmail_quote">On Tue, 3 Jun 2025 at 10:12, Help wrote:<br><blockquote><div>Fixed.<blockquote>Older.</blockquote></div></blockquote></div>',
    own: 'Still slow.',
  },
  {
    fact: 'an answer below a quotation in markup is kept',
    details: '<blockquote>Which one?</blockquote><p>The left one.</p>',
    own: 'The left one.',
  },
  {
    fact: 'entities are characters',
    details: 'K&ouml;nnen wir R&amp;D &#8211; &#x2019;s Drucker?',
    own: 'Können wir R&D – ’s Drucker?',
  },
  { fact: 'entities of entities are characters', details: 'R&amp;amp;D &amp;lt; 5', own: 'R&D < 5' },
  {
    fact: 'a comparison is no markup',
    details: 'If x<y and z>w the sheet shows 0.',
    own: 'If x<y and z>w the sheet shows 0.',
  },
  {
    fact: 'an address behind a name goes',
    details: 'Please add Jo Park <jo@birch.example> to the list.',
    own: 'Please add Jo Park to the list.',
  },
  { fact: 'a tag without end is text', details: 'Look at <div class="a', own: 'Look at <div class="a' },
  {
    fact: 'odd blanks and line ends are plain ones',
    details: 'one\u00a0\ttwo\u2028three\u200b four\rfive',
    own: words('one two', 'three four', 'five'),
  },
  { fact: 'a lone surrogate is kept', details: 'bad \ud83d here', own: 'bad \ud83d here' },
  {
    fact: 'names of prototypes are words',
    summary: 'constructor',
    details: '__proto__: toString',
    own: words('constructor', '__proto__: toString'),
  },
];
