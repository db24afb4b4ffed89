import { eventTypes, type EventType, type SealedEvent } from '#domain/timeline/event';
import type { Cell, RowRange } from '../ports/workbook';
import { UpstreamError } from '../upstream-error';
import { columnsOf } from '../workbook-tabs';
import { CellReader } from './cells';

const columns = columnsOf('Timeline').map(({ name }) => name);

/** Sequence 0 stands in row 2, under the heading. */
export function timelineRowOf(sequence: number): number {
  return sequence + 2;
}

export function timelineRange(fromSequence: number, toSequence?: number): RowRange {
  return {
    tab: 'Timeline',
    firstRow: timelineRowOf(fromSequence),
    ...(toSequence === undefined ? {} : { lastRow: timelineRowOf(toSequence) }),
  };
}

export function toTimelineRow(event: SealedEvent): readonly Cell[] {
  return [
    event.sequence,
    event.eventId,
    event.at,
    event.type,
    event.clientId ?? '',
    event.contractId ?? '',
    event.renewalId ?? '',
    event.actor,
    event.run ?? '',
    event.payloadText,
    event.previousSeal,
    event.seal,
  ];
}

/** Throws `UpstreamError` when a cell is not what the product wrote. */
export function fromTimelineRow(cells: readonly Cell[], row: number): SealedEvent {
  const reader = new CellReader('Timeline', row, cells, columns);
  const type = reader.text('type');
  if (!isEventType(type)) {
    throw new UpstreamError(
      'Google Sheets',
      'malformed',
      `Timeline row ${row} has the unknown type "${type.slice(0, 40)}".`,
    );
  }
  return {
    sequence: reader.number('sequence'),
    eventId: reader.text('event_id'),
    at: reader.text('at'),
    type,
    clientId: reader.optionalNumber('client_id') ?? null,
    contractId: reader.optionalNumber('contract_id') ?? null,
    renewalId: reader.optionalText('renewal_id') ?? null,
    actor: reader.text('actor'),
    run: reader.optionalText('run') ?? null,
    payloadText: reader.text('payload'),
    previousSeal: reader.text('previous_seal'),
    seal: reader.text('seal'),
  };
}

function isEventType(text: string): text is EventType {
  return (eventTypes as readonly string[]).includes(text);
}
