import { afterWorkingMinutes } from './days';
import { mixedSeed, Random } from './random';
import { tones, type TicketBook, type TicketFacts } from './ticket-book';

const firstFeedbackId = 501;
const answerShare = 0.2;

/** HaloPSA's default satisfaction scale is inverted: 1 is best, 4 is worst. Shares of 1 to 4 by tone of the ticket. */
const answersByTone: Record<number, readonly number[]> = {
  [tones.neutral]: [62, 26, 9, 3],
  [tones.friendly]: [85, 13, 2, 0],
  [tones.impatient]: [18, 34, 30, 18],
  [tones.angry]: [4, 13, 33, 50],
  [tones.leaving]: [6, 16, 38, 40],
};

const comments: readonly (readonly string[])[] = [
  ['Quick and friendly, thank you.', 'Sorted in ten minutes, great.', 'Always helpful.', 'Thanks for staying late!'],
  ['All good now.', 'Fine, took two calls.', 'Works again, thanks.'],
  ['Had to chase twice.', 'It came back the next day.', 'Took longer than I was told.'],
  ['Nobody called me back.', 'Third time this month.', 'Still not working properly.', 'A day of work lost.'],
];

export interface FeedbackAnswer {
  readonly id: number;
  readonly ticketId: number;
  /** 1 best to 4 worst. */
  readonly score: number;
  readonly givenAt: number;
  readonly comment?: string;
}

/** Every survey answer of the world, oldest first, in columns. */
export class FeedbackBook {
  readonly count: number;

  constructor(
    private readonly givenAt: Float64Array,
    private readonly ticketId: Int32Array,
    private readonly score: Uint8Array,
  ) {
    this.count = givenAt.length;
  }

  /** How many answers were given up to now. */
  givenUpTo(now: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.givenAt[middle] ?? 0) <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  at(index: number): FeedbackAnswer {
    const score = this.score[index] ?? 1;
    const said = comments[score - 1] ?? [];
    const choice = mixedSeed(19, index) % (said.length * 3);
    const comment = said[choice];
    return {
      id: firstFeedbackId + index,
      ticketId: this.ticketId[index] ?? 0,
      score,
      givenAt: this.givenAt[index] ?? 0,
      ...(comment === undefined ? {} : { comment }),
    };
  }
}

export function generateFeedback(seed: number, tickets: TicketBook): FeedbackBook {
  const random = new Random(mixedSeed(seed, 11));
  const answers: { at: number; ticketId: number; score: number }[] = [];
  for (let index = 0; index < tickets.count; index += 1) {
    if (!random.chance(answerShare)) continue;
    const ticket = tickets.at(index);
    if (ticket.contactIndex === undefined) continue;
    answers.push({
      at: Math.floor(afterWorkingMinutes(ticket.closedAt, random.between(5, 1_400)) / 1_000) * 1_000,
      ticketId: ticket.id,
      score: scoreOf(ticket, random),
    });
  }
  answers.sort((left, right) => left.at - right.at || left.ticketId - right.ticketId);
  return new FeedbackBook(
    Float64Array.from(answers, ({ at }) => at),
    Int32Array.from(answers, ({ ticketId }) => ticketId),
    Uint8Array.from(answers, ({ score }) => score),
  );
}

/** A late answer or a ticket that came back costs a step, often. */
function scoreOf({ tone, closedAt, fixBy, reopenedAt }: TicketFacts, random: Random): number {
  const score = 1 + random.weighted(answersByTone[tone] ?? [1]);
  const disappointed = closedAt > fixBy || reopenedAt !== undefined;
  return disappointed && random.chance(0.4) ? Math.min(4, score + 1) : score;
}
