import { addDays, dayOf, instantOf, isWeekend, londonDay, londonInstant } from './days';
import {
  addressed,
  clientLetter,
  colleagueLetter,
  freshTemplate,
  topicsFor,
  type Correspondence,
  type Letter,
} from './mail-composer';
import type { InboxMessage } from './mail-message';
import { colleagueMails, strangers, unruly } from './other-mails';
import { mixedSeed, Random } from './random';
import type { StaffMember, World, WorldClient, WorldContact } from './world';

/** Working days of mail before the world starts, and after: the clock may be moved. */
const daysBefore = 6;
const daysAfter = 60;

const boxes = new WeakMap<World, Map<string, readonly InboxMessage[]>>();

/** A person's mail up to now, newest first. Someone who does not work at the MSP has no mailbox. */
export function inboxOf(world: World, personEmail: string, now: number): readonly InboxMessage[] {
  const known = boxes.get(world) ?? new Map<string, readonly InboxMessage[]>();
  boxes.set(world, known);
  const all = known.get(personEmail) ?? mailboxOf(world, personEmail);
  known.set(personEmail, all);
  return all.filter(({ sentAt }) => sentAt <= now);
}

function mailboxOf(world: World, personEmail: string): readonly InboxMessage[] {
  const position = world.staff.findIndex(({ email, roles }) => email === personEmail && roles.length > 0);
  const reader = world.staff[position];
  if (reader === undefined) return [];
  const correspondence = {
    world,
    reader,
    random: new Random(mixedSeed(world.seed, 20, position)),
    used: new Set<string>(),
  };
  const letters = [...openingMail(correspondence), ...laterMail(correspondence)];
  return letters
    .map((letter, order) => delivered(correspondence, letter, order))
    .sort((left, right) => right.sentAt - left.sentAt);
}

interface DatedLetter extends Letter {
  readonly sentAt: number;
  readonly cc?: readonly string[];
}

/** What waits when the world starts. */
function openingMail(correspondence: Correspondence): readonly DatedLetter[] {
  const { world, reader, random } = correspondence;
  const isManager = reader.roles.includes('accountManager');
  const clients = clientsFor(world, reader, random).slice(0, isManager ? 18 : 4);
  const fromClients = clients.flatMap((client, order): readonly DatedLetter[] => {
    const contact = writerAt(world, client, random);
    const [pressing, ...rest] = topicsFor(correspondence, client);
    if (contact === undefined || pressing === undefined) return [];
    const topic = order < 8 || random.chance(0.5) ? pressing : random.pick([pressing, ...rest]);
    const copied = random.chance(0.2) ? colleaguesOf(world, contact).slice(0, 2).map(addressed) : [];
    return [{ ...clientLetter(correspondence, contact, topic), sentAt: before(world, random, order), cc: copied }];
  });
  const special = isManager ? [autoReply(correspondence), newcomer(correspondence), unrulyLetter(correspondence)] : [];
  const inside = writersTo(world, reader)
    .slice(0, 3)
    .map((writer, order) => ({ ...fromColleague(correspondence, writer), sentAt: before(world, random, order + 1) }));
  const outside = random
    .shuffled(strangers)
    .slice(0, isManager ? 6 : 3)
    .map(({ from, mail: [subject, ...paragraphs] }, order) => ({
      from,
      subject,
      body: paragraphs.join('\n\n'),
      sentAt: before(world, random, order + 2),
    }));
  return [...fromClients, ...special.flat(), ...inside, ...outside];
}

/** One or two more a working day, so that a moved clock finds new mail. */
function laterMail(correspondence: Correspondence): readonly DatedLetter[] {
  const { world, reader, random } = correspondence;
  const clients = clientsFor(world, reader, random);
  const letters: DatedLetter[] = [];
  for (let offset = 0; offset < daysAfter; offset += 1) {
    const calendarDay = addDays(world.startsOn, offset);
    if (isWeekend(calendarDay) || clients.length === 0) continue;
    for (let made = random.whole(0, reader.roles.includes('accountManager') ? 2 : 1); made > 0; made -= 1) {
      const client = random.pick(clients);
      const contact = writerAt(world, client, random);
      if (contact === undefined) continue;
      const topic = random.pick(topicsFor(correspondence, client).filter((candidate) => candidate !== 'outage'));
      const sentAt = londonInstant(calendarDay, random.whole(9 * 60 + 40, 17 * 60 + 20));
      letters.push({ ...clientLetter(correspondence, contact, topic), sentAt });
    }
  }
  return letters;
}

/** Account managers hear from their own clients, the others from those of everybody; the outage reaches all who can help. */
function clientsFor(world: World, reader: StaffMember, random: Random): readonly WorldClient[] {
  const present = world.clients.filter(({ index }) => !world.departures.has(index));
  if (reader.roles.includes('accountManager')) {
    // The first clients of a portfolio are those whose decision is near.
    return present.filter(({ accountManagerEmail }) => accountManagerEmail === reader.email);
  }
  const led = present.filter(({ accountManagerEmail }) => reader.leads.includes(accountManagerEmail));
  const chosen = random.shuffled(led.length > 0 ? led : present).slice(0, 6);
  const outage = world.clients[world.incidentClientIndex];
  const helps = reader.roles.some((role) => role === 'incidentCommander' || role === 'mspOwner');
  return helps && outage !== undefined ? [outage, ...chosen.filter(({ index }) => index !== outage.index)] : chosen;
}

