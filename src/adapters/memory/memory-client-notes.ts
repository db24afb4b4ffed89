import type { ClientNoteId, ClientNotes, NewClientNote, StandingClientNote } from '#application/ports/client-notes';
import { UpstreamError } from '#application/upstream-error';
import type { ClientId } from '#domain/vocabulary/ids';

/** Notes on clients. Change them as a person in the service desk would. */
export interface ClientNoteRecords {
  clientNotes: StandingClientNote[];
  /** Why no note may be written; absent: it may. */
  noteRefusal?: string;
  /** Asked before and after each note is made; may throw, as a connection that breaks does. */
  interruptNotes?: (at: 'before' | 'after') => void;
}

interface Bookkeeping {
  count(calls: number): void;
  isKnown(clientId: ClientId): boolean;
}

export function memoryClientNotes(records: ClientNoteRecords, { count, isKnown }: Bookkeeping): ClientNotes {
  const signIn = (): void => {
    if (records.noteRefusal !== undefined) throw new UpstreamError('HaloPSA', 'unauthorized', records.noteRefusal);
  };
  let lastId = 70_000 + records.clientNotes.length;
  const make = ({ marker, clientId, body, on }: NewClientNote) => {
    records.interruptNotes?.('before');
    if (!isKnown(clientId)) return { kind: 'refused', because: 'Invalid Resource' } as const;
    const noteId = String((lastId += 1));
    records.clientNotes.push({ noteId, clientId, marker, body, on });
    records.interruptNotes?.('after');
    return { kind: 'accepted' } as const;
  };
  const remove = ({ noteId }: ClientNoteId) => {
    records.interruptNotes?.('before');
    records.clientNotes = records.clientNotes.filter((note) => note.noteId !== noteId);
    records.interruptNotes?.('after');
    return { kind: 'accepted' } as const;
  };
  return {
    signInForNotes: signIn,
    clientNotes(clientIds) {
      count(clientIds.length);
      signIn();
      return records.clientNotes.filter(({ clientId }) => clientIds.includes(clientId));
    },
    makeClientNotes(notes) {
      count(notes.length);
      signIn();
      return notes.map(make);
    },
    removeClientNotes(notes) {
      count(notes.length);
      signIn();
      return notes.map(remove);
    },
  };
}
