import { clientMails, closings, greetings, type ClientTopic } from './client-mails';
import { addDays, daysFrom } from './days';
import type { MailTemplate } from './mail-message';
import type { Random } from './random';
import {
  historyMonths,
  type StaffMember,
  type StaffRole,
  type World,
  type WorldClient,
  type WorldContact,
  type WorldContract,
} from './world';

/** A message without its place in a mailbox. */
export interface Letter {
  readonly from: string;
  readonly subject: string;
  readonly body: string;
}

/** What is on a client's mind as the world starts, most pressing first. */
function topicsOf(world: World, client: WorldClient): readonly ClientTopic[] {
  const recent = historyMonths - 2;
  const active = client.episodes.filter(({ fromMonth, toMonth }) => fromMonth <= historyMonths && toMonth >= recent);
  const has = (cause: string): boolean => active.some((episode) => episode.cause === cause);
  const decision = decisionDay(mainContract(world, client));
  const isNear = decision !== undefined && daysFrom(world.startsOn, decision) < 120;
  const topics: (ClientTopic | undefined)[] = [
    client.index === world.incidentClientIndex ? 'outage' : undefined,
    has('budgetCut') ? 'priceDown' : undefined,
    has('serviceSlips') ? 'complaint' : undefined,
    has('acquisition') ? 'acquisition' : undefined,
    has('championLeaves') ? 'handOver' : undefined,
    isNear ? 'contract' : undefined,
    has('growth') ? 'growth' : undefined,
    'invoice',
    'service',
    'thanks',
  ];
  return topics.filter((topic): topic is ClientTopic => topic !== undefined);
}

function mainContract(world: World, { index }: WorldClient): WorldContract | undefined {
  return world.contracts.find(({ clientIndex, inactiveFrom }) => clientIndex === index && inactiveFrom === undefined);
}

function decisionDay(contract: WorldContract | undefined): string | undefined {
  return contract?.endsOn === undefined ? undefined : addDays(contract.endsOn, -contract.noticeDays);
}

export interface Correspondence {
  readonly world: World;
  readonly reader: StaffMember;
  readonly random: Random;
  /** Subjects of the templates that this mailbox has seen. */
  readonly used: Set<string>;
}

/** What clients write to people who do not manage their account. */
const concerns: Partial<Record<StaffRole, readonly ClientTopic[]>> = {
  finance: ['invoice', 'priceDown'],
  incidentCommander: ['outage', 'complaint', 'service'],
  administrator: ['service'],
};

/** The client's topics that concern the reader; where there is none, what people of that role are always asked. */
export function topicsFor({ world, reader }: Correspondence, client: WorldClient): readonly ClientTopic[] {
  const topics = topicsOf(world, client);
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

/** A letter of this contact about this topic. */
export function clientLetter(correspondence: Correspondence, contact: WorldContact, topic: ClientTopic): Letter {
  const { world, reader, random } = correspondence;
  const client = world.clients[contact.clientIndex];
  if (!client) throw new Error('a contact without client');
  const fill = filling(world, client, reader, random);
  const [subject, ...paragraphs] = freshTemplate(correspondence, clientMails[topic]);
  const company = client.name;
  return {
    from: addressed(contact),
    subject: fill(subject),
    body: [
      fill(random.pick(greetings)),
      ...paragraphs.map(fill),
      `${random.pick(closings)}\n${contact.firstName}`,
      ...(random.chance(0.7)
        ? [`${contact.firstName} ${contact.lastName}\n${contact.title}, ${company}\n${contact.phone}`]
        : []),
      ...(random.chance(0.2)
        ? [`This email is intended for the addressee only. ${company} is registered in England and Wales.`]
        : []),
    ].join('\n\n'),
  };
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

function filling(world: World, client: WorldClient, reader: StaffMember, random: Random): (text: string) => string {
  const contract = mainContract(world, client);
  const endsOn = contract?.endsOn ?? addDays(world.startsOn, 120);
  const left = world.contacts.find(({ clientIndex, leftOn }) => clientIndex === client.index && leftOn !== undefined);
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(endsOn));
  const fills: Readonly<Record<string, string>> = {
    me: reader.firstName,
    company: client.name,
    town: client.town,
    kind: (contract?.kind ?? 'Managed Services').toLowerCase(),
    ends: `${Number(endsOn.slice(8))} ${month}`,
    month,
    seats: String(client.seats),
    amount: `£${Math.round((contract?.monthlyMinor ?? 90_000) / 100).toLocaleString('en-GB')}`,
    left: left === undefined ? 'my predecessor' : `${left.firstName} ${left.lastName}`,
    invoice: `HIT-${random.whole(20_100, 24_900)}`,
    number: String(random.whole(4_000, 9_999)),
  };
  return (text) => text.replace(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? '');
}
