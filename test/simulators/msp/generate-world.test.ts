import { addDays, daysFrom, londonInstant } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import { peopleOf } from '#simulators/msp/people';
import { ticketText } from '#simulators/msp/ticket-text';
import type { World } from '#simulators/msp/world';

const startsOn = '2026-11-30';
const start = londonInstant(startsOn, 9 * 60);
const small = generateWorld({ seed: 7, size: 'small', startsOn });
const typical = generateWorld({ seed: 7, size: 'typical', startsOn });

function plain(world: World) {
  const { tickets, feedback, invoices, departures, ...rest } = world;
  const book = tickets();
  const some = Array.from({ length: 50 }, (_, step) => book.at(Math.floor((step * book.count) / 50)));
  const texts = some.map((ticket) => ticketText(world, ticket));
  return {
    ...rest,
    departures: [...departures],
    some,
    texts,
    answer: feedback().at(10),
    count: book.count,
    invoices: invoices(),
  };
}

describe('a generated world', () => {
  it('is the same for the same recipe', () => {
    expect(plain(generateWorld({ seed: 7, size: 'small', startsOn }))).toEqual(plain(small));
  });

  it('is another one for another seed', () => {
    const other = generateWorld({ seed: 8, size: 'small', startsOn });
    expect(other.clients.map(({ name }) => name)).not.toEqual(small.clients.map(({ name }) => name));
  });

  it.each([
    { world: small, clients: 25, managers: 3, tickets: 6_250 },
    { world: typical, clients: 120, managers: 8, tickets: 30_000 },
  ])('of $clients clients has about $tickets tickets in 24 months', ({ world, clients, managers, tickets }) => {
    expect(world.clients).toHaveLength(clients);
    const people = peopleOf(world);
    expect(people.filter(({ roles }) => roles.includes('accountManager'))).toHaveLength(managers);
    const before = world.tickets().openedBefore(start);
    expect(before).toBeGreaterThan(tickets * 0.96);
    expect(before).toBeLessThan(tickets * 1.04);
    expect(world.tickets().at(0).openedAt).toBeGreaterThanOrEqual(Date.parse(world.historyStartsOn));
  });

  it('goes on for months after its first day', () => {
    const book = typical.tickets();
    const later = book.count - book.openedBefore(start);
    expect(later).toBeGreaterThan(3_000);
  });

  it('numbers tickets in the order they were opened', () => {
    const book = small.tickets();
    const opened = Array.from({ length: book.count }, (_, index) => book.at(index).openedAt);
    expect(opened.every((at, index) => index === 0 || at >= (opened[index - 1] ?? 0))).toBe(true);
    expect(book.indexOf(book.at(77).id)).toBe(77);
    expect(book.indexOf(book.at(0).id - 1)).toBeUndefined();
  });

  it('gives no ticket to a client that has left or has not come yet', () => {
    const book = typical.tickets();
    const strays = Array.from({ length: book.count }, (_, index) => book.at(index)).filter(
      ({ clientIndex, openedAt }) => {
        const leftOn = typical.departures.get(clientIndex);
        const joinedOn = typical.clients[clientIndex]?.joinedOn ?? '';
        const isLate = leftOn !== undefined && openedAt >= londonInstant(addDays(leftOn, 2), 0);
        return isLate || openedAt < londonInstant(addDays(joinedOn, -3), 0);
      },
    );
    expect(strays).toEqual([]);
  });
});

describe('the people of Harbour IT', () => {
  it('hold every role once or more, and account managers are led and deputised', () => {
    const people = peopleOf(small);
    for (const role of [
      'accountManager',
      'successLead',
      'leader',
      'finance',
      'mspOwner',
      'incidentCommander',
      'administrator',
    ] as const) {
      expect(people.some(({ roles }) => roles.includes(role))).toBe(true);
    }
    const managers = people.filter(({ roles }) => roles.includes('accountManager'));
    const led = people.flatMap(({ leads }) => leads);
    expect(managers.map(({ email }) => email).sort()).toEqual([...led].sort());
    for (const { email, deputyFor } of managers) {
      expect(deputyFor).toHaveLength(1);
      expect(deputyFor).not.toContain(email);
    }
  });

  it('do not list the deactivated owner, who still has clients', () => {
    const departed = small.staff.find(({ isActive, roles }) => !isActive && roles.includes('accountManager'));
    expect(peopleOf(small).map(({ email }) => email)).not.toContain(departed?.email);
    expect(small.clients.some(({ accountManagerEmail }) => accountManagerEmail === departed?.email)).toBe(true);
  });
});

