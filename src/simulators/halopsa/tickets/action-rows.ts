import { actionsOf, type TicketAction, type TicketActionKind } from '../../msp/ticket-actions';
import { outcomes } from '../configuration/outcomes';
import type { HaloDesk } from '../desk';
import { usualCount, type Row } from '../wire/page';
import { isWithin, type Query } from '../wire/query';
import { wireInstant } from '../wire/wire-values';
import type { WrittenRecord } from '../written-records';
import { htmlOf } from './note-text';
import { statusName } from './statuses';
import type { TicketPlace } from './ticket-desk';

/** A line of a ticket's history, whoever wrote it down, with what the filters ask about. */
interface Line {
  readonly at: number;
  readonly isByAgent: boolean;
  readonly isMail: boolean;
  readonly isBySystem: boolean;
  readonly row: Row;
}

/** What HaloPSA calls each kind of line; 0 is no outcome that a person could choose. */
const told: Readonly<Record<TicketActionKind, { readonly outcome: string; readonly outcomeId: number }>> = {
  logged: { outcome: 'First User Email', outcomeId: 0 },
  acknowledged: { outcome: 'Acknowledgement', outcomeId: 0 },
  firstReply: { outcome: 'Response', outcomeId: 5 },
  clientReply: { outcome: 'User Email', outcomeId: 0 },
  agentReply: { outcome: 'Emailed User', outcomeId: 1 },
  reassigned: { outcome: 'Re-Assign', outcomeId: 0 },
  closed: { outcome: 'Ticket Closed', outcomeId: 2 },
  reopened: { outcome: 'User Email', outcomeId: 0 },
};

/** GET /Actions, newest first. There is no paging, and without a ticket there is nothing. */
export function actionList(desk: HaloDesk, query: Query): Row {
  const ticketId = query.whole('ticket_id');
  const count = query.whole('count') ?? usualCount;
  const wanted = lineFilter(query);
  const shown = columns(desk, query);
  const place = ticketId === undefined ? undefined : desk.tickets.placeOf(ticketId, desk.now());
  const lines = place === undefined ? [] : linesOf(desk, place).filter(wanted);
  return { record_count: lines.length, actions: lines.slice(0, Math.max(0, count)).map(({ row }) => shown(row)) };
}

/** An action's number counts within its ticket, so the ticket must be named as well. */
export function actionDetail(desk: HaloDesk, id: number, query: Query): Row | undefined {
  const ticketId = query.whole('ticket_id');
  const withEmail = query.flag('includeemail') || query.flag('includedetails');
  const place = ticketId === undefined ? undefined : desk.tickets.placeOf(ticketId, desk.now());
  if (place === undefined) return undefined;
  const line = linesOf(desk, place).find(({ row }) => row['id'] === id);
  return line && (withEmail ? line.row : { ...line.row, emailbody_html: undefined });
}

export function writtenActionRow(desk: HaloDesk, record: WrittenRecord): Row {
  return writtenLine(desk, record).row;
}

function linesOf(desk: HaloDesk, place: TicketPlace): readonly Line[] {
  const { tickets, world } = desk;
  if (!desk.sees(tickets.clientIdAt(place))) return [];
  const ticketId = tickets.idAt(place);
  const contractId = tickets.contractIdAt(place);
  const ours = desk.written.actions.all().filter(({ properties }) => properties['ticket_id'] === ticketId);
  const lines = [
    ...actionsOf(world, ticketId, desk.now()).map((action) => worldLine(desk, action, contractId)),
    ...ours.map((record) => writtenLine(desk, record)),
  ];
  return lines.sort((left, right) => right.at - left.at || Number(right.row['id']) - Number(left.row['id']));
}

function lineFilter(query: Query): (line: Line) => boolean {
  const span = query.span('startdate', 'enddate');
  const [agentOnly, conversationOnly] = [query.flag('agentonly'), query.flag('conversationonly')];
  const [withoutSystem, withoutPrivate] = [query.flag('excludesys'), query.flag('excludeprivate')];
  const [importantOnly, timeOnly, slaOnly] = [
    query.flag('importantonly'),
    query.flag('timeentriesonly'),
    query.flag('slaonly'),
  ];
  return ({ at, isByAgent, isMail, isBySystem, row }) =>
    isWithin(span, at) &&
    !(agentOnly && !isByAgent) &&
    !(conversationOnly && !isMail) &&
    !(withoutSystem && isBySystem) &&
    !(withoutPrivate && row['hiddenfromuser'] === true) &&
    !(importantOnly && row['important'] !== true) &&
    !(timeOnly && Number(row['timetaken']) === 0) &&
    !(slaOnly && row['action_isresponse'] !== true);
}

