import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId } from '#domain/vocabulary/ids';
import type { WriteAnswer } from './write-answer';

/** A note of ours on a client's record, which colleagues read and the client never sees. */
export interface StandingClientNote {
  readonly noteId: string;
  readonly clientId: ClientId;
  readonly marker: string;
  readonly body: string;
  /** Absent: the note has no date. */
  readonly on?: CalendarDate;
}

export interface NewClientNote {
  /** Without blanks or brackets. Sent twice there are two notes: look for the marker first. */
  readonly marker: string;
  readonly clientId: ClientId;
  /** Plain text on one line. */
  readonly body: string;
  readonly on: CalendarDate;
}

export type ClientNoteId = Pick<StandingClientNote, 'noteId' | 'clientId'>;

/** Notes on clients in the service desk. They are made and never changed; only a rollback takes one away. */
export interface ClientNotes {
  /** Throws `UpstreamError` unauthorized, saying what to grant, where no note may be written at all. At most one call an hour. */
  signInForNotes(): void;
  /** Notes that carry a marker of ours. One call a client, a second where it has very many notes, batched side by side. */
  clientNotes(clientIds: readonly ClientId[]): readonly StandingClientNote[];
  /** One call a note, batched side by side; answers in the order asked. Never repeated here. Throws `UpstreamError` unauthorized. */
  makeClientNotes(notes: readonly NewClientNote[]): readonly WriteAnswer[];
  /** One call a note, batched side by side. One that is gone already is accepted. Throws `UpstreamError` unauthorized. */
  removeClientNotes(notes: readonly ClientNoteId[]): readonly WriteAnswer[];
}
