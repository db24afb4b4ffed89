import type { TicketFeatures } from '#domain/readiness/service-month';
import type { TicketId } from '#domain/vocabulary/ids';

/** Tickets of one client, month and contract that are to be folded in. */
export interface ArrivingTickets {
  incoming: TicketFeatures[];
  /** Of these, the ones of which HaloPSA itself told the contract. */
  readonly told: Set<TicketId>;
}

/**
 * Every ticket of a client's month is counted under one contract. One whose contract was told moves there, with what was known of
 * it. Any other stays where it was first counted: a client that gains a second contract would else have its older tickets
 * counted twice when they change.
 *
 * Sends the incoming tickets of each group to the group they belong to. Answers what is known of each group afterwards; groups
 * that lost a ticket are in `shrunk`.
 */
export function settleHomes<Group extends ArrivingTickets>(
  known: ReadonlyMap<Group, readonly TicketFeatures[]>,
): { readonly known: ReadonlyMap<Group, readonly TicketFeatures[]>; readonly shrunk: ReadonlySet<Group> } {
  const shrunk = new Set<Group>();
  if (known.size < 2) return { known, shrunk };
  const homes = homesOf(known);
  const settled = new Map<Group, TicketFeatures[]>([...known.keys()].map((group) => [group, []]));
  for (const [group, tickets] of known) {
    for (const ticket of tickets) {
      const home = homes.get(ticket.id) ?? group;
      if (home !== group) shrunk.add(group);
      settled.get(home)?.push(ticket);
    }
  }
  const arrivals = [...known.keys()].flatMap((group) => group.incoming.map((ticket) => ({ group, ticket })));
  for (const group of known.keys()) group.incoming = [];
  for (const { group, ticket } of arrivals) (homes.get(ticket.id) ?? group).incoming.push(ticket);
  // A group that only gained what moved there is rebuilt too.
  for (const [group, tickets] of settled) {
    if (group.incoming.length === 0 && tickets.length !== known.get(group)?.length) shrunk.add(group);
  }
  return { known: settled, shrunk };
}

/** What was told outweighs where a ticket stands. */
function homesOf<Group extends ArrivingTickets>(
  known: ReadonlyMap<Group, readonly TicketFeatures[]>,
): ReadonlyMap<TicketId, Group> {
  const homes = new Map<TicketId, Group>();
  for (const [group, tickets] of known) for (const { id } of tickets) homes.set(id, group);
  for (const group of known.keys()) for (const id of group.told) homes.set(id, group);
  return homes;
}
