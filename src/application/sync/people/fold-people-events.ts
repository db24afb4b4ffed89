import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent } from '#domain/timeline/event';
import { anchoredHead } from '../../append-to-timeline';
import { fromTimelineRow, timelineRange, timelineRowOf } from '../../tabs/timeline-tab';
import { foldWorkflowEvents } from '../../workflow/run/fold-timeline';
import { mendRequests } from '../concessions/mend-requests';
import type { SyncSession } from '../sync-session';
import { foldClientEvent } from './fold-client-event';
import { foldEvent } from './fold-event';
import { foldOwnEvents } from './fold-own-events';

/** The last event that is known of: another writer's may be newer than what this run read of the State tab. */
export function newestSequence({ state, parts }: SyncSession): number {
  return Math.max(state.head.sequence, anchoredHead(parts.properties)?.sequence ?? -1);
}

/**
 * Takes what people put on the timeline since the last run into the records, before anything is scored: no call when there is
 * nothing, one otherwise. On a workbook made anew it is the whole timeline.
 */
export function foldPeopleEvents(session: SyncSession): void {
  const { parts, state } = session;
  const from = Math.max(state.eventsIndexedTo, session.peopleFoldedTo) + 1;
  if (newestSequence(session) < from) return;
  const [rows = []] = parts.workbook.read([timelineRange(from)]);
  const events = rows.map((cells, index) => fromTimelineRow(cells, timelineRowOf(from) + index));
  foldInto(session, events);
  foldWorkflowEvents(session, events);
  mendRequests(session, events);
  foldOwnEvents(
    session,
    events.filter((event) => isOwn(event) && sealFits(event, parts.sha256)),
  );
  for (const event of events) {
    if (isSaid(event) && event.clientId !== null) session.changed.add(event.clientId);
  }
  session.peopleFoldedTo = from - 1 + events.length;
}

function isOwn({ actor, type }: SealedEvent): boolean {
  return actor === 'run' && (type === 'modelAdopted' || type === 'readinessFrozen');
}

/** Folds events into the records of their clients and contracts. One that was put in or edited by hand is not believed. */
export function foldInto({ book, parts }: SyncSession, events: readonly SealedEvent[]): void {
  for (const event of events) {
    if (!isSaid(event) || !sealFits(event, parts.sha256)) continue;
    if (event.contractId === null) {
      const client = event.clientId === null ? undefined : book.client(event.clientId);
      const told = client === undefined ? undefined : foldClientEvent(client, event);
      if (told !== undefined && told !== client) book.setClient(told);
      continue;
    }
    const record = book.contract(event.contractId);
    if (record === undefined || record.contract.clientId !== event.clientId) continue;
    const folded = foldEvent(record, event);
    if (folded !== record) book.setContract(folded);
  }
}

/** A person wrote it, and it is about a client or a contract. */
export function isSaid({ actor, clientId, contractId }: SealedEvent): boolean {
  return actor !== 'run' && (contractId !== null || clientId !== null);
}
