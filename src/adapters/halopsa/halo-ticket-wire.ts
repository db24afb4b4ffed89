import * as v from 'valibot';
import type { LocalTime } from '#application/ports/platform';
import type { Page } from '#application/ports/service-desk';
import type { Feedback, Ticket } from '#domain/vocabulary/ticket';
import { onlyKnown } from '../http/only-known';
import { parseBody } from '../http/parse-body';
import { HaloInstant, idOrNone, maybeFlag, maybeInstant, maybeNumber, maybeText, textOrNone } from './halo-values';

/** A row of GET /Tickets. Its contract and its final SLA state are only on the detail. */
export const HaloTicketRow = v.object({
  id: v.number(),
  client_id: maybeNumber,
  user_id: maybeNumber,
  summary: maybeText,
  details: maybeText,
  dateoccurred: HaloInstant,
  dateclosed: maybeInstant,
  fixbydate: maybeInstant,
  slaresponsestate: maybeText,
  excludefromsla: maybeFlag,
  hasbeenclosed: maybeFlag,
  priority_id: maybeNumber,
  tickettype_id: maybeNumber,
  category_1: maybeText,
  reassigncount: maybeNumber,
  is_vip: maybeFlag,
  timetaken: maybeNumber,
  chargehours: maybeNumber,
  last_update: maybeInstant,
  lastactiondate: maybeInstant,
});

const HaloTicketPage = v.object({ record_count: v.number(), tickets: v.array(HaloTicketRow) });

type HaloTicketRow = v.InferOutput<typeof HaloTicketRow>;

/** A ticket of no client belongs to nobody's renewal; one that was never opened cannot be placed in a month. */
export function parseTicketPage(body: string): Page<Ticket> {
  const page = parseBody(HaloTicketPage, body, { system: 'HaloPSA', path: '/Tickets' });
  return { total: page.record_count, rows: page.tickets.flatMap(toTickets) };
}

function toTickets(row: HaloTicketRow): readonly Ticket[] {
  const clientId = idOrNone(row.client_id);
  const { dateoccurred: openedAt } = row;
  if (clientId === undefined || openedAt === undefined) return [];
  return [
    {
      id: row.id,
      clientId,
      summary: row.summary ?? '',
      details: row.details ?? '',
      openedAt,
      isReopened: row.hasbeenclosed === true && isAbsent(row.dateclosed),
      reassignCount: row.reassigncount ?? 0,
      isVip: row.is_vip === true,
      hours: row.timetaken ?? 0,
      chargedHours: row.chargehours ?? 0,
      ...onlyKnown({
        closedAt: row.dateclosed ?? undefined,
        priority: idOrNone(row.priority_id),
        typeId: idOrNone(row.tickettype_id),
        category: textOrNone(row.category_1),
        userId: idOrNone(row.user_id),
        responseMet: responseMet(row),
        resolutionMet: resolutionMet(row),
        updatedAt: row.last_update ?? row.lastactiondate ?? undefined,
      }),
    },
  ];
}

/** `I` is inside the target, `O` outside; anything else is not decided. */
function responseMet({ slaresponsestate, excludefromsla }: HaloTicketRow): boolean | undefined {
  if (excludefromsla === true) return undefined;
  return slaresponsestate === 'I' ? true : slaresponsestate === 'O' ? false : undefined;
}

/** Ours to compute on a list row: closed by the (pause-adjusted) fix-by date. */
function resolutionMet({ dateclosed, fixbydate, excludefromsla }: HaloTicketRow): boolean | undefined {
  if (excludefromsla === true || isAbsent(dateclosed) || isAbsent(fixbydate)) return undefined;
  return dateclosed <= fixbydate;
}

function isAbsent(at: number | null | undefined): at is null | undefined {
  return at === null || at === undefined;
}

/** A row of GET /Feedback. */
export const HaloFeedbackRow = v.object({
  id: v.number(),
  ticket_id: maybeNumber,
  feedback_faultid: maybeNumber,
  score: maybeNumber,
  date: maybeInstant,
});

/** An answer without a ticket, a score or a day says nothing that could be counted. */
export function parseFeedback(body: string, localTime: LocalTime): readonly Feedback[] {
  const rows = parseBody(v.array(HaloFeedbackRow), body, { system: 'HaloPSA', path: '/Feedback' });
  return rows.flatMap(({ id, ticket_id, feedback_faultid, score, date }) => {
    const ticketId = idOrNone(ticket_id) ?? idOrNone(feedback_faultid);
    if (ticketId === undefined || score === null || score === undefined || isAbsent(date)) return [];
    return [{ id, ticketId, score, givenOn: localTime.dayOf(date) }];
  });
}
