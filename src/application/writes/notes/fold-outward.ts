import { sealFits } from '#domain/timeline/check-seal';
import type { EventType, SealedEvent } from '#domain/timeline/event';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { utf8 } from '#domain/vocabulary/utf8';
import type { ContractRecord } from '../../sync/records';
import type { SyncSession } from '../../sync/sync-session';
import { isInPilot } from '../in-pilot';
import { queued, type QueuedNote } from './note-book';
import { foldKeptConcession } from './kept-concession';

/** Events that change what a deal says of a concession. */
const ofConcessions: ReadonlySet<EventType> = new Set<EventType>([
  'concessionRequested',
  'concessionRevised',
  'concessionDecided',
  'concessionMoved',
  'concessionReviewed',
]);

/** Whether colleagues are to read of it in HubSpot and HaloPSA: interventions, outcomes, what became of a concession. */
export function isNoteworthy({ type, payloadText }: Pick<SealedEvent, 'type' | 'payloadText'>): boolean {
  if (type === 'interventionLogged' || type === 'concessionDecided' || type === 'concessionReviewed') return true;
  const payload = () => JSON.parse(payloadText) as Readonly<Record<string, unknown>>;
  if (type === 'concessionMoved') return payload()['state'] !== 'escalated';
  if (type !== 'renewalMoved') return false;
  const to = payload()['to'];
  return to === 'renewed' || to === 'lost';
}

/**
 * Takes into the records of contracts what other systems are to be told of. Every event is taken once, in order, whoever wrote it;
 * folding a stretch again changes nothing. One that was put in or edited by hand is not believed.
 */
export function foldOutward(session: SyncSession, events: readonly SealedEvent[]): void {
  const { parts } = session;
  for (const event of events) {
    const isOfConcession = ofConcessions.has(event.type);
    if (event.contractId === null || (!isOfConcession && !isNoteworthy(event))) continue;
    const record = session.book.contract(event.contractId);
    if (record === undefined || record.contract.clientId !== event.clientId) continue;
    if (event.sequence <= (record.notes?.to ?? -1) || !sealFits(event, parts.sha256)) continue;
    session.book.setContract(withEvent(session, record, event));
  }
}

function withEvent(session: SyncSession, record: ContractRecord, event: SealedEvent): ContractRecord {
  const { parts } = session;
  const { sequence, renewalId } = event;
  const on = parts.localTime.dayOf(Date.parse(event.at));
  const concession = ofConcessions.has(event.type)
    ? foldKeptConcession(record.concession, event, on)
    : record.concession;
  const isWanted = isNoteworthy(event) && isInPilot(parts.settings, record.contract.clientId);
  const note: QueuedNote = { sequence, part: partOf(session, event), on, renewalId };
  return {
    ...record,
    ...(concession === undefined ? {} : { concession }),
    notes: isWanted ? queued(record.notes, note) : { waiting: [], ...record.notes, to: sequence },
  };
}

function partOf({ parts }: SyncSession, { eventId }: SealedEvent): string {
  return `note-${parts.sha256(utf8(eventId)).slice(0, 12)}`;
}

/** Notes of events from before writing was turned on are history: they are not written. */
export function isSince({ on }: QueuedNote, since: CalendarDate): boolean {
  return on >= since;
}
