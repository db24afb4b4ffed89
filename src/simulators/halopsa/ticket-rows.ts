import { ticketText } from '../msp/ticket-text';
import { ticketStateAt, statuses } from '../msp/ticket-state';
import { ticketTypes } from '../msp/theme';
import { themeAt } from '../msp/ticket-themes';
import type { TicketFacts } from '../msp/ticket-book';
import type { World } from '../msp/world';
import { generalUserId } from './client-rows';
import type { Query } from './query';
import { emptyDates, wireInstant } from './wire-values';

const unassignedAgentId = 1;
const rmmAddress = 'rmm@harbour-it.example';
const priorityNames = ['Critical', 'High', 'Medium', 'Low'] as const;

/** A row of the list, schema Faults_List: ids instead of names, neither a contract nor a final SLA state. */
export function ticketRow(world: World, ticket: TicketFacts, now: number, query: Query): Record<string, unknown> {
  const { statusId } = ticketStateAt(ticket, now);
  return {
    ...basics(world, ticket, now),
    ...dates(ticket, now),
    ...(query.flag('includetimetaken') ? hours(ticket, now) : {}),
    ...(query.flag('includestatus') ? { status_name: statuses[statusId] } : {}),
    ...(query.flag('includetickettype') ? { tickettype_name: typeName(ticket) } : {}),
    ...(query.flag('includeagent') ? { agent_name: agentName(world, ticket) } : {}),
    use: 'ticket',
  };
}

/** The record itself, schema Faults. */
export function ticketDetail(world: World, ticket: TicketFacts, now: number): Record<string, unknown> {
  const state = ticketStateAt(ticket, now);
  const contract = ticket.contractIndex === undefined ? undefined : world.contracts[ticket.contractIndex];
  return {
    ...basics(world, ticket, now),
    ...dates(ticket, now),
    ...hours(ticket, now),
    status_name: statuses[state.statusId],
    tickettype_name: typeName(ticket),
    agent_name: agentName(world, ticket),
    priority_name: priorityNames[ticket.priority - 1],
    sla_name: 'Standard',
    // -1 is "no contract" (docs/reference/apis/halopsa.md).
    contract_id: contract?.id ?? -1,
    contract_ref: contract?.ref,
    slastate: fixState(ticket, now),
    customfields: [],
  };
}

function basics(world: World, ticket: TicketFacts, now: number): Record<string, unknown> {
  const { category, typeId } = themeAt(ticket.theme);
  return {
    id: ticket.id,
    ...ticketText(world, ticket),
    tickettype_id: typeId,
    sla_id: 1,
    priority_id: ticket.priority,
    team: ticket.priority === 1 ? 'Major Incidents' : '1st Line Support',
    category_1: category,
    categoryid_1: 20 + ticket.theme,
    estimate: 0,
    estimatedays: 0,
    attachment_count: ticket.id % 9 === 0 ? 1 : 0,
    child_count: 0,
    flagged: false,
    excludefromsla: ticket.isExcludedFromSla,
    inactive: false,
    impact: Math.min(3, ticket.priority),
    urgency: Math.min(3, ticket.priority),
    reassigncount: ticket.reassignCount,
    department_id: 1,
    ...requester(world, ticket),
    ...progress(world, ticket, now),
  };
}

function progress(world: World, ticket: TicketFacts, now: number): Record<string, unknown> {
  const { statusId, hasBeenClosed } = ticketStateAt(ticket, now);
  const isUnassigned = statusId === 1 && ticket.id % 3 === 0;
  return {
    status_id: statusId,
    onhold: statusId === 4,
    hasbeenclosed: hasBeenClosed,
    agent_id: isUnassigned ? unassignedAgentId : (world.staff[ticket.technicianIndex]?.agentId ?? unassignedAgentId),
  };
}

/** Alerts come from the site's "General User". */
function requester(world: World, ticket: TicketFacts): Record<string, unknown> {
  const client = world.clients[ticket.clientIndex];
  const contact = ticket.contactIndex === undefined ? undefined : world.contacts[ticket.contactIndex];
  const site = {
    client_id: client?.id,
    client_name: client?.name,
    site_id: client?.siteId,
    site_name: 'Main',
    is_vip: client?.isVip ?? false,
  };
  if (contact === undefined) {
    const user = { user_id: generalUserId(client?.id ?? 0), user_name: 'General User', reportedby: rmmAddress };
    return { ...site, ...user, isimportantcontact: false, source: 15 };
  }
  return {
    ...site,
    user_id: contact.id,
    user_name: `${contact.firstName} ${contact.lastName}`,
    user_email: contact.email,
    reportedby: contact.email,
    isimportantcontact: contact.isImportant,
    source: 1,
  };
}

function dates(ticket: TicketFacts, now: number): Record<string, unknown> {
  const { id } = ticket;
  const state = ticketStateAt(ticket, now);
  const wire = (at: number | undefined): string | undefined => (at === undefined ? undefined : wireInstant(at, id));
  return {
    dateoccurred: wire(ticket.openedAt),
    dateassigned: wire(state.respondedAt),
    respondbydate: wire(ticket.respondBy),
    responsedate: wire(state.respondedAt),
    slaresponsestate: responseState(ticket, now),
    fixbydate: wire(ticket.fixBy),
    // An open ticket has no closing date, or one of the empty ones.
    dateclosed: wire(state.closedAt) ?? (id % 7 === 0 ? emptyDates[2] : undefined),
    lastactiondate: wire(state.lastUpdateAt),
    last_update: wire(state.lastUpdateAt),
    deadlinedate: emptyDates[id % 3],
  };
}

function hours(ticket: TicketFacts, now: number): Record<string, unknown> {
  const taken = ticketStateAt(ticket, now).hours;
  /** Some work is a courtesy. */
  const charged = ticket.id % 8 === 0 ? Math.floor(taken * 2) / 4 : taken;
  return { timetaken: taken, chargehours: charged, nonchargehours: taken - charged };
}

/** I inside, O outside, nothing while undecided. */
function responseState({ respondBy, respondedAt, isExcludedFromSla }: TicketFacts, now: number): string | undefined {
  if (isExcludedFromSla) return undefined;
  if (respondedAt <= now) return respondedAt <= respondBy ? 'I' : 'O';
  return respondBy < now ? 'O' : undefined;
}

function fixState(ticket: TicketFacts, now: number): string | undefined {
  const { closedAt } = ticketStateAt(ticket, now);
  if (ticket.isExcludedFromSla) return undefined;
  if (closedAt !== undefined) return closedAt <= ticket.fixBy ? 'I' : 'O';
  return ticket.fixBy < now ? 'O' : undefined;
}

function typeName({ theme }: TicketFacts): string {
  return ticketTypes[themeAt(theme).typeId];
}

function agentName(world: World, { technicianIndex }: TicketFacts): string | undefined {
  const agent = world.staff[technicianIndex];
  return agent === undefined ? undefined : `${agent.firstName} ${agent.lastName}`;
}
