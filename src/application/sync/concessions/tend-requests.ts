import type { Level } from '#domain/concession/approval-policy';
import { lapsed } from '#domain/concession/decide-request';
import { nudgesDue, reviewByOf, type Nudge } from '#domain/concession/nudges';
import { concessionMoved } from '#domain/timeline/concession-payloads';
import type { TimelineEvent } from '#domain/timeline/event';
import { afterBusinessDays } from '#domain/vocabulary/business-time';
import { daysBetween, toUtcText } from '#domain/vocabulary/calendar-date';
import type { Person } from '#domain/vocabulary/person';
import { approversFor, reviewersFor, toReview } from '../../concessions/rules/seating';
import { calendarOf } from '../../concessions/concession-parts';
import type { ConcessionRecord } from '../../concessions/record/concession-record';
import { foldConcession } from '../../concessions/record/fold-concession';
import { toldCell, toldIn, toldOf, type Told } from '../../concessions/record/standing';
import { rulesOf, type ConcessionRules } from '../../concessions/rules/concession-rules';
import type { LetterFacts } from '../../concessions/letters/letters';
import { tell } from '../../concessions/letters/tell';
import { appendToTimeline } from '../../append-to-timeline';
import {
  concessionFromRow,
  concessionRange,
  concessionsRange,
  toConcessionRow,
  type ListedConcession,
} from '../../tabs/concessions-tab';
import { peopleIn, peopleRange } from '../../tabs/people-tab';
import { policyRange } from '../../tabs/policy-tab';
import { readState, stateRange } from '../../tabs/state-tab';
import { listedIn, recordIn } from '../../concessions/record/read-requests';
import type { SyncSession } from '../sync-session';
import { mendPolicyTab } from './mend-policy-tab';

const waiting: ReadonlySet<string> = new Set(['open', 'factsAsked', 'countered']);
/** Whoever was to hear of an end is told within these days; an older one is history. */
const toldWithinDays = 7;
const lastLevel: Level = 3;

/**
 * Hourly: what nobody decided in time lapses, what nobody answered goes one level up, and whoever is to hear of something is told,
 * again before a time runs out.
 * One call where nothing waits. Each request is read again under the lock, so that a decision in the same second wins.
 */
export function tendRequests(session: SyncSession): void {
  const { parts, today } = session;
  // Where nobody can ask there is nothing to look after, and no call.
  if (parts.settings.concessions === undefined) return;
  const [rows = [], policy = []] = parts.workbook.read([concessionsRange, policyRange]);
  mendPolicyTab(session, policy);
  const due = listedIn(rows).filter(
    ({ state, closedOn, told, standing, reviewDue }) =>
      waiting.has(state) ||
      (state === 'granted' && reviewDue) ||
      (closedOn !== undefined && told.standing !== standing && daysBetween(closedOn, today) <= toldWithinDays),
  );
  for (const listed of due) {
    if (session.isOutOfTime()) return;
    tend(session, listed);
  }
}

function tend(session: SyncSession, listed: ListedConcession): void {
  const now = session.parts.clock.now();
  const { state, level, answerBy, expiresAt, told, standing } = listed;
  // From the last level nothing goes up: there silence is only told.
  const goesUp = state === 'open' && level < lastLevel && now > answerBy;
  const isTimeUp = goesUp || (waiting.has(state) && now > expiresAt);
  if (isTimeUp) moveOn(session, listed);
  const isNew = isTimeUp || told.standing !== standing;
  if (isNew || nudgesOf(session, listed).some((nudge) => !told.reminded.includes(nudge))) tellOf(session, listed);
}

type Nudged = Pick<ListedConcession, 'state' | 'level' | 'answerBy' | 'expiresAt' | 'reviewDue' | 'closedOn'>;

function nudgesOf({ parts }: SyncSession, one: Nudged): readonly Nudge[] {
  const { state, level, answerBy, expiresAt, reviewDue, closedOn } = one;
  const calendar = calendarOf(parts.settings);
  const reviewBy = reviewDue && closedOn !== undefined ? reviewByOf(closedOn, calendar, parts.localTime) : undefined;
  const question = {
    state,
    level,
    deadlines: { answerBy, expiresAt },
    ...(reviewBy === undefined ? {} : { reviewBy }),
  };
  return nudgesDue(question, parts.clock.now(), calendar, parts.localTime);
}

function nudgedRecord({ request, closedOn }: ConcessionRecord): Nudged {
  const { state, level, deadlines, reviewDue } = request;
  return { state, level, ...deadlines, reviewDue, ...(closedOn === undefined ? {} : { closedOn }) };
}

