import type { TicketFacts } from '../../msp/ticket-book';
import { ticketStateAt } from '../../msp/ticket-state';
import { ticketText } from '../../msp/ticket-text';
import { themeAt } from '../../msp/ticket-themes';
import { ticketTypes } from '../../msp/theme';
import { slaName, priorityName } from '../configuration/service-levels';
import { generalUserId } from '../customers/user-rows';
import type { HaloDesk } from '../desk';
import type { Row } from '../wire/page';
import type { Query } from '../wire/query';
import { emptyDates, wireInstant, zonedInstant } from '../wire/wire-values';
import { htmlOf } from './note-text';
import { statusName } from './statuses';
import type { TicketPlace } from './ticket-desk';

const rmmAddress = 'rmm@harbour-it.example';
/** Only in the record, whatever was posted. */
const detailOnly: ReadonlySet<string> = new Set(['details_html', 'contract_id', 'customfields']);

/** A row of the list, schema Faults_List: ids instead of names, neither a contract nor a final SLA state. */
export function ticketRow(desk: HaloDesk, place: TicketPlace, query: Query): Row {
  const posted = Object.entries(desk.tickets.changesOf(place)).filter(([name]) => !detailOnly.has(name));
  const row: Row = {
    ...ownPart(desk, place),
    ...Object.fromEntries(posted),
    ...progress(desk, place),
    ...(query.flag('includetimetaken') ? hours(desk, place) : {}),
    ...(query.flag('includecontract') ? { contract_refextra: contractOf(desk, place)?.kind } : {}),
    use: 'ticket',
  };
  return {
    ...row,
    ...(query.flag('includestatus') ? { status_name: statusName(desk.tickets.statusIdAt(place, desk.now())) } : {}),
    ...(query.flag('includetickettype') ? { tickettype_name: typeName(desk, place) } : {}),
    ...(query.flag('includeagent') ? { agent_name: agentName(desk, place) } : {}),
    ...(query.flag('includeslatimer') ? slaTimer(desk, place) : {}),
  };
}

/** The record itself, schema Faults. */
export function ticketDetail(desk: HaloDesk, place: TicketPlace, query: Query): Row {
  const { tickets } = desk;
  const id = tickets.idAt(place);
  const contract = contractOf(desk, place);
  const changes = tickets.changesOf(place);
  const own = ownPart(desk, place);
  const details = changes['details'] ?? own['details'];
  return {
    ...own,
    ...changes,
    ...progress(desk, place),
    ...hours(desk, place),
    ...slaTimer(desk, place),
    status_name: statusName(tickets.statusIdAt(place, desk.now())),
    tickettype_name: typeName(desk, place),
    agent_name: agentName(desk, place),
    priority_name: priorityName(tickets.priorityAt(place)),
    sla_name: slaName,
    datecreated: withoutZone(tickets.openedAt(place)),
    workflow_stepstarted: zonedInstant(tickets.openedAt(place)),
    // -1 is "no contract" (docs/reference/apis/halopsa-simulator.md).
    contract_id: contract?.id ?? -1,
    contract_ref: contract?.ref,
    slastate: fixState(desk, place),
    ...satisfaction(desk, id),
    ...(query.flag('includedetails')
      ? {
          details_html: changes['details_html'] ?? htmlOf(String(details ?? '')),
          customfields: changes['customfields'] ?? [],
        }
      : { details_html: undefined, customfields: undefined }),
  };
}

/** What a ticket says of itself, as the world or the one who created it here gave it. */
function ownPart(desk: HaloDesk, place: TicketPlace): Row {
  const record = desk.tickets.writtenAt(place);
  if (record !== undefined) {
    const opened = wireInstant(record.createdAt, record.id);
    return { id: record.id, dateoccurred: opened, source: 0, inactive: false, deadlinedate: emptyDates[record.id % 3] };
  }
  const ticket = desk.world.tickets().at(place);
  return { ...basics(desk, ticket), ...dates(desk, ticket) };
}

function basics(desk: HaloDesk, ticket: TicketFacts): Row {
  const { category, typeId } = themeAt(ticket.theme);
  return {
    id: ticket.id,
    ...ticketText(desk.world, ticket),
    tickettype_id: typeId,
    sla_id: 1,
    priority_id: ticket.priority,
    team: ticket.priority === 1 ? 'Major Incidents' : desk.world.staff[ticket.technicianIndex]?.team,
    category_1: category,
    categoryid_1: categoryIdOf(ticket.theme),
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
    ...requester(desk, ticket),
  };
}

export function categoryIdOf(theme: number): number {
  return 20 + theme;
}

