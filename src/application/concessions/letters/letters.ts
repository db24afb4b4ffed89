import type { Approvers } from '#domain/concession/approvers';
import { askText } from '#domain/concession/concession-terms';
import { moneyText } from '#domain/vocabulary/money';
import { hasRole, type Person } from '#domain/vocabulary/person';
import type { Instant } from '#domain/vocabulary/calendar-date';
import type { LocalTime } from '../../ports/platform';
import type { Letter } from '../../ports/mail';
import type { ConcessionRecord } from '../record/concession-record';

export interface LetterFacts {
  readonly record: ConcessionRecord;
  readonly approvers: Approvers;
  readonly people: readonly Person[];
  readonly clientName: string;
  readonly localTime: Pick<LocalTime, 'dayOf' | 'timeOf'>;
}

const approvals = new Set(['approve', 'approveWithConditions']);

/**
 * Who is to hear of the request as it stands. The subject carries the reference, so that opening the mail in Gmail shows the
 * request; the mail itself holds no link and decides nothing. It concerns one client, and goes to People alone.
 */
export function lettersFor(facts: LetterFacts): readonly Letter[] {
  const { record, people } = facts;
  const { request } = record;
  const known = new Map(people.filter(({ active }) => active).map((person) => [person.email, person]));
  return recipientsOf(facts)
    .filter((email) => known.has(email))
    .map((to) => ({ to, subject: subjectOf(facts), body: bodyOf(facts, to === request.requester) }));
}

function recipientsOf({ record, approvers, people }: LetterFacts): readonly string[] {
  const { request } = record;
  if (request.state === 'open') return approvers.kind === 'none' ? ownersOf(people) : seated(record, approvers);
  const reviewers = request.reviewDue ? people.filter((one) => one.active && hasRole(one, 'finance')) : [];
  return [...new Set([request.requester, ...reviewers.map(({ email }) => email)])];
}

/** Nobody may decide it: whoever can change that hears of it. */
function ownersOf(people: readonly Person[]): readonly string[] {
  return people.filter((one) => one.active && hasRole(one, 'mspOwner')).map(({ email }) => email);
}

function seated({ request }: ConcessionRecord, approvers: Extract<Approvers, { kind: 'found' }>): readonly string[] {
  const taken = request.decisions.filter(({ action }) => approvals.has(action));
  const open = approvers.seats.filter(({ role }) => !taken.some((decision) => decision.role === role));
  const emails = open.flatMap(({ candidates }) => candidates.map(({ email }) => email));
  return [...new Set(emails)].filter((email) => !taken.some(({ by }) => by === email));
}

const stateWords: Readonly<Record<string, string>> = {
  open: 'waits for a decision',
  factsAsked: 'was sent back with a question',
  countered: 'was answered with another offer',
  granted: 'was approved',
  rejected: 'was rejected',
  lapsed: 'has lapsed',
  withdrawn: 'was withdrawn',
  overturned: 'was overturned in review',
};

function subjectOf({ record, clientName }: LetterFacts): string {
  const { requestId, state } = record.request;
  // A line break in a name must not become a header.
  return `[${requestId}] Concession for ${clientName.replace(/\s+/g, ' ').slice(0, 80)} ${stateWords[state] ?? state}`;
}

function bodyOf(facts: LetterFacts, isRequester: boolean): string {
  const { record, clientName } = facts;
  const { request, terms, figures, requesterName } = record;
  const money = (minor: number) => moneyText({ annualMinor: minor, currency: terms.currency });
  const last = request.decisions[request.decisions.length - 1];
  const lines = [
    `${requesterName} asks for ${askText(terms.ask, money)} for ${clientName}, ${record.ref}: ${money(figures.annualMinor)} a year.`,
    ...(last === undefined ? [] : [`Last decision: ${last.action}${last.words === '' ? '' : `: ${last.words}`}`]),
    ...(request.state === 'open' && !isRequester
      ? [
          `Level ${request.level}. Please answer by ${whenText(request.deadlines.answerBy, facts)}; it lapses after ${whenText(request.deadlines.expiresAt, facts)}.`,
        ]
      : []),
    'Open this mail in Gmail with Renewal Desk beside it to see the request. Nothing is decided by opening it.',
  ];
  return lines.join('\n\n');
}

function whenText(at: Instant, { localTime }: LetterFacts): string {
  return `${localTime.dayOf(at)} ${localTime.timeOf(at)}`;
}
