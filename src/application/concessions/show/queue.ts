import type { Candidate, Seat } from '#domain/concession/approvers';
import { endNoticeDays } from '#domain/concession/concession-end';
import { reviewByOf } from '#domain/concession/nudges';
import type { BusinessCalendar } from '#domain/vocabulary/business-time';
import { addDays, millisecondsPerDay, toEpochDay, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { hasRole, type Person } from '#domain/vocabulary/person';
import type { Clock, LocalTime } from '../../ports/platform';
import type { ListedConcession } from '../../tabs/concessions-tab';
import type { ConcessionQueueLine } from '../../views/concession';
import { nameOf } from '../name-of';
import { levelOfListed } from '../decide/level-now';
import type { ConcessionRules } from '../rules/concession-rules';
import { approversFor, reviewersFor } from '../rules/seating';

const waiting: ReadonlySet<string> = new Set(['open', 'factsAsked', 'countered']);

/** What a queue is made from: every request as its list shows it, and who may decide now. */
export interface QueueFacts {
  readonly listed: readonly ListedConcession[];
  readonly people: readonly Person[];
  readonly rules: ConcessionRules;
  /** By client: whoever decides learns whose a request is, and only then. */
  readonly clients: ReadonlyMap<number, { readonly name: string; readonly ownerEmail: string }>;
  readonly calendar: BusinessCalendar;
  readonly clock: Clock;
  readonly localTime: LocalTime;
}

/** What waits for this person, soonest answer first; then what they only wait for. */
export function queueFor(viewer: Person, facts: QueueFacts): readonly ConcessionQueueLine[] {
  return facts.listed
    .flatMap((one): readonly ConcessionQueueLine[] => {
      const task = taskOf(viewer, one, facts);
      if (task === undefined) return [];
      const { requestId, clientId, type, state, answerBy, expiresAt, verdict } = one;
      return [
        {
          requestId,
          clientName: facts.clients.get(clientId)?.name ?? `Client ${clientId}`,
          ask: type,
          state,
          answerBy,
          expiresAt,
          verdict: verdict as ConcessionQueueLine['verdict'],
          ...task,
        },
      ];
    })
    .sort((a, b) => rank(a) - rank(b) || dueAt(a) - dueAt(b));
}

type Task = Pick<ConcessionQueueLine, 'waitsForMe' | 'onBehalfOfName' | 'conditionDueOn' | 'reviewBy' | 'endsOn'>;

function taskOf(viewer: Person, one: ListedConcession, facts: QueueFacts): Task | undefined {
  const ownerEmail = facts.clients.get(one.clientId)?.ownerEmail;
  if (one.state === 'granted' && one.reviewDue) {
    const question = { requester: one.requester, reviewDue: true, deciders: one.approvedBy };
    const seat = reviewersFor(facts, question, { people: facts.people, ownerEmail, rules: facts.rules });
    const reviewer = seat.find(({ email }) => email === viewer.email);
    if (reviewer === undefined) return undefined;
    const { calendar, localTime } = facts;
    const by = one.closedOn === undefined ? {} : { reviewBy: reviewByOf(one.closedOn, calendar, localTime) };
    return { waitsForMe: 'review', ...by, ...onBehalf(facts, reviewer) };
  }
  if (one.state === 'granted')
    return grantedTask(viewer, one, { ownerEmail, today: facts.localTime.dayOf(facts.clock.now()) });
  if (!waiting.has(one.state)) return undefined;
  if (one.requester === viewer.email) return { waitsForMe: one.state === 'open' ? 'nothing' : 'answer' };
  if (one.approvedBy.includes(viewer.email)) return { waitsForMe: 'nothing' };
  const seat = seatOf(viewer, one, facts);
  if (seat !== undefined) {
    if (one.state !== 'open') return { waitsForMe: 'nothing' };
    return { waitsForMe: 'decide', ...onBehalf(facts, seat) };
  }
  return hasRole(viewer, 'mspOwner') ? { waitsForMe: 'nothing' } : undefined;
}

/** What is still to be done of a granted one: conditions, and the price that returns. */
function grantedTask(
  viewer: Person,
  { requester, approvedBy, dueDays, lastDay, hasEnded }: ListedConcession,
  { ownerEmail, today }: { readonly ownerEmail: string | undefined; readonly today: CalendarDate },
): Task | undefined {
  const keeps = viewer.email === requester || viewer.email === ownerEmail;
  const [conditionDueOn] = dueDays;
  if (conditionDueOn !== undefined && keeps) return { waitsForMe: 'meet', conditionDueOn };
  // Who granted it on a condition hears of it when the day is past.
  if (conditionDueOn !== undefined && conditionDueOn < today && approvedBy.includes(viewer.email))
    return { waitsForMe: 'nothing', conditionDueOn };
  const isNear = lastDay !== undefined && !hasEnded && today >= addDays(lastDay, -endNoticeDays);
  return isNear && keeps ? { waitsForMe: 'nothing', endsOn: lastDay } : undefined;
}

function onBehalf({ people }: QueueFacts, { onBehalfOf }: Candidate): Pick<Task, 'onBehalfOfName'> {
  return onBehalfOf === undefined ? {} : { onBehalfOfName: nameOf(people, onBehalfOf) };
}

/** Where the viewer sits: by their role, for somebody else, or because a role has nobody free. */
function seatOf(viewer: Person, one: ListedConcession, facts: QueueFacts): Candidate | undefined {
  const { rules, people, clients } = facts;
  const policyVersion = one.policyVersion ?? '';
  const today = facts.localTime.dayOf(facts.clock.now());
  const level = levelOfListed(one, facts.listed, rules.policyOf(policyVersion, today));
  const routed = { request: { level, requester: one.requester }, policyVersion };
  const ownerEmail = clients.get(one.clientId)?.ownerEmail;
  const approvers = approversFor(facts, routed, { people, ownerEmail, rules });
  if (approvers.kind === 'none') return undefined;
  const candidates = openSeats(approvers.seats, one.approvedBy).flatMap((seat) => seat.candidates);
  return candidates.find(({ email }) => email === viewer.email);
}

/** Without the seats of who has approved: a list knows who, and each of them took one. */
function openSeats(seats: readonly Seat[], approvedBy: readonly string[]): readonly Seat[] {
  const left = [...seats];
  for (const by of approvedBy) {
    const taken = left.findIndex(({ candidates }) => candidates.some(({ email }) => email === by));
    if (taken !== -1) left.splice(taken, 1);
  }
  return left;
}

/** A condition is due on its day and a review on its own, whenever the request was to be answered. */
function dueAt({ answerBy, reviewBy, conditionDueOn, endsOn }: ConcessionQueueLine): number {
  const day = conditionDueOn ?? endsOn;
  return day === undefined ? (reviewBy ?? answerBy) : toEpochDay(day) * millisecondsPerDay;
}

function rank({ waitsForMe }: ConcessionQueueLine): number {
  return waitsForMe === 'nothing' ? 1 : 0;
}
