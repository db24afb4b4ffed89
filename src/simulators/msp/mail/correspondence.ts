import { addDays, daysFrom } from '../days';
import type { Random } from '../random';
import { contractAt } from '../renewals/coming-terms';
import type {
  Cause,
  Language,
  StaffMember,
  StaffRole,
  World,
  WorldClient,
  WorldContact,
  WorldContract,
} from '../world';
import { mailTail } from '../wording/mail-tail';
import { phrases } from '../wording/phrases';
import { clientMails, closings, greetings, type ClientTopic } from './client-mails';
import { foreignClientMails } from './foreign-client-mails';
import type { InboxMessage, MailTemplate } from './mail-message';

/** A message without its place in a mailbox. */
export interface Letter {
  readonly from: string;
  readonly subject: string;
  readonly body: string;
}

export interface DatedLetter extends Letter {
  readonly sentAt: number;
  readonly cc?: readonly string[];
  /** Letters with the same name stand in one thread. */
  readonly thread?: string;
  readonly autoSubmitted?: InboxMessage['autoSubmitted'];
}

export interface Correspondence {
  readonly world: World;
  readonly reader: StaffMember;
  readonly random: Random;
  /** Subjects of the templates that this mailbox has seen. */
  readonly used: Set<string>;
}

/** What is on a client's mind on a day, most pressing first. */
function topicsOf(world: World, client: WorldClient, day: string): readonly ClientTopic[] {
  const month = daysFrom(world.historyStartsOn, day) / 30.44;
  const has = (cause: Cause): boolean =>
    client.episodes.some((one) => one.cause === cause && one.fromMonth <= month && one.toMonth >= month - 2);
  const decision = decisionDay(mainContract(world, client, day));
  const left = decision === undefined ? Infinity : daysFrom(day, decision);
  const isDown = world.incidents.some(
    ({ clientIndex, startedAt, endedAt }) =>
      clientIndex === client.index && startedAt <= Date.parse(day) + 86_400_000 && endedAt >= Date.parse(day),
  );
  const topics: (ClientTopic | undefined)[] = [
    isDown ? 'outage' : undefined,
    has('budgetCut') ? 'priceDown' : undefined,
    has('serviceSlips') ? 'complaint' : undefined,
    has('acquisition') ? 'acquisition' : undefined,
    has('championLeaves') && hasSuccessor(world, client, day) ? 'handOver' : undefined,
    left < 120 && left > -60 ? 'contract' : undefined,
    has('growth') ? 'growth' : undefined,
    'invoice',
    'service',
    'thanks',
  ];
  return topics.filter((topic): topic is ClientTopic => topic !== undefined);
}

function hasSuccessor(world: World, { index }: WorldClient, day: string): boolean {
  return world.contacts.some(
    ({ clientIndex, leftOn }) => clientIndex === index && leftOn !== undefined && leftOn < day,
  );
}

function mainContract(world: World, { index }: WorldClient, day: string): WorldContract | undefined {
  const running = world.contracts.filter(({ clientIndex, inactiveFrom }) => clientIndex === index && !inactiveFrom);
  const [main] = running.map((contract) => contractAt(contract, day));
  return main;
}

function decisionDay(contract: WorldContract | undefined): string | undefined {
  return contract?.endsOn === undefined ? undefined : addDays(contract.endsOn, -contract.noticeDays);
}

/** What clients write to people who do not manage their account. */
const concerns: Partial<Record<StaffRole, readonly ClientTopic[]>> = {
  finance: ['invoice', 'priceDown'],
  incidentCommander: ['outage', 'complaint', 'service'],
  administrator: ['service'],
};

/** The client's topics that concern the reader; where there is none, what people of that role are always asked. */
export function topicsFor({ world, reader }: Correspondence, client: WorldClient, day: string): readonly ClientTopic[] {
  const topics = topicsOf(world, client, day);
  const wanted = reader.roles.flatMap((role) => concerns[role] ?? []);
  if (wanted.length === 0) return topics;
  const shared = topics.filter((topic) => wanted.includes(topic));
  return shared.length > 0 ? shared : ['service'];
}

/** One that this mailbox has not seen, while there is one. */
export function freshTemplate({ random, used }: Correspondence, templates: readonly MailTemplate[]): MailTemplate {
  const fresh = templates.filter(([subject]) => !used.has(subject));
  const template = random.pick(fresh.length > 0 ? fresh : templates);
  used.add(template[0]);
  return template;
}

