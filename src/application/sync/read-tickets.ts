import type { Feedback, Ticket } from '#domain/vocabulary/ticket';
import type { ClientId } from '#domain/vocabulary/ids';
import { addMonths, monthOf } from '#domain/vocabulary/calendar-date';
import type { TicketFeatures } from '#domain/readiness/service-month';
import type { TicketQuery } from '../ports/service-desk';
import type { OpenIncident } from '../views/client-context';
import { noteChangedTicket } from './attribution/read-contract-tickets';
import { nothingAsked, withAsked } from './facts/asked-tickets';
import { readBatch, readWholeList } from './read-pages';
import { queueReplies } from './reply-queue';
import { featuresOf, foldTicket } from './ticket-features';
import { readsHistory, type SyncProgress } from './sync-progress';
import type { SyncSession } from './sync-session';

/** HaloPSA does not say whether `lastupdatefromdate` is inclusive or how late a change shows: what overlaps is folded twice, harmlessly. */
const overlapMilliseconds = 15 * 60_000;
/** Tickets asked for by name in one call. */
const namedPerCall = 100;

/** One batch of ticket pages. Answers whether the list is read to its end. */
export function readTickets(session: SyncSession): boolean {
  const { progress, parts } = session;
  const { page, rowsSeen, rowsTotal } = progress;
  // Asked for first: a failure here must not come between reading a page and remembering it.
  const answers = readsHistory(progress) ? session.answers() : undefined;
  const batch = readBatch(parts.serviceDesk.tickets(queryOf(session)), {
    page,
    rowsSeen,
    ...(page === 1 ? {} : { total: rowsTotal }),
  });
  foldAll(session, batch.rows, (ticket) => answers?.get(ticket.id));
  queueReplies(session, batch.rows);
  session.progress = {
    ...session.progress,
    page: batch.next.page,
    rowsSeen: batch.next.rowsSeen,
    rowsTotal: batch.total,
    ticketsBackfilled: progress.ticketsBackfilled + (progress.isBackfilled ? 0 : batch.rows.length),
  };
  return batch.isLast;
}

function queryOf({ progress, today, parts, startedAt }: SyncSession): TicketQuery {
  if (!readsHistory(progress)) {
    return { kind: 'changedSince', at: (progress.ticketsSince ?? startedAt) - overlapMilliseconds };
  }
  return { kind: 'openedSince', day: progress.historyStartsOn ?? firstHistoryDay(today, parts.settings.historyMonths) };
}

/** Whole months only: a month that is half known would read as a quiet one. */
export function firstHistoryDay(today: string, historyMonths: number): string {
  return `${addMonths(monthOf(today), -historyMonths)}-01`;
}

/** Folds tickets of which nobody told the contract. */
export function foldAll(
  session: SyncSession,
  tickets: readonly Ticket[],
  answerTo: (ticket: Ticket) => Feedback | undefined,
): void {
  if (tickets.length === 0) return;
  const { months, parts, progress, categories, wordList } = session;
  const { localTime } = parts;
  const onlyContract = onlyContracts(session);
  const asked = new Map<ClientId, TicketFeatures[]>();
  for (const ticket of tickets) {
    const features = featuresOf(ticket, { localTime, categories, wordList, answer: answerTo(ticket) });
    if (features.openedOn < session.historyStartsOn) continue;
    foldTicket(months, ticket, onlyContract.get(ticket.clientId) ?? 0, features);
    if (progress.isBackfilled && isNews(ticket, progress))
      noteChangedTicket(session, ticket.clientId, features.openedOn);
    session.changed.add(ticket.clientId);
    const sameClient = asked.get(ticket.clientId);
    if (sameClient === undefined) asked.set(ticket.clientId, [features]);
    else sameClient.push(features);
  }
  noteAsked(session, asked);
  session.ticketsRead += tickets.length;
  session.ticketsUnsaved += tickets.length;
}

function noteAsked({ book, today }: SyncSession, byClient: ReadonlyMap<ClientId, readonly TicketFeatures[]>): void {
  for (const [clientId, tickets] of byClient) {
    const record = book.client(clientId);
    if (record === undefined) continue;
    book.setClient({ ...record, asked: withAsked(record.asked ?? nothingAsked, tickets, today) });
  }
}

/** Reading the history again brings everything once more; news is what was touched since the last pass. */
function isNews({ updatedAt, openedAt }: Ticket, progress: SyncProgress): boolean {
  return (updatedAt ?? openedAt) >= (progress.ticketsSince ?? 0) - overlapMilliseconds;
}

/** The contract of clients that have exactly one. */
function onlyContracts({ book }: SyncSession): ReadonlyMap<ClientId, number> {
  const only = new Map<ClientId, number>();
  for (const [clientId, records] of book.openContractsByClient()) {
    const [first, second] = records;
    if (first !== undefined && second === undefined) only.set(clientId, first.contract.id);
  }
  return only;
}

/** Once a day after the backfill: answers given since, folded in through their tickets. */
export function readNewFeedback(session: SyncSession): void {
  const { progress, parts, today } = session;
  if (!progress.isBackfilled || progress.feedbackOn === today) return;
  const all = parts.serviceDesk.feedback();
  session.noteAnswers(all);
  const fresh = all.filter(({ id }) => id > progress.feedbackSeen);
  const answers = new Map(fresh.map((answer) => [answer.ticketId, answer]));
  const ids = [...answers.keys()];
  for (let at = 0; at < ids.length; at += namedPerCall) {
    const list = parts.serviceDesk.tickets({ kind: 'named', ids: ids.slice(at, at + namedPerCall) });
    foldAll(session, readWholeList(list), (ticket) => answers.get(ticket.id));
  }
  const feedbackSeen = fresh.reduce((most, { id }) => Math.max(most, id), progress.feedbackSeen);
  session.progress = { ...session.progress, feedbackSeen, feedbackOn: today };
}

/** Open tickets of incident priority, by client: what the incident line of a card and the gate rest on. */
export function readIncidents(session: SyncSession): void {
  const { book, parts } = session;
  const { serviceDesk, settings, localTime } = parts;
  const byClient = new Map<ClientId, OpenIncident[]>();
  for (const ticket of readWholeList(
    serviceDesk.tickets({ kind: 'openOfPriority', priorities: settings.incidentPriorities }),
  )) {
    const incident = {
      ticketId: ticket.id,
      priority: ticket.priority ?? 0,
      openedOn: localTime.dayOf(ticket.openedAt),
      url: serviceDesk.ticketUrl(ticket.id),
    };
    byClient.set(ticket.clientId, [...(byClient.get(ticket.clientId) ?? []), incident]);
  }
  for (const record of book.clients()) {
    const openIncidents = (byClient.get(record.client.id) ?? []).sort((a, b) => a.ticketId - b.ticketId);
    if (JSON.stringify(openIncidents) === JSON.stringify(record.openIncidents)) continue;
    book.setClient({ ...record, openIncidents });
    session.changed.add(record.client.id);
  }
}
