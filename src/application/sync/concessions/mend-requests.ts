import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent } from '#domain/timeline/event';
import { appendToTimeline } from '../../append-to-timeline';
import { rowOfRequest } from '../../concessions/record/concession-record';
import { requestOfEvent } from '../../concessions/record/fold-concession';
import { foldedToIn, recordIn } from '../../concessions/record/read-requests';
import { concessionRange, toConcessionRow } from '../../tabs/concessions-tab';
import type { SyncSession } from '../sync-session';

/**
 * A click that was cut between its event and its row leaves the row behind. The next click finds the event among the newest hundred;
 * behind everything that a run appends it would not, and a request could be decided a second time. So a run brings rows up to their
 * events wherever it meets such events, each event once. No call where there is none, else one or two a request.
 */
export function mendRequests(session: SyncSession, events: readonly SealedEvent[]): void {
  const { parts } = session;
  // As in tending: where nobody can ask there is nothing to look after.
  if (parts.settings.concessions === undefined) return;
  const firsts = new Map<string, number>();
  let newest = session.requestsMendedTo;
  for (const event of events) {
    if (event.sequence <= session.requestsMendedTo) continue;
    newest = Math.max(newest, event.sequence);
    const requestId = requestOfEvent(event);
    if (requestId === undefined || firsts.has(requestId)) continue;
    // One that was put in or edited by hand is not believed.
    if (sealFits(event, parts.sha256)) firsts.set(requestId, event.sequence);
  }
  for (const [requestId, from] of firsts) mend(session, requestId, from);
  session.requestsMendedTo = newest;
}

/** Under the lock, as a click reads and writes the row. */
function mend({ parts, mayWrite }: SyncSession, requestId: string, from: number): void {
  const row = rowOfRequest(requestId);
  if (row === undefined) return;
  let isOurs = false;
  appendToTimeline(parts, {
    window: { from },
    extraRanges: [concessionRange(row)],
    events: (state) => {
      isOurs = mayWrite.includes(state.writing);
      return [];
    },
    views: ({ window }, [own = []]) => {
      const record = recordIn(own, { row, requestId }, window, parts.localTime);
      if (!isOurs || record === undefined || record.foldedTo === foldedToIn(own, row)) return [];
      return [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow(record)] }];
    },
  });
}
