import { addDays, isWeekend, londonInstant } from '../days';
import type { Random } from '../random';
import type { WorldClient, WorldContact } from '../world';
import { quotedMail } from '../wording/mail-tail';
import { phrases } from '../wording/phrases';
import {
  addressed,
  clientLetter,
  clientOf,
  colleagueLetter,
  freshTemplate,
  languageOf,
  topicsFor,
  type Correspondence,
  type DatedLetter,
} from './correspondence';
import { colleagueMails, strangers, unruly } from './other-mails';
import { clientsFor, presentAt, writerAt, writersTo } from './senders';

/** Working days of mail that wait when the world starts. */
const daysBefore = 6;

/** What waits when the world starts. */
export function openingMail(correspondence: Correspondence): readonly DatedLetter[] {
  const { world, reader, random } = correspondence;
  const isManager = reader.roles.includes('accountManager');
  const clients = clientsFor(world, reader, world.startsOn, random).slice(0, isManager ? 18 : 4);
  const fromClients = clients.flatMap((client, order): readonly DatedLetter[] => {
    const contact = writerAt(world, client, world.startsOn, random);
    const [pressing, ...rest] = topicsFor(correspondence, client, world.startsOn);
    if (contact === undefined || pressing === undefined) return [];
    const topic = order < 8 || random.chance(0.5) ? pressing : random.pick([pressing, ...rest]);
    const copied = random.chance(0.2) ? colleaguesOf(correspondence, contact).slice(0, 2).map(addressed) : [];
    const letter = clientLetter(correspondence, contact, topic, world.startsOn);
    return [{ ...letter, sentAt: before(correspondence, order), cc: copied }];
  });
  const inside = writersTo(world, reader)
    .slice(0, 3)
    .map((writer, order) => {
      const [role = 'accountManager'] = reader.roles;
      const template = freshTemplate(correspondence, colleagueMails[role]);
      return { ...colleagueLetter(correspondence, writer, template), sentAt: before(correspondence, order + 1) };
    });
  const outside = random
    .shuffled(strangers)
    .slice(0, isManager ? 6 : 3)
    .map(({ from, mail: [subject, ...paragraphs] }, order) => ({
      from,
      subject,
      body: paragraphs.join('\n\n'),
      sentAt: before(correspondence, order + 2),
    }));
  return [...fromClients, ...(isManager ? special(correspondence) : []), ...inside, ...outside];
}

/** Mail that a careless reader gets wrong: machines, people nobody knows, two clients at once, other scripts and languages. */
function special(correspondence: Correspondence): readonly DatedLetter[] {
  const { world, reader, random } = correspondence;
  const clients = clientsFor(world, reader, world.startsOn, random);
  const shared = clients.find(({ hasOwnDomain }) => !hasOwnDomain);
  const abroad = clients.find(({ language }) => language !== 'en');
  return [
    ...autoReply(correspondence),
    ...newcomer(correspondence),
    ...unrulyLetter(correspondence),
    ...twoClients(correspondence, clients),
    ...(shared === undefined ? [] : aboutService(correspondence, shared)),
    ...(abroad === undefined ? [] : aboutService(correspondence, abroad)),
  ];
}

/** An answering machine at a client: no customer wrote this. */
function autoReply(correspondence: Correspondence): readonly DatedLetter[] {
  const contact = anyContact(correspondence);
  if (contact === undefined) return [];
  const { subject, body } = phrases[languageOf(clientOf(correspondence.world, contact), contact)].automatic;
  return [
    {
      from: addressed(contact),
      subject: `${subject === 'Automatic reply' ? subject : `Automatic reply / ${subject}`}: Renewal meeting`,
      body: `${body}\n\n${contact.firstName} ${contact.lastName}`,
      sentAt: before(correspondence, 1),
      ...(correspondence.random.chance(0.6) ? { autoSubmitted: 'auto-replied' as const } : {}),
    },
  ];
}

