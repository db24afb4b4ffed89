import type { HaloPsaOptions } from '#simulators/halopsa/start-halopsa';
import { usualScopes } from '#simulators/halopsa/token-office';
import { londonDay } from '#simulators/msp/days';
import { FeedbackBook } from '#simulators/msp/feedback';
import type { TicketBook } from '#simulators/msp/ticket-book';
import { themeAt, themes } from '#simulators/msp/ticket-themes';
import type { World } from '#simulators/msp/world';

/** A tenant that lacks something: what is planted in the generated world, or how HaloPSA and the settings are entered. */
interface PlantedWorld {
  readonly plant?: (world: World) => World;
  readonly haloPsa?: Partial<Pick<HaloPsaOptions, 'grantedScopes' | 'agentAccess'>>;
  /** Settings as an administrator enters them, in place of the usual ones; `undefined` leaves one out. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Runs an hour apart before somebody looks. */
  readonly runs?: number;
}

/** Gaps of records and rights show in any history: the shortest is read fastest. */
const shortHistory = { historyMonths: 3 } as const;

export const plantedWorlds = {
  /** With the dirt that every generated world has. */
  asGenerated: {},
  /** Somebody has started to use HaloPSA and has entered as little as it lets them. */
  hardlyEntered: { plant: hardlyEntered, settings: { ...shortHistory, csatScale: undefined } },
  /** The agent of the API application may list contracts, as anybody may, and open none. */
  contractsClosed: { haloPsa: { agentAccess: { contracts: 'none' } }, settings: shortHistory },
  /** The API application was given no right to invoices, and asks for none. */
  invoicesClosed: {
    haloPsa: { grantedScopes: usualScopes.filter((scope) => !scope.endsWith(':invoices')) },
    settings: { ...shortHistory, haloPsaScopes: 'read:tickets read:customers read:contracts' },
  },
  brokenRecords: { plant: brokenRecords },
  /** A morning on which more tickets change than a run reads the replies of. */
  busyMorning: { settings: { ...shortHistory, repliesPerRun: 1 }, runs: 3 },
} satisfies Record<string, PlantedWorld>;

export type PlantedWorldName = keyof typeof plantedWorlds;

export function plantedWorld(name: PlantedWorldName): PlantedWorld {
  return plantedWorlds[name];
}

/** The month from which a category has another name, and the one whose survey answers are gone. */
const renamedFrom = '2026-08';
const unansweredMonth = '2026-05';
const renaming = { from: 'Network>VPN', to: 'Hardware>Printing' } as const;

/** Everywhere at once a category goes by another name from a day on, and nobody's answers about one month were kept. */
function brokenRecords(world: World): World {
  const book = world.tickets();
  const monthOf = (index: number): string => londonDay(book.at(index).openedAt).slice(0, 7);
  const themeNow = (index: number): number => {
    const theme = book.themeAt(index);
    const { category } = themeAt(theme);
    const [former, later] = [placeOf(renaming.from), placeOf(renaming.to)];
    if (category === renaming.from || category === renaming.to) return monthOf(index) < renamedFrom ? former : later;
    return theme;
  };
  const tickets = overlaid(book, {
    themeAt: themeNow,
    at: (index: number) => ({ ...book.at(index), theme: themeNow(index) }),
  });
  const answers = Array.from({ length: world.feedback().count }, (_, index) => world.feedback().at(index)).filter(
    ({ ticketId }) => monthOf(book.indexOf(ticketId) ?? 0) !== unansweredMonth,
  );
  const feedback = new FeedbackBook(
    Float64Array.from(answers, ({ givenAt }) => givenAt),
    Int32Array.from(answers, ({ ticketId }) => ticketId),
    Uint8Array.from(answers, ({ score }) => score),
  );
  return { ...world, tickets: () => tickets, feedback: () => feedback };
}

function placeOf(category: string): number {
  const place = themes.findIndex((theme) => theme.category === category);
  if (place === -1) throw new Error(`no theme has the category ${category}`);
  return place;
}

function overlaid(book: TicketBook, changed: Partial<TicketBook>): TicketBook {
  return new Proxy(book, {
    get(target, name) {
      const member: unknown = Reflect.get(changed, name) ?? Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

/** Nobody's cost, no owner of a client, a contract without days, no recurring invoice, and no contract on any ticket. */
function hardlyEntered(world: World): World {
  const [ownerless] = world.clients;
  const withoutContract = overlaid(world.tickets(), { contractIndexAt: () => -1 });
  return {
    ...world,
    staff: world.staff.map(({ costPerHourMinor: _cost, ...agent }) => agent),
    clients: world.clients.map((client) => (client === ownerless ? { ...client, accountManagerEmail: '' } : client)),
    companies: world.companies.map((company) => {
      const { ownerId: _owner, ...rest } = company;
      return company.clientIndex === ownerless?.index ? rest : company;
    }),
    contracts: world.contracts.map((contract) => {
      const { endsOn: _end, ...rest } = contract;
      return contract.clientIndex === ownerless?.index
        ? { ...rest, startsOn: '1899-12-30', includedHours: 0 }
        : contract;
    }),
    recurringInvoices: [],
    tickets: () => withoutContract,
  };
}
