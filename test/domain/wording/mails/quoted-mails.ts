import { lines, words, type Mail } from './mail';

/** Earlier mail below, above and between the client's own words. */
export const quotedMails: readonly Mail[] = [
  {
    fact: 'what Gmail quotes goes with its introduction',
    details: lines(
      'Still broken.',
      '',
      'On Tue, 3 Jun 2025 at 10:12, Help Desk <help@msp.example> wrote:',
      '> Fixed.',
      '> Ada',
    ),
    own: 'Still broken.',
  },
  {
    fact: 'an introduction may be wrapped',
    details: lines(
      'Still broken.',
      '',
      'On Tue, Jun 3, 2025 at 10:12 AM Harbour IT Service Desk',
      '<support@msp.example> wrote:',
      '',
      'We fixed it.',
    ),
    own: 'Still broken.',
  },
  {
    fact: 'an answer below the quoted lines is kept',
    details: lines('On 3 Jun 2025, at 10:12, Help Desk wrote:', '> Which screen is it?', '', 'The left one.'),
    own: 'The left one.',
  },
  {
    fact: 'answers between quoted lines are kept',
    details: lines('> Which screen is it?', 'The left one.', '> And since when?', 'Since Monday.'),
    own: words('The left one.', 'Since Monday.'),
  },
  {
    fact: 'what Outlook puts below goes from its header on',
    details: lines(
      'Please advise.',
      '',
      'From: Help Desk <help@msp.example>',
      'Sent: 03 June 2025 10:12',
      'To: Ada Birch',
      'Subject: RE: Printer',
      '',
      'Hi Ada, it is fixed. The failed service was killed.',
    ),
    own: 'Please advise.',
  },
  {
    fact: 'a header in bold with a list of addressees goes',
    details: lines(
      'Please advise.',
      '________________________________',
      '*From:* Help Desk',
      '*Date:* 3 June',
      '*To:* Ada; Bob;',
      'Carl',
      '*Subject:* Printer',
      'All fixed.',
    ),
    own: 'Please advise.',
  },
  {
    fact: 'a journey from one place to another is no header',
    details: lines('Please move the desk phone.', 'From: London', 'To: Leeds', 'It should be there on Friday.'),
    own: words('Please move the desk phone.', 'From: London', 'To: Leeds', 'It should be there on Friday.'),
  },
  {
    fact: 'an original message goes',
    details: lines('See below, it came back.', '', '-----Original Message-----', 'From: Help Desk', 'We closed it.'),
    own: 'See below, it came back.',
  },
  {
    fact: 'a forwarded message goes',
    details: lines(
      'Is this one real?',
      '',
      '---------- Forwarded message ---------',
      'From: Bank',
      'Your account is locked.',
    ),
    own: 'Is this one real?',
  },
  {
    fact: 'what a Mac forwards goes',
    details: lines('Is this one real?', '', 'Begin forwarded message:', '', 'From: Bank', 'Your account is locked.'),
    own: 'Is this one real?',
  },
  {
    fact: 'a forward without a word says nothing',
    summary: 'FW: Invoice',
    details: lines('-----Original Message-----', 'From: Supplier', 'Please pay.'),
    own: 'Invoice',
  },
  {
    fact: 'below the line of a service desk nothing is new',
    details: lines('Yes please.', '', '##- Please type your reply above this line -##', 'Your ticket was updated.'),
    own: 'Yes please.',
  },
  {
    fact: 'above the first word the line of a service desk is dropped alone',
    details: lines('##- Please type your reply above this line -##', 'My mouse is dead.'),
    own: 'My mouse is dead.',
  },
  {
    fact: 'an original message inside one long line goes',
    details:
      'Still no sound. -----Original Message----- From: Help Desk Sent: Monday To: Ada Subject: Sound We fixed it.',
    own: 'Still no sound.',
  },
  {
    fact: 'a header inside one long line goes',
    details: 'Still no sound. From: Help Desk Sent: Monday To: Ada Subject: Sound We fixed it.',
    own: 'Still no sound.',
  },
  {
    fact: 'an introduction inside one long line goes',
    details: 'Still no sound. On Mon, 2 Jun 2025 at 09:00, Help Desk wrote: We fixed it.',
    own: 'Still no sound.',
  },
  {
    fact: 'somebody who wrote something is no introduction',
    details: lines('On Monday Bob wrote to the supplier and got no answer.', 'On his screen is what he wrote.'),
    own: words('On Monday Bob wrote to the supplier and got no answer.', 'On his screen is what he wrote.'),
  },
  {
    fact: 'a signature above quoted mail goes, too',
    details: lines(
      'Still broken.',
      'Regards',
      'Ada',
      'Office Manager',
      '',
      'On 3 Jun 2025 at 10:12 Help Desk wrote:',
      '> Fixed.',
    ),
    own: 'Still broken.',
  },
];