/** Somebody new at a known company: the domain is known, the person is not. */
function newcomer(correspondence: Correspondence): readonly DatedLetter[] {
  const contact = anyContact(correspondence);
  if (contact === undefined) return [];
  const domain = contact.email.slice(contact.email.indexOf('@'));
  return [
    {
      from: `Reception <reception${domain}>`,
      subject: 'Parking for your visit',
      body: `Hello ${correspondence.reader.firstName},\n\nPlease let us have the registration of your car for Thursday, and ring at the side door.\n\nThe reception team`,
      sentAt: before(correspondence, 2),
    },
  ];
}

function unrulyLetter(correspondence: Correspondence): readonly DatedLetter[] {
  const contact = anyContact(correspondence);
  if (contact === undefined) return [];
  return [
    {
      from: `"${unruly.displayName}" <${contact.email}>`,
      subject: unruly.subject,
      body: [...unruly.paragraphs, contact.firstName].join('\n\n'),
      sentAt: before(correspondence, 3),
    },
  ];
}

/** One client writes, another is on Cc, and the answer of a third person quotes the first: whose renewal is this? */
function twoClients(correspondence: Correspondence, clients: readonly WorldClient[]): readonly DatedLetter[] {
  const { world, reader, random } = correspondence;
  const [one, other] = random.shuffled(clients.filter(({ hasOwnDomain }) => hasOwnDomain));
  if (one === undefined || other === undefined) return [];
  const [writer, second] = presentAt(world, one, world.startsOn);
  const [copied] = presentAt(world, other, world.startsOn);
  if (writer === undefined || second === undefined || copied === undefined) return [];
  const subject = `Shared premises: ${one.name} and ${other.name}`;
  const text = `Hello ${reader.firstName},\n\nWe are moving into the same building as ${other.name} in spring. Could we share the internet line, and what would that mean for both of our agreements?\n\nI have copied ${copied.firstName} from their side.\n\nKind regards\n${writer.firstName}`;
  const sentAt = before(correspondence, 9);
  const quoted = quotedMail(
    { name: `${writer.firstName} ${writer.lastName}`, address: writer.email, subject, at: sentAt, text },
    { contact: second, language: 'en' },
    random,
  );
  const thread = 'two clients';
  return [
    { from: addressed(writer), subject, body: text, sentAt, cc: [addressed(copied)], thread },
    {
      from: addressed(second),
      subject: `RE: ${subject}`,
      body: [`The landlord says yes. ${second.firstName}`, quoted.join('\n')].join('\n\n'),
      sentAt: before(correspondence, 4),
      cc: [addressed(copied), addressed(writer)],
      thread,
    },
  ];
}

function aboutService(correspondence: Correspondence, client: WorldClient): readonly DatedLetter[] {
  const { world, random } = correspondence;
  const present = presentAt(world, client, world.startsOn);
  const contact = present.find((person) => languageOf(client, person) === client.language) ?? present[0];
  if (contact === undefined) return [];
  const topic = random.pick(topicsFor(correspondence, client, world.startsOn).filter((one) => one !== 'outage'));
  return [{ ...clientLetter(correspondence, contact, topic, world.startsOn), sentAt: before(correspondence, 5) }];
}

function anyContact({ world, reader, random }: Correspondence): WorldContact | undefined {
  const clients = clientsFor(world, reader, world.startsOn, random).filter(({ hasOwnDomain }) => hasOwnDomain);
  return clients.length === 0 ? undefined : writerAt(world, random.pick(clients), world.startsOn, random);
}

function colleaguesOf({ world }: Correspondence, contact: WorldContact): readonly WorldContact[] {
  return presentAt(world, clientOf(world, contact), world.startsOn).filter(({ id }) => id !== contact.id);
}

/** The lower the order, the more recent: working days before the start, and for the first one its early morning. */
function before({ world, random }: { world: Correspondence['world']; random: Random }, order: number): number {
  if (order === 0) return londonInstant(world.startsOn, 7 * 60 + 55) - random.whole(5, 25) * 60_000;
  let calendarDay = world.startsOn;
  for (let back = Math.min(daysBefore, 1 + Math.floor(order / 4) + random.whole(0, 1)); back > 0; back -= 1) {
    do calendarDay = addDays(calendarDay, -1);
    while (isWeekend(calendarDay));
  }
  return londonInstant(calendarDay, random.whole(8 * 60 + 10, 17 * 60 + 40)) + random.whole(0, 59) * 1_000;
}
