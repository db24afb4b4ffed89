import type { FeedbackAnswer } from '../../msp/feedback';
import type { World } from '../../msp/world';
import type { HaloDesk } from '../desk';
import type { Row } from '../wire/page';
import { wireInstant } from '../wire/wire-values';

/** Every answer ever given, schema Feedback: no filter and no paging exist here. */
export function feedbackRows(desk: HaloDesk): readonly Row[] {
  const book = desk.world.feedback();
  const answers = Array.from({ length: book.givenUpTo(desk.now()) }, (_, index) => book.at(index));
  return answers.filter(({ ticketId }) => isSeen(desk, ticketId)).map(feedbackRow);
}

export function feedbackDetail(desk: HaloDesk, id: number): Row | undefined {
  const book = desk.world.feedback();
  for (let index = 0; index < book.givenUpTo(desk.now()); index += 1) {
    const answer = book.at(index);
    if (answer.id === id && isSeen(desk, answer.ticketId)) return feedbackRow(answer);
  }
  return undefined;
}

function isSeen(desk: HaloDesk, ticketId: number): boolean {
  if (!desk.isLimited) return true;
  const place = desk.tickets.placeOf(ticketId, desk.now());
  return place !== undefined && desk.sees(desk.tickets.clientIdAt(place));
}

function feedbackRow({ id, ticketId, score, givenAt, comment }: FeedbackAnswer): Row {
  return {
    id,
    ticket_id: ticketId,
    feedback_faultid: ticketId,
    score,
    score_band: score <= 2 ? 1 : 2,
    date: wireInstant(givenAt, id),
    comment,
  };
}

/** Finds the answer on a ticket; the index is made on first use. */
export class FeedbackByTicket {
  private positions: Map<number, number> | undefined;

  constructor(private readonly world: World) {}

  answerOn(ticketId: number, now: number): FeedbackAnswer | undefined {
    const book = this.world.feedback();
    this.positions ??= new Map(Array.from({ length: book.count }, (_, index) => [book.at(index).ticketId, index]));
    const position = this.positions.get(ticketId);
    return position !== undefined && position < book.givenUpTo(now) ? book.at(position) : undefined;
  }
}
