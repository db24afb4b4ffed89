import { londonInstant } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import { inboxOf } from '#simulators/msp/inbox';
import { peopleOf } from '#simulators/msp/people';

const startsOn = '2026-11-30';
const start = londonInstant(startsOn, 9 * 60);
const world = generateWorld({ seed: 7, size: 'small', startsOn });
const people = peopleOf(world);
const managers = people.filter(({ roles }) => roles.includes('accountManager'));

const addressOf = (from: string): string => /<([^>]+)>$/.exec(from)?.[1] ?? '';
const contactAddresses = new Set(world.contacts.map(({ email }) => email));

describe('a mailbox at Harbour IT', () => {
  it.each(people.map(({ name, email }) => ({ name, email })))(
    'of $name has mail of a client, a colleague and a stranger',
    ({ email }) => {
      const senders = inboxOf(world, email, start).map(({ from }) => addressOf(from));
      expect(senders.some((sender) => contactAddresses.has(sender))).toBe(true);
      expect(senders.some((sender) => sender.endsWith('@harbour-it.example'))).toBe(true);
      expect(senders.some((sender) => !contactAddresses.has(sender) && !sender.endsWith('@harbour-it.example'))).toBe(
        true,
      );
      expect(senders).not.toContain(email);
    },
  );

  it('shows the newest first and nothing from the future', () => {
    for (const { email } of people) {
      const instants = inboxOf(world, email, start).map(({ sentAt }) => sentAt);
      expect(instants).toEqual([...instants].sort((left, right) => right - left));
      expect(Math.max(...instants)).toBeLessThanOrEqual(start);
    }
  });

  it('gets more when the clock moves', () => {
    for (const { email } of managers) {
      const weekLater = inboxOf(world, email, start + 14 * 86_400_000);
      expect(weekLater.length).toBeGreaterThan(inboxOf(world, email, start).length);
    }
  });

  it('of an account manager hears only from the manager’s own clients', () => {
    for (const { email } of managers) {
      const own = new Set(
        world.clients.filter(({ accountManagerEmail }) => accountManagerEmail === email).map(({ index }) => index),
      );
      for (const { from } of inboxOf(world, email, start)) {
        const contact = world.contacts.find((candidate) => candidate.email === addressOf(from));
        if (contact) expect(own).toContain(contact.clientIndex);
      }
    }
  });

  it('of an account manager holds an automatic reply and a subject with emoji and right-to-left text', () => {
    for (const { email } of managers) {
      const subjects = inboxOf(world, email, start).map(({ subject }) => subject);
      expect(subjects.some((subject) => subject.startsWith('Automatic reply'))).toBe(true);
      expect(
        subjects.some((subject) => /\p{Emoji_Presentation}/u.test(subject) && /[\u0590-\u06ff]/.test(subject)),
      ).toBe(true);
    }
  });

  it('somewhere holds mail of a client that shares its mail domain with everybody', () => {
    const shared = new Set(
      world.contacts.filter(({ clientIndex }) => !world.clients[clientIndex]?.hasOwnDomain).map(({ email }) => email),
    );
    const senders = managers.flatMap(({ email }) => inboxOf(world, email, start).map(({ from }) => addressOf(from)));
    expect(senders.some((sender) => shared.has(sender))).toBe(true);
  });

  it('repeats itself little and leaves no gap unfilled', () => {
    for (const { email } of people) {
      const inbox = inboxOf(world, email, start);
      expect(new Set(inbox.map(({ subject }) => subject)).size).toBeGreaterThan(inbox.length * 0.8);
      expect(new Set(inbox.map(({ id }) => id)).size).toBe(inbox.length);
      for (const { subject, body } of inbox) expect(subject + body).not.toMatch(/[{}]|undefined/);
    }
  });

  it('of the incident commander holds the client’s mail about the outage', () => {
    const commander = people.find(({ roles }) => roles.includes('incidentCommander'));
    const client = world.clients[world.incidentClientIndex];
    const senders = inboxOf(world, commander?.email ?? '', start).map(({ from }) => addressOf(from));
    expect(senders.some((sender) => sender.endsWith(`@${client?.mailDomain ?? ''}`))).toBe(true);
  });

  it('is empty for somebody who does not work there', () => {
    expect(inboxOf(world, 'nobody@example.com', start)).toEqual([]);
  });
});
