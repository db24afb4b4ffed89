import { minute } from './days';
import { mixedSeed, Random } from './random';
import type { TicketFacts } from './ticket-book';
import { openStatusAt, type TicketState } from './ticket-state';
import { ticketText, writerOf } from './ticket-text';
import { automationEmail } from './staff';
import type { World } from './world';
import { replyText, type Reply } from './wording/reply-text';

type StatusId = TicketState['statusId'];

export type TicketActionKind =
  'logged' | 'acknowledged' | 'firstReply' | 'clientReply' | 'agentReply' | 'reassigned' | 'closed' | 'reopened';

/** One line of a ticket's history, as the desk sees it. */
export interface TicketAction {
  /** 1, 2, 3 ... within the ticket; does not change as the clock moves on. */
  readonly id: number;
  readonly ticketId: number;
  readonly at: number;
  readonly kind: TicketActionKind;
  /** In: from the client. Out: to the client. Absent: seen by agents only. */
  readonly mailDirection?: 'in' | 'out';
  readonly fromEmail: string;
  readonly fromName: string;
  /** HaloPSA's id of the agent; absent where the client or a machine wrote. */
  readonly agentId?: number;
  /** HaloPSA's id of the user; absent where an agent wrote, and on alerts. */
  readonly contactId?: number;
  readonly subject: string;
  /** With quoted text and signature, as it came. */
  readonly text: string;
  readonly isHiddenFromUser: boolean;
  readonly oldStatusId: StatusId;
  readonly newStatusId: StatusId;
  /** Time entered with this line; the lines up to an instant add up to the ticket's hours at that instant. */
  readonly hours: number;
}

interface Happening {
  readonly at: number;
  readonly kind: TicketActionKind;
  readonly newStatusId: StatusId;
  readonly hours: number;
}

/** What happened on a ticket up to now, oldest first. Made from the ticket's own facts each time, so that nothing is stored. */
export function actionsOf(world: World, ticketId: number, now: number): readonly TicketAction[] {
  const book = world.tickets();
  const index = book.indexOf(ticketId);
  if (index === undefined) return [];
  const ticket = book.at(index);
  if (ticket.openedAt > now) return [];
  const told = narratorOf(world, ticket);
  let status: StatusId = 1;
  const actions: TicketAction[] = [];
  for (const [position, happening] of happeningsOf(world, ticket).entries()) {
    if (happening.at > now) break;
    actions.push({ id: position + 1, ticketId, oldStatusId: status, ...happening, ...told(happening) });
    status = happening.newStatusId;
  }
  return actions;
}

function happeningsOf(world: World, ticket: TicketFacts): readonly Happening[] {
  const { openedAt, respondedAt, firstClosedAt, reopenedAt, closedAt, clientReplies, hours } = ticket;
  const random = new Random(mixedSeed(world.seed, 52, ticket.id));
  const firstHours = Math.round((hours * 4) / 3) / 4;
  const firstEnd = firstClosedAt ?? closedAt;
  const open = (at: number): StatusId => openStatusAt(ticket, at);
  const line = (at: number, kind: TicketActionKind, newStatusId: StatusId, worked = 0): Happening => ({
    at,
    kind,
    newStatusId,
    hours: worked,
  });
  const exchanges = clientReplies.flatMap((at, reply) => {
    const answeredAt = Math.floor(at + ((clientReplies[reply + 1] ?? firstEnd) - at) * random.between(0.2, 0.6));
    return [line(at, 'clientReply', open(at)), line(answeredAt, 'agentReply', open(answeredAt))];
  });
  const moves = Array.from({ length: ticket.reassignCount }, (_, move) => {
    const at = Math.floor(openedAt + ((firstEnd - openedAt) * (move + 0.5)) / (ticket.reassignCount + 1));
    return line(at, 'reassigned', open(at));
  });
  const acknowledgedAt = Math.min(respondedAt, openedAt + minute / 3);
  const happenings = [
    line(openedAt, 'logged', 1),
    ...(writerOf(world, ticket) === undefined ? [] : [line(acknowledgedAt, 'acknowledged', open(acknowledgedAt - 1))]),
    line(respondedAt, 'firstReply', open(respondedAt), firstHours),
    ...exchanges,
    ...moves,
    line(firstEnd, 'closed', 9, hours - firstHours),
    ...(reopenedAt === undefined ? [] : [line(reopenedAt, 'reopened', 2), line(closedAt, 'closed', 9)]),
  ];
  return happenings.sort((left, right) => left.at - right.at || order[left.kind] - order[right.kind]);
}

/** Among lines of one instant. */
const order: Readonly<Record<TicketActionKind, number>> = {
  logged: 0,
  acknowledged: 1,
  reassigned: 2,
  firstReply: 3,
  clientReply: 4,
  agentReply: 5,
  closed: 6,
  reopened: 7,
};

type Told = Pick<
  TicketAction,
  'mailDirection' | 'fromEmail' | 'fromName' | 'agentId' | 'contactId' | 'subject' | 'text' | 'isHiddenFromUser'
>;

/** Who says what at each happening. */
function narratorOf(world: World, ticket: TicketFacts): (happening: Happening) => Told {
  const writer = writerOf(world, ticket);
  const agent = world.staff[ticket.technicianIndex];
  const { summary, details } = ticketText(world, ticket);
  const agentName = agent === undefined ? 'Service Desk' : `${agent.firstName} ${agent.lastName}`;
  const byAgent = {
    fromName: agentName,
    fromEmail: agent?.email ?? automationEmail,
    ...(agent === undefined ? {} : { agentId: agent.agentId }),
  };
  const byMachine = { fromName: 'Automation', fromEmail: automationEmail };
  const contactName = writer === undefined ? 'Monitoring' : `${writer.contact.firstName} ${writer.contact.lastName}`;
  const byClient = {
    fromName: contactName,
    fromEmail: writer?.contact.email ?? 'rmm@harbour-it.example',
    ...(writer === undefined ? {} : { contactId: writer.contact.id }),
  };
  const random = new Random(mixedSeed(world.seed, 53, ticket.id));
  const reply = (kind: Reply['kind'], at: number): string =>
    replyText({ kind, writer, agentName, summary, ticket, at }, random);
  return ({ kind, at }) => {
    const isMail = writer !== undefined;
    switch (kind) {
      case 'logged':
        return { ...byClient, ...direction(isMail, 'in'), subject: summary, text: details, isHiddenFromUser: false };
      case 'clientReply':
      case 'reopened':
        return {
          ...byClient,
          ...direction(isMail, 'in'),
          subject: `RE: ${summary} [${ticket.id}]`,
          text: reply(kind, at),
          isHiddenFromUser: false,
        };
      case 'reassigned':
        return { ...byMachine, subject: '', text: `Re-assigned to ${agentName}.`, isHiddenFromUser: true };
      case 'acknowledged':
      case 'firstReply':
      case 'agentReply':
      case 'closed':
        return {
          ...(kind === 'acknowledged' ? byMachine : byAgent),
          ...direction(isMail, 'out'),
          subject: `${summary} [${ticket.id}]`,
          text: reply(kind, at),
          isHiddenFromUser: !isMail,
        };
    }
  };
}

function direction(isMail: boolean, mailDirection: 'in' | 'out'): Pick<TicketAction, 'mailDirection'> {
  return isMail ? { mailDirection } : {};
}
