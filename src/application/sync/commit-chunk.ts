import type { SealedEvent, TimelineHead } from '#domain/timeline/event';
import type { ClientId } from '#domain/vocabulary/ids';
import { appendToTimeline } from '../append-to-timeline';
import type { Cell, RowsEdit } from '../ports/workbook';
import { eventsColumn, parseEventSequences, withEventSequences } from '../tabs/client-cards-tab';
import { stateEdits, type StateChange } from '../tabs/state-tab';
import { gapEdits, peopleEdits } from './list-tabs';
import { contextsOf } from './client-contexts';
import { foldOutward } from '../writes/notes/fold-outward';
import { foldWrites } from '../writes/figures/fold-writes';
import { foldInto, isSaid, newestSequence } from './people/fold-people-events';
import { mendRequests } from './concessions/mend-requests';
import { foldWorkflowEvents } from '../workflow/run/fold-timeline';
import { leaseMilliseconds, type SyncSession } from './sync-session';
import { notToldYet } from './not-told-yet';
import { joinedEdits } from './row-ranges';
import { assertMayWrite, RunStopped } from './run-lease';
import type { ClientRecord } from './records';
import type { ClientContext } from '../views/client-context';

/**
 * Makes what was read so far last: events to the timeline (one read, one append), then everything else in one write that also
 * says how far the sync has come. Cut in between, the next run makes the same events again, finds them and goes on.
 */
export function commitChunk(
  session: SyncSession,
  /** `edits` are asked for last: what they say of the run includes what this commit did. */
  extra: { readonly change?: StateChange; edits?(): readonly RowsEdit[] } = {},
): void {
  const { parts, run } = session;
  const now = parts.clock.now();
  assertLeaseHolds(session);

  const timeline = appendEvents(session);
  const edits: RowsEdit[] = [];
  const months = session.loadedMonths;
  if (months !== undefined) edits.push(...months.edits(parts.workbook));
  const book = session.loadedBook;
  noteCounts(session);
  const isListNew = session.checksAllCards || session.arePeopleNew || session.areGapsNew;
  if (book !== undefined && (isListNew || book.changedClients().size > 0)) {
    const contexts = contextsOf(session);
    noteCardDigests(session, contexts.of);
    for (const id of book.changedClients()) session.written.add(id);
    edits.push(...book.edits(contexts.of));
    edits.push(...peopleEdits(session));
    edits.push(...gapEdits(session, contexts.gaps));
  }
  edits.push(...timeline.edits);
  edits.push(
    ...stateEdits({
      progress: session.progress,
      lease: { run, until: now + leaseMilliseconds },
      gapCount: session.gapCount,
      peopleCount: session.state.peopleCount,
      ...learnedOfAll(session),
      ...timeline.change,
      ...extra.change,
    }),
  );
  parts.workbook.write([...edits, ...(extra.edits?.() ?? [])]);
  book?.markSaved();
  session.categories.markSaved();
  session.arePeopleNew = false;
  session.areGapsNew = false;
  session.ticketsUnsaved = 0;
}

function noteCounts(session: SyncSession): void {
  const count = session.loadedBook?.workflow.all().length ?? 0;
  if (count > (session.progress.renewalCount ?? 0)) session.progress = { ...session.progress, renewalCount: count };
  const findingCount = session.loadedBook?.findings.all().length ?? 0;
  if (findingCount > (session.progress.findingCount ?? 0)) session.progress = { ...session.progress, findingCount };
}

/** What was learned from all clients together. */
function learnedOfAll({ state, categories, progress, today }: SyncSession): StateChange {
  const { portfolio, calibration, recordBreaks, themes } = state;
  return {
    ...(portfolio === undefined ? {} : { portfolio }),
    ...(calibration === undefined ? {} : { calibration }),
    ...(recordBreaks === undefined ? {} : { recordBreaks }),
    // A dictionary is long, and fitted once in four weeks.
    ...(themes === undefined || progress.themesOn !== today ? {} : { themes }),
    ...(categories.hasNews() ? { categories: categories.names() } : {}),
  };
}

