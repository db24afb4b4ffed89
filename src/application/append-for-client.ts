import type { SealedEvent, TimelineEvent } from '#domain/timeline/event';
import { appendToTimeline } from './append-to-timeline';
import type { ClientPlace } from './client-index';
import type { PropertyStore, WriteLock } from './ports/platform';
import type { Cell, RowRange, RowsEdit } from './ports/workbook';
import { cardColumn, contextFromRow, eventsColumn, withEventSequences } from './tabs/client-cards-tab';
import type { ClientContext } from './views/client-context';
import type { ViewParts } from './viewing';

/** What writing on a person's behalf needs. */
export interface WritingParts extends ViewParts {
  readonly lock: WriteLock;
  readonly properties: PropertyStore;
}

/** What else was read under the lock, range by range. */
export type Extra = readonly (readonly (readonly Cell[])[])[];

export interface ForClient {
  readonly place: ClientPlace;
  /**
   * Made from the row as it is now, under the lock. Its id is the same for every click on the same form. `standing`: the newest
   * events of the timeline.
   */
  event(
    context: ClientContext,
    extra: Extra,
    standing: readonly SealedEvent[],
  ): TimelineEvent | { readonly refused: string };
  readonly alsoRead?: readonly RowRange[];
  /** How the client's card reads with the event, and what else shows it. Without it the card changes in its list of events alone. */
  shown?(
    context: ClientContext,
    event: SealedEvent,
    extra: Extra,
    standing: readonly SealedEvent[],
  ): { readonly context: ClientContext; readonly edits: readonly RowsEdit[] };
}

export type ForClientAnswer =
  | { readonly kind: 'saved'; readonly context: ClientContext }
  | { readonly kind: 'paused' }
  | { readonly kind: 'refused'; readonly because: string };

/** A second click is found among the newest events. */
const dedupeWindow = 100;

/**
 * Puts one event of a person onto the timeline and onto the client's row: read, append, view, three calls. The same event id twice
 * is one event; a second click after a lost reply still mends the row.
 */
export function appendForClient(parts: WritingParts, asked: ForClient): ForClientAnswer {
  const { place } = asked;
  const { workbook, lock, sha256, properties } = parts;
  let answer: ForClientAnswer = { kind: 'paused' };
  let wantedId: string | undefined;
  appendToTimeline(
    { workbook, lock, sha256, properties },
    {
      window: { newest: dedupeWindow },
      extraRanges: [{ tab: 'Client cards', firstRow: place.row, lastRow: place.row }, ...(asked.alsoRead ?? [])],
      events: (state, [row = [], ...extra], standing) => {
        if (state.writing === 'paused') return [];
        const context = contextFromRow(row[0] ?? [], place.row, place.clientId);
        const event = asked.event(context, extra, standing);
        if ('refused' in event) {
          answer = { kind: 'refused', because: event.refused };
          return [];
        }
        wantedId = event.eventId;
        answer = { kind: 'saved', context };
        return [event];
      },
      views: ({ window }, [, ...extra]) => {
        const event = window.find(({ eventId }) => eventId === wantedId);
        if (answer.kind !== 'saved' || event === undefined) return [];
        const shown = asked.shown?.(answer.context, event, extra, window);
        const sequences = withEventSequences(answer.context.eventSequences, [event.sequence]);
        answer = { kind: 'saved', context: { ...(shown?.context ?? answer.context), eventSequences: sequences } };
        return [...rowEdits(place.row, sequences, shown?.context), ...(shown?.edits ?? [])];
      },
    },
  );
  return answer;
}

/** The card's own cell holds no sequences: they have one beside it. */
function rowEdits(row: number, sequences: readonly number[], context: ClientContext | undefined): readonly RowsEdit[] {
  const tab = 'Client cards';
  const card = context === undefined ? [] : [[JSON.stringify({ ...context, eventSequences: [] })]];
  return [
    ...(card.length === 0 ? [] : [{ tab, firstRow: row, firstColumn: cardColumn, rows: card } as const]),
    { tab, firstRow: row, firstColumn: eventsColumn, rows: [[sequences.join(';')]] },
  ];
}