describe('the contracts of a world', () => {
  const current = typical.contracts.filter(({ inactiveFrom }) => inactiveFrom === undefined);

  it('have most of their decisions in the next 150 days', () => {
    const days = current.flatMap(({ endsOn, noticeDays }) =>
      endsOn === undefined ? [] : [daysFrom(startsOn, addDays(endsOn, -noticeDays))],
    );
    const near = days.filter((count) => count >= 0 && count <= 150);
    expect(near.length / days.length).toBeGreaterThan(0.6);
  });

  it('include evergreen ones, missing notice periods, missing amounts, and clients with several', () => {
    expect(current.some(({ isRolling, endsOn }) => isRolling && endsOn === undefined)).toBe(true);
    expect(current.some(({ noticeFieldText }) => noticeFieldText === undefined)).toBe(true);
    expect(current.some(({ isValueRecorded }) => !isValueRecorded)).toBe(true);
    const counts = new Map<number, number>();
    for (const { clientIndex } of current) counts.set(clientIndex, (counts.get(clientIndex) ?? 0) + 1);
    expect([...counts.values()].filter((count) => count > 1).length).toBeGreaterThan(5);
  });

  it('have known endings in the past, mostly renewed and some lost', () => {
    const outcomes = typical.pastRenewals.map(({ outcome }) => outcome);
    const lost = outcomes.filter((outcome) => outcome === 'lost').length;
    expect(lost).toBeGreaterThanOrEqual(5);
    expect(lost / outcomes.length).toBeLessThan(0.25);
    expect(typical.pastRenewals.every(({ termEndedOn }) => termEndedOn < startsOn)).toBe(true);
    expect(new Set(typical.contracts.map(({ id }) => id)).size).toBe(typical.contracts.length);
    expect(typical.contracts.every(({ index }, position) => index === position)).toBe(true);
  });

  it('are lost more often where something was wrong', () => {
    const lossShare = (renewals: World['pastRenewals']): number =>
      renewals.filter(({ outcome }) => outcome === 'lost').length / renewals.length;
    const { pastRenewals } = generateWorld({ seed: 7, size: 'large', startsOn });
    const troubled = pastRenewals.filter(({ causes }) => causes.some((cause) => cause !== 'growth'));
    const calm = pastRenewals.filter(({ causes }) => causes.every((cause) => cause === 'growth'));
    expect(lossShare(troubled)).toBeGreaterThan(2 * lossShare(calm));
  });
});

describe('what sales keeps of a world', () => {
  it('has clients twice, clients not at all, companies that are no clients, and links that are wrong', () => {
    const perClient = new Map<number, number>();
    for (const { clientIndex } of typical.companies) {
      if (clientIndex !== undefined) perClient.set(clientIndex, (perClient.get(clientIndex) ?? 0) + 1);
    }
    expect([...perClient.values()].some((count) => count > 1)).toBe(true);
    expect(typical.clients.some(({ index }) => !perClient.has(index))).toBe(true);
    expect(typical.companies.some(({ clientIndex }) => clientIndex === undefined)).toBe(true);
    const wrong = typical.companies.filter(
      ({ clientIndex, deskClientIdText }) =>
        deskClientIdText !== undefined &&
        clientIndex !== undefined &&
        deskClientIdText !== String(typical.clients[clientIndex]?.id),
    );
    expect(wrong.length).toBeGreaterThanOrEqual(1);
    expect(wrong.length).toBeLessThanOrEqual(2);
    expect(typical.crmContacts.some(({ companyIds }) => companyIds.length === 0)).toBe(true);
  });

  it('has clients without a mail domain of their own', () => {
    expect(typical.clients.filter(({ hasOwnDomain }) => !hasOwnDomain).length).toBeGreaterThan(1);
    const domains = typical.clients.filter(({ hasOwnDomain }) => hasOwnDomain).map(({ mailDomain }) => mailDomain);
    expect(new Set(domains).size).toBe(domains.length);
  });
});