/** Lapses or escalates, under the lock. */
function moveOn(session: SyncSession, { row, requestId }: ListedConcession): void {
  const { parts } = session;
  let standing: ConcessionRecord | undefined;
  let eventId: string | undefined;
  appendToTimeline(parts, {
    window: { newest: 100 },
    extraRanges: [concessionRange(row), peopleRange],
    events: (state, [own = [], people = []], window) => {
      if (!session.mayWrite.includes(state.writing)) return [];
      standing = recordIn(own, { row, requestId }, window, parts.localTime);
      const event = standing === undefined ? undefined : eventOf(session, standing, peopleIn(people).length > 0);
      eventId = event?.eventId;
      return event === undefined ? [] : [event];
    },
    views: ({ window }) => {
      const event = window.find((one) => one.eventId === eventId);
      const folded = event && foldConcession(standing, event, parts.localTime.dayOf);
      if (event === undefined || folded === undefined) return [];
      return [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow({ ...folded, foldedTo: event.sequence })] }];
    },
  });
}

function eventOf(session: SyncSession, { request }: ConcessionRecord, hasPeople: boolean): TimelineEvent | undefined {
  const { parts, run } = session;
  const now = parts.clock.now();
  const { requestId, version, clientId, contractId, renewalId, level } = request;
  const moved = (
    state: string,
    name: string,
    extra: { readonly level?: number; readonly answerBy?: string } = {},
  ): TimelineEvent => ({
    eventId: `concessionMoved/${requestId}/${version}/${name}`,
    at: toUtcText(now),
    type: 'concessionMoved',
    clientId,
    contractId,
    renewalId,
    actor: 'run',
    run,
    payloadText: concessionMoved({ requestId, version, state, ...extra }),
  });
  if (lapsed(request, now) !== undefined) return moved('lapsed', 'lapsed');
  const isSilent = request.state === 'open' && now > request.deadlines.answerBy;
  // Without People nobody sits at any level: going up would be for nothing.
  if (!isSilent || level === lastLevel || !hasPeople) return undefined;
  const next = (level + 1) as Level;
  const inOneDay = afterBusinessDays(now, 1, calendarOf(parts.settings), parts.localTime);
  const answerBy = toUtcText(Math.min(inOneDay, request.deadlines.expiresAt));
  return moved('escalated', `level-${next}`, { level: next, answerBy });
}

/** Something new once, and what it says again once each. What is told as new is not said again in the same hour. */
function tellOf(session: SyncSession, { row, requestId }: ListedConcession): void {
  const { parts } = session;
  if (parts.mail === undefined) return;
  const [own = [], people = [], stateRows = []] = parts.workbook.read([concessionRange(row), peopleRange, stateRange]);
  const cells = own[0] ?? [];
  if (cells.length === 0) return;
  const record = concessionFromRow(cells, row);
  if (record.request.requestId !== requestId) return;
  const standing = toldOf(record);
  const told = toldIn(record.told ?? '');
  const due = nudgesOf(session, nudgedRecord(record));
  const facts = factsOf(session, record, peopleIn(people), rulesOf(parts.settings, readState(stateRows)));
  if (told.standing !== standing) {
    if (tell(parts, facts)) keepTold(session, { row, requestId }, { standing, reminded: due });
    return;
  }
  const said = due.filter((nudge) => told.reminded.includes(nudge) || tell(parts, { ...facts, nudge }));
  if (said.length > told.reminded.length || said.some((nudge) => !told.reminded.includes(nudge)))
    keepTold(session, { row, requestId }, { standing, reminded: [...new Set([...told.reminded, ...said])] });
}

function factsOf(
  { parts, book }: SyncSession,
  record: ConcessionRecord,
  people: readonly Person[],
  rules: ConcessionRules,
): LetterFacts {
  const client = book.client(record.request.clientId);
  const seating = { people, ownerEmail: client?.ownerEmail, rules };
  return {
    record,
    approvers: approversFor(parts, record, seating),
    reviewers: reviewersFor(parts, toReview(record.request), seating),
    people,
    clientName: client?.client.name ?? `client ${record.request.clientId}`,
    localTime: parts.localTime,
  };
}

/**
 * Under the lock, into the row as it stands then: sending a mail takes seconds, in which somebody may have decided, and an older row
 * must not be put back over theirs.
 */
function keepTold(
  { parts, mayWrite }: SyncSession,
  { row, requestId }: { readonly row: number; readonly requestId: string },
  told: Told,
): void {
  appendToTimeline(parts, {
    window: { newest: 100 },
    extraRanges: [concessionRange(row)],
    events: () => [],
    views: ({ state, window }, [own = []]) => {
      const record = recordIn(own, { row, requestId }, window, parts.localTime);
      if (record === undefined || !mayWrite.includes(state.writing)) return [];
      return [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow({ ...record, told: toldCell(told) })] }];
    },
  });
}
