import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { RenewalId } from '#domain/vocabulary/ids';
import { nothingWritten, type KeptWrite } from '../crm/kept-crm-writes';

/** A note on the deal and company in HubSpot, and one on the client in HaloPSA. */
export type NoteKind = 'note' | 'clientNote';
export const noteKinds: readonly NoteKind[] = ['note', 'clientNote'];

/** An event that colleagues are to read of elsewhere. Its words stay on the timeline: here is only where. */
export interface QueuedNote {
  readonly sequence: number;
  /** Marks the note in its own text: `note-` and a digest of the event's id. Holds no slash. */
  readonly part: string;
  /** The day of the event. */
  readonly on: CalendarDate;
  readonly renewalId: RenewalId | null;
  /** Absent: not begun. `done`: it stands there. */
  readonly note?: KeptWrite | 'done';
  readonly clientNote?: KeptWrite | 'done';
}

/** What the sync keeps of notes of a contract, in its Renewals row. */
export interface NoteBook {
  /** Events up to here were looked at. */
  readonly to: number;
  /** Oldest first. One that stands in both systems is left out. */
  readonly waiting: readonly QueuedNote[];
}

/** About 8,000 characters of the cell. Nobody logs more for one contract while a system is away. */
const mostWaiting = 100;

export function queued(book: NoteBook | undefined, note: QueuedNote): NoteBook {
  return { to: note.sequence, waiting: [...(book?.waiting ?? []), note].slice(-mostWaiting) };
}

/** Answers `done` for one that is not in the book: it was written, and is not written again. */
export function keptNote(book: NoteBook | undefined, part: string, kind: NoteKind): KeptWrite | 'done' {
  const note = book?.waiting.find((each) => each.part === part);
  return note === undefined ? 'done' : (note[kind] ?? nothingWritten);
}

export function withKeptNote(book: NoteBook, part: string, kind: NoteKind, kept: KeptWrite): NoteBook {
  const isDone = kept.recordId !== undefined && kept.open === undefined;
  const value = isDone ? 'done' : kept;
  const waiting = book.waiting.map((each) => (each.part === part ? { ...each, [kind]: value } : each));
  return { ...book, waiting: waiting.filter((each) => !noteKinds.every((one) => each[one] === 'done')) };
}
