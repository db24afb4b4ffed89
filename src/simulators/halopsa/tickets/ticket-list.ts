import type { HaloDesk } from '../desk';
import { pageOf, type Row } from '../wire/page';
import { isWithin, type Query, type Span } from '../wire/query';
import type { TicketPlace } from './ticket-desk';
import { ticketRow } from './ticket-rows';

type Condition = (place: TicketPlace) => boolean;

/** What a query lets through, beyond the conditions: of the world's places `from` up to, not including, `to`; of what was created here, what was opened within the span. */
interface Selection {
  readonly from: TicketPlace;
  readonly to: TicketPlace;
  readonly opened: Span | undefined;
  readonly conditions: readonly Condition[];
}

/** GET /Tickets over a book that may hold half a million rows: a page reads only what it shows. */
export class TicketList {
  /** Pages of one list come one after another: the matches of the last list are kept. */
  private kept: { readonly key: string; readonly matches: Matches } | undefined;

  constructor(private readonly desk: HaloDesk) {}

  answer(query: Query): Row {
    const page = pageOf(query);
    const idsOnly = query.flag('ticketidonly');
    const matches = this.matchesOf(query);
    const length = Math.max(0, Math.min(page.to, matches.length) - page.from);
    const places = Array.from({ length }, (_, offset) => matches.at(page.from + offset));
    return {
      page_no: page.number,
      page_size: page.size,
      record_count: matches.length,
      tickets: places.map((place) =>
        idsOnly ? { id: this.desk.tickets.idAt(place) } : ticketRow(this.desk, place, query),
      ),
    };
  }

  private matchesOf(query: Query): Matches {
    const found = this.find(query);
    const key = `${this.desk.now()}|${this.desk.written.writes}|${query.key()}`;
    const matches = this.kept?.key === key ? this.kept.matches : found();
    this.kept = { key, matches };
    return matches;
  }

  /** Reads the whole question at once, so that a wrong value is refused on every page; searches when it is called. */
  private find(query: Query): () => Matches {
    const { desk } = this;
    const now = desk.now();
    const { from, to, opened, conditions } = selection(desk, query);
    const order = query.text('order')?.toLowerCase();
    /** Newest first unless asked otherwise. */
    const isDescending = query.flag('orderdesc') || order === undefined;
    const isByUpdate = order === 'last_update' || order === 'lastactiondate';
    const { worldCount, writtenCount } = desk.tickets;
    return () => {
      const meets = (place: TicketPlace): boolean => conditions.every((holds) => holds(place));
      const made = placesBetween(worldCount, worldCount + writtenCount).filter(
        (place) => isWithin(opened, desk.tickets.openedAt(place)) && meets(place),
      );
      if (conditions.length === 0 && !isByUpdate) return span({ from, to, made, isDescending });
      const found = candidates(desk, query, { from, to }).filter(meets).concat(made);
      if (isByUpdate) {
        const updatedAt = (place: TicketPlace): number => desk.tickets.lastUpdateAt(place, now);
        found.sort((left, right) => updatedAt(left) - updatedAt(right) || left - right);
      }
      if (isDescending) found.reverse();
      return { length: found.length, at: (position) => found[position] ?? 0 };
    };
  }
}

function placesBetween(from: TicketPlace, to: TicketPlace): TicketPlace[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
}

/**
 * The world's places that can meet the query, in their order. Who asks for one contract or a few ids must not be answered from half
 * a million rows; what comes along in vain, the conditions leave out.
 */
function candidates(
  { tickets }: HaloDesk,
  query: Query,
  { from, to }: Pick<Selection, 'from' | 'to'>,
): readonly TicketPlace[] {
  const ids = query.ids('ticketids');
  const clientIds = query.idsOr('client_ids', 'client_id');
  const contractId = query.whole('contract_id') ?? query.whole('ticketcontract_id');
  const isBetween = (place: TicketPlace): boolean => place >= from && place < to;
  if (ids !== undefined) return tickets.placesOfIds(ids).filter(isBetween);
  if (clientIds !== undefined) return tickets.placesOfClients(clientIds).filter(isBetween);
  if (contractId !== undefined) return tickets.placesNearContract(contractId).filter(isBetween);
  return placesBetween(from, to);
}

