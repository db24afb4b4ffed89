import { assert } from '../../vocabulary/assert';
import { fromEpochDay, toEpochDay } from '../../vocabulary/calendar-date';
import type { TicketFeatures } from '../service-month';
import { packAnswer, unpackAnswer } from './answer-packing';
import { packClosing, unpackClosing } from './closing-packing';
import { base36, base36OrEmpty, fromBase36, fromBase36OrEmpty } from './packed-number';
import { fieldsOf, knownVersion, version, type PackedFields } from './packing-version';
import { packWording, unpackWording } from './wording-packing';

/**
 * The features of tickets as one cell holds them, about 32 characters a ticket:
 *
 *     3:<first day>:<ticket>;<ticket>…
 *     ticket = <outcome><id>,<wording>,<opened>,<closed>,<priority>,<hours>,<charged>,<category>,<user>,<reassigned>,<answer>
 *
 * Tickets stand in the order of their ids. Numbers are base 36, except the satisfaction score, which is as the desk gave it. The
 * id is counted from the ticket before, the day of opening from the first day (days since 1970). Empty: not closed, no answer, 0;
 * of category and user, not known. `=`: charged as many hours as worked. Empty fields at the end are left out.
 *
 * Versions 1 and 2 are still read, and what they did not hold is not known.
 */

/** Sheets holds 50,000 characters in a cell; the rest is room for tickets that still change. */
const cellCharacters = 48_000;

export function packTickets(features: readonly TicketFeatures[]): string {
  const tickets = [...features].sort((a, b) => a.id - b.id);
  const firstDay = tickets.reduce((day, { openedOn }) => Math.min(day, toEpochDay(openedOn)), Infinity);
  let previousId = 0;
  const packed = tickets.map((ticket) => {
    assert(Number.isSafeInteger(ticket.id) && ticket.id > previousId, 'tickets to pack have whole ids, each once');
    const text = packTicket(ticket, ticket.id - previousId, firstDay);
    previousId = ticket.id;
    return text;
  });
  return `${version}:${tickets.length === 0 ? '' : base36(firstDay)}:${packed.join(';')}`;
}

export function unpackTickets(text: string): readonly TicketFeatures[] {
  const [head, firstDayText, body, ...rest] = text.split(':');
  const packedIn = knownVersion(head);
  assert(
    packedIn !== undefined && body !== undefined && rest.length === 0,
    'packed tickets begin with their version, 3, 2 or 1, and a colon',
  );
  if (body === '') return [];
  const firstDay = fromBase36(firstDayText, 'the first day of packed tickets');
  let previousId = 0;
  return body.split(';').map((ticketText, index) => {
    const place = `packed ticket ${index + 1}`;
    const fields = fieldsOf(ticketText, packedIn, place);
    const ticket = unpackTicket(fields, { previousId, firstDay, place });
    previousId = ticket.id;
    return ticket;
  });
}

/** Parts whose packed text fits one cell each, in the order of their ids. No tickets need no cell. */
export function splitForCells(
  features: readonly TicketFeatures[],
  maxCharacters: number = cellCharacters,
): readonly (readonly TicketFeatures[])[] {
  if (features.length === 0) return [];
  const tickets = [...features].sort((a, b) => a.id - b.id);
  for (let parts = Math.ceil(packTickets(tickets).length / maxCharacters); ; parts += 1) {
    assert(parts <= tickets.length, 'one packed ticket fits a cell');
    const size = Math.ceil(tickets.length / parts);
    const slices = Array.from({ length: Math.ceil(tickets.length / size) }, (_, part) =>
      tickets.slice(part * size, (part + 1) * size),
    );
    if (slices.every((slice) => packTickets(slice).length <= maxCharacters)) return slices;
  }
}

/** Two three-way answers and two flags in one base-36 digit. */
function outcomeOf({ responseMet, resolutionMet, wasReopened, isVip }: TicketFeatures): string {
  const flags = (wasReopened ? 1 : 0) + (isVip ? 2 : 0);
  return base36(threeWay(responseMet) + 3 * threeWay(resolutionMet) + 9 * flags);
}

function threeWay(answer: boolean | undefined): number {
  if (answer === undefined) return 0;
  return answer ? 1 : 2;
}

function packTicket(ticket: TicketFeatures, idStep: number, firstDay: number): string {
  const charged = ticket.chargedCentihours;
  const fields = [
    `${outcomeOf(ticket)}${base36(idStep)}`,
    packWording(ticket.wording),
    base36OrEmpty(toEpochDay(ticket.openedOn) - firstDay),
    packClosing(ticket),
    base36OrEmpty(ticket.priority),
    base36OrEmpty(ticket.centihours),
    charged !== 0 && charged === ticket.centihours ? '=' : base36OrEmpty(charged),
    ticket.category === undefined ? '' : base36(ticket.category),
    ticket.userId === undefined ? '' : base36(ticket.userId),
    base36OrEmpty(ticket.reassignCount),
    packAnswer(ticket),
  ];
  return fields.join(',').replace(/,+$/, '');
}

interface TicketPlace {
  readonly previousId: number;
  readonly firstDay: number;
  readonly place: string;
}

function unpackTicket(fields: PackedFields, { previousId, firstDay, place }: TicketPlace): TicketFeatures {
  const { first, words, opened, closed, priority, hours, charged, category, user, reassigned, answer } = fields;
  const wording = unpackWording(words, place);
  const outcome = fromBase36(first.charAt(0), `the outcome of ${place}`);
  const idStep = fromBase36(first.slice(1), `the id of ${place}`);
  assert(outcome >= 0 && idStep > 0, `the id of ${place} follows the one before`);
  const openedDay = firstDay + fromBase36OrEmpty(opened, `the day of opening of ${place}`);
  const centihours = fromBase36OrEmpty(hours, `the hours of ${place}`);
  const responseMet = fromThreeWay(outcome % 3);
  const resolutionMet = fromThreeWay(Math.floor(outcome / 3) % 3);
  const flags = Math.floor(outcome / 9);
  return {
    id: previousId + idStep,
    openedOn: fromEpochDay(openedDay),
    ...unpackClosing(closed, openedDay, place),
    priority: fromBase36OrEmpty(priority, `the priority of ${place}`),
    ...(responseMet === undefined ? {} : { responseMet }),
    ...(resolutionMet === undefined ? {} : { resolutionMet }),
    wasReopened: flags % 2 === 1,
    reassignCount: fromBase36OrEmpty(reassigned, `the reassignments of ${place}`),
    isVip: flags >= 2,
    centihours,
    chargedCentihours: charged === '=' ? centihours : fromBase36OrEmpty(charged, `the charged hours of ${place}`),
    ...(category === '' ? {} : { category: fromBase36(category, `the category of ${place}`) }),
    ...(user === '' ? {} : { userId: fromBase36(user, `the user of ${place}`) }),
    ...unpackAnswer(answer, openedDay, place),
    ...(wording === undefined ? {} : { wording }),
  };
}

function fromThreeWay(digit: number): boolean | undefined {
  return digit === 0 ? undefined : digit === 1;
}
