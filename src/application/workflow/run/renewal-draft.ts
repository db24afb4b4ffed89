import type { EventType, TimelineEvent } from '#domain/timeline/event';
import { toUtcText, type CalendarDate, type Instant } from '#domain/vocabulary/calendar-date';
import type { ClientId, RenewalId, RunId } from '#domain/vocabulary/ids';
import { foldWorkflow } from '../fold-workflow';
import type { WorkflowRecord } from '../workflow-record';

export interface DraftMaking {
  readonly run: RunId;
  readonly at: Instant;
  dayOf(at: number): CalendarDate;
}

export interface Subject {
  readonly renewalId: RenewalId;
  readonly clientId: ClientId;
  readonly leadId: number;
}

/**
 * One renewal while a run plans what becomes of it. Each event is folded in at once, so that the next is planned from where this one
 * leaves it. Nothing of it is on record until the events stand on the timeline.
 */
export class RenewalDraft {
  readonly events: TimelineEvent[] = [];
  /** As the events planned so far leave it. Absent: it has not come into sight yet. */
  record: WorkflowRecord | undefined;

  constructor(
    private readonly making: DraftMaking,
    readonly before?: WorkflowRecord,
  ) {
    this.record = before;
  }

  /**
   * The id names the move and the event up to which the record goes: a run that was cut and plans the same again makes the same id,
   * and the same move later on makes another.
   */
  add(type: EventType, name: string, payloadText: string, subject: Subject): void {
    const { run, at, dayOf } = this.making;
    const { renewalId, clientId, leadId: contractId } = subject;
    const eventId = `${type}/${renewalId}/${name}-${this.before?.foldedTo ?? 'first'}`;
    const about = { eventId, type, clientId, contractId, renewalId, actor: 'run', payloadText };
    const event: TimelineEvent = { ...about, at: toUtcText(at), run };
    this.events.push(event);
    const sequence = (this.record?.foldedTo ?? 0) + 1;
    this.record = foldWorkflow(this.record, { ...about, at: event.at, sequence }, dayOf);
  }
}