/** Places of tickets, in the order they are shown. */
interface Matches {
  readonly length: number;
  at(position: number): TicketPlace;
}

/** A stretch of the book without writing it down: the first sync asks for thousands of pages of it. Then what was created here. */
function span(stretch: {
  readonly from: TicketPlace;
  readonly to: TicketPlace;
  readonly made: readonly TicketPlace[];
  readonly isDescending: boolean;
}): Matches {
  const { from, to, made, isDescending } = stretch;
  const stretchLength = Math.max(0, to - from);
  const length = stretchLength + made.length;
  return {
    length,
    at(position) {
      const ascending = isDescending ? length - 1 - position : position;
      return ascending < stretchLength ? from + ascending : (made[ascending - stretchLength] ?? 0);
    },
  };
}

function selection(desk: HaloDesk, query: Query): Selection {
  const { tickets } = desk;
  const now = desk.now();
  const book = desk.world.tickets();
  const { opened, closed } = dateSpans(query);
  const from = opened === undefined || opened.from === -Infinity ? 0 : book.openedBefore(opened.from);
  const to = book.openedBefore(Math.min(now, opened?.to ?? now) + 1);
  const isClosedWithin: Condition = (place) => {
    const at = tickets.closedAt(place, now);
    return at !== undefined && isWithin(closed, at);
  };
  return {
    from,
    to,
    opened,
    conditions: [
      ...(closed === undefined ? [] : [isClosedWithin]),
      ...idConditions(desk, query),
      ...stateConditions(desk, query),
      ...(desk.isLimited ? [(place: TicketPlace) => desk.sees(tickets.clientIdAt(place))] : []),
    ],
  };
}

/** `dateoccured`, as HaloPSA spells it, is the opening and `datecleared` the closing. Other values search nothing. */
function dateSpans(query: Query): { readonly opened?: Span | undefined; readonly closed?: Span | undefined } {
  const span = query.span('startdate', 'enddate');
  const search = query.text('datesearch')?.toLowerCase();
  if (search === 'dateoccured' || search === 'dateoccurred') return { opened: span };
  return search === 'datecleared' ? { closed: span ?? { from: -Infinity, to: Infinity } } : {};
}

function idConditions({ tickets, now }: HaloDesk, query: Query): readonly Condition[] {
  const at = now();
  const among = (
    ids: ReadonlySet<number> | undefined,
    idAt: (place: TicketPlace) => number | undefined,
  ): readonly Condition[] => (ids === undefined ? [] : [(place) => ids.has(idAt(place) ?? Number.NaN)]);
  return [
    ...among(query.idsOr('client_ids', 'client_id'), (place) => tickets.clientIdAt(place)),
    ...among(single(query.whole('contract_id')), (place) => tickets.contractIdAt(place)),
    ...among(single(query.whole('ticketcontract_id')), (place) => tickets.contractIdAt(place)),
    ...among(query.idsOr('requesttype', 'requesttype_id'), (place) => tickets.typeIdAt(place)),
    ...among(query.ids('priority'), (place) => tickets.priorityAt(place)),
    ...among(query.ids('ticketids'), (place) => tickets.idAt(place)),
    ...among(query.idsOr('status', 'status_id'), (place) => tickets.statusIdAt(place, at)),
    ...among(single(query.whole('user_id')), (place) => tickets.userIdAt(place)),
    ...among(single(query.whole('agent_id')), (place) => tickets.agentIdAt(place, at)),
    ...among(single(query.whole('site_id')), (place) => tickets.siteIdAt(place)),
  ];
}

function stateConditions({ tickets, now }: HaloDesk, query: Query): readonly Condition[] {
  const at = now();
  const updated = query.span('lastupdatefromdate', 'lastupdatetodate');
  const conditions: Condition[] = [];
  if (query.flag('open_only')) conditions.push((place) => tickets.isOpenAt(place, at));
  if (query.flag('closed_only')) conditions.push((place) => !tickets.isOpenAt(place, at));
  if (updated !== undefined) conditions.push((place) => isWithin(updated, tickets.lastUpdateAt(place, at)));
  return conditions;
}

function single(id: number | undefined): ReadonlySet<number> | undefined {
  return id === undefined ? undefined : new Set([id]);
}
