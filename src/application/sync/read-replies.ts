import type { TicketId } from '#domain/vocabulary/ids';
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
  session.repliesRead += ids.length;
  const { repliesWaiting: _all, ...rest } = session.progress;
  const after = waiting.slice(ids.length);
  session.progress = after.length === 0 ? rest : { ...rest, repliesWaiting: after };
  return false;
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
