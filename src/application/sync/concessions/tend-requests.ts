import { listedIn } from '../../concessions/record/read-requests';
import { concessionsRange, type ListedConcession } from '../../tabs/concessions-tab';
import { policyRange } from '../../tabs/policy-tab';
import { fromTimelineRow, timelineRange, timelineRowOf } from '../../tabs/timeline-tab';
import type { SyncSession } from '../sync-session';
import { endsNow, isNews, nudgesOf } from './due-nudges';
import { newestSequence } from '../people/fold-people-events';
import { mendPolicyTab } from './mend-policy-tab';
import { mendRequests } from './mend-requests';
import { lastLevel, moveOn } from './move-requests';
import { newOutcome } from './renewal-outcome';
import { raiseWaivers } from './raise-waivers';
import { tellOf } from './tell-requests';

const waiting: ReadonlySet<string> = new Set(['open', 'factsAsked', 'countered']);

/**
 * Hourly: what nobody decided in time lapses, what nobody answered goes one level up, what was granted until a day ends, and whoever
 * is to hear of something is told, again before a time runs out. One call where nothing waits. Each request is read again under the lock, so that a decision in the same second wins.
 */
export function tendRequests(session: SyncSession): void {
  const { parts, today } = session;
  // Where nobody can ask there is nothing to look after, and no call.
  if (parts.settings.concessions === undefined) return;
  // A click that was cut before it told the State tab has left its event behind the head: where nothing else happens, nobody reads on.
  const from = Math.max(newestSequence(session), session.peopleFoldedTo) + 1;
  const [rows = [], policy = [], unseen = []] = parts.workbook.read([
    concessionsRange,
    policyRange,
    timelineRange(from),
  ]);
  mendRequests(
    session,
    unseen.map((cells, index) => fromTimelineRow(cells, timelineRowOf(from) + index)),
  );
  mendPolicyTab(session, policy);
  const due = listedIn(rows).filter(
    (one) => waiting.has(one.state) || one.state === 'granted' || isNews(one, today) || scoresNow(session, one),
  );
  for (const listed of due) {
    if (session.isOutOfTime()) return;
    tend(session, listed);
  }
  raiseWaivers(session, rows);
}

function tend(session: SyncSession, listed: ListedConcession): void {
  const now = session.parts.clock.now();
  const { state, level, answerBy, expiresAt, told, standing } = listed;
  const goesUp = state === 'open' && level < lastLevel && now > answerBy;
  const isTimeUp =
    goesUp || (waiting.has(state) && now > expiresAt) || endsNow(listed, session.today) || scoresNow(session, listed);
  if (isTimeUp) moveOn(session, listed);
  if (
    isTimeUp ||
    isNews(listed, session.today) ||
    nudgesOf(session, listed).some((nudge) => told.standing !== standing || !told.reminded.includes(nudge))
  )
    tellOf(session, listed);
}

/** Where nothing was forecast there is nothing to score, and the list cannot tell: that is looked at under the lock. */
function scoresNow(session: SyncSession, { score, verdict, ...listed }: ListedConcession): boolean {
  if (verdict === 'chanceUnknown') return false;
  const { state, contractId, renewalId, askedOn } = listed;
  return newOutcome(session, { state, contractId, renewalId, askedOn, isScored: score !== undefined }) !== undefined;
}
