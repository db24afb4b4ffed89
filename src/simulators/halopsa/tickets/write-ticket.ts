import type { HaloDesk } from '../desk';
import { typeIds } from '../configuration/lookups';
import { priorityName } from '../configuration/service-levels';
import { generalUserId } from '../customers/user-rows';
import type { Row } from '../wire/page';
import type { PostedElement } from '../wire/posted-body';
import { Query } from '../wire/query';
import { brokenRule, invalidResource, missingColumn } from '../wire/refusal';
import { htmlOf, plainOf } from './note-text';
import { statusRecords } from './statuses';
import { unassignedAgentId, type TicketPlace } from './ticket-desk';
import { ticketDetail } from './ticket-rows';

const ticketProperties = {
  summary: 'text',
  details: 'text',
  details_html: 'text',
  tickettype_id: 'whole',
  client_id: 'whole',
  site_id: 'whole',
  user_id: 'whole',
  priority_id: 'whole',
  status_id: 'whole',
  agent_id: 'whole',
  team: 'text',
  category_1: 'text',
  contract_id: 'whole',
  impact: 'whole',
  urgency: 'whole',
  followupdate: 'instant',
  customfields: 'list',
} as const;

type Posted = Readonly<Partial<Record<keyof typeof ticketProperties, unknown>>>;

/** POST /Tickets: created, or merged with what is there where it has an id. Ticket rules and templates are not acted out. */
export function writeTicket(desk: HaloDesk, element: PostedElement): Row {
  const id = element.whole('id') ?? 0;
  const posted = element.pick(ticketProperties);
  checkIds(desk, posted);
  const place = id > 0 ? changed(desk, id, posted) : created(desk, posted);
  return ticketDetail(desk, place, new Query('halopsa:?includedetails=true'));
}

function changed(desk: HaloDesk, id: number, posted: Posted): TicketPlace {
  const place = desk.tickets.placeOf(id, desk.now());
  if (place === undefined || !desk.sees(desk.tickets.clientIdAt(place))) throw invalidResource();
  const moved = posted.client_id === undefined ? {} : requesterOf(desk, posted);
  desk.tickets.change(place, { ...posted, ...moved, ...detailsOf(posted) }, desk.now());
  return place;
}

function created(desk: HaloDesk, posted: Posted): TicketPlace {
  if (posted.client_id === undefined && posted.site_id === undefined) throw brokenRule('A Site must be selected');
  if (posted.summary === undefined) throw missingColumn('Symptom', 'FAULTS');
  const record = desk.written.tickets.add(
    {
      tickettype_id: 1,
      sla_id: 1,
      priority_id: 3,
      status_id: 1,
      agent_id: unassignedAgentId,
      team: '1st Line Support',
      impact: 3,
      urgency: 3,
      details: '',
      excludefromsla: false,
      reassigncount: 0,
      flagged: false,
      attachment_count: 0,
      child_count: 0,
      ...posted,
      ...requesterOf(desk, posted),
      ...detailsOf(posted),
    },
    desk.now(),
  );
  const place = desk.tickets.placeOf(record.id, desk.now());
  if (place === undefined) throw new Error(`the ticket ${record.id} was written but is not there`);
  return place;
}

/** The customer by its id or its site; the user where one is named, else the site's general one. */
function requesterOf({ world }: HaloDesk, { client_id: clientId, site_id: siteId, user_id: userId }: Posted): Row {
  const client = world.clients.find((candidate) => candidate.id === clientId || candidate.siteId === siteId);
  if (client === undefined) throw brokenRule('A Site must be selected');
  const contact = world.contacts.find(({ id }) => id === userId);
  const name = contact === undefined ? 'General User' : `${contact.firstName} ${contact.lastName}`;
  return {
    client_id: client.id,
    client_name: client.name,
    site_id: client.siteId,
    site_name: 'Main',
    is_vip: client.isVip,
    user_id: contact?.id ?? generalUserId(client.id),
    user_name: name,
    user_email: contact?.email,
    reportedby: contact?.email,
  };
}

/** An id of nothing is refused, one problem at a time. The wording is assumed. */
function checkIds(desk: HaloDesk, posted: Posted): void {
  const { world } = desk;
  const isKnown: Readonly<Record<string, (id: unknown) => boolean>> = {
    Customer: (id) => world.clients.some((client) => client.id === id && desk.sees(client.id)),
    Site: (id) => world.clients.some((client) => client.siteId === id && desk.sees(client.id)),
    User: (id) => world.contacts.some((contact) => contact.id === id) || isGeneralUser(desk, id),
    'Ticket Type': (id) => typeof id === 'number' && typeIds.includes(id),
    Priority: (id) => typeof id === 'number' && priorityName(id) !== undefined,
    Status: (id) => statusRecords.some((status) => status.id === id),
    Agent: (id) => id === unassignedAgentId || world.staff.some(({ agentId }) => agentId === id),
  };
  const ids = {
    Customer: posted.client_id,
    Site: posted.site_id,
    User: posted.user_id,
    'Ticket Type': posted.tickettype_id,
    Priority: posted.priority_id,
    Status: posted.status_id,
    Agent: posted.agent_id,
  };
  for (const [name, id] of Object.entries(ids)) {
    if (id !== undefined && isKnown[name]?.(id) !== true) throw brokenRule(`Invalid ${name}`);
  }
}

function isGeneralUser({ world }: HaloDesk, id: unknown): boolean {
  return world.clients.some((client) => generalUserId(client.id) === id);
}

function detailsOf({ details, details_html: html }: Posted): Row {
  if (typeof html === 'string') return { details_html: html, details: plainOf(html) };
  return typeof details === 'string' ? { details, details_html: htmlOf(details) } : {};
}
