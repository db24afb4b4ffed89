import { outcomes } from '../configuration/outcomes';
import type { HaloDesk } from '../desk';
import type { Row } from '../wire/page';
import type { PostedElement } from '../wire/posted-body';
import { brokenRule, invalidResource } from '../wire/refusal';
import { writtenActionRow } from './action-rows';
import { htmlOf, plainOf } from './note-text';
import { statusRecords } from './statuses';

const actionProperties = {
  ticket_id: 'whole',
  outcome_id: 'whole',
  outcome: 'text',
  note: 'text',
  note_html: 'text',
  datetime: 'instant',
  timetaken: 'decimal',
  hiddenfromuser: 'flag',
  important: 'flag',
  new_status: 'whole',
  sendemail: 'flag',
  emailsubject: 'text',
  emailto: 'text',
  chargerate: 'whole',
  actreviewed: 'flag',
  third_party_who: 'text',
} as const;

/** POST /Actions: a note, an answer or a time entry, in the name of the login agent. Changed where it has an id. */
export function writeAction(desk: HaloDesk, element: PostedElement): Row {
  const id = element.whole('id') ?? 0;
  const posted = element.pick(actionProperties);
  if (id > 0) return changedAction(desk, id, posted);
  const ticketId = posted.ticket_id as number | undefined;
  const place = ticketId === undefined ? undefined : desk.tickets.placeOf(ticketId, desk.now());
  // The wording of these two is assumed; that of the missing outcome was recorded (docs/reference/apis/halopsa-simulator.md).
  if (place === undefined || !desk.sees(desk.tickets.clientIdAt(place))) throw brokenRule('Invalid Ticket ID');
  const outcome = chosenOutcome(posted);
  if (outcome === undefined) throw brokenRule('An Outcome must be entered for this Action');
  if (outcome.isForOthers === true) throw brokenRule('You do not have permission to use this Action');
  const now = desk.now();
  const oldStatusId = desk.tickets.statusIdAt(place, now);
  const newStatusId = (posted.new_status as number | undefined) ?? outcome.newstatus ?? oldStatusId;
  if (!statusRecords.some((status) => status.id === newStatusId)) throw brokenRule('Invalid Status');
  const record = desk.written.actions.add(
    {
      hiddenfromuser: outcome.hidefromuser,
      important: false,
      timetaken: 0,
      action_isresponse: outcome.id === 5,
      action_contract_id: desk.tickets.contractIdAt(place),
      ...posted,
      ...noteOf(posted),
      outcome_id: outcome.id,
      outcome: outcome.outcome,
      old_status: oldStatusId,
      new_status: newStatusId,
    },
    now,
  );
  // Any action moves the ticket's last update.
  desk.tickets.change(place, newStatusId === oldStatusId ? {} : { status_id: newStatusId }, now);
  return writtenActionRow(desk, record);
}

type Posted = Readonly<Partial<Record<keyof typeof actionProperties, unknown>>>;

function changedAction(desk: HaloDesk, id: number, posted: Posted): Row {
  const { ticket_id: _kept, outcome_id: _ran, ...rest } = posted;
  const record = desk.written.actions.merge(id, { ...rest, ...noteOf(posted) }, desk.now());
  if (record === undefined) throw invalidResource();
  return writtenActionRow(desk, record);
}

function chosenOutcome({ outcome_id: id, outcome: name }: Posted): (typeof outcomes)[number] | undefined {
  return outcomes.find((outcome) => outcome.id === id || (id === undefined && outcome.outcome === name));
}

/** Either form of a note makes the other. */
function noteOf({ note, note_html: html }: Posted): Row {
  if (typeof html === 'string') return { note_html: html, note: plainOf(html) };
  return typeof note === 'string' ? { note, note_html: htmlOf(note) } : {};
}
