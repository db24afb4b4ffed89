import { appendToTimeline } from '#application/append-to-timeline';
import type { ConcessionTerms } from '#domain/concession/concession-terms';
import { concessionDecided, concessionMoved, concessionRequested } from '#domain/timeline/concession-payloads';
import type { EventType, TimelineEvent } from '#domain/timeline/event';
import { interventionLogged } from '#domain/timeline/payloads';
import { renewalMoved } from '#domain/timeline/workflow-payloads';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { ada, lea, type MemoryMsp } from './memory-msp';

type Told = Pick<MemoryMsp, 'parts' | 'clock' | 'timeline'>;

/** Puts an event of client 1 on the timeline, as a click does: the sync is not asked. */
export function tell(msp: Told, type: EventType, payloadText: string, more: Partial<TimelineEvent> = {}): void {
  const at = msp.clock.now();
  const about = { clientId: 1, contractId: 101, renewalId: '101@2027-03-31', actor: ada, run: null };
  const event = { eventId: `${type}/${at}/${msp.timeline().length}`, at: toUtcText(at), type, ...about, payloadText };
  appendToTimeline(msp.parts, { window: { newest: 1 }, events: () => [{ ...event, ...more }], views: () => [] });
}

export function logCall(msp: Told, note = 'The sponsor will renew', more: Partial<TimelineEvent> = {}): void {
  const happenedOn = new Date(msp.clock.now() - 86_400_000).toISOString().slice(0, 10);
  tell(msp, 'interventionLogged', interventionLogged({ kind: 'call', note, happenedOn }), more);
}

/** As a person asks for it: 5 % off, for two years in return. */
const terms: ConcessionTerms = {
  clientId: 1,
  contractId: 101,
  renewalId: '101@2027-03-31',
  currency: 'GBP',
  ask: { type: 'priceCut', percent: 5 },
  termMonths: 24,
  give: 'longerTerm',
  giveMinor: 0,
  cause: 'price',
  pressure: 'competitor',
  reason: 'They hold an offer that is eight percent lower.',
  retentionClaim: 'They sign for two years.',
  alternative: 'A smaller tier; they need the response times.',
  isEmergency: false,
};

export function askConcession(msp: Told, requestId = 'C-0001'): void {
  const figures = { currency: 'GBP', annualMinor: 120_000, depthPercent: 5.04, marginBefore: 0.41 };
  const payload = {
    requestId,
    version: 1,
    termsDigest: 'd',
    terms: { ...terms },
    level: 2,
    policyVersion: '1',
    figures,
    ref: 'AG-101',
    requesterName: 'Ada Moss',
    answerBy: '2026-12-01T09:00:00.000Z',
    expiresAt: '2026-12-05T09:00:00.000Z',
  };
  tell(msp, 'concessionRequested', concessionRequested(payload));
}

export function decideConcession(msp: Told, action: string, state: string, words = 'Keep the term'): void {
  const payload = { requestId: 'C-0001', version: 1, termsDigest: 'd', action, role: 'leader', words, state };
  tell(msp, 'concessionDecided', concessionDecided({ ...payload, reviewDue: false }), { actor: lea });
}

export function lapseConcession(msp: Told): void {
  const payload = { requestId: 'C-0001', version: 1, state: 'lapsed' };
  tell(msp, 'concessionMoved', concessionMoved(payload), { actor: 'run' });
}

export function endRenewal(msp: Told, to: 'renewed' | 'lost'): void {
  tell(msp, 'renewalMoved', renewalMoved({ from: 'inT30', to, by: 'termBegan', mode: 'auto' }), { actor: 'run' });
}
