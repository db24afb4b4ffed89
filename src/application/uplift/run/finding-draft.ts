import type { EventType, TimelineEvent } from '#domain/timeline/event';
import { findingFound } from '#domain/timeline/uplift-payloads';
import type { UpliftFinding } from '#domain/uplift/uplift-finding';
import { toUtcText, type CalendarDate, type Instant } from '#domain/vocabulary/calendar-date';
import type { RunId } from '#domain/vocabulary/ids';
import type { FindingRecord } from '../finding-record';
import { foldFinding } from '../fold-finding';

export interface FindingMaking {
  readonly run: RunId;
  readonly at: Instant;
  dayOf(at: number): CalendarDate;
}

/** One finding while a run plans what becomes of it. Nothing of it is on record until its events stand on the timeline. */
export class FindingDraft {
  readonly events: TimelineEvent[] = [];
  /** As the events planned so far leave it. */
  record: FindingRecord | undefined;

  constructor(
    private readonly making: FindingMaking,
    readonly before?: FindingRecord,
  ) {
    this.record = before;
  }

  state(finding: UpliftFinding): void {
    this.add('findingFound', finding, statedPayload(finding));
  }

  /**
   * The id names the move and the event up to which the record goes: a run that was cut and plans the same again makes the same id,
   * and the same move later on makes another.
   */
  add(
    type: EventType,
    { key, clientId, contractId }: Pick<UpliftFinding, 'key' | 'clientId' | 'contractId'>,
    payloadText: string,
    name = '',
  ): void {
    const { run, at, dayOf } = this.making;
    const eventId = `${type}/${key}/${name}${this.before?.foldedTo ?? 'first'}`;
    const about = { eventId, type, clientId, contractId, actor: 'run', payloadText };
    const event: TimelineEvent = { ...about, renewalId: null, at: toUtcText(at), run };
    this.events.push(event);
    const sequence = (this.record?.foldedTo ?? 0) + 1;
    this.record = foldFinding(this.record, { ...about, at: event.at, sequence }, dayOf);
  }
}

function statedPayload(finding: UpliftFinding): string {
  const { value, pointValue, ticketIds, ...rest } = finding;
  const currency = value?.currency ?? pointValue?.currency;
  return findingFound({
    ...rest,
    confidence: Math.round(finding.confidence * 1000) / 1000,
    annualMinor: value?.annualMinor,
    pointMinor: pointValue?.annualMinor,
    currency,
    ticketIds: ticketIds.slice(0, mostTicketIds),
  });
}

const mostTicketIds = 10;
