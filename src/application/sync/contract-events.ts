import type { EventType } from '#domain/timeline/event';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { renewalIdOf } from '#domain/vocabulary/ids';
import type { ContractRecord } from './records';
import type { SyncSession } from './sync-session';

/**
 * The id names what happened on which day with which content: a run that is repeated after a cut makes the same ids, and a value
 * that changes twice a day makes two.
 */
export function addEvent(session: SyncSession, record: ContractRecord, type: EventType, payloadText: string): void {
  addNamedEvent(session, record, { type, payloadText, name: `${session.today}/${digestOf(session, payloadText)}` });
}

export interface NamedEvent {
  readonly type: EventType;
  /** What is told apart within a contract: the same name is the same event, whatever it says. */
  readonly name: string;
  readonly payloadText: string;
}

export function addNamedEvent(
  { startedAt, run, events }: SyncSession,
  { contract }: ContractRecord,
  { type, name, payloadText }: NamedEvent,
): void {
  events.push({
    eventId: `${type}/${contract.id}/${name}`,
    at: toUtcText(startedAt),
    type,
    clientId: contract.clientId,
    contractId: contract.id,
    renewalId: contract.termEndsOn === undefined ? null : renewalIdOf(contract.id, contract.termEndsOn),
    actor: 'run',
    run,
    payloadText,
  });
}

export function digestOf({ parts }: Pick<SyncSession, 'parts'>, text: string): string {
  return parts.sha256(text).slice(0, 12);
}
