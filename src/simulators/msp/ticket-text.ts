import { firstNames, lastNames } from './names';
import { mixedSeed, Random } from './random';
import { tones, type TicketFacts } from './ticket-book';
import { alertThemeIndex, themeAt } from './ticket-themes';
import { foreignRequestsFor } from './wording/foreign-requests';
import { asMailText, mailTail, quotedMail, type Correspondent, type Earlier } from './wording/mail-tail';
import { phrases } from './wording/phrases';
import type { World } from './world';

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

const mspAddress = 'support@harbour-it.example';

export function ticketText(world: World, ticket: TicketFacts): TicketText {
  const random = new Random(mixedSeed(world.seed, 9, ticket.id));
  const writer = writerOf(world, ticket);
  if (writer === undefined) return alertText(world, ticket, random);
  const { language, contact } = writer;
  const theme = themeAt(ticket.theme);
  const fill = filling(random);
  const [subject, story] = random.pick(
    language === 'en' ? theme.requests : foreignRequestsFor(language, theme.category),
  );
  const [summary, problem] = [fill(subject), fill(story)];
  const { greetings, closings } = phrases[language];
  const lines = [random.pick(greetings), '', problem, remark(writer, ticket.tone, random)];
  lines.push('', random.pick(closings[ticket.tone] ?? closings[tones.neutral] ?? ['Thanks']), contact.firstName);
  lines.push(...mailTail(writer, random));
  if (ticket.hasReply) lines.push('', ...quotedMail(earlierMail(writer, ticket, problem), writer, random));
  return { summary: ticket.hasReply && random.chance(0.5) ? `RE: ${summary}` : summary, details: asMailText(lines) };
}

/** Who wrote a ticket; nobody where a machine did. Of a client abroad most people write in their own language. */
export function writerOf(world: World, ticket: TicketFacts): Correspondent | undefined {
  const client = world.clients[ticket.clientIndex];
  const contact = ticket.contactIndex === undefined ? undefined : world.contacts[ticket.contactIndex];
  if (ticket.theme === alertThemeIndex || !contact || !client) return undefined;
  const language = contact.id % 5 === 0 ? 'en' : client.language;
  return { contact, company: client.name, town: client.town, language };
}

function alertText(world: World, ticket: TicketFacts, random: Random): TicketText {
  const fill = filling(random);
  const [subject, problem] = random.pick(themeAt(alertThemeIndex).requests);
  const summary = `[Alert] ${fill(subject)}`;
  const client = world.clients[ticket.clientIndex];
  const details = [
    fill(problem),
    '',
    `Site: ${client?.name ?? 'unknown'}`,
    `Raised: ${new Date(ticket.openedAt).toISOString()}`,
    'This is an automated message of the monitoring platform. Do not reply.',
  ];
  return { summary, details: asMailText(details) };
}

function remark({ language }: Correspondent, tone: number, random: Random): string {
  const choices = phrases[language].remarks[tone];
  if (choices === undefined) return language === 'en' && random.chance(0.2) ? 'Call me if you need anything.' : '';
  return random.chance(tone === tones.friendly ? 0.5 : 0.95) ? random.pick(choices) : '';
}

export function filling(random: Random): (template: string) => string {
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

/** What the desk had written when it closed an older ticket, with words that sound worse than they are. */
function earlierMail({ contact }: Correspondent, { openedAt, id }: TicketFacts, problem: string): Earlier {
  return {
    name: 'Harbour IT Service Desk',
    address: mspAddress,
    subject: 'Your ticket has been closed',
    at: openedAt - (2 + (id % 9)) * 86_400_000,
    text: [
      `Hi ${contact.firstName}, we are sorry for the trouble. The critical fault is fixed and the failed service was killed and restarted.`,
      '',
      'If this is still unacceptable or you want to cancel the request, please reply.',
      `You wrote: ${problem}`,
    ].join('\n'),
  };
}
