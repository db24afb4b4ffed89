import type { Level } from '#domain/concession/approval-policy';
import type { Approvers, Candidate } from '#domain/concession/approvers';
import type { Decision, DecisionAction, RequestState } from '#domain/concession/concession-request';
import { askText } from '#domain/concession/concession-terms';
import type { Nudge } from '#domain/concession/nudges';
import { moneyText } from '#domain/vocabulary/money';
import { hasRole, type Person } from '#domain/vocabulary/person';
import type { Instant } from '#domain/vocabulary/calendar-date';
import type { LocalTime } from '../../ports/platform';
import type { Letter } from '../../ports/mail';
import { nameOf } from '../name-of';
import type { ConcessionRecord } from '../record/concession-record';
import { approversSoFar, grantedUntil } from '../record/standing';

export interface LetterFacts {
  readonly record: ConcessionRecord;
  /** As the ledger stands now, as cards show it. */
  readonly level: Level;
  readonly approvers: Approvers;
  /** Of a grant in an emergency that is to be reviewed. */
  readonly reviewers: readonly Candidate[];
  readonly people: readonly Person[];
  /** Address of the client's account manager: who keeps what was granted. */
  readonly accountManager?: string;
  readonly clientName: string;
  readonly localTime: Pick<LocalTime, 'dayOf' | 'timeOf'>;
  /** What is said again; absent: something is new. */
  readonly nudge?: Nudge;
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
  return [...new Set(recipientsOf(facts))]
    .filter((email) => known.has(email))
    .map((to) => ({ to, subject: subjectOf(facts), body: bodyOf(facts, to === request.requester) }));
}

function recipientsOf(facts: LetterFacts): readonly string[] {
  const { record, people, reviewers, nudge } = facts;
  const { request } = record;
  const reviewing = reviewers.map(({ email }) => email);
  switch (nudge) {
    case 'answer':
      return deciding(facts);
    case 'silent':
      return [...deciding(facts), ...ownersOf(people)];
    case 'lapse':
      return [...(request.state === 'open' ? deciding(facts) : []), request.requester];
    case 'review':
      return [...reviewing, ...ownersOf(people)];
    case 'ending':
    case 'ended':
      return keepers(facts);
    case undefined:
      return request.state === 'open' ? deciding(facts) : [request.requester, ...reviewing];
    // A condition whose day is past: whoever keeps it, and whoever granted it on this condition.
    default:
      return [...keepers(facts), ...approversSoFar(record)];
  }
}

function keepers({ record, accountManager }: LetterFacts): readonly string[] {
  return [record.request.requester, ...(accountManager === undefined ? [] : [accountManager])];
}

/** Where nobody may decide, whoever can change that hears of it. */
function deciding({ record, approvers, people }: LetterFacts): readonly string[] {
  return approvers.kind === 'none' ? ownersOf(people) : seated(record, approvers);
}

function ownersOf(people: readonly Person[]): readonly string[] {
  return people.filter((one) => one.active && hasRole(one, 'mspOwner')).map(({ email }) => email);
}

function seated({ request }: ConcessionRecord, approvers: Extract<Approvers, { kind: 'found' }>): readonly string[] {
  const taken = request.decisions.filter(({ action }) => approvals.has(action));
  const open = approvers.seats.filter(({ role }) => !taken.some((decision) => decision.role === role));
  const emails = open.flatMap(({ candidates }) => candidates.map(({ email }) => email));
  return [...new Set(emails)].filter((email) => !taken.some(({ by }) => by === email));
}

const stateWords: Readonly<Record<RequestState, string>> = {
  open: 'waits for a decision',
  factsAsked: 'was sent back with a question',
  countered: 'was answered with another offer',
  granted: 'was approved',
  rejected: 'was rejected',
  lapsed: 'has lapsed',
  withdrawn: 'was withdrawn',
  overturned: 'was overturned in review',
};

/** Decisions as a mail tells them. */
const actionWords: Readonly<Record<DecisionAction, string>> = {
  approve: 'approved it',
  approveWithConditions: 'approved it with conditions',
  counter: 'made another offer',
  askForFacts: 'asked for facts',
  reject: 'rejected it',
};

