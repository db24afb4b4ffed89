import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent } from '#domain/timeline/event';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { assert } from '#domain/vocabulary/assert';
import type { ContractRecord } from '../../sync/records';
import type { SyncSession } from '../../sync/sync-session';
import { fromTimelineRow, timelineRange, timelineRowOf } from '../../tabs/timeline-tab';
import type { FieldValues, KeptWrite } from '../crm/kept-crm-writes';
import type { WantedWrite } from '../crm/wanted-write';
import type { WriteKeeper } from '../crm/write-wanted';
import { isSince } from './fold-outward';
import { keptNote, withKeptNote, type NoteKind, type QueuedNote } from './note-book';
import { noteText } from './note-text';

/** A note that is not in one of the systems yet. */
export interface DueNote {
  readonly record: ContractRecord;
  readonly note: QueuedNote;
  /** What is known of writing it there. */
  readonly kept: KeptWrite;
}

/** Notes that are to be written to one system, oldest first. One that was refused is not among them. */
export function dueNotes({ book }: SyncSession, kind: NoteKind, since: CalendarDate): readonly DueNote[] {
  return book
    .contracts()
    .flatMap((record) =>
      (record.notes?.waiting ?? []).flatMap((note): readonly DueNote[] => {
        const kept = keptNote(record.notes, note.part, kind);
        if (kept === 'done' || !isSince(note, since)) return [];
        return kept.refused !== undefined && kept.open === undefined ? [] : [{ record, note, kept }];
      }),
    )
    .sort((a, b) => a.note.sequence - b.note.sequence);
}

/**
 * As they are to stand. The words come from the timeline, in one call; of one that was planned they are those of the plan, so that a
 * name that changed since makes no second note.
 */
export function wantedNotes(
  session: SyncSession,
  kind: NoteKind,
  due: readonly (DueNote & { readonly renewalId: string })[],
): readonly WantedWrite[] {
  const fresh = due.filter(({ kept }) => kept.open === undefined);
  const events = eventsAt(
    session,
    fresh.map(({ note }) => note.sequence),
  );
  return due.flatMap(({ record, note, kept, renewalId }): readonly WantedWrite[] => {
    const values = kept.open?.fields.map(({ name, after }) => [name, after] as const);
    const wanted = values ?? freshValues(session, record, { note, event: events.get(note.sequence) });
    if (wanted === undefined) return [];
    const { clientId, id: contractId } = record.contract;
    return [
      {
        kind,
        part: note.part,
        clientId,
        contractId,
        renewalId,
        values: wanted,
        mayMake: true,
        // It stands there: somebody may have added to it since.
        decide: () => ({ write: [], conflicts: [] }),
      },
    ];
  });
}

function freshValues(
  { book }: SyncSession,
  { contract, concession }: ContractRecord,
  { note, event }: { readonly note: QueuedNote; readonly event: SealedEvent | undefined },
): FieldValues | undefined {
  if (event === undefined) return undefined;
  const { body, on } = noteText(event, { ref: contract.ref, people: book.people, concession }, note.on);
  return [
    ['body', body],
    ['on', on],
  ];
}

/** One call. An event that was edited by hand since is not told on. */
function eventsAt({ parts }: SyncSession, sequences: readonly number[]): ReadonlyMap<number, SealedEvent> {
  if (sequences.length === 0) return new Map();
  const answers = parts.workbook.read(sequences.map((sequence) => timelineRange(sequence, sequence)));
  const events = answers.flatMap((rows, place) => {
    const [cells] = rows;
    return cells === undefined ? [] : [fromTimelineRow(cells, timelineRowOf(sequences[place] ?? 0))];
  });
  return new Map(
    events.filter((event) => sealFits(event, parts.sha256)).map((event) => [event.sequence, event] as const),
  );
}

/** Notes are kept with the contract that they are about. */
export function noteKeeper({ book }: SyncSession, kind: NoteKind): WriteKeeper {
  return {
    kept({ contractId, part }) {
      const kept = keptNote(book.contract(contractId)?.notes, part, kind);
      assert(kept !== 'done', 'a note that is to be written stands nowhere yet');
      return kept;
    },
    keep({ contractId, part }, kept) {
      const known = book.contract(contractId);
      assert(known?.notes !== undefined, 'a note that is to be written is waiting');
      book.setContract({ ...known, notes: withKeptNote(known.notes, part, kind, kept) });
    },
  };
}
