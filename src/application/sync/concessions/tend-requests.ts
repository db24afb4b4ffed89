import type { Level } from '#domain/concession/approval-policy';
import { lapsed } from '#domain/concession/decide-request';
import { concessionMoved } from '#domain/timeline/concession-payloads';
import type { TimelineEvent } from '#domain/timeline/event';
import { afterBusinessDays } from '#domain/vocabulary/business-time';
import { daysBetween, toUtcText } from '#domain/vocabulary/calendar-date';
import { approversFor } from '../../concessions/show/request-view';
import { calendarOf } from '../../concessions/concession-parts';
import type { ConcessionRecord } from '../../concessions/record/concession-record';
import { foldConcession } from '../../concessions/record/fold-concession';
import { toldOf } from '../../concessions/record/standing';
import { rulesOf } from '../../concessions/rules/concession-rules';
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

/**
 * Hourly: what nobody decided in time lapses, what nobody answered goes one level up, and whoever is to hear of something is told.
 * One call where nothing waits. Each request is read again under the lock, so that a decision in the same second wins.
 */
export function tendRequests(session: SyncSession): void {
  const { parts, today } = session;
  // Where nobody can ask there is nothing to look after, and no call.
  if (parts.settings.concessions === undefined) return;
  const [rows = [], policy = []] = parts.workbook.read([concessionsRange, policyRange]);
  mendPolicyTab(session, policy);
  const due = listedIn(rows).filter(
    ({ state, closedOn, told, standing }) =>
      waiting.has(state) ||
      (closedOn !== undefined && told !== standing && daysBetween(closedOn, today) <= toldWithinDays),
  );
  for (const listed of due) {
    if (session.isOutOfTime()) return;
    tend(session, listed);
  }
}

function tend(session: SyncSession, listed: ListedConcession): void {
  const { parts } = session;
  const now = parts.clock.now();
  const isTimeUp =
    waiting.has(listed.state) && (now > listed.expiresAt || (listed.state === 'open' && now > listed.answerBy));
  const isUntold = listed.told !== listed.standing;
  if (!isTimeUp && !isUntold) return;
  if (isTimeUp) moveOn(session, listed);
  tellOf(session, listed);
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
  if (!isSilent || level === 3 || !hasPeople) return undefined;
  const next = (level + 1) as Level;
  const inOneDay = afterBusinessDays(now, 1, calendarOf(parts.settings), parts.localTime);
  const answerBy = toUtcText(Math.min(inOneDay, request.deadlines.expiresAt));
  return moved('escalated', `level-${next}`, { level: next, answerBy });
}

function tellOf(session: SyncSession, { row, requestId }: ListedConcession): void {
  const { parts, book } = session;
  if (parts.mail === undefined) return;
  const [own = [], people = [], stateRows = []] = parts.workbook.read([concessionRange(row), peopleRange, stateRange]);
  const cells = own[0] ?? [];
  if (cells.length === 0) return;
  const record = concessionFromRow(cells, row);
  if (record.request.requestId !== requestId || record.told === toldOf(record)) return;
  const client = book.client(record.request.clientId);
  const known = peopleIn(people);
  const everybody = tell(parts, {
    record,
    approvers: approversFor(parts, record, {
      people: known,
      ownerEmail: client?.ownerEmail,
      rules: rulesOf(parts.settings, readState(stateRows)),
    }),
    people: known,
    clientName: client?.client.name ?? `client ${record.request.clientId}`,
    localTime: parts.localTime,
  });
  if (!everybody) return;
  parts.workbook.write([
    { tab: 'Concessions', firstRow: row, rows: [toConcessionRow({ ...record, told: toldOf(record) })] },
  ]);
}