/** A card depends on people, settings and the day as well as on its client: what would read differently is marked as changed. */
function noteCardDigests(session: SyncSession, contextOf: (record: ClientRecord) => ClientContext): void {
  const { book, parts } = session;
  const changed = book.changedClients();
  for (const record of book.clients()) {
    if (!session.checksAllCards && !changed.has(record.client.id)) continue;
    const cardDigest = parts.sha256(JSON.stringify({ ...contextOf(record), builtAt: 0 })).slice(0, 16);
    if (cardDigest !== record.cardDigest) book.setClient({ ...record, cardDigest });
  }
  session.checksAllCards = false;
}

function assertLeaseHolds({ parts, state }: SyncSession): void {
  if (state.lease !== undefined && parts.clock.now() > state.lease.until) {
    throw new RunStopped('the run took longer than its lease');
  }
}

/** Appends the events and lists them on their clients' rows, together with any that an interrupted writer left unlisted. */
function appendEvents(session: SyncSession): { readonly edits: readonly RowsEdit[]; readonly change: StateChange } {
  const { parts, state, events } = session;
  if (events.length === 0 && newestSequence(session) <= state.eventsIndexedTo) return { edits: [], change: {} };
  const answer = appendToTimeline(parts, {
    window: { from: Math.max(0, state.eventsIndexedTo) },
    extraRanges: [{ tab: 'Client cards', firstRow: 2, firstColumn: eventsColumn, lastColumn: eventsColumn }],
    events: (current, [known = []], standing) => {
      assertMayWrite(current, session);
      session.knownEventCells = known;
      return notToldYet(
        events,
        standing.filter(({ sequence }) => sequence > state.eventsIndexedTo),
      );
    },
  });
  session.events.length = 0;
  session.eventsAppended += answer.added.length;
  const fresh = answer.window.filter(({ sequence }) => sequence > state.eventsIndexedTo);
  foldWorkflowEvents(session, fresh);
  foldOutward(session, fresh);
  mendRequests(session, fresh);
  const writeBack = foldWrites(
    session,
    fresh.filter((event) => !answer.added.includes(event)),
  );
  const eventsIndexedTo = indexedTo(session, fresh, answer.head);
  const change = { head: answer.head, eventsIndexedTo, ...(writeBack === undefined ? {} : { writeBack }) };
  session.state = { ...session.state, ...change };
  return { edits: eventListEdits(session, fresh), change };
}

/**
 * What a person added after this run took up what people say goes onto the card at once, and stays to be taken up by the next run,
 * which scores it: the index waits before it.
 */
function indexedTo(session: SyncSession, fresh: readonly SealedEvent[], head: TimelineHead): number {
  const late = fresh.filter((event) => isSaid(event) && event.sequence > session.peopleFoldedTo);
  if (session.loadedBook !== undefined) foldInto(session, late);
  const [first] = late;
  return first === undefined ? head.sequence : first.sequence - 1;
}

function eventListEdits(session: SyncSession, events: readonly SealedEvent[]): readonly RowsEdit[] {
  const byClient = new Map<ClientId, number[]>();
  for (const { clientId, sequence } of events) {
    if (clientId === null) continue;
    byClient.set(clientId, [...(byClient.get(clientId) ?? []), sequence]);
  }
  const cells = new Map<number, readonly Cell[]>();
  for (const [clientId, sequences] of byClient) {
    const row = session.book.clientRow(clientId);
    if (row === undefined) continue;
    const known = parseEventSequences(session.knownEventCells[row - 2]?.[0]);
    session.written.add(clientId);
    cells.set(row, [withEventSequences(known, sequences).join(';')]);
  }
  return joinedEdits('Client cards', cells, eventsColumn);
}
