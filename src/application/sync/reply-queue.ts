import type { Ticket } from '#domain/vocabulary/ticket';
import type { SyncSession } from './sync-session';

/** More would not fit beside the rest of the sync's progress in one cell; who waits for so many has replies switched off. */
export const mostWaiting = 2_000;

/**
 * Puts changed tickets at the head of the queue, the newest change first. History is not read: it would cost a call a ticket. A
 * change from before the last pass is in this one's overlap alone: its replies were read then, or wait already.
 */
export function queueReplies(session: SyncSession, tickets: readonly Ticket[]): void {
  const { progress, parts } = session;
  if (!progress.isBackfilled || parts.settings.repliesPerRun === 0) return;
  const changed = tickets
    .map(({ id, updatedAt, openedAt }) => ({ id, at: updatedAt ?? openedAt }))
    .filter(({ at }) => at >= (progress.ticketsSince ?? 0))
    .sort((a, b) => b.at - a.at);
  const ids = new Set([...changed.map(({ id }) => id), ...(progress.repliesWaiting ?? [])]);
  if (ids.size > 0) session.progress = { ...progress, repliesWaiting: [...ids].slice(0, mostWaiting) };
}
