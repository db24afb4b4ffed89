import type { Level } from '#domain/concession/approval-policy';
import { lapsed } from '#domain/concession/decide-request';
import { brierOf } from '#domain/concession/track-record';
import { concessionEnded, concessionMoved, concessionScored } from '#domain/timeline/concession-payloads';
import type { EventType, TimelineEvent } from '#domain/timeline/event';
import { afterBusinessDays } from '#domain/vocabulary/business-time';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { appendToTimeline } from '../../append-to-timeline';
import { calendarOf } from '../../concessions/concession-parts';
import type { ConcessionRecord } from '../../concessions/record/concession-record';
import { foldConcession } from '../../concessions/record/fold-concession';
import { recordIn } from '../../concessions/record/read-requests';
import { grantedUntil } from '../../concessions/record/standing';
import { concessionRange, toConcessionRow, type ListedConcession } from '../../tabs/concessions-tab';
import { peopleIn, peopleRange } from '../../tabs/people-tab';
import type { SyncSession } from '../sync-session';
import { endsNow } from './due-nudges';
import { newOutcome } from './renewal-outcome';

/** From here nothing goes up: silence is only told. */
export const lastLevel: Level = 3;

/** Lapses, escalates, ends or is scored, under the lock. */
export function moveOn(session: SyncSession, { row, requestId }: ListedConcession): void {
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

function eventOf(session: SyncSession, record: ConcessionRecord, hasPeople: boolean): TimelineEvent | undefined {
  const { request } = record;
  const { parts } = session;
  const now = parts.clock.now();
  const { requestId, version, level, state } = request;
  const moved = (name: string, to: Omit<Parameters<typeof concessionMoved>[0], 'requestId' | 'version'>) =>
    event(session, record, {
      eventId: `concessionMoved/${requestId}/${version}/${name}`,
      type: 'concessionMoved',
      payloadText: concessionMoved({ requestId, version, ...to }),
    });
  const scored = scoreEvent(session, record);
  if (scored !== undefined) return scored;
  const lastDay = grantedUntil(record);
  const ending = { state, hasEnded: record.endedOn !== undefined, ...(lastDay === undefined ? {} : { lastDay }) };
  if (lastDay !== undefined && endsNow(ending, session.today)) return endEvent(session, record, lastDay);
  if (lapsed(request, now) !== undefined) return moved('lapsed', { state: 'lapsed' });
  const isSilent = state === 'open' && now > request.deadlines.answerBy;
  // Without People nobody sits at any level: going up would be for nothing.
  if (!isSilent || level === lastLevel || !hasPeople) return undefined;
  const next = (level + 1) as Level;
  const inOneDay = afterBusinessDays(now, 1, calendarOf(parts.settings), parts.localTime);
  const answerBy = toUtcText(Math.min(inOneDay, request.deadlines.expiresAt));
  return moved(`level-${next}`, { state: 'escalated', level: next, answerBy });
}

/** Where the renewal came out and a chance was forecast. */
function scoreEvent(session: SyncSession, record: ConcessionRecord): TimelineEvent | undefined {
  const { requestId, state, contractId, renewalId } = record.request;
  const { chanceWithout, chanceWith } = record.figures;
  const { askedOn, score } = record;
  const outcome = newOutcome(session, { state, contractId, renewalId, askedOn, isScored: score !== undefined });
  if (outcome === undefined || chanceWithout === undefined || chanceWith === undefined) return undefined;
  const chances = { chanceWithout: chanceWithout.middle, chanceWith: chanceWith.middle };
  const chance = state === 'granted' ? chances.chanceWith : chances.chanceWithout;
  const brier = brierOf({ chance, renewed: outcome === 'renewed' });
  return event(session, record, {
    eventId: `concessionScored/${requestId}`,
    type: 'concessionScored',
    payloadText: concessionScored({ requestId, outcome, state, ...chances, brier }),
  });
}

function endEvent(session: SyncSession, record: ConcessionRecord, endedOn: string): TimelineEvent {
  const { requestId } = record.request;
  const { referenceMinor, currency } = record.figures;
  return event(session, record, {
    eventId: `concessionEnded/${requestId}`,
    type: 'concessionEnded',
    payloadText: concessionEnded({ requestId, endedOn, referenceMinor, currency }),
  });
}

function event(
  { parts, run }: SyncSession,
  { request }: ConcessionRecord,
  named: { readonly eventId: string; readonly type: EventType; readonly payloadText: string },
): TimelineEvent {
  const { clientId, contractId, renewalId } = request;
  return { ...named, at: toUtcText(parts.clock.now()), clientId, contractId, renewalId, actor: 'run', run };
}