function subjectOf(facts: LetterFacts): string {
  const { record, clientName } = facts;
  // A line break in a name must not become a header.
  const client = clientName.replace(/\s+/g, ' ').slice(0, 80);
  return `[${record.request.requestId}] Concession for ${client} ${newsOf(facts)}`;
}

function newsOf(facts: LetterFacts): string {
  const { record, nudge } = facts;
  const { state, deadlines, reviewDue } = record.request;
  switch (nudge) {
    case 'answer':
      return `waits for an answer by ${whenText(deadlines.answerBy, facts)}`;
    case 'silent':
      return 'is past its time to answer';
    case 'lapse':
      return `lapses after ${whenText(deadlines.expiresAt, facts)}`;
    case 'review':
      return 'waits for a review that is late';
    case 'ending':
      return `ends on ${lastDayText(record)}`;
    case 'ended':
      return `ended on ${lastDayText(record)}`;
    case undefined:
      return state === 'granted' && reviewDue ? 'was approved in an emergency' : stateWords[state];
    default:
      return `has a condition that was due on ${dayOfNudge(nudge)}`;
  }
}

function lastDayText(record: ConcessionRecord): string {
  return record.endedOn ?? grantedUntil(record) ?? 'its last day';
}

function dayOfNudge(nudge: string): string {
  return nudge.slice(nudge.indexOf(':') + 1);
}

function bodyOf(facts: LetterFacts, isRequester: boolean): string {
  const { record, clientName, level } = facts;
  const { request, terms, figures, requesterName } = record;
  const money = (minor: number) => moneyText({ annualMinor: minor, currency: terms.currency });
  const last = request.decisions[request.decisions.length - 1];
  const lines = [
    `${requesterName} asks for ${askText(terms.ask, money)} for ${clientName}, ${record.ref}: ${money(figures.annualMinor)} a year.`,
    ...(last === undefined && record.prompt !== undefined ? [record.prompt] : []),
    ...(last === undefined ? [] : [decisionText(last, facts)]),
    ...(request.state === 'open' && !isRequester
      ? [
          `Level ${level}. Please answer by ${whenText(request.deadlines.answerBy, facts)}; it lapses after ${whenText(request.deadlines.expiresAt, facts)}.`,
        ]
      : []),
    ...(request.state !== 'open' && facts.nudge === 'lapse'
      ? [`Answer, change or withdraw it by ${whenText(request.deadlines.expiresAt, facts)}.`]
      : []),
    ...endLines(facts, money),
    ...conditionLines(facts),
    ...(request.reviewDue ? ['One leader decided outside business hours. Finance upholds or overturns it.'] : []),
    'Open this mail in Gmail with Renewal Desk beside it to see the request. Nothing is decided by opening it.',
  ];
  return lines.join('\n\n');
}

/** The product changes no price: whoever invoices does. */
function endLines({ record, nudge }: LetterFacts, money: (minor: number) => string): readonly string[] {
  if (nudge !== 'ending' && nudge !== 'ended') return [];
  const returns = nudge === 'ending' ? 'applies again from the next day on' : 'applies again';
  return [
    `Last day: ${lastDayText(record)}. The reference price of ${money(record.figures.referenceMinor)} a year ${returns}. See that it is invoiced; Renewal Desk changes no price.`,
  ];
}

function conditionLines({ record, nudge }: LetterFacts): readonly string[] {
  if (nudge === undefined || !nudge.startsWith('overdue:')) return [];
  const open = record.conditions.filter(({ dueOn, metOn }) => dueOn === dayOfNudge(nudge) && metOn === undefined);
  return open.map(({ text }) => `Not noted as met: ${text}`);
}

function decisionText({ by, onBehalfOf, action, words }: Decision, { people }: LetterFacts): string {
  const whose = onBehalfOf === undefined ? '' : ` on behalf of ${nameOf(people, onBehalfOf)}`;
  return `${nameOf(people, by)}${whose} ${actionWords[action]}${words === '' ? '.' : `: ${words}`}`;
}

function whenText(at: Instant, { localTime }: LetterFacts): string {
  return `${localTime.dayOf(at)} ${localTime.timeOf(at)}`;
}
