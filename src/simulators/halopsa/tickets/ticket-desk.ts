import { firstTicketId, type TicketBook } from '../../msp/ticket-book';
import { ticketStateAt } from '../../msp/ticket-state';
import { themeAt } from '../../msp/ticket-themes';
import type { World } from '../../msp/world';
import type { Row } from '../wire/page';
import type { WrittenRecord, WrittenRecords } from '../written-records';
import { closedStatuses } from './statuses';

/** HaloPSA's own agent for what nobody has taken. */
export const unassignedAgentId = 1;

/** The tickets' place in one order: the world's first, then those created here. */
export type TicketPlace = number;

/** The world's tickets and those created here, with what was changed here lying over both. */
export class TicketDesk {
  private made: TicketBook | undefined;
  private clientIndexes: ReadonlyMap<number, number> | undefined;
  private contractIndexes: ReadonlyMap<number, number> | undefined;

  constructor(
    private readonly world: World,
    private readonly written: WrittenRecords,
  ) {}

  /** Made on first use: half a million tickets take their time. */
  private get book(): TicketBook {
    return (this.made ??= this.world.tickets());
  }

  /** Places below this one are the world's. */
  get worldCount(): number {
    return this.book.count;
  }

  get writtenCount(): number {
    return this.written.tickets.count;
  }

  placeOf(id: number, now: number): TicketPlace | undefined {
    const index = this.book.indexOf(id);
    if (index !== undefined) return index < this.book.openedBefore(now + 1) ? index : undefined;
    const record = this.written.tickets.find(id);
    return record === undefined ? undefined : this.book.count + this.written.tickets.all().indexOf(record);
  }

  /** The world's, in their order; ids of none are left out. */
  placesOfIds(ids: ReadonlySet<number>): readonly TicketPlace[] {
    return inOrder([...ids].flatMap((id) => this.book.indexOf(id) ?? []));
  }

  /** The world's, in their order. A ticket never changes its client. */
  placesOfClients(ids: ReadonlySet<number>): readonly TicketPlace[] {
    this.clientIndexes ??= indexesOf(this.world.clients);
    return inOrder([...ids].flatMap((id) => this.placesOfClient(this.clientIndexes?.get(id))));
  }

  /** Everything of the contract's client, and what was changed here: it may have moved to the contract. */
  placesNearContract(id: number): readonly TicketPlace[] {
    this.contractIndexes ??= indexesOf(this.world.contracts);
    const contract = this.world.contracts[this.contractIndexes.get(id) ?? none];
    const changed = this.written.ticketChanges.all().flatMap((change) => this.book.indexOf(change.id) ?? []);
    return inOrder([...this.placesOfClient(contract?.clientIndex), ...changed]);
  }

  private placesOfClient(index: number | undefined): readonly TicketPlace[] {
    return index === undefined ? [] : [...this.book.ofClient(index)];
  }

  /** Created here; undefined for the world's own. */
  writtenAt(place: TicketPlace): WrittenRecord | undefined {
    return place < this.book.count ? undefined : this.written.tickets.at(place - this.book.count);
  }

  /** What was posted for a ticket, by creation or change. */
  changesOf(place: TicketPlace): Row {
    const record = this.writtenAt(place);
    if (record !== undefined) return record.properties;
    if (this.written.ticketChanges.count === 0) return {};
    return this.written.ticketChanges.of(this.idAt(place))?.properties ?? {};
  }

  change(place: TicketPlace, properties: Row, at: number): void {
    const record = this.writtenAt(place);
    if (record === undefined) this.written.ticketChanges.merge(this.idAt(place), properties, at);
    else this.written.tickets.merge(record.id, properties, at);
  }

  idAt(place: TicketPlace): number {
    return this.writtenAt(place)?.id ?? firstTicketId + place;
  }

  openedAt(place: TicketPlace): number {
    return this.writtenAt(place)?.createdAt ?? this.book.at(place).openedAt;
  }

  clientIdAt(place: TicketPlace): number | undefined {
    const record = this.writtenAt(place);
    return record === undefined
      ? this.world.clients[this.book.clientIndexAt(place)]?.id
      : numberOf(record.properties['client_id']);
  }

