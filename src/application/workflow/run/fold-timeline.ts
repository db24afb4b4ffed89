import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent } from '#domain/timeline/event';
import { isAboutFinding } from '#domain/timeline/uplift-sentences';
import type { SyncSession } from '../../sync/sync-session';
import { renewalOfEvent } from '../fold-workflow';

/** Takes events into the renewals and the findings on record. One that was put in or edited by hand is not believed. Folding again changes nothing. */
export function foldWorkflowEvents(session: SyncSession, events: readonly SealedEvent[]): void {
  const { parts } = session;
  for (const event of events) {
    const isFinding = isAboutFinding(event.type);
    if ((renewalOfEvent(event).length === 0 && !isFinding) || !sealFits(event, parts.sha256)) continue;
    if (isFinding) session.book.findings.fold(event, parts.localTime.dayOf);
    else session.book.workflow.fold(event, parts.localTime.dayOf);
  }
}
