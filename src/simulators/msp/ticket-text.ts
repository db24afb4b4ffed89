import { firstNames, lastNames } from './names';
import { mixedSeed, Random } from './random';
import { tones, type TicketFacts } from './ticket-book';
import { alertThemeIndex, themeAt } from './ticket-themes';
import type { World, WorldContact } from './world';

/** What a ticket says: its subject and the client's first message, as it came by mail. */
export interface TicketText {
  readonly summary: string;
  readonly details: string;
}

const apps = [
  'Sage',
  'Xero',
  'AutoCAD',
  'Clio',
  'Dentally',
  'SharePoint',
  'Teams',
  'QuickBooks',
  'Access',
  'the stock system',
];
const printers = ['Kyocera in reception', 'upstairs HP', 'label printer', 'Ricoh by the kitchen', 'plotter'];
const sites = ['Head Office', 'the depot', 'Unit 4', 'the clinic', 'the yard', 'the London office', 'the warehouse'];

const greetings = ['Hi,', 'Hello,', 'Hi team,', 'Morning,', 'Hi all,', 'Good afternoon,', ''];

const closings: Record<number, readonly string[]> = {
  [tones.neutral]: ['Thanks', 'Many thanks', 'Kind regards', 'Regards'],
  [tones.friendly]: [
    'Thanks so much, you are always a great help!',
    'Thank you, really appreciate it',
    'Cheers, have a good day',
  ],
  [tones.impatient]: [
    'Please can someone look at this today',
    'I would appreciate a call back',
    'Waiting to hear from you',
  ],
  [tones.angry]: ['This is not good enough.', 'I expect a call from somebody senior.', 'Regards'],
  [tones.leaving]: ['I would like to discuss this with your director.', 'Regards'],
};

const remarks: Record<number, readonly string[]> = {
  [tones.friendly]: ['Not urgent, whenever you have a moment.', 'Sam was brilliant last time, happy to wait for him.'],
  [tones.impatient]: [
    'I reported this last week and have heard nothing.',
    'This is the second time I am asking.',
    'It is holding up three people now.',
  ],
  [tones.angry]: [
    'This is unacceptable. We have lost half a day again and nobody has called.',
    'I am really disappointed, the same fault keeps coming back and nobody seems to own it.',
    'Honestly the service has been terrible this month.',
  ],
  [tones.leaving]: [
    'We are looking at other providers because of this.',
    'Unless the price comes down we will not renew, and problems like this do not help.',
    'Our board has asked me for a copy of the contract and the notice terms.',
  ],
};

const disclaimer =
  'This email and any attachments are confidential and intended solely for the addressee. If you have received it in error ' +
  'please delete it and notify the sender. We accept no liability for any loss.';

export function ticketText(world: World, ticket: TicketFacts): TicketText {
  const random = new Random(mixedSeed(world.seed, 9, ticket.id));
  const theme = themeAt(ticket.theme);
  const fill = filling(random);
  const [subject, story] = random.pick(theme.requests);
  const [summary, problem] = [fill(subject), fill(story)];
  const client = world.clients[ticket.clientIndex];
  const contact = ticket.contactIndex === undefined ? undefined : world.contacts[ticket.contactIndex];
  if (ticket.theme === alertThemeIndex || !contact || !client)
    return { summary: `[Alert] ${summary}`, details: problem };
  const lines = [greetings[random.whole(0, greetings.length - 1)] ?? '', '', problem, remark(ticket.tone, random)];
  lines.push('', random.pick(closings[ticket.tone] ?? ['Thanks']), contact.firstName);
  if (random.chance(0.6)) lines.push('', ...signature(contact, client.name));
  if (random.chance(0.25)) lines.push('', disclaimer);
  if (ticket.hasReply) lines.push('', ...quoted(contact, problem));
  return {
    summary,
    details: lines
      .filter((line, at) => line !== '' || lines[at - 1] !== '')
      .join('\r\n')
      .trim(),
  };
}

function remark(tone: number, random: Random): string {
  const choices = remarks[tone];
  if (choices === undefined) return random.chance(0.2) ? 'Call me if you need anything.' : '';
  return random.chance(tone === tones.friendly ? 0.5 : 0.95) ? random.pick(choices) : '';
}

function filling(random: Random): (template: string) => string {
  const fills: Record<string, string> = {
    app: random.pick(apps),
    site: random.pick(sites),
    printer: random.pick(printers),
    name: `${random.pick(firstNames)} ${random.pick(lastNames)}`,
    number: String(random.whole(1_004, 9_980)),
    host: `${random.pick(['SRV', 'DC', 'NAS', 'PC', 'LT'])}-${String(random.whole(1, 48)).padStart(2, '0')}`,
  };
  return (template) => template.replace(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? '');
}

function signature({ firstName, lastName, title, phone, email }: WorldContact, company: string): readonly string[] {
  return ['--', `${firstName} ${lastName}`, `${title} | ${company}`, `T: ${phone}`, email];
}

/** An older mail below the new one: words that the client did not write now. */
function quoted({ firstName, lastName, email }: WorldContact, problem: string): readonly string[] {
  return [
    'From: Harbour IT Service Desk <support@harbour-it.example>',
    `To: ${firstName} ${lastName} <${email}>`,
    'Subject: Your ticket has been closed',
    '',
    `> Hi ${firstName}, we are sorry for the trouble. The critical fault is fixed and the failed service was killed and restarted.`,
    `> You wrote: ${problem}`,
  ];
}
