import type { RequestState } from '#domain/concession/concession-request';
import { sealFits } from '#domain/timeline/check-seal';
import { eventSentence } from '#domain/timeline/event-sentence';
import type { SealedEvent } from '#domain/timeline/event';
import type { ClientId } from '#domain/vocabulary/ids';
import type { ConcessionParts } from './concessions/concession-parts';
import { openRequest } from './concessions/show/open-request';
import { readRows } from './sync/row-ranges';
import { endsFinding, findingOfEvent } from './uplift/fold-finding';
import { withoutGatedFindings } from './uplift/gated-findings';
import { fromTimelineRow, timelineRowOf } from './tabs/timeline-tab';
import type { ClientContext } from './views/client-context';
import type { AccessRefusal } from './views/client-page';
import type { RequestId } from './views/concession';
import type { TimelineLine, TimelinePage } from './views/timeline-page';
import { columnsOf } from './workbook-tabs';
import { isRefusal, loadContext, openDesk, placeFor } from './viewing';

/** Events on one card. */
const shownEvents = 40;

export type TimelineAnswer =
  | { readonly kind: 'timeline'; readonly page: TimelinePage }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

/**
 * A client's newest events, read from the timeline itself. Every seal is recomputed before a line is shown; from the first that
 * does not fit, nothing newer is shown.
 */
export function openTimeline(parts: ConcessionParts, clientId: ClientId, requestId?: RequestId): TimelineAnswer {
  const desk = openDesk(parts, [], [clientId]);
  const own = placeFor(desk, clientId);
  const isBefore = isRefusal(own) && requestId !== undefined && hasRequestBefore(parts, requestId, clientId);
  const place = isBefore ? (desk.index.place(clientId) ?? own) : own;
  if (isRefusal(place)) return { kind: 'noAccess', refusal: place };
  const context = loadContext(parts, place);
  const sequences = context.eventSequences.slice(0, shownEvents);
  const rows = readRows(parts.workbook, 'Timeline', sequences.map(timelineRowOf), {
    first: 1,
    last: columnsOf('Timeline').length,
  });

  const events: SealedEvent[] = [];
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
    events.push(event);
  }
  // Behind a broken seal nobody can tell what became of a finding.
  const over = brokenAt === undefined ? overIn(events) : new Set<string>();
  const isShown = shownOf(withoutGatedFindings(context, parts.clock.now()), over);
  return {
    kind: 'timeline',
    page: {
      client: { id: clientId, name: context.client.name },
      lines: events.filter(isShown).map(lineOf).reverse(),
      ...(brokenAt === undefined ? {} : { brokenAt }),
    },
  };
}

/** Source: PRODUCT, "Who sees what": leaders and finance see the timeline of a client with a request before them. */
function hasRequestBefore(parts: ConcessionParts, requestId: RequestId, clientId: ClientId): boolean {
  const answer = openRequest(parts, requestId);
  return answer.kind === 'request' && answer.view.client.id === clientId && waitsFor.has(answer.view.state);
}

const waitsFor: ReadonlySet<RequestState> = new Set(['open', 'factsAsked', 'countered']);

/** What is held back is on no card: not by what the timeline says of it either. What is over is held back no more. */
function shownOf({ findings }: ClientContext, over: ReadonlySet<string>): (event: SealedEvent) => boolean {
  if (findings === undefined || findings.held === 0) return () => true;
  const open = new Set(findings.shown.map(({ key }) => key));
  return (event) => {
    const key = findingOfEvent(event);
    return key === undefined || open.has(key) || over.has(key);
  };
}

/** Findings whose newest event ended them; `events` oldest first. */
function overIn(events: readonly SealedEvent[]): ReadonlySet<string> {
  const over = new Set<string>();
  for (const event of events) {
    const key = findingOfEvent(event);
    if (key === undefined) continue;
    if (endsFinding(event)) over.add(key);
    else over.delete(key);
  }
  return over;
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
