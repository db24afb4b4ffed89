import { lines, words, type Mail } from './mail';

/** Sign-offs, signatures and footers of devices, in English. */
export const englishMails: readonly Mail[] = [
  {
    fact: 'a plain request is kept whole',
    summary: 'Cannot open shared drive',
    details: 'I cannot open the S: drive since this morning.',
    own: words('Cannot open shared drive', 'I cannot open the S: drive since this morning.'),
  },
  {
    fact: 'paragraphs stay paragraphs',
    details: lines('Hi,', '', '', 'the scanner is broken.', '', 'It beeps twice.'),
    own: words('Hi,', '', 'the scanner is broken.', '', 'It beeps twice.'),
  },
  {
    fact: 'a sign-off goes with the name, title and phone below it',
    details: lines('VPN is down again.', '', 'Kind regards', 'Ada Birch', 'Office Manager', 'T: 01234 567890'),
    own: 'VPN is down again.',
  },
  {
    fact: 'a name behind the sign-off goes, too',
    details: lines('Please reset my password.', '', 'Best regards, Tom'),
    own: 'Please reset my password.',
  },
  {
    fact: 'thanks before a name are a sign-off',
    details: lines('The plotter jams.', '', 'Many thanks,', 'Joan Field'),
    own: 'The plotter jams.',
  },
  {
    fact: 'thanks at the very end are a sign-off',
    details: lines('The plotter jams.', '', 'Thanks!'),
    own: 'The plotter jams.',
  },
  {
    fact: 'thanks that go on are what the client says',
    details: lines('It works now.', '', 'Thanks so much, you are always a great help!', 'Sam'),
    own: words('It works now.', '', 'Thanks so much, you are always a great help!', 'Sam'),
  },
  {
    fact: 'thanks before more to say are kept',
    details: lines('Thanks', 'one more thing: the laptop of Jo is slow as well.'),
    own: words('Thanks', 'one more thing: the laptop of Jo is slow as well.'),
  },
  {
    fact: 'thanks in the middle are kept',
    details: lines('The screen is back.', 'Thank you', 'but the keyboard is still missing two keys.'),
    own: words('The screen is back.', 'Thank you', 'but the keyboard is still missing two keys.'),
  },
  { fact: 'somebody who only writes thanks has said it', details: 'Thanks!', own: 'Thanks!' },
  {
    fact: 'the mark of a signature cuts name, company and address',
    details: lines('Can you call me?', '-- ', 'Ada Birch', 'Birch & Co | 12 High Street, Reading', 'ada@birch.example'),
    own: 'Can you call me?',
  },
  {
    fact: 'a signature may begin with the company',
    details: lines('Can you call me?', '', '--', 'Birch & Co Ltd', 'Ada Birch', 'www.birch.example'),
    own: 'Can you call me?',
  },
  {
    fact: 'dashes between the parts of a list stay',
    details: lines('Two faults:', '--', 'mail bounces with code 550', '--', 'the scanner is offline'),
    own: words('Two faults:', '--', 'mail bounces with code 550', '--', 'the scanner is offline'),
  },
  {
    fact: 'a contact block needs no sign-off',
    details: lines(
      'Laptop will not start.',
      '',
      'Ada Birch',
      'Practice Manager',
      'M: +44 7700 900123',
      'www.birch.example',
    ),
    own: 'Laptop will not start.',
  },
  {
    fact: 'a form with names and numbers is no signature',
    details: lines('New starter on Monday:', '', 'Name: Lee Park', 'Phone: 01234 567890', 'Email: lee@birch.example'),
    own: words('New starter on Monday:', '', 'Name: Lee Park', 'Phone: 01234 567890', 'Email: lee@birch.example'),
  },
  {
    fact: 'a number to call is what the client says',
    details: lines('No internet at the depot.', '', 'Call me on 07700 900123 please.'),
    own: words('No internet at the depot.', '', 'Call me on 07700 900123 please.'),
  },
  {
    fact: 'a postscript below the signature is kept',
    details: lines('Please add Jo to the list.', 'Regards', 'Ada', 'Office Manager', 'PS: and take Lee off it'),
    own: words('Please add Jo to the list.', 'PS: and take Lee off it'),
  },
  {
    fact: 'a sentence below a sign-off is kept',
    details: lines('Mail is slow.', 'Regards', 'Ada', '', 'I forgot to say that Teams is slow as well.'),
    own: words('Mail is slow.', 'I forgot to say that Teams is slow as well.'),
  },
  {
    fact: 'an angry closing sentence is kept, the sign-off is not',
    details: lines('Third time this week.', 'This is not good enough.', 'Regards', 'M. Lowe'),
    own: words('Third time this week.', 'This is not good enough.'),
  },
  {
    fact: 'the footer of a phone goes',
    details: lines('No wifi in the meeting room', '', 'Sent from my iPhone'),
    own: 'No wifi in the meeting room',
  },
  {
    fact: 'the footer of a mail program goes',
    details: lines('Need a new mouse', '', 'Get Outlook for iOS', 'Sent from Mail for Windows'),
    own: 'Need a new mouse',
  },
  {
    fact: 'what was sent from the phone to the printer is kept',
    details: lines('Nothing I send from my phone to the printer comes out.'),
    own: 'Nothing I send from my phone to the printer comes out.',
  },
  {
    fact: 'a signature with titles and pronouns goes',
    details: lines('Sage is stuck.', '', 'Warm regards,', '', 'Dr. Kim van den Berg (she/her)', 'Head of Finance'),
    own: 'Sage is stuck.',
  },
  {
    fact: 'sign-offs are known with signs and emoji around them',
    details: lines('All three tills are down!', '', '~ Cheers 🙏', 'Bob'),
    own: 'All three tills are down!',
  },
];

/** Ids, reply marks and tags of mail servers in subjects. */
export const subjects: readonly Mail[] = [
  { fact: 'a reply mark goes', summary: 'RE: Printer', details: '', own: 'Printer' },
  { fact: 'reply marks go one after another', summary: 'Re: FW: AW[2]: Printer', details: '', own: 'Printer' },
  { fact: 'the id of a ticket goes', summary: 'Re: [Ticket #0012345] VPN drops', details: '', own: 'VPN drops' },
  { fact: 'an id in parentheses goes', summary: 'VPN drops (ID: 4711)', details: '', own: 'VPN drops' },
  { fact: 'an id between number signs goes', summary: '##48213## VPN drops', details: '', own: 'VPN drops' },
  { fact: 'an id without brackets goes', summary: 'INC0048213 - VPN drops', details: '', own: 'VPN drops' },
  { fact: 'the mark of mail from outside goes', summary: '[EXTERNAL] VPN drops', details: '', own: 'VPN drops' },
  { fact: 'a number that means something stays', summary: 'Error 0x80070035', details: '', own: 'Error 0x80070035' },
  { fact: 'a year stays', summary: 'Office 2021 for Jo', details: '', own: 'Office 2021 for Jo' },
  { fact: 'a drive is no reply mark', summary: 'R: drive missing', details: '', own: 'R: drive missing' },
  { fact: 'the name of a machine stays', summary: '[SRV-01] very slow', details: '', own: '[SRV-01] very slow' },
  {
    fact: 'a word that begins like a mark stays',
    summary: 'Reset: my password',
    details: '',
    own: 'Reset: my password',
  },
];
