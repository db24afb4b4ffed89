import { emptyHead, sealEvents } from '#domain/timeline/append-events';
import type { SealedEvent, TimelineEvent, TimelineHead } from '#domain/timeline/event';
import type { Sha256 } from '#domain/vocabulary/ids';
import type { PropertyStore, WriteLock } from './ports/platform';
import type { Cell, RowRange, RowsEdit, Workbook } from './ports/workbook';
import { propertyNames } from './settings';
import { readState, stateEdits, stateRange, type WorkbookState } from './tabs/state-tab';
import { fromTimelineRow, timelineRange, timelineRowOf, toTimelineRow } from './tabs/timeline-tab';
import { UpstreamError } from './upstream-error';

export interface TimelineWriting {
  readonly workbook: Workbook;
  readonly lock: WriteLock;
  readonly sha256: Sha256;
  /** Keeps a copy of the head outside the workbook. */
  readonly properties: PropertyStore;
}

export interface AppendAnswer {
  readonly head: TimelineHead;
  /** What this call added; empty when every event was already there. */
  readonly added: readonly SealedEvent[];
  readonly state: WorkbookState;
  /** Every event of the window, to the new head. */
  readonly window: readonly SealedEvent[];
}

export interface AppendRequest {
  /**
   * How far back is read: what stands in there is not appended again. A run names the event where its last recorded work
   * ended; a card the newest hundred.
   */
  readonly window: { readonly from: number } | { readonly newest: number };
  /** Asked under the lock with the state as it is now. `standing`: the events of the window. */
  events(
    state: WorkbookState,
    extra: readonly (readonly (readonly Cell[])[])[],
    standing: readonly SealedEvent[],
  ): readonly TimelineEvent[];
  /** Ranges the caller wants from the same read. */
  readonly extraRanges?: readonly RowRange[];
  /** Edits written with the new head, still under the lock. Without it the caller records the head with its own edits. */
  views?(answer: AppendAnswer, extra: readonly (readonly (readonly Cell[])[])[]): readonly RowsEdit[];
}

/**
 * The one place that appends. Under the script lock: read the head and whatever stands after it (an earlier writer may have
 * been cut between appending and recording the head), append what is not there yet, record the head. Three calls.
 */
export function appendToTimeline(writing: TimelineWriting, request: AppendRequest): AppendAnswer {
  const { workbook, lock, sha256, properties } = writing;
  return lock.hold(() => {
    const anchored = anchoredHead(properties);
    const { state, events, extra } = readWindow(workbook, request, anchored);
    const last = events[events.length - 1];
    const head: TimelineHead = last === undefined ? emptyHead : { sequence: last.sequence, seal: last.seal };

    const present = new Set(events.map(({ eventId }) => eventId));
    const wanted = request.events(state, extra, events).filter(({ eventId }) => !present.has(eventId));
    const added = sealEvents(head, wanted, sha256);
    if (added.length > 0) workbook.append('Timeline', added.map(toTimelineRow));

    const newHead = headAfter(head, added);
    const answer: AppendAnswer = { head: newHead, added, state, window: [...events, ...added] };
    if (request.views !== undefined) {
      const edits = [
        ...(newHead.sequence === state.head.sequence ? [] : stateEdits({ head: newHead })),
        ...request.views(answer, extra),
      ];
      if (edits.length > 0) workbook.write(edits);
    }
    if (newHead.sequence > (anchored?.sequence ?? -1))
      properties.write(propertyNames.timelineAnchor, `${newHead.sequence}:${newHead.seal}`);
    return answer;
  });
}

/** The copy of the head kept outside the workbook. */
export function anchoredHead(properties: PropertyStore): TimelineHead | undefined {
  const text = properties.read(propertyNames.timelineAnchor);
  const match = /^(-?\d+):([0-9a-f]{64})$/.exec(text ?? '');
  return match === null ? undefined : { sequence: Number(match[1]), seal: match[2] ?? '' };
}

interface WindowReading {
  readonly state: WorkbookState;
  /** From the window's first event to the last that stands there, recorded as head or not. */
  readonly events: readonly SealedEvent[];
  readonly extra: readonly (readonly (readonly Cell[])[])[];
}

/**
 * One call. The rows are read from the anchored event at the latest, so that the anchored and the recorded head are both held
 * against what really stands there.
 */
function readWindow(workbook: Workbook, request: AppendRequest, anchored: TimelineHead | undefined): WindowReading {
  const from = firstOfWindow(request.window, anchored);
  const [stateRows = [], rows = [], ...extra] = workbook.read([
    stateRange,
    timelineRange(from),
    ...(request.extraRanges ?? []),
  ]);
  const state = readState(stateRows);
  const events = rows.map((cells, index) => fromTimelineRow(cells, timelineRowOf(from) + index));
  for (const head of [state.head, anchored]) {
    if (head === undefined || head.sequence < from) continue;
    const standing = events[head.sequence - from];
    if (standing?.sequence !== head.sequence || standing.seal !== head.seal) throw cutBack(head.sequence);
  }
  return { state, events, extra };
}

function firstOfWindow(window: AppendRequest['window'], anchored: TimelineHead | undefined): number {
  // Without an anchor nothing is known of the length: the whole timeline is read, once.
  const wanted = 'from' in window ? window.from : (anchored?.sequence ?? 0) - window.newest;
  return Math.max(0, Math.min(wanted, anchored?.sequence ?? wanted));
}

/** The timeline was cut, edited at its end or replaced by an old copy: appending would hide it, so nothing is written. */
function cutBack(sequence: number): UpstreamError {
  return new UpstreamError(
    'Google Sheets',
    'malformed',
    `Event ${sequence} of the timeline is not what was written. Nothing was added. Restore the workbook from version history, then run renewal-desk verify.`,
  );
}

function headAfter(head: TimelineHead, added: readonly SealedEvent[]): TimelineHead {
  const last = added[added.length - 1];
  return last === undefined ? head : { sequence: last.sequence, seal: last.seal };
}
