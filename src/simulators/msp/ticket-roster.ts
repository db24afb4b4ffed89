import { instantOf } from './days';
import { mixedSeed, Random } from './random';
import { themeAt } from './ticket-themes';
import type { StaffMember, WorldClient, WorldContact, WorldContract, WorldIncident, WorldSize } from './world';

export interface TicketSeedbed {
  readonly seed: number;
  readonly size: WorldSize;
  readonly startsOn: string;
  readonly historyStartsOn: string;
  readonly staff: readonly StaffMember[];
  readonly clients: readonly WorldClient[];
  readonly contacts: readonly WorldContact[];
  readonly contracts: readonly WorldContract[];
  readonly departures: ReadonlyMap<number, string>;
  readonly incidentClientIndex: number;
  readonly incidents: readonly WorldIncident[];
}

/** Who and what a client's tickets can belong to. Positions in the lists of the world. */
export interface ClientRoster {
  contactFor(openedAt: number, random: Random): number | undefined;
  contractFor(theme: number, openedAt: number): number | undefined;
  technicianFor(random: Random): number;
}

interface Indexes {
  readonly contacts: ReadonlyMap<number, readonly number[]>;
  readonly contracts: ReadonlyMap<number, readonly number[]>;
  readonly technicians: readonly number[];
}

const indexes = new WeakMap<TicketSeedbed, Indexes>();

export function clientRoster(seedbed: TicketSeedbed, client: WorldClient): ClientRoster {
  const { contacts, contracts, technicians } = indexesOf(seedbed);
  const own = (contacts.get(client.index) ?? []).flatMap((position) => {
    const contact = seedbed.contacts[position];
    if (!contact) return [];
    const until = contact.leftOn === undefined ? Infinity : instantOf(contact.leftOn);
    const from = contact.arrivedOn === undefined ? -Infinity : instantOf(contact.arrivedOn);
    return [{ position, from, until, weight: contact.isImportant ? 1 : 3 }];
  });
  const agreements = (contracts.get(client.index) ?? []).flatMap((position) => {
    const contract = seedbed.contracts[position];
    if (!contract) return [];
    const until = contract.inactiveFrom === undefined ? Infinity : instantOf(contract.inactiveFrom);
    const from = contract.previousContractId === undefined ? -Infinity : instantOf(contract.startsOn);
    return [{ position, kindId: contract.kindId, from, until }];
  });
  /** A client is mostly served by the same three engineers. */
  const team = new Random(mixedSeed(seedbed.seed, 10, client.index)).shuffled(technicians).slice(0, 3);
  return {
    contactFor(openedAt, random) {
      const present = own.filter(({ from, until }) => openedAt >= from && openedAt < until);
      return present[random.weighted(present.map(({ weight }) => weight))]?.position;
    },
    contractFor(theme, openedAt) {
      const running = agreements.filter(({ from, until }) => openedAt >= from && openedAt < until);
      const wanted = kindFor(themeAt(theme).category);
      return (running.find(({ kindId }) => kindId === wanted) ?? running[0])?.position;
    },
    technicianFor: (random) => (random.chance(0.8) ? random.pick(team) : random.pick(technicians)),
  };
}

function kindFor(category: string): number {
  if (category.startsWith('Security')) return 3;
  return category.startsWith('Telephony') ? 4 : 1;
}

function indexesOf(seedbed: TicketSeedbed): Indexes {
  const known = indexes.get(seedbed);
  if (known) return known;
  const made: Indexes = {
    contacts: positionsByClient(seedbed.contacts),
    contracts: positionsByClient(seedbed.contracts),
    technicians: seedbed.staff.flatMap(({ isTechnician, isActive }, position) =>
      isTechnician && isActive ? [position] : [],
    ),
  };
  indexes.set(seedbed, made);
  return made;
}

function positionsByClient(rows: readonly { readonly clientIndex: number }[]): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  for (const [position, { clientIndex }] of rows.entries()) {
    const list = positions.get(clientIndex);
    if (list) list.push(position);
    else positions.set(clientIndex, [position]);
  }
  return positions;
}
