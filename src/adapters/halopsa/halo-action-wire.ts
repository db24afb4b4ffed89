import * as v from 'valibot';
import type { TicketReply } from '#application/ports/service-desk';
import type { TicketId } from '#domain/vocabulary/ids';
import { parseBody } from '../http/parse-body';
import { HaloInstant, idOrNone, maybeNumber, maybeText } from './halo-values';

/** A row of GET /Actions. */
export const HaloActionRow = v.object({
  id: v.number(),
  ticket_id: maybeNumber,
  datetime: HaloInstant,
  note: maybeText,
  emailbody: maybeText,
  emaildirection: maybeText,
  actionby_agent_id: maybeNumber,
  actionby_user_id: maybeNumber,
  old_status: maybeNumber,
  new_status: maybeNumber,
});

const HaloActions = v.object({ actions: v.array(HaloActionRow) });

type HaloActionRow = v.InferOutput<typeof HaloActionRow>;

/** A row of GET /Status. */
export const HaloStatusRow = v.object({ id: v.number(), type: maybeNumber });

/** Group of the statuses of closed tickets. Source: software that other products' HaloPSA clients accept; 0 is open, 1 pending. */
const closedType = 2;
/** Closed, as HaloPSA is delivered; taken where no status says its group. */
const usualClosedStatus = 9;

export type ClosedStatuses = ReadonlySet<number>;

export function parseClosedStatuses(body: string): ClosedStatuses {
  const rows = parseBody(v.array(HaloStatusRow), body, { system: 'HaloPSA', path: '/Status' });
  const closed = rows.filter(({ type }) => type === closedType).map(({ id }) => id);
  return new Set(closed.length === 0 ? [usualClosedStatus] : closed);
}

/** `ticketId`: whose actions were asked for; the row need not repeat it. An action without an instant cannot be placed. */
export function parseActions(body: string, ticketId: TicketId, closed: ClosedStatuses): readonly TicketReply[] {
  const { actions } = parseBody(HaloActions, body, { system: 'HaloPSA', path: '/Actions' });
  return actions
    .filter((row) => (idOrNone(row.ticket_id) ?? ticketId) === ticketId)
    .flatMap((row) => toReplies(row, ticketId, closed));
}

function toReplies(row: HaloActionRow, ticketId: TicketId, closed: ClosedStatuses): readonly TicketReply[] {
  if (row.datetime === undefined) return [];
  const userId = isFromClient(row) ? idOrNone(row.actionby_user_id) : undefined;
  return [
    {
      ticketId,
      replyId: row.id,
      at: row.datetime,
      isFromClient: isFromClient(row),
      ...(userId === undefined ? {} : { userId }),
      text: row.note ?? row.emailbody ?? '',
      reopens: reopens(row, closed),
    },
  ];
}

/** Whoever acted: a user is a person at the client. A mail that came in was written by one, even where nobody is named. */
function isFromClient({ actionby_agent_id, actionby_user_id, emaildirection }: HaloActionRow): boolean {
  if (idOrNone(actionby_user_id) !== undefined) return idOrNone(actionby_agent_id) === undefined;
  return /^i/i.test(emaildirection ?? '');
}

/** HaloPSA counts no reopenings: a step from a closed status to another one is one. */
function reopens({ old_status, new_status }: HaloActionRow, closed: ClosedStatuses): boolean {
  const [from, to] = [idOrNone(old_status), idOrNone(new_status)];
  return from !== undefined && to !== undefined && closed.has(from) && !closed.has(to);
}
