import { sealFits } from '#domain/timeline/check-seal';
import { eventSentence } from '#domain/timeline/event-sentence';
import type { SealedEvent } from '#domain/timeline/event';
import type { ClientId } from '#domain/vocabulary/ids';
import { readRows } from './sync/row-ranges';
import { fromTimelineRow, timelineRowOf } from './tabs/timeline-tab';
import type { AccessRefusal } from './views/client-page';
import type { TimelineLine, TimelinePage } from './views/timeline-page';
import { columnsOf } from './workbook-tabs';
import { isRefusal, loadContext, openDesk, placeFor, type ViewParts } from './viewing';

/** Events on one card. */
const shownEvents = 40;

export type TimelineAnswer =
  | { readonly kind: 'timeline'; readonly page: TimelinePage }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

/**
 * A client's newest events, read from the timeline itself. Every seal is recomputed before a line is shown; from the first that
 * does not fit, nothing newer is shown.
 */
export function openTimeline(parts: ViewParts, clientId: ClientId): TimelineAnswer {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { kind: 'noAccess', refusal: place };
  const context = loadContext(parts, place);
  const sequences = context.eventSequences.slice(0, shownEvents);
  const rows = readRows(parts.workbook, 'Timeline', sequences.map(timelineRowOf), {
    first: 1,
    last: columnsOf('Timeline').length,
  });

  const lines: TimelineLine[] = [];
  let brokenAt: number | undefined;
  for (const sequence of [...sequences].reverse()) {
    const row = timelineRowOf(sequence);
    const cells = rows.get(row);
    const event = cells === undefined ? undefined : fromTimelineRow(cells, row);
    if (
      event === undefined ||
      event.sequence !== sequence ||
      event.clientId !== clientId ||
      !sealFits(event, parts.sha256)
    ) {
      brokenAt = sequence;
      break;
    }
    lines.unshift(lineOf(event));
  }
  return {
    kind: 'timeline',
    page: {
      client: { id: clientId, name: context.client.name },
      lines,
      ...(brokenAt === undefined ? {} : { brokenAt }),
    },
  };
}

function lineOf(event: SealedEvent): TimelineLine {
  return {
    sequence: event.sequence,
    at: Date.parse(event.at),
    type: event.type,
    sentence: eventSentence(event),
    actor: event.actor,
    ...(event.contractId === null ? {} : { contractId: event.contractId }),
  };
}