/** Of a client abroad most people write in their own language. */
export function languageOf(client: WorldClient, contact: WorldContact): Language {
  return contact.id % 5 === 0 ? 'en' : client.language;
}

export function clientOf(world: World, contact: WorldContact): WorldClient {
  const client = world.clients[contact.clientIndex];
  if (!client) throw new Error('a contact without client');
  return client;
}

/** A letter of this contact about this topic, on a day. */
export function clientLetter(
  correspondence: Correspondence,
  contact: WorldContact,
  topic: ClientTopic,
  day: string,
): Letter {
  const { random, world, reader } = correspondence;
  const client = clientOf(world, contact);
  const language = languageOf(client, contact);
  const templates = language === 'en' ? clientMails[topic] : foreignTemplates(language, topic);
  const fill = filling(correspondence, client, day, language);
  const [subject, ...paragraphs] = freshTemplate(correspondence, templates);
  const writer = { contact, company: client.name, town: client.town, language };
  const hello = language === 'en' ? fill(random.pick(greetings)) : `${random.pick(phrases[language].greetings)}`;
  const bye = language === 'en' ? random.pick(closings) : random.pick(phrases[language].closings[0] ?? closings);
  const tail = mailTail(writer, random).join('\n').trim();
  return {
    from: addressed(contact),
    subject: fill(subject),
    body: [
      hello === '' ? `${reader.firstName},` : hello,
      ...paragraphs.map(fill),
      `${bye}\n${contact.firstName}`,
      ...(tail === '' ? [] : [tail]),
    ].join('\n\n'),
  };
}

function foreignTemplates(language: Exclude<Language, 'en'>, topic: ClientTopic): readonly MailTemplate[] {
  return foreignClientMails[language][topic] ?? foreignClientMails[language].service;
}

export function colleagueLetter(
  { world, reader, random }: Correspondence,
  writer: StaffMember,
  mail: MailTemplate,
): Letter {
  const own = world.clients.filter(({ accountManagerEmail }) => accountManagerEmail === writer.email);
  const outage = reader.roles.includes('incidentCommander') ? world.clients[world.incidentClientIndex] : undefined;
  const client = outage ?? random.pick(own.length > 0 ? own : world.clients);
  const [subject, ...paragraphs] = mail;
  const fill = (text: string): string => text.replaceAll('{client}', client.name);
  return {
    from: addressed(writer),
    subject: fill(subject),
    body: [`Hi ${reader.firstName},`, ...paragraphs.map(fill), `${writer.firstName}`].join('\n\n'),
  };
}

export function addressed({
  firstName,
  lastName,
  email,
}: Pick<WorldContact, 'firstName' | 'lastName' | 'email'>): string {
  return `${firstName} ${lastName} <${email}>`;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', cy: 'cy-GB' };

const dayForms = { ends: { day: 'numeric', month: 'long' }, month: { month: 'long' } } as const;

/** Making one takes longer than writing the rest of a letter. */
const formats = new Map<string, Intl.DateTimeFormat>();

function inWords(day: string, form: keyof typeof dayForms, language: Language): string {
  const key = `${language} ${form}`;
  const known = formats.get(key);
  const format = known ?? new Intl.DateTimeFormat(locales[language], { ...dayForms[form], timeZone: 'UTC' });
  if (known === undefined) formats.set(key, format);
  return format.format(new Date(day));
}

function filling(
  { world, reader, random }: Correspondence,
  client: WorldClient,
  day: string,
  language: Language,
): (text: string) => string {
  const contract = mainContract(world, client, day);
  const endsOn = contract?.endsOn ?? addDays(day, 120);
  const left = world.contacts.find(
    ({ clientIndex, leftOn }) => clientIndex === client.index && leftOn !== undefined && leftOn < day,
  );
  const symbol = contract?.currency === 'EUR' ? '€' : '£';
  const fills: Readonly<Record<string, string>> = {
    me: reader.firstName,
    company: client.name,
    town: client.town,
    kind: (contract?.kind ?? 'Managed Services').toLowerCase(),
    ends: inWords(endsOn, 'ends', language),
    month: inWords(endsOn, 'month', language),
    seats: String(client.seats),
    amount: `${symbol}${Math.round((contract?.monthlyMinor ?? 90_000) / 100).toLocaleString('en-GB')}`,
    left: left === undefined ? 'my predecessor' : `${left.firstName} ${left.lastName}`,
    invoice: `HIT-${random.whole(20_101, 24_900)}`,
    number: String(random.whole(4_000, 9_999)),
  };
  return (text) => text.replace(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? '');
}
