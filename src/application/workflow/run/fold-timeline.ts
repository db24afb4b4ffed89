import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent } from '#domain/timeline/event';
import type { SyncSession } from '../../sync/sync-session';
import { renewalOfEvent } from '../fold-workflow';

/** Takes events into the renewals on record. One that was put in or edited by hand is not believed. Folding again changes nothing. */
export function foldWorkflowEvents(session: SyncSession, events: readonly SealedEvent[]): void {
  const { parts } = session;
  for (const event of events) {
    if (renewalOfEvent(event).length === 0 || !sealFits(event, parts.sha256)) continue;
    session.book.workflow.fold(event, parts.localTime.dayOf);
  }
}
