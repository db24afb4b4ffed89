import type { TicketId } from '#domain/vocabulary/ids';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { TicketReply } from '../ports/service-desk';
import { nothingAsked, withReplies } from './facts/asked-tickets';
import { readWholeList } from './read-pages';
import { foldAll } from './read-tickets';
import type { SyncSession } from './sync-session';

/** Replies are one call a ticket: as many as are asked for side by side. */
const ticketsPerBatch = 20;
/**
 * Reads the replies of the tickets at the head of the queue, one batch a call, up to the setting's number a run. What they say is
 * folded into the ticket's features: a ticket that was closed again since it was reopened shows it nowhere else. Their text goes
 * no further. Answers whether this run is done with replies.
 */
export function readReplies(session: SyncSession): boolean {
  const { progress, parts } = session;
  const left = parts.settings.repliesPerRun - session.repliesRead;
  const waiting = progress.repliesWaiting ?? [];
  const ids = waiting.slice(0, Math.min(left, ticketsPerBatch));
  if (ids.length === 0) {
    session.areGapsNew ||= waiting.length !== (session.state.progress?.repliesWaiting?.length ?? 0);
    return true;
  }
  const replies = parts.serviceDesk.replies(ids);
  const reopened = new Set(replies.filter(({ reopens }) => reopens).map(({ ticketId }) => ticketId));
  foldReopened(session, reopened);
  noteReplies(session, replies);
  session.repliesRead += ids.length;
  const { repliesWaiting: _all, ...rest } = session.progress;
  const after = waiting.slice(ids.length);
  session.progress = after.length === 0 ? rest : { ...rest, repliesWaiting: after };
  return false;
}

/** A reply names its ticket and its writer, and the writer is known by client. */
function noteReplies({ book, parts }: SyncSession, replies: readonly TicketReply[]): void {
  const days = new Map<number, CalendarDate[]>();
  for (const { userId, at } of replies) {
    if (userId !== undefined) days.set(userId, [...(days.get(userId) ?? []), parts.localTime.dayOf(at)]);
  }
  if (days.size === 0) return;
  for (const record of book.clients()) {
    const written = record.deskContacts.flatMap(([userId]) => (days.get(userId) ?? []).map((on) => ({ userId, on })));
    if (written.length > 0) book.setClient({ ...record, asked: withReplies(record.asked ?? nothingAsked, written) });
  }
}

/** The features of a ticket are made from its row, so the row is asked for again: one call for all of a batch. */
function foldReopened(session: SyncSession, ids: ReadonlySet<TicketId>): void {
  if (ids.size === 0) return;
  const tickets = readWholeList(session.parts.serviceDesk.tickets({ kind: 'named', ids: [...ids] }));
  foldAll(
    session,
    tickets.map((ticket) => ({ ...ticket, isReopened: true })),
    () => undefined,
  );
}
