import type { TicketFeatures, WordingFeatures } from '#domain/readiness/service-month';
import { monthOf, type Instant } from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';
import type { Feedback, Ticket } from '#domain/vocabulary/ticket';
import { languageOf } from '#domain/wording/language-of';
import { isMachineMade } from '#domain/wording/machine-made';
import { ownWords } from '#domain/wording/own-words';
import { toneOf } from '#domain/wording/tone/tone-of';
import type { WordList } from '#domain/wording/tone/word-list';
import { wordsOf } from '#domain/wording/words';
import type { LocalTime } from '../ports/platform';
import type { CategoryList } from './category-list';
import type { MonthBook } from './month-book';

export interface FeatureSources {
  readonly localTime: LocalTime;
  readonly categories: Pick<CategoryList, 'placeOf'>;
  readonly wordList: WordList;
  /** The client's answer about this ticket. */
  readonly answer?: Feedback | undefined;
}

const millisecondsPerHour = 3_600_000;

/** What is kept of a ticket. Its text ends here. */
export function featuresOf(
  ticket: Ticket,
  { localTime, categories, wordList, answer }: FeatureSources,
): TicketFeatures {
  const { responseMet, resolutionMet, openedAt, closedAt } = ticket;
  return {
    id: ticket.id,
    openedOn: localTime.dayOf(openedAt),
    ...(closedAt === undefined
      ? {}
      : { closedOn: localTime.dayOf(closedAt), hoursToClose: fullHours(openedAt, closedAt) }),
    priority: ticket.priority ?? 0,
    ...(responseMet === undefined ? {} : { responseMet }),
    ...(resolutionMet === undefined ? {} : { resolutionMet }),
    wasReopened: ticket.isReopened,
    reassignCount: ticket.reassignCount,
    isVip: ticket.isVip,
    centihours: Math.round(ticket.hours * 100),
    chargedCentihours: Math.round(ticket.chargedHours * 100),
    ...(answer === undefined ? {} : { csat: answer.score, csatOn: answer.givenOn }),
    category: categories.placeOf(ticket.category),
    userId: ticket.userId ?? 0,
    wording: wordingOf(ticket, wordList),
  };
}

/** A ticket that was entered after the work was done may be closed before it was opened. */
function fullHours(openedAt: Instant, closedAt: Instant): number {
  return Math.max(0, Math.floor((closedAt - openedAt) / millisecondsPerHour));
}

/** A tone is a client's, in English: a machine has none, and what another language says is not known. */
function wordingOf(ticket: Ticket, wordList: WordList): WordingFeatures {
  const { text } = ownWords(ticket.summary, ticket.details);
  const wording = { isMachineMade: isMachineMade(ticket), language: languageOf(text), words: wordsOf(text).length };
  const hasTone = !wording.isMachineMade && wording.language === 'en';
  return hasTone ? { ...wording, tone: toneOf(text, wordList) } : wording;
}

/**
 * Folds a ticket into the month it was opened in. `contractId` is the client's only contract, else 0: a list row does not name
 * the contract of a ticket.
 */
export function foldTicket(months: MonthBook, ticket: Ticket, contractId: number, features: TicketFeatures): void {
  months.add({ clientId: ticket.clientId, contractId, month: monthOf(features.openedOn) }, features);
}

/** The same where HaloPSA told the contract: the ticket moves there, wherever it was counted before. */
export function foldToldTicket(
  months: MonthBook,
  ticket: Ticket,
  contractId: ContractId,
  features: TicketFeatures,
): void {
  months.addTold({ clientId: ticket.clientId, contractId, month: monthOf(features.openedOn) }, features);
}
