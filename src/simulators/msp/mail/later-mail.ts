import { addDays, dayOf, isWeekend, londonInstant, minute } from '../days';
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
import { colleagueMails, strangers } from './other-mails';
import { clientsFor, presentAt, writerAt, writersTo } from './senders';

/** What arrives as the clock moves, up to the world's last day. */
export function laterMail(correspondence: Correspondence): readonly DatedLetter[] {
  const { world } = correspondence;
  const letters: DatedLetter[] = [];
  for (let today = world.startsOn; today < world.endsOn; today = addDays(today, 1)) {
    if (!isWeekend(today)) letters.push(...mailOf(correspondence, today));
  }
  return [...letters, ...outageMail(correspondence), ...leaverMail(correspondence)];
}

/** One or two of clients on a working day, often with an answer to the answer; now and then a colleague or a stranger. */
function mailOf(correspondence: Correspondence, today: string): readonly DatedLetter[] {
  const { world, reader, random } = correspondence;
  const letters: DatedLetter[] = [];
  const clients = clientsFor(world, reader, today, random);
  const count = clients.length === 0 ? 0 : random.whole(0, reader.roles.includes('accountManager') ? 2 : 1);
  for (let made = 0; made < count; made += 1) {
    const client = random.pick(clients);
    const contact = writerAt(world, client, today, random);
    if (contact === undefined) continue;
    const topic = random.pick(topicsFor(correspondence, client, today).filter((candidate) => candidate !== 'outage'));
    const letter = clientLetter(correspondence, contact, topic, today);
    const sentAt = londonInstant(today, random.whole(9 * 60 + 40, 17 * 60 + 20));
    const thread = `${today} ${made}`;
    letters.push({ ...letter, sentAt, thread });
    if (random.chance(0.3)) letters.push(secondLetter(correspondence, contact, { ...letter, sentAt, thread }));
    if (random.chance(0.04))
      letters.push(outOfOffice(correspondence, contact, sentAt + random.whole(1, 3) * 86_400_000));
  }
  if (random.chance(0.12)) {
    const [role = 'accountManager'] = reader.roles;
    const writer = random.pick(writersTo(world, reader).slice(0, 6));
    const template = freshTemplate(correspondence, colleagueMails[role]);
    letters.push({ ...colleagueLetter(correspondence, writer, template), sentAt: officeHour(today, random) });
  }
  if (random.chance(0.1)) {
    const { from, mail } = random.pick(strangers);
    const [subject, ...paragraphs] = mail;
    letters.push({ from, subject, body: paragraphs.join('\n\n'), sentAt: officeHour(today, random) });
  }
  return letters;
}

const secondWords = {
  en: ['Thank you for the quick answer. Let us do it like that.', 'Thanks, but that does not answer my question.'],
  de: ['Danke für die schnelle Antwort, so machen wir es.', 'Danke, aber das beantwortet meine Frage nicht.'],
  fr: ['Merci pour votre réponse rapide, faisons comme cela.', 'Merci, mais cela ne répond pas à ma question.'],
  cy: ['Diolch am yr ateb cyflym.'],
} as const;

/** A reply to what the reader answered: little of it is new. */
function secondLetter(
  { world, reader, random }: Correspondence,
  contact: WorldContact,
  first: DatedLetter,
): DatedLetter {
  const language = languageOf(clientOf(world, contact), contact);
  const answeredAt = first.sentAt + random.whole(30, 200) * minute;
  const answer = `Hi ${contact.firstName},\n\nThank you for your mail. I will come back to you this week; cancelling or a lower price is not needed to fix this.\n\nKind regards\n${reader.firstName}`;
  const subject = /^(re|aw):/i.test(first.subject) ? first.subject : `Re: ${first.subject}`;
  const quoted = quotedMail(
    { name: `${reader.firstName} ${reader.lastName}`, address: reader.email, subject, at: answeredAt, text: answer },
    { contact, language },
    random,
  );
  return {
    from: first.from,
    subject,
    body: [`${random.pick(secondWords[language])}\n${contact.firstName}`, quoted.join('\n')].join('\n\n'),
    sentAt: onWorkday(answeredAt + random.whole(40, 2_600) * minute),
    ...(first.thread === undefined ? {} : { thread: first.thread }),
  };
}

function outOfOffice({ world, random }: Correspondence, contact: WorldContact, at: number): DatedLetter {
  const { subject, body } = phrases[languageOf(clientOf(world, contact), contact)].automatic;
  return {
    from: addressed(contact),
    subject: `${subject}: Your request`,
    body: `${body}\n\n${contact.firstName} ${contact.lastName}`,
    sentAt: onWorkday(at),
    ...(random.chance(0.6) ? { autoSubmitted: 'auto-replied' as const } : {}),
  };
}

