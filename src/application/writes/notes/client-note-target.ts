import type { StandingRecord } from '#domain/timeline/planned-write';
import { assert } from '#domain/vocabulary/assert';
import type { ClientId } from '#domain/vocabulary/ids';
import type { ClientNotes } from '../../ports/client-notes';
import { markerParts } from '../crm/wanted-write';
import type { WriteTarget } from '../write-target';

/** Notes on clients of HaloPSA, by the marker in them. They are made and never changed. */
export function clientNoteTarget(desk: ClientNotes, clientOf: (part: string) => ClientId | undefined): WriteTarget {
  const place = (marker: string): { readonly part: string; readonly clientId: ClientId } => {
    const part = markerParts(marker)?.part ?? '';
    const clientId = clientOf(part);
    assert(clientId !== undefined, 'a note that is planned is about a client');
    return { part, clientId };
  };
  return {
    system: 'HaloPSA',
    kind: 'clientNote',
    look(sought) {
      const places = sought.map(({ marker }) => place(marker));
      const standing = new Map<string, StandingRecord>();
      // Should there be two with one marker, the older counts: it is the one that people know.
      const notes = [...desk.clientNotes([...new Set(places.map(({ clientId }) => clientId))])];
      for (const { noteId, marker, body, on = '' } of notes.sort((a, b) => Number(b.noteId) - Number(a.noteId))) {
        const fields = new Map([
          ['body', body],
          ['on', on],
        ]);
        standing.set(marker, { recordId: noteId, fields, others: new Map() });
      }
      return new Map(
        sought.flatMap(({ marker }, index) => {
          const found = standing.get(places[index]?.part ?? '');
          return found === undefined ? [] : [[marker, found] as const];
        }),
      );
    },
    perform: (plans) =>
      desk.makeClientNotes(
        plans.map(({ marker, fields }) => {
          const { part, clientId } = place(marker);
          const textOf = (name: string) => fields.find((field) => field.name === name)?.after ?? '';
          return { marker: part, clientId, body: textOf('body'), on: textOf('on') };
        }),
      ),
  };
}
