import { incidentGate } from '#domain/renewal/incident-gate';
import type { Instant } from '#domain/vocabulary/calendar-date';
import type { ClientContext } from '../views/client-context';

/** By the incidents on the card. A release covers those beside it, until it ends. */
export function isGatedOn({ gate, openIncidents }: ClientContext, now: Instant): boolean {
  const release =
    gate?.release === undefined
      ? undefined
      : { by: gate.release.byName, reason: gate.release.reason, until: gate.release.until, ticketIds: gate.ticketIds };
  const ticketIds = openIncidents.map(({ ticketId }) => ticketId);
  return incidentGate(ticketIds, release, now).kind === 'closed';
}

/** A release may have ended since the row was made: then nothing of a finding leaves it but how many there are. */
export function withoutGatedFindings(context: ClientContext, now: Instant): ClientContext {
  const { findings } = context;
  if (findings === undefined || findings.shown.length === 0 || !isGatedOn(context, now)) return context;
  const held = findings.held + findings.shown.length + (findings.more ?? 0);
  return { ...context, findings: { shown: [], held, because: ['An incident is open.'] } };
}
