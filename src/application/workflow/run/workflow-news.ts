import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent } from '#domain/timeline/event';
import { newestSequence } from '../../sync/people/fold-people-events';
import type { SyncSession } from '../../sync/sync-session';
import { fromTimelineRow, timelineRange, timelineRowOf } from '../../tabs/timeline-tab';
import { columnNumber } from '../../workbook-tabs';
import { renewalOfEvent } from '../fold-workflow';
import { foldWorkflowEvents } from './fold-timeline';

/** What somebody clicked since this run took up what people say. One call where there is any. */
export function foldWorkflowNews(session: SyncSession): void {
  const { state, peopleFoldedTo } = session;
  const from = Math.max(state.eventsIndexedTo, peopleFoldedTo) + 1;
  if (newestSequence(session) < from) return;
  foldWorkflowEvents(session, eventsFrom(session, from));
}

/**
 * Rows that somebody emptied, or a tab that was made anew, are made again from the timeline, each in its place. Two calls where fewer
 * renewals stand there than were on record, else none.
 */
export function rebuildLostRenewals(session: SyncSession): void {
  const { book, parts, progress } = session;
  const count = book.workflow.all().length;
  if (count >= (progress.renewalCount ?? 0)) return;
  const column = columnNumber('Timeline', 'type');
  const [types = []] = parts.workbook.read([{ ...timelineRange(0), firstColumn: column, lastColumn: column }]);
  const first = types.findIndex(([type]) => type === 'renewalObserved');
  const events = first === -1 ? [] : eventsFrom(session, first);
  book.workflow.rebuild(
    events.filter((event) => renewalOfEvent(event).length > 0 && sealFits(event, parts.sha256)),
    parts.localTime.dayOf,
  );
  const renewalCount = book.workflow.all().length;
  parts.log.warn('Renewals were made again from the timeline', { missing: (progress.renewalCount ?? 0) - count });
  session.progress = { ...progress, renewalCount };
}

function eventsFrom({ parts }: SyncSession, from: number): readonly SealedEvent[] {
  const [rows = []] = parts.workbook.read([timelineRange(from)]);
  return rows.map((cells, place) => fromTimelineRow(cells, timelineRowOf(from) + place));
}
