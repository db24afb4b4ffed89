import type { TicketFacts } from './ticket-book';

/** HaloPSA's default status ids. Source: docs/reference/apis/halopsa.md (1 New, 9 Closed); 2 and 4 are this MSP's own. */
export const statuses = { 1: 'New', 2: 'In Progress', 4: 'With User', 9: 'Closed' } as const;

export interface TicketState {
  readonly statusId: keyof typeof statuses;
  readonly isOpen: boolean;
  /** Open again after having been closed counts. */
  readonly hasBeenClosed: boolean;
  readonly closedAt?: number;
  readonly respondedAt?: number;
  readonly lastUpdateAt: number;
  /** Hours entered so far: a third with the answer, all of them when first closed. */
  readonly hours: number;
}

/** A ticket as the desk sees it at an instant; what comes later has not happened yet. */
export function ticketStateAt(ticket: TicketFacts, now: number): TicketState {
  const { openedAt, respondedAt, firstClosedAt, reopenedAt, closedAt } = ticket;
  const instants = [openedAt, respondedAt, ...ticket.clientReplies, firstClosedAt, reopenedAt, closedAt];
  const past = instants.filter((at): at is number => at !== undefined && at <= now);
  const wasClosed = firstClosedAt !== undefined && firstClosedAt <= now;
  const cameBack = reopenedAt !== undefined && reopenedAt <= now;
  const isFinal = closedAt <= now;
  const isOpen = !isFinal && (!wasClosed || cameBack);
  const hasAnswer = respondedAt <= now;
  const endedAt = isFinal ? closedAt : firstClosedAt;
  return {
    statusId: isOpen ? openStatusAt(ticket, now) : 9,
    isOpen,
    hasBeenClosed: wasClosed || isFinal,
    ...(isOpen || endedAt === undefined ? {} : { closedAt: endedAt }),
    ...(hasAnswer ? { respondedAt } : {}),
    lastUpdateAt: Math.max(...past),
    hours: wasClosed || isFinal ? ticket.hours : hasAnswer ? Math.round((ticket.hours * 4) / 3) / 4 : 0,
  };
}

/** Every fourth ticket waits for the client after the first answer, until the client writes. */
export function openStatusAt(
  { id, respondedAt, reopenedAt, clientReplies }: TicketFacts,
  now: number,
): Exclude<TicketState['statusId'], 9> {
  if (respondedAt > now) return 1;
  const hasWritten = (reopenedAt !== undefined && reopenedAt <= now) || clientReplies.some((at) => at <= now);
  return id % 4 === 0 && !hasWritten ? 4 : 2;
}
