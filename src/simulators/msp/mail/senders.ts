import type { Random } from '../random';
import type { StaffMember, World, WorldClient, WorldContact } from '../world';

/** Account managers hear from their own clients, the others from those of everybody; the outage reaches all who can help. */
export function clientsFor(world: World, reader: StaffMember, day: string, random: Random): readonly WorldClient[] {
  const present = world.clients.filter(
    ({ index, joinedOn }) => joinedOn <= day && (world.departures.get(index) ?? day) >= day,
  );
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

export function isThere({ arrivedOn, leftOn }: WorldContact, day: string): boolean {
  return (arrivedOn === undefined || arrivedOn <= day) && (leftOn === undefined || leftOn > day);
}

/** People of one client on a day. */
export function presentAt(world: World, client: WorldClient, day: string): readonly WorldContact[] {
  return contactsOf(world, client.index).filter((contact) => isThere(contact, day));
}

const byClient = new WeakMap<World, ReadonlyMap<number, readonly WorldContact[]>>();

function contactsOf(world: World, clientIndex: number): readonly WorldContact[] {
  const known = byClient.get(world) ?? grouped(world);
  byClient.set(world, known);
  return known.get(clientIndex) ?? [];
}

function grouped({ contacts }: World): ReadonlyMap<number, readonly WorldContact[]> {
  const groups = new Map<number, WorldContact[]>();
  for (const contact of contacts) {
    const group = groups.get(contact.clientIndex);
    if (group) group.push(contact);
    else groups.set(contact.clientIndex, [contact]);
  }
  return groups;
}

/** People with a say in buying write more. */
export function writerAt(world: World, client: WorldClient, day: string, random: Random): WorldContact | undefined {
  const present = presentAt(world, client, day);
  return present[random.weighted(present.map(({ buyingRoles }) => 1 + 2 * buyingRoles.length))];
}

export function writersTo(world: World, reader: StaffMember): readonly StaffMember[] {
  const team = world.staff.filter(
    ({ roles, isActive, email }) => isActive && email !== reader.email && roles.length > 0,
  );
  const leads = team.filter(({ leads: led }) => led.includes(reader.email));
  const managed = team.filter(({ email }) => reader.leads.includes(email));
  return [...leads, ...managed, ...team.filter(({ email }) => !reader.leads.includes(email))];
}
