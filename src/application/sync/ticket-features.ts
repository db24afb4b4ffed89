import type { TicketFeatures } from '#domain/readiness/service-month';
import { monthOf } from '#domain/vocabulary/calendar-date';
import type { Ticket } from '#domain/vocabulary/ticket';
import type { LocalTime } from '../ports/platform';
import type { MonthBook } from './month-book';

/** What is kept of a ticket. Its text ends here. */
export function featuresOf(ticket: Ticket, localTime: LocalTime, csat: number | undefined): TicketFeatures {
  const { responseMet, resolutionMet, closedAt } = ticket;
  return {
    id: ticket.id,
    openedOn: localTime.dayOf(ticket.openedAt),
    ...(closedAt === undefined ? {} : { closedOn: localTime.dayOf(closedAt) }),
    priority: ticket.priority ?? 0,
    ...(responseMet === undefined ? {} : { responseMet }),
    ...(resolutionMet === undefined ? {} : { resolutionMet }),
    wasReopened: ticket.isReopened,
    reassignCount: ticket.reassignCount,
    isVip: ticket.isVip,
    centihours: Math.round(ticket.hours * 100),
    chargedCentihours: Math.round(ticket.chargedHours * 100),
    ...(csat === undefined ? {} : { csat }),
  };
}

/**
 * Folds a ticket into the month it was opened in. `contractId` is the client's only contract, else 0: a list row does not name
 * the contract of a ticket.
 */
export function foldTicket(months: MonthBook, ticket: Ticket, contractId: number, features: TicketFeatures): void {
  months.add({ clientId: ticket.clientId, contractId, month: monthOf(features.openedOn) }, features);
}