function progress(desk: HaloDesk, place: TicketPlace): Row {
  const { tickets } = desk;
  const now = desk.now();
  const id = tickets.idAt(place);
  const statusId = tickets.statusIdAt(place, now);
  const closedAt = tickets.closedAt(place, now);
  const updated = wireInstant(tickets.lastUpdateAt(place, now), id);
  const wasClosed =
    tickets.writtenAt(place) === undefined && ticketStateAt(desk.world.tickets().at(place), now).hasBeenClosed;
  return {
    status_id: statusId,
    onhold: statusId === 4,
    hasbeenclosed: wasClosed || closedAt !== undefined,
    agent_id: tickets.agentIdAt(place, now),
    // An open ticket has no closing date, or one of the empty ones.
    dateclosed: closedAt === undefined ? (id % 7 === 0 ? emptyDates[2] : undefined) : wireInstant(closedAt, id),
    lastactiondate: updated,
    last_update: updated,
  };
}

/** Alerts come from the site's "General User". */
function requester({ world }: HaloDesk, ticket: TicketFacts): Row {
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

function dates(desk: HaloDesk, ticket: TicketFacts): Row {
  const { id } = ticket;
  const state = ticketStateAt(ticket, desk.now());
  const wire = (at: number | undefined): string | undefined => (at === undefined ? undefined : wireInstant(at, id));
  return {
    dateoccurred: wire(ticket.openedAt),
    dateassigned: wire(state.respondedAt),
    respondbydate: wire(ticket.respondBy),
    responsedate: wire(state.respondedAt),
    slaresponsestate: responseState(ticket, desk.now()),
    fixbydate: wire(ticket.fixBy),
    deadlinedate: emptyDates[id % 3],
  };
}

function withoutZone(at: number): string {
  return new Date(at)
    .toISOString()
    .slice(0, 23)
    .replace(/\.?0+$/, '');
}

function hours(desk: HaloDesk, place: TicketPlace): Row {
  const taken = desk.tickets.hoursAt(place, desk.now());
  /** Some work is a courtesy. */
  const charged = desk.tickets.idAt(place) % 8 === 0 ? Math.floor(taken * 2) / 4 : taken;
  return { timetaken: taken, chargehours: charged, nonchargehours: taken - charged };
}

/** I inside, O outside, nothing while undecided. */
function responseState({ respondBy, respondedAt, isExcludedFromSla }: TicketFacts, now: number): string | undefined {
  if (isExcludedFromSla) return undefined;
  if (respondedAt <= now) return respondedAt <= respondBy ? 'I' : 'O';
  return respondBy < now ? 'O' : undefined;
}

function fixState(desk: HaloDesk, place: TicketPlace): string | undefined {
  if (desk.tickets.writtenAt(place) !== undefined) return undefined;
  const { fixBy, isExcludedFromSla } = desk.world.tickets().at(place);
  if (isExcludedFromSla) return undefined;
  const closedAt = desk.tickets.closedAt(place, desk.now());
  if (closedAt !== undefined) return closedAt <= fixBy ? 'I' : 'O';
  return fixBy < desk.now() ? 'O' : undefined;
}

/** Hours to the target, below zero once it has passed. Elapsed time here runs around the clock, unlike the targets. */
function slaTimer(desk: HaloDesk, place: TicketPlace): Row {
  if (desk.tickets.writtenAt(place) !== undefined) return {};
  const { openedAt, fixBy } = desk.world.tickets().at(place);
  const until = desk.tickets.closedAt(place, desk.now()) ?? desk.now();
  return {
    slatimeleft: Math.round((fixBy - until) / 36_000) / 100,
    slapercused: fixBy === openedAt ? 100 : Math.round((100 * (until - openedAt)) / (fixBy - openedAt)),
  };
}

function satisfaction(desk: HaloDesk, ticketId: number): Row {
  const answer = desk.feedbackOf(ticketId);
  return answer === undefined ? {} : { satisfactionlevel: answer.score, satisfactioncomment: answer.comment };
}

function contractOf(desk: HaloDesk, place: TicketPlace): { id: number; ref: string; kind: string } | undefined {
  const id = desk.tickets.contractIdAt(place);
  return id === undefined ? undefined : desk.world.contracts.find((contract) => contract.id === id);
}

function typeName(desk: HaloDesk, place: TicketPlace): string | undefined {
  const names: Readonly<Record<number, string>> = ticketTypes;
  return names[desk.tickets.typeIdAt(place) ?? 0];
}

function agentName(desk: HaloDesk, place: TicketPlace): string | undefined {
  const id = desk.tickets.agentIdAt(place, desk.now());
  const agent = desk.world.staff.find(({ agentId }) => agentId === id);
  return agent === undefined ? 'Unassigned' : `${agent.firstName} ${agent.lastName}`;
}