  /** Every client here has one site. */
  siteIdAt(place: TicketPlace): number | undefined {
    const record = this.writtenAt(place);
    return record === undefined
      ? this.world.clients[this.book.clientIndexAt(place)]?.siteId
      : numberOf(record.properties['site_id']);
  }

  contractIdAt(place: TicketPlace): number | undefined {
    const changed = numberOf(this.changesOf(place)['contract_id']);
    if (changed !== undefined || this.writtenAt(place) !== undefined) return changed;
    return this.world.contracts[this.book.contractIndexAt(place)]?.id;
  }

  priorityAt(place: TicketPlace): number | undefined {
    const changed = numberOf(this.changesOf(place)['priority_id']);
    return changed ?? (this.writtenAt(place) === undefined ? this.book.priorityAt(place) : undefined);
  }

  typeIdAt(place: TicketPlace): number | undefined {
    const changed = numberOf(this.changesOf(place)['tickettype_id']);
    if (changed !== undefined || this.writtenAt(place) !== undefined) return changed;
    return themeAt(this.book.themeAt(place)).typeId;
  }

  userIdAt(place: TicketPlace): number | undefined {
    const record = this.writtenAt(place);
    if (record !== undefined) return numberOf(record.properties['user_id']);
    const { contactIndex } = this.book.at(place);
    return contactIndex === undefined ? undefined : this.world.contacts[contactIndex]?.id;
  }

  /** Every third new ticket waits for somebody to take it. */
  agentIdAt(place: TicketPlace, now: number): number {
    const changed = numberOf(this.changesOf(place)['agent_id']);
    if (changed !== undefined) return changed;
    if (this.writtenAt(place) !== undefined) return unassignedAgentId;
    const ticket = this.book.at(place);
    if (ticket.id % 3 === 0 && ticketStateAt(ticket, now).statusId === 1) return unassignedAgentId;
    return this.world.staff[ticket.technicianIndex]?.agentId ?? unassignedAgentId;
  }

  hoursAt(place: TicketPlace, now: number): number {
    const worked = this.writtenAt(place) === undefined ? ticketStateAt(this.book.at(place), now).hours : 0;
    const id = this.idAt(place);
    return this.written.actions
      .all()
      .filter(({ properties }) => properties['ticket_id'] === id)
      .reduce((sum, { properties }) => sum + (numberOf(properties['timetaken']) ?? 0), worked);
  }

  statusIdAt(place: TicketPlace, now: number): number {
    const changed = numberOf(this.changesOf(place)['status_id']);
    if (changed !== undefined) return changed;
    return this.writtenAt(place) === undefined ? ticketStateAt(this.book.at(place), now).statusId : 1;
  }

  isOpenAt(place: TicketPlace, now: number): boolean {
    const changed = numberOf(this.changesOf(place)['status_id']);
    if (changed !== undefined) return !closedStatuses.has(changed);
    return this.writtenAt(place) === undefined ? this.book.isOpenAt(place, now) : true;
  }

  lastUpdateAt(place: TicketPlace, now: number): number {
    const record = this.writtenAt(place);
    if (record !== undefined) return record.changedAt;
    const last = this.book.lastUpdateAt(place, now);
    if (this.written.ticketChanges.count === 0) return last;
    return Math.max(last, this.written.ticketChanges.of(this.idAt(place))?.changedAt ?? 0);
  }

  /** When a ticket was closed, where it is. */
  closedAt(place: TicketPlace, now: number): number | undefined {
    if (this.isOpenAt(place, now)) return undefined;
    const record = this.writtenAt(place);
    const state = record === undefined ? ticketStateAt(this.book.at(place), now) : undefined;
    const change = record ?? this.written.ticketChanges.of(this.idAt(place));
    const isClosedHere = numberOf(change?.properties['status_id']) !== undefined;
    return isClosedHere ? (state?.closedAt ?? change?.changedAt) : state?.closedAt;
  }
}

const none = -1;

function indexesOf(records: readonly { readonly id: number }[]): ReadonlyMap<number, number> {
  return new Map(records.map(({ id }, index) => [id, index]));
}

/** Each place once. */
function inOrder(places: readonly TicketPlace[]): readonly TicketPlace[] {
  return [...new Set(places)].sort((left, right) => left - right);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
