import type { TicketFeatures } from '#domain/readiness/service-month';
import { toEpochDay, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { TicketId } from '#domain/vocabulary/ids';

/** When people at the client last asked for something or replied, and their urgent tickets. Days count from 1970. */
export interface AskedTickets {
  /** The latest first. */
  readonly last: readonly (readonly [userId: number, day: number])[];
  /** Of priority 1, the newest first. */
  readonly urgent: readonly (readonly [ticketId: TicketId, userId: number, day: number])[];
}

export const nothingAsked: AskedTickets = { last: [], urgent: [] };

/** Together some 1,500 characters. Who is not among so many has not been heard of for long. */
const keptPeople = 60;
const keptUrgent = 25;
/** From T-90 to the decision date, and half a year of notice period after it. */
const urgentDays = 270;
const mostUrgent = 1;

/** A reply on a ticket, from somebody at the client. */
export interface Reply {
  readonly userId: number;
  readonly on: CalendarDate;
}

/** The same tickets again change nothing. */
export function withAsked(known: AskedTickets, tickets: readonly TicketFeatures[], today: CalendarDate): AskedTickets {
  const byPeople = tickets.filter(({ userId = 0, wording }) => userId > 0 && wording?.isMachineMade !== true);
  const asked = byPeople.map(({ userId = 0, openedOn }) => ({ userId, on: openedOn }));
  const touched = new Set(tickets.map(({ id }) => id));
  // A ticket that is urgent no more, or somebody else's, is taken out by its newer row.
  const urgent = [
    ...known.urgent.filter(([id]) => !touched.has(id)),
    ...byPeople
      .filter(({ priority }) => priority === mostUrgent)
      .map(({ id, userId = 0, openedOn }) => [id, userId, toEpochDay(openedOn)] as const),
  ];
  const oldest = toEpochDay(today) - urgentDays;
  return {
    last: withReplies(known, asked).last,
    urgent: urgent
      .filter(([, , day]) => day >= oldest)
      .sort((a, b) => b[0] - a[0])
      .slice(0, keptUrgent),
  };
}

export function withReplies(known: AskedTickets, replies: readonly Reply[]): AskedTickets {
  const days = new Map(known.last);
  for (const { userId, on } of replies) days.set(userId, Math.max(days.get(userId) ?? 0, toEpochDay(on)));
  const last = [...days].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, keptPeople);
  return { ...known, last };
}
