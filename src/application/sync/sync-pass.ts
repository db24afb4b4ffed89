import { toUtcText } from '#domain/vocabulary/calendar-date';
import type { TimelineEvent } from '#domain/timeline/event';
import { backfillFinished } from '#domain/timeline/payloads';
import type { StateChange } from '../tabs/state-tab';
import { firstHistoryDay } from './read-tickets';
import { monthsFormat } from './sync-progress';
import type { SyncSession } from './sync-session';

/**
 * A new pass starts where none is under way; the first of a day reads the directory too. Where months are of an older form, it
 * reads the whole ticket history once more. Why: docs/adr/0020-months-in-an-older-form-are-read-again.md.
 */
export function beginPass(session: SyncSession): void {
  const { progress, today, startedAt, parts, state } = session;
  if (progress.stage !== undefined) return;
  const isDirectoryPass = progress.directoryOn !== today;
  const readsHistory = !progress.isBackfilled || state.monthsFormat !== monthsFormat;
  session.progress = {
    ...progress,
    stage: isDirectoryPass ? 'clients' : 'crm',
    page: 1,
    rowsSeen: 0,
    rowsTotal: 0,
    isDirectoryPass,
    assessesAll: isDirectoryPass || readsHistory,
    passStartedAt: startedAt,
    // What changes while the history is read is read with its replies by the pass after it.
    changesSeenSince: progress.changesSeenSince ?? today,
    historyStartsOn: progress.historyStartsOn ?? firstHistoryDay(today, parts.settings.historyMonths),
    ...(readsHistory ? { historyForm: monthsFormat } : {}),
  };
}

export type PassEnd = Pick<StateChange, 'monthsFormat'>;

export const unfinished: PassEnd = {};

/** What makes a pass count: the next one starts from here. */
export function endPass(session: SyncSession): PassEnd {
  const { progress, startedAt, today } = session;
  if (!progress.isBackfilled) session.events.push(backfillEvent(session));
  const { passStartedAt = startedAt, historyForm, stage: _none, ...rest } = progress;
  const directoryIsRead = progress.isDirectoryPass && session.trouble === undefined;
  session.progress = {
    ...rest,
    isBackfilled: true,
    isDirectoryPass: false,
    assessesAll: false,
    ticketsSince: passStartedAt,
    ...(directoryIsRead ? { directoryOn: today } : {}),
  };
  return historyForm === undefined ? {} : { monthsFormat: historyForm };
}

function backfillEvent({ startedAt, run, book, months, progress }: SyncSession): TimelineEvent {
  return {
    eventId: 'backfillFinished/1',
    at: toUtcText(startedAt),
    type: 'backfillFinished',
    clientId: null,
    contractId: null,
    renewalId: null,
    actor: 'run',
    run,
    payloadText: backfillFinished({
      clients: book.clients().length,
      contracts: book.contracts().filter(({ hasEnded }) => !hasEnded).length,
      tickets: progress.ticketsBackfilled,
      months: months.rowCount(),
    }),
  };
}
