import { assert } from '../vocabulary/assert';
import { monthOf, type CalendarMonth } from '../vocabulary/calendar-date';
import type { ClientId, ContractId, TicketId } from '../vocabulary/ids';
import { addedRequests, sumRequests, type SatisfactionScale } from './request-sums';
import type { ServiceMonth, TicketFeatures } from './service-month';

/** A card links to no more than these. */
const linkedTickets = 10;

export interface MonthKey {
  readonly clientId: ClientId;
  readonly contractId: ContractId | 0;
  readonly month: CalendarMonth;
}

/** Sums of the tickets opened in a month. Without a scale no answer is called low. */
export function summarizeMonth(
  key: MonthKey,
  tickets: readonly TicketFeatures[],
  scale?: SatisfactionScale,
): ServiceMonth {
  assert(
    tickets.every(({ openedOn }) => monthOf(openedOn) === key.month),
    `the tickets of ${key.month} were opened in it`,
  );
  const isKnown = tickets.every(({ wording }) => wording !== undefined);
  const answers = tickets.flatMap(({ csat }) => (csat === undefined ? [] : [csat]));
  const people = sumRequests(tickets, scale);
  return {
    clientId: key.clientId,
    contractId: key.contractId,
    month: key.month,
    opened: tickets.length,
    ...(isKnown ? { machineMade: count(tickets, ({ wording }) => wording?.isMachineMade === true) } : {}),
    closed: count(tickets, ({ closedOn }) => closedOn !== undefined),
    openedByPriority: [
      count(tickets, ({ priority }) => priority === 1),
      count(tickets, ({ priority }) => priority === 2),
      count(tickets, ({ priority }) => priority === 3),
      count(tickets, ({ priority }) => priority >= 4),
    ],
    responseMet: count(tickets, ({ responseMet }) => responseMet === true),
    responseMissed: count(tickets, ({ responseMet }) => responseMet === false),
    resolutionMet: count(tickets, ({ resolutionMet }) => resolutionMet === true),
    resolutionMissed: count(tickets, ({ resolutionMet }) => resolutionMet === false),
    reopened: count(tickets, ({ wasReopened }) => wasReopened),
    reassigned: count(tickets, ({ reassignCount }) => reassignCount > 0),
    hours: sum(tickets, ({ centihours }) => centihours) / 100,
    chargedHours: sum(tickets, ({ chargedCentihours }) => chargedCentihours) / 100,
    vipTickets: count(tickets, ({ isVip }) => isVip),
    csatCount: answers.length,
    csatSum: sum(answers, (answer) => answer),
    missedTicketIds: newest(tickets.filter(({ resolutionMet }) => resolutionMet === false).map(({ id }) => id)),
    ...(people === undefined ? {} : { people }),
  };
}

/**
 * Known tickets with newer ones folded in, by id. Folding the same tickets again changes nothing, so a sync may be replayed.
 * A satisfaction answer comes from another list than the ticket, and a reopened ticket looks like any other once it is closed
 * again: neither is forgotten because the newer row does not show it.
 */
export function foldTickets(
  known: readonly TicketFeatures[],
  incoming: readonly TicketFeatures[],
): readonly TicketFeatures[] {
  const tickets = new Map<TicketId, TicketFeatures>();
  for (const ticket of [...known, ...incoming]) {
    const before = tickets.get(ticket.id);
    tickets.set(ticket.id, before === undefined ? ticket : newer(before, ticket));
  }
  return [...tickets.values()].sort((a, b) => a.id - b.id);
}

/**
 * One row a month from several: parts of a full cell, a client's contracts, and what belongs to no single contract. Oldest
 * first. The contract stays named while all rows agree on it.
 */
export function mergeMonths(rows: readonly ServiceMonth[]): readonly ServiceMonth[] {
  const months = new Map<CalendarMonth, ServiceMonth>();
  for (const row of rows) {
    const known = months.get(row.month);
    months.set(row.month, known === undefined ? row : added(known, row));
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

function added(a: ServiceMonth, b: ServiceMonth): ServiceMonth {
  assert(a.clientId === b.clientId, 'merged months belong to one client');
  const [a1, a2, a3, a4] = a.openedByPriority;
  const [b1, b2, b3, b4] = b.openedByPriority;
  const people = addedRequests(a.people, b.people);
  return {
    clientId: a.clientId,
    contractId: a.contractId === b.contractId ? a.contractId : 0,
    month: a.month,
    opened: a.opened + b.opened,
    ...(a.machineMade === undefined || b.machineMade === undefined
      ? {}
      : { machineMade: a.machineMade + b.machineMade }),
    closed: a.closed + b.closed,
    openedByPriority: [a1 + b1, a2 + b2, a3 + b3, a4 + b4],
    responseMet: a.responseMet + b.responseMet,
    responseMissed: a.responseMissed + b.responseMissed,
    resolutionMet: a.resolutionMet + b.resolutionMet,
    resolutionMissed: a.resolutionMissed + b.resolutionMissed,
    reopened: a.reopened + b.reopened,
    reassigned: a.reassigned + b.reassigned,
    // Through whole hundredths: adding 0.1 and 0.2 must not depend on the order of rows.
    hours: (Math.round(a.hours * 100) + Math.round(b.hours * 100)) / 100,
    chargedHours: (Math.round(a.chargedHours * 100) + Math.round(b.chargedHours * 100)) / 100,
    vipTickets: a.vipTickets + b.vipTickets,
    csatCount: a.csatCount + b.csatCount,
    csatSum: a.csatSum + b.csatSum,
    missedTicketIds: newest([...a.missedTicketIds, ...b.missedTicketIds]),
    ...(people === undefined ? {} : { people }),
  };
}

function newest(ids: readonly TicketId[]): readonly TicketId[] {
  return [...ids].sort((a, b) => b - a).slice(0, linkedTickets);
}

function count<Row>(rows: readonly Row[], holds: (row: Row) => boolean): number {
  return rows.reduce((total, row) => (holds(row) ? total + 1 : total), 0);
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function newer(before: TicketFeatures, ticket: TicketFeatures): TicketFeatures {
  const { csat, csatOn } = ticket.csat === undefined ? before : ticket;
  return {
    ...ticket,
    wasReopened: before.wasReopened || ticket.wasReopened,
    ...(csat === undefined ? {} : { csat }),
    ...(csatOn === undefined ? {} : { csatOn }),
  };
}