function writerAt(world: World, client: WorldClient, random: Random): WorldContact | undefined {
  const present = world.contacts.filter(
    ({ clientIndex, leftOn }) => clientIndex === client.index && (leftOn === undefined || leftOn > world.startsOn),
  );
  return present[random.weighted(present.map(({ buyingRoles }) => 1 + 2 * buyingRoles.length))];
}

function colleaguesOf(world: World, contact: WorldContact): readonly WorldContact[] {
  return world.contacts.filter(
    ({ clientIndex, id, leftOn }) => clientIndex === contact.clientIndex && id !== contact.id && leftOn === undefined,
  );
}

function writersTo(world: World, reader: StaffMember): readonly StaffMember[] {
  const team = world.staff.filter(
    ({ roles, isActive, email }) => isActive && email !== reader.email && roles.length > 0,
  );
  const leads = team.filter(({ leads: led }) => led.includes(reader.email));
  const managed = team.filter(({ email }) => reader.leads.includes(email));
  return [...leads, ...managed, ...team.filter(({ email }) => !reader.leads.includes(email))];
}

function fromColleague(correspondence: Correspondence, writer: StaffMember): Letter {
  const [role = 'accountManager'] = correspondence.reader.roles;
  return colleagueLetter(correspondence, writer, freshTemplate(correspondence, colleagueMails[role]));
}

/** An answering machine at a client: no customer wrote this. */
function autoReply({ world, reader, random }: Correspondence): readonly DatedLetter[] {
  const contact = anyContact(world, reader, random);
  if (contact === undefined) return [];
  const back = addDays(world.startsOn, 8);
  return [
    {
      from: addressed(contact),
      subject: 'Automatic reply: Renewal meeting',
      body: `Thank you for your email. I am out of the office until ${Number(back.slice(8))}/${Number(back.slice(5, 7))} with limited access to my inbox.\n\nIn urgent cases please contact our office.\n\n${contact.firstName} ${contact.lastName}`,
      sentAt: before(world, random, 1),
    },
  ];
}

/** Somebody new at a known company: the domain is known, the person is not. */
function newcomer({ world, reader, random }: Correspondence): readonly DatedLetter[] {
  const contact = anyContact(world, reader, random);
  if (contact === undefined) return [];
  const domain = contact.email.slice(contact.email.indexOf('@'));
  return [
    {
      from: `Reception <reception${domain}>`,
      subject: 'Parking for your visit',
      body: `Hello ${reader.firstName},\n\nPlease let us have the registration of your car for Thursday, and ring at the side door.\n\nThe reception team`,
      sentAt: before(world, random, 2),
    },
  ];
}

function unrulyLetter({ world, reader, random }: Correspondence): readonly DatedLetter[] {
  const contact = anyContact(world, reader, random);
  if (contact === undefined) return [];
  return [
    {
      from: `"${unruly.displayName}" <${contact.email}>`,
      subject: unruly.subject,
      body: [...unruly.paragraphs, contact.firstName].join('\n\n'),
      sentAt: before(world, random, 3),
    },
  ];
}

function anyContact(world: World, reader: StaffMember, random: Random): WorldContact | undefined {
  const clients = clientsFor(world, reader, random).filter(({ hasOwnDomain }) => hasOwnDomain);
  return clients.length === 0 ? undefined : writerAt(world, random.pick(clients), random);
}

/** The lower the order, the more recent: working days before the start, and for the first one its early morning. */
function before(world: World, random: Random, order: number): number {
  if (order === 0) return londonInstant(world.startsOn, 7 * 60 + 55) - random.whole(5, 25) * 60_000;
  let calendarDay = world.startsOn;
  for (let back = Math.min(daysBefore, 1 + Math.floor(order / 4) + random.whole(0, 1)); back > 0; back -= 1) {
    do calendarDay = addDays(calendarDay, -1);
    while (isWeekend(calendarDay));
  }
  return londonInstant(calendarDay, random.whole(8 * 60 + 10, 17 * 60 + 40)) + random.whole(0, 59) * 1_000;
}

function delivered({ world, reader, random }: Correspondence, letter: DatedLetter, order: number): InboxMessage {
  const id = [mixedSeed(world.seed, reader.agentId, order), mixedSeed(order, world.seed, reader.agentId)]
    .map((part) => part.toString(16).padStart(8, '0'))
    .join('');
  const isRecent = letter.sentAt > instantOf(dayOf(instantOf(world.startsOn) - 3 * 86_400_000));
  return {
    id,
    threadId: id,
    from: letter.from,
    to: [addressed(reader)],
    cc: letter.cc ?? [],
    subject: letter.subject,
    body: letter.body,
    sentAt: letter.sentAt,
    isUnread: londonDay(letter.sentAt) >= world.startsOn || (isRecent && random.chance(0.6)),
  };
}
