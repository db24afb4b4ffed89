import { daysBetween, type CalendarDate } from '../../vocabulary/calendar-date';
import type { TicketFeatures } from '../service-month';

/** By then a first response was given or its target missed: no service level allows more. Our choice. */
const responseDecidedDays = 7;

/**
 * Tickets as they stood at the end of a day. What came later is undone: the tickets opened since, and of the others the closing,
 * the satisfaction answer and what was decided by closing. Days that were never kept count as later: a frozen fact must not know
 * how the story went on. Source: docs/domain/renewal-probability.md, "Frozen readings".
 */
export function ticketsAsOf(tickets: readonly TicketFeatures[], day: CalendarDate): readonly TicketFeatures[] {
  return tickets.filter(({ openedOn }) => openedOn <= day).map((ticket) => ticketAsOf(ticket, day));
}

function ticketAsOf(ticket: TicketFeatures, day: CalendarDate): TicketFeatures {
  const { csat, csatOn, ...unanswered } = ticket;
  const isAnswered = csat !== undefined && csatOn !== undefined && csatOn <= day;
  const shown = isAnswered ? { ...unanswered, csat, csatOn } : unanswered;
  if (ticket.closedOn !== undefined && ticket.closedOn <= day) return shown;
  return stillOpen(shown, day);
}

/** Of a ticket that is not closed yet nobody knows whether it will be in time, what it will take, or whether it comes back. */
function stillOpen(ticket: TicketFeatures, day: CalendarDate): TicketFeatures {
  const { closedOn: _day, hoursToClose: _hours, resolutionMet: _target, responseMet, ...rest } = ticket;
  const isDecided = responseMet !== undefined && daysBetween(ticket.openedOn, day) >= responseDecidedDays;
  return {
    ...rest,
    ...(isDecided ? { responseMet } : {}),
    wasReopened: false,
    reassignCount: 0,
    centihours: 0,
    chargedCentihours: 0,
  };
}