/** HTML and what is known of the agent come only when they are asked for. */
function columns({ world }: HaloDesk, query: Query): (row: Row) => Row {
  const [noteHtml, mailHtml] = [query.flag('includehtmlnote'), query.flag('includehtmlemail')];
  const withAgent = query.flag('includeagentdetails');
  return (row) => {
    const agent = withAgent ? world.staff.find(({ agentId }) => agentId === row['who_agentid']) : undefined;
    return {
      ...row,
      note_html: noteHtml ? row['note_html'] : undefined,
      emailbody_html: mailHtml ? row['emailbody_html'] : undefined,
      who_initials: agent && `${agent.firstName.charAt(0)}${agent.lastName.charAt(0)}`,
      who_colour: agent && '#7a5cff',
    };
  };
}

function worldLine({ world }: HaloDesk, action: TicketAction, contractId: number | undefined): Line {
  const { id, ticketId, at, kind, mailDirection, agentId, contactId, hours, text } = action;
  const wire = wireInstant(at, ticketId);
  return {
    at,
    isByAgent: agentId !== undefined,
    isMail: mailDirection !== undefined,
    isBySystem: agentId === undefined && contactId === undefined,
    row: {
      id,
      ticket_id: ticketId,
      outcome: told[kind].outcome,
      outcome_id: told[kind].outcomeId,
      who_agentid: agentId,
      actionby_agent_id: agentId,
      actionby_user_id: contactId,
      datetime: wire,
      actiondatecreated: wire,
      last_updated: wire,
      note: text,
      note_html: htmlOf(text),
      ...(mailDirection === undefined ? {} : mailPart(world.mspDomain, action)),
      hiddenfromuser: action.isHiddenFromUser,
      important: false,
      old_status: action.oldStatusId,
      new_status: action.newStatusId,
      new_status_name: statusName(action.newStatusId),
      action_isresponse: kind === 'firstReply',
      attachment_count: 0,
      ...timePart(hours, contractId),
    },
  };
}

function mailPart(mspDomain: string, { mailDirection, fromEmail, subject, text }: TicketAction): Row {
  const desk = `support@${mspDomain}`;
  return {
    emaildirection: mailDirection === 'in' ? 'I' : 'O',
    emailsubject: subject,
    emailfrom: mailDirection === 'in' ? fromEmail : desk,
    emailto: mailDirection === 'in' ? desk : undefined,
    emailbody_html: htmlOf(text),
  };
}

/** Work under an agreement names it twice: as its id, and as a negative number as the database keeps it. */
function timePart(hours: number, contractId: number | undefined): Row {
  const charged = contractId === undefined ? 0 : hours;
  return {
    timetaken: hours,
    nonbilltime: 0,
    traveltime: 0,
    chargerate: hours > 0 ? 1 : -1,
    actisbillable: hours > 0,
    actreviewed: hours > 0,
    actionchargehours: charged,
    actionnonchargehours: hours - charged,
    actioncontractid: contractId === undefined || hours === 0 ? 0 : -contractId,
    action_contract_id: contractId,
    project_id: 0,
  };
}

function writtenLine(desk: HaloDesk, { id, createdAt, changedAt, properties }: WrittenRecord): Line {
  const outcomeId = Number(properties['outcome_id']);
  const hours = Number(properties['timetaken'] ?? 0);
  const newStatusId = properties['new_status'];
  return {
    at: createdAt,
    isByAgent: true,
    isMail: false,
    isBySystem: false,
    row: {
      outcome: outcomes.find((outcome) => outcome.id === outcomeId)?.outcome,
      attachment_count: 0,
      ...timePart(hours, properties['action_contract_id'] as number | undefined),
      ...properties,
      id,
      who_agentid: desk.loginAgentId,
      actionby_agent_id: desk.loginAgentId,
      datetime: properties['datetime'] ?? wireInstant(createdAt, id),
      actiondatecreated: wireInstant(createdAt, id),
      last_updated: wireInstant(changedAt, id),
      new_status_name: typeof newStatusId === 'number' ? statusName(newStatusId) : undefined,
    },
  };
}
