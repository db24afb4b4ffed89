import { firstTicketId, type TicketBook } from '../msp/ticket-book';
import { themeAt } from '../msp/ticket-themes';
import type { World } from '../msp/world';
import { pageOf, type Query } from './query';
import { ticketRow } from './ticket-rows';

type Condition = (index: number) => boolean;

/** What a query lets through: positions `from` up to, not including, `to` of the book that meet every condition. */
interface Selection {
  readonly from: number;
  readonly to: number;
  readonly conditions: readonly Condition[];
}

/** GET /Tickets over a book that may hold half a million rows: a page reads only what it shows. */
export class TicketList {
  /** Pages of one list come one after another: the matches of the last list are kept. */
  private kept: { readonly key: string; readonly matches: Matches } | undefined;

  constructor(private readonly world: World) {}

  answer(query: Query, now: number): Record<string, unknown> {
    const page = pageOf(query);
    const key = `${now}|${query.key()}`;
    const matches = this.kept?.key === key ? this.kept.matches : this.matches(query, now);
    this.kept = { key, matches };
    const book = this.world.tickets();
    const shown = Array.from({ length: Math.max(0, Math.min(page.to, matches.length) - page.from) }, (_, offset) =>
      book.at(matches.at(page.from + offset)),
    );
    return {
      page_no: page.number,
      page_size: page.size,
      record_count: matches.length,
      tickets: shown.map((ticket) =>
        query.flag('ticketidonly') ? { id: ticket.id } : ticketRow(this.world, ticket, now, query),
      ),
    };
  }

  private matches(query: Query, now: number): Matches {
    const book = this.world.tickets();
    const { from, to, conditions } = selection(this.world, query, now);
    const order = query.text('order')?.toLowerCase();
    /** Newest first unless asked otherwise. */
    const isDescending = order === undefined || query.flag('orderdesc');
    const isByUpdate = order === 'last_update' || order === 'lastactiondate';
    if (conditions.length === 0 && !isByUpdate) return span(from, to, isDescending);
    const found: number[] = [];
    for (let index = from; index < to; index += 1) {
      if (conditions.every((holds) => holds(index))) found.push(index);
    }
    if (isByUpdate) {
      found.sort((left, right) => book.lastUpdateAt(left, now) - book.lastUpdateAt(right, now) || left - right);
    }
    if (isDescending) found.reverse();
    return { length: found.length, at: (place) => found[place] ?? 0 };
  }
}

/** Positions in the book, in the order they are shown. */
interface Matches {
  readonly length: number;
  at(place: number): number;
}

/** A stretch of the book without writing it down: the first sync asks for thousands of pages of it. */
function span(from: number, to: number, isDescending: boolean): Matches {
  return { length: Math.max(0, to - from), at: (place) => (isDescending ? to - 1 - place : from + place) };
}

function selection(world: World, query: Query, now: number): Selection {
  const book = world.tickets();
  const [opened, closed] = dateSpans(query);
  const from = opened?.from === undefined ? 0 : book.openedBefore(opened.from);
  const to = book.openedBefore(Math.min(now, opened?.to ?? now) + 1);
  const conditions = [
    ...idConditions(world, query),
    ...(closed === undefined ? [] : [closedWithin(book, closed, now)]),
    ...stateConditions(book, query, now),
  ];
  return { from, to, conditions };
}

interface Span {
  readonly from?: number;
  readonly to?: number;
}

/** `dateoccured`, as HaloPSA spells it, is the opening and `datecleared` the closing. Other values search nothing. */
function dateSpans(query: Query): readonly [Span | undefined, Span | undefined] {
  const [from, to] = [query.instant('startdate'), query.instant('enddate', true)];
  const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const search = query.text('datesearch')?.toLowerCase();
  if (search === 'dateoccured' || search === 'dateoccurred') return [span, undefined];
  return search === 'datecleared' ? [undefined, span] : [undefined, undefined];
}

function closedWithin(book: TicketBook, { from = -Infinity, to = Infinity }: Span, now: number): Condition {
  return (index) => {
    if (book.isOpenAt(index, now)) return false;
    const at = book.lastUpdateAt(index, now);
    return at >= from && at <= to;
  };
}

function idConditions(world: World, query: Query): readonly Condition[] {
  const book = world.tickets();
  const clients = positions(world.clients, query.ids('client_ids') ?? single(query.whole('client_id')));
  const contracts = positions(world.contracts, single(query.whole('contract_id') ?? query.whole('ticketcontract_id')));
  const types = query.ids('requesttype') ?? single(query.whole('requesttype_id'));
  const priorities = query.ids('priority');
  const named = query.ids('ticketids');
  const user = query.whole('user_id');
  const conditions: (Condition | undefined)[] = [
    clients && ((index) => clients.has(book.clientIndexAt(index))),
    contracts && ((index) => contracts.has(book.contractIndexAt(index))),
    types && ((index) => types.has(themeAt(book.themeAt(index)).typeId)),
    priorities && ((index) => priorities.has(book.priorityAt(index))),
    named && ((index) => named.has(firstTicketId + index)),
    user === undefined ? undefined : (index) => userOf(world, book, index) === user,
  ];
  return conditions.filter((condition): condition is Condition => condition !== undefined);
}

function userOf(world: World, book: TicketBook, index: number): number | undefined {
  const { contactIndex } = book.at(index);
  return contactIndex === undefined ? undefined : world.contacts[contactIndex]?.id;
}

function stateConditions(book: TicketBook, query: Query, now: number): readonly Condition[] {
  const conditions: Condition[] = [];
  if (query.flag('open_only')) conditions.push((index) => book.isOpenAt(index, now));
  if (query.flag('closed_only')) conditions.push((index) => !book.isOpenAt(index, now));
  const since = query.instant('lastupdatefromdate');
  const until = query.instant('lastupdatetodate', true);
  if (since !== undefined) conditions.push((index) => book.lastUpdateAt(index, now) >= since);
  if (until !== undefined) conditions.push((index) => book.lastUpdateAt(index, now) <= until);
  return conditions;
}

function single(id: number | undefined): ReadonlySet<number> | undefined {
  return id === undefined ? undefined : new Set([id]);
}

/** Records' places in the world instead of their ids; -1, which no column holds for a client, where there is no such record. */
function positions(
  records: readonly { readonly id: number }[],
  ids: ReadonlySet<number> | undefined,
): ReadonlySet<number> | undefined {
  if (ids === undefined) return undefined;
  return new Set(records.flatMap(({ id }, position) => (ids.has(id) ? [position] : [])));
}