/** Clients of the reader that stand still write soon, and once more when it is over. */
function outageMail(correspondence: Correspondence): readonly DatedLetter[] {
  const { world, reader, random } = correspondence;
  const helps = reader.roles.includes('incidentCommander');
  const start = londonInstant(world.startsOn, 0);
  return world.incidents.flatMap(({ clientIndex, startedAt, endedAt }): readonly DatedLetter[] => {
    const client = world.clients[clientIndex];
    const concerned = client !== undefined && (helps || client.accountManagerEmail === reader.email);
    if (!concerned || startedAt < start) return [];
    const today = dayOf(startedAt);
    const contact = writerAt(world, client, today, random);
    if (contact === undefined) return [];
    const thread = `outage ${startedAt}`;
    const cry = clientLetter(correspondence, contact, 'outage', today);
    const after = clientLetter(correspondence, contact, random.chance(0.5) ? 'complaint' : 'thanks', dayOf(endedAt));
    return [
      { ...cry, sentAt: startedAt + random.whole(15, 90) * minute, thread },
      { ...after, sentAt: onWorkday(endedAt + random.whole(60, 900) * minute) },
    ];
  });
}

/** People who leave say goodbye or do not; afterwards their address answers by itself, or bounces. Successors introduce themselves. */
function leaverMail(correspondence: Correspondence): readonly DatedLetter[] {
  const { world, reader } = correspondence;
  if (!reader.roles.includes('accountManager')) return [];
  return world.contacts.flatMap((contact): readonly DatedLetter[] => {
    const client = clientOf(world, contact);
    const isPresent = (day: string): boolean => (world.departures.get(client.index) ?? day) >= day;
    if (client.accountManagerEmail !== reader.email) return [];
    const { leftOn, arrivedOn } = contact;
    return [
      ...(leftOn !== undefined && leftOn > world.startsOn && isPresent(leftOn)
        ? goodbye(correspondence, client, contact, leftOn)
        : []),
      ...(arrivedOn !== undefined && arrivedOn > world.startsOn && isPresent(arrivedOn)
        ? [introduction(correspondence, contact, arrivedOn)]
        : []),
    ];
  });
}

function goodbye(
  { world, reader, random }: Correspondence,
  client: WorldClient,
  contact: WorldContact,
  leftOn: string,
): readonly DatedLetter[] {
  const colleague = presentAt(world, client, addDays(leftOn, 1)).find(({ id }) => id !== contact.id);
  const to = colleague === undefined ? 'our office' : `${colleague.firstName} (${colleague.email})`;
  const name = `${contact.firstName} ${contact.lastName}`;
  const farewell = {
    from: addressed(contact),
    subject: 'Moving on',
    body: `Hello ${reader.firstName},\n\nFriday is my last day here. Please send everything to ${to} from now on. Thank you for the good years.\n\n${contact.firstName}`,
    sentAt: officeHour(addDays(leftOn, -random.whole(1, 6)), random),
  };
  const noticedAt = officeHour(addDays(leftOn, random.whole(2, 12)), random);
  const machine = {
    from: addressed(contact),
    subject: `Automatic reply: ${client.name}`,
    body: `${name} no longer works at ${client.name}. Your message has not been forwarded. Please write to ${to}.`,
    sentAt: noticedAt,
    autoSubmitted: 'auto-replied',
  } as const;
  const bounce = {
    from: `Mail Delivery Subsystem <mailer-daemon@${client.mailDomain}>`,
    subject: 'Undeliverable: Catch-up',
    body: `Your message to ${contact.email} could not be delivered.\n\n550 5.1.1 The email account that you tried to reach does not exist.`,
    sentAt: noticedAt,
    autoSubmitted: 'auto-generated',
  } as const;
  return [...(random.chance(0.5) ? [farewell] : []), random.chance(0.6) ? machine : bounce];
}

function introduction(correspondence: Correspondence, contact: WorldContact, arrivedOn: string): DatedLetter {
  const sentAt = officeHour(addDays(arrivedOn, correspondence.random.whole(1, 6)), correspondence.random);
  return { ...clientLetter(correspondence, contact, 'handOver', addDays(arrivedOn, 1)), sentAt };
}

function officeHour(day: string, random: Random): number {
  return onWorkday(londonInstant(day, random.whole(9 * 60, 17 * 60)));
}

function onWorkday(at: number): number {
  let shifted = at;
  while (isWeekend(dayOf(shifted))) shifted += 86_400_000;
  return shifted;
}
