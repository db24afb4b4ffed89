import { instantOf, dayOf, londonDay } from './days';
import { addressed, type Correspondence, type DatedLetter } from './mail/correspondence';
import { laterMail } from './mail/later-mail';
import type { InboxMessage } from './mail/mail-message';
import { openingMail } from './mail/opening-mail';
import { mixedSeed, Random } from './random';
import type { World } from './world';

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
  const threads = new Map<string, string>();
  return letters
    .map((letter, order) => delivered(correspondence, letter, order, threads))
    .sort((left, right) => right.sentAt - left.sentAt);
}

function delivered(
  { world, reader, random }: Correspondence,
  letter: DatedLetter,
  order: number,
  threads: Map<string, string>,
): InboxMessage {
  const id = [mixedSeed(world.seed, reader.agentId, order), mixedSeed(order, world.seed, reader.agentId)]
    .map((part) => part.toString(16).padStart(8, '0'))
    .join('');
  /** As Gmail does it: a thread has the id of its first message. */
  const threadId = letter.thread === undefined ? id : (threads.get(letter.thread) ?? id);
  if (letter.thread !== undefined) threads.set(letter.thread, threadId);
  const isRecent = letter.sentAt > instantOf(dayOf(instantOf(world.startsOn) - 3 * 86_400_000));
  return {
    id,
    threadId,
    from: letter.from,
    to: [addressed(reader)],
    cc: letter.cc ?? [],
    subject: letter.subject,
    body: letter.body,
    sentAt: letter.sentAt,
    isUnread: londonDay(letter.sentAt) >= world.startsOn || (isRecent && random.chance(0.6)),
    ...(letter.autoSubmitted === undefined ? {} : { autoSubmitted: letter.autoSubmitted }),
  };
}
