import { addDays, day, hour, londonDay, londonInstant } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import { inboxOf } from '#simulators/msp/inbox';
import { peopleOf } from '#simulators/msp/people';

const startsOn = '2026-11-30';
const start = londonInstant(startsOn, 9 * 60);
const recipe = { seed: 7, size: 'small', startsOn } as const;
const world = generateWorld(recipe);
const people = peopleOf(world);
const managers = people.filter(({ roles }) => roles.includes('accountManager'));
const yearLater = start + 365 * day;

describe('as the clock moves', () => {
  it('tickets, incidents, leavers, arrivals and renewals come in every quarter of the next twelve months', () => {
    const book = world.tickets();
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const [from, to] = [start + quarter * 91 * day, start + (quarter + 1) * 91 * day];
      const [fromDay, toDay] = [londonDay(from), londonDay(to)];
      const within = (on: string | undefined): boolean => on !== undefined && on >= fromDay && on < toDay;
      expect(book.openedBefore(to) - book.openedBefore(from)).toBeGreaterThan(200);
      expect(world.incidents.some(({ startedAt }) => startedAt >= from - day && startedAt < to)).toBe(true);
      expect(world.comingRenewals.some(({ termEndedOn }) => within(termEndedOn))).toBe(true);
    }
    expect(world.contacts.some(({ leftOn = '' }) => leftOn > startsOn && leftOn < addDays(startsOn, 365))).toBe(true);
    expect(world.contacts.some(({ arrivedOn = '' }) => arrivedOn > startsOn)).toBe(true);
  });

  it('no person writes a ticket before the first or after the last day at the client', () => {
    const book = world.tickets();
    for (let index = 0; index < book.count; index += 1) {
      const { contactIndex, openedAt } = book.at(index);
      const contact = contactIndex === undefined ? undefined : world.contacts[contactIndex];
      if (contact === undefined) continue;
      const on = new Date(openedAt).toISOString().slice(0, 10);
      expect(on >= (contact.arrivedOn ?? on) && on <= (contact.leftOn ?? on)).toBe(true);
    }
  });

  it('a mailbox only ever gains messages', () => {
    for (const { email } of people) {
      let known = inboxOf(world, email, start);
      for (let at = start; at < yearLater; at += 31 * day + 5 * hour) {
        const now = inboxOf(world, email, at);
        expect(now.slice(now.length - known.length)).toEqual(known);
        expect(now.every(({ sentAt }) => sentAt <= at)).toBe(true);
        known = now;
      }
    }
  });

  it('a mailbox still gets mail after a year', () => {
    for (const { email } of managers) {
      const month = inboxOf(world, email, yearLater).length - inboxOf(world, email, yearLater - 30 * day).length;
      expect(month).toBeGreaterThan(5);
    }
  });

  it('the same hour shows the same, whichever way the clock came there', () => {
    const other = generateWorld(recipe);
    for (const { email } of managers) {
      inboxOf(world, email, start);
      const at = start + 100 * day + 7 * hour;
      expect(inboxOf(other, email, at)).toEqual(inboxOf(world, email, at));
    }
  });

  it('people who have left answer by machine or bounce', () => {
    const machines = managers
      .flatMap(({ email }) => inboxOf(world, email, yearLater))
      .filter(({ autoSubmitted }) => autoSubmitted !== undefined);
    expect(machines.some(({ body }) => body.includes('no longer works'))).toBe(true);
    expect(machines.some(({ subject }) => subject.startsWith('Undeliverable'))).toBe(true);
  });

  it('clients answer in threads, with older words below', () => {
    const mail = managers.flatMap(({ email }) => inboxOf(world, email, yearLater));
    const threads = new Map<string, number>();
    for (const { threadId } of mail) threads.set(threadId, (threads.get(threadId) ?? 0) + 1);
    expect([...threads.values()].filter((count) => count > 1).length).toBeGreaterThan(20);
    const ids = new Set(mail.map(({ id }) => id));
    expect([...threads.keys()].every((threadId) => ids.has(threadId))).toBe(true);
  });

  it('nothing that HubSpot holds was made after the first day', () => {
    const records = [...world.companies, ...world.crmContacts, ...world.deals, ...world.tasks, ...world.meetings];
    expect(records.filter(({ createdAt }) => createdAt > start)).toEqual([]);
    expect(records.filter(({ updatedAt }) => updatedAt > start)).toEqual([]);
    expect(records.filter(({ createdAt, updatedAt }) => updatedAt < createdAt)).toEqual([]);
  });
});

describe('a mailbox on the first day', () => {
  const mail = managers.flatMap(({ email }) => inboxOf(world, email, start));

  it('holds mail in other languages', () => {
    const bodies = mail.map(({ body }) => body).join('\n');
    expect(bodies).toMatch(/Grüße|Kündigungsfrist|Vielen Dank/);
    expect(bodies).toMatch(/Cordialement|Bien à vous|Merci/);
  });

  it('holds a thread in which two clients are concerned', () => {
    const clientOf = new Map(world.contacts.map(({ email, clientIndex }) => [email, clientIndex]));
    const addresses = (text: string): string => /<([^>]+)>/.exec(text)?.[1] ?? text;
    const mixed = mail.filter(({ from, cc }) => {
      const clients = [from, ...cc].map((one) => clientOf.get(addresses(one))).filter((one) => one !== undefined);
      return new Set(clients).size > 1;
    });
    expect(mixed.length).toBeGreaterThanOrEqual(managers.length);
  });
});
