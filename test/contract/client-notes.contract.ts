import type { ClientNotes, NewClientNote } from '#application/ports/client-notes';

export interface OpenedNotes {
  readonly notes: ClientNotes;
  /** Clients that nobody wrote a note of ours to yet. */
  readonly clientIds: readonly [number, number];
}

/** What every service desk that notes are written to promises. */
export function clientNotesContract(name: string, open: () => OpenedNotes): void {
  describe(`${name} keeps the promises of notes on clients`, () => {
    const note = (clientId: number, marker: string, body = 'Called the sponsor: will renew.'): NewClientNote => ({
      clientId,
      marker,
      body,
      on: '2026-03-01',
    });

    test('a note is found on its client by its marker, with the day and the words as sent', () => {
      const { notes, clientIds } = open();
      const [one, other] = clientIds;
      notes.signInForNotes();
      expect(notes.clientNotes([one, other])).toEqual([]);
      const body = 'Birch & Co asked for <b>less</b>, &lt;soon&gt; [Renewal Desk 1/pasted] as said.';
      expect(notes.makeClientNotes([note(one, '101@2026-12-31/note-a', body)])).toEqual([{ kind: 'accepted' }]);
      expect(notes.clientNotes([other])).toEqual([]);
      expect(notes.clientNotes([other, one, one])).toEqual([
        {
          noteId: expect.stringMatching(/^\d+$/) as string,
          clientId: one,
          marker: '101@2026-12-31/note-a',
          body,
          on: '2026-03-01',
        },
      ]);
    });

    test('one for a client that is not there is refused and leaves the others', () => {
      const { notes, clientIds } = open();
      const [, other] = clientIds;
      const answers = notes.makeClientNotes([note(other, 'b/1'), note(999_999, 'b/2'), note(other, 'b/3')]);
      expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'refused', 'accepted']);
      expect(
        notes
          .clientNotes([other])
          .map(({ marker }) => marker)
          .sort(),
      ).toEqual(['b/1', 'b/3']);
      expect(notes.makeClientNotes([])).toEqual([]);
      expect(notes.clientNotes([])).toEqual([]);
    });

    test('every note of a client with very many is found', () => {
      const { notes, clientIds } = open();
      const [one] = clientIds;
      const many = Array.from({ length: 60 }, (_, place) => note(one, `c/${place}`));
      expect(notes.makeClientNotes(many).every(({ kind }) => kind === 'accepted')).toBe(true);
      const markers = new Set(notes.clientNotes([one]).map(({ marker }) => marker));
      expect(many.filter(({ marker }) => !markers.has(marker))).toEqual([]);
    });

    test('a note is removed, twice as well as once, and the others stay', () => {
      const { notes, clientIds } = open();
      const [one] = clientIds;
      notes.makeClientNotes([note(one, 'd/1'), note(one, 'd/2')]);
      const gone = notes.clientNotes([one]).filter(({ marker }) => marker === 'd/1');
      for (let round = 0; round < 2; round += 1) expect(notes.removeClientNotes(gone)).toEqual([{ kind: 'accepted' }]);
      const left = notes.clientNotes([one]).map(({ marker }) => marker);
      expect([left.includes('d/1'), left.includes('d/2')]).toEqual([false, true]);
      expect(notes.removeClientNotes([])).toEqual([]);
    });
  });
}
