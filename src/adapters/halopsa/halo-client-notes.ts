import * as v from 'valibot';
import type { ClientNotes, NewClientNote, StandingClientNote } from '#application/ports/client-notes';
import type { LocalTime } from '#application/ports/platform';
import type { WriteAnswer } from '#application/ports/write-answer';
import { UpstreamError } from '#application/upstream-error';
import { assert } from '#domain/vocabulary/assert';
import { instantAt } from '#domain/vocabulary/business-time';
import type { ClientId } from '#domain/vocabulary/ids';
import { markedHtml, markedText } from '../http/marked-text';
import { onlyKnown } from '../http/only-known';
import { parseBody, parsedOrNothing } from '../http/parse-body';
import { queryText } from '../http/query-text';
import { bodiesOf, type CallOutcome, type Transport, type VendorCall } from '../http/transport';
import { refusalSentence } from './halo-refusal';
import type { HaloWriting } from './halo-transport';
import { haloQueryInstant, maybeInstant, maybeNumber, maybeText } from './halo-values';

interface ClientNotesParts {
  readonly origin: string;
  /** Looks and writes with one token: whoever may write notes may read them. Absent: this desk only reads. */
  readonly writing?: HaloWriting | undefined;
  readonly localTime: LocalTime;
}

const path = '/CRMNote';
/** What HaloPSA answers unasked. Page numbers are ignored here, `count` is honored. */
const usualCount = 50;

/** A row of GET /CRMNote, and what a POST answers. */
export const HaloClientNote = v.object({
  id: v.number(),
  client_id: maybeNumber,
  datetime: maybeInstant,
  note: maybeText,
  third_party_id: maybeText,
});

const NoteList = v.object({ record_count: v.number(), actions: v.array(HaloClientNote) });

/** CRM notes of HaloPSA: read by agents on the customer's record. They raise no ticket, send no mail and are on no portal. */
export function haloClientNotes({ origin, writing, localTime }: ClientNotesParts): ClientNotes {
  const signedIn = (): HaloWriting => {
    assert(writing !== undefined, 'who writes notes to HaloPSA has a transport for it');
    return writing;
  };
  const listCall = (clientId: ClientId, count: number): VendorCall => ({
    method: 'GET',
    url: `${origin}/api${path}${queryText({ client_id: clientId, count })}`,
    path,
  });

  return {
    signInForNotes: () => signedIn().signIn(),
    clientNotes(clientIds) {
      const ids = [...new Set(clientIds)];
      if (ids.length === 0) return [];
      const { transport } = signedIn();
      const pages = listsOf(
        transport,
        ids.map((id) => listCall(id, usualCount)),
      );
      const counts = new Map(ids.map((id, place) => [id, pages[place]?.record_count ?? 0]));
      // In which order the notes come is not documented: all of them are asked for.
      const longer = ids.filter((id) => (counts.get(id) ?? 0) > usualCount);
      const whole = listsOf(
        transport,
        longer.map((id) => listCall(id, counts.get(id) ?? 0)),
      );
      const wholeOf = new Map(longer.map((id, place) => [id, whole[place]]));
      return ids.flatMap((id, place) => {
        const { actions = [] } = wholeOf.get(id) ?? pages[place] ?? {};
        return actions.flatMap((row) => toStanding(id, row, localTime));
      });
    },
    removeClientNotes(notes) {
      if (notes.length === 0) return [];
      const calls = notes.map(({ noteId }) => ({
        method: 'DELETE' as const,
        url: `${origin}/api${path}/${noteId}`,
        path: `${path}/{id}`,
        isRepeatable: true,
      }));
      return signedIn()
        .transport.send(calls)
        .map((outcome) => removalIn(outcome));
    },
    makeClientNotes(notes) {
      if (notes.length === 0) return [];
      const outcomes = signedIn().transport.send(notes.map((note) => noteCall(origin, note, localTime)));
      return notes.map((_, place) => answerIn(outcomes[place]));
    },
  };
}

function listsOf(transport: Transport, calls: readonly VendorCall[]): readonly v.InferOutput<typeof NoteList>[] {
  if (calls.length === 0) return [];
  return bodiesOf(transport.send(calls)).map((body) => parseBody(NoteList, body, { system: 'HaloPSA', path }));
}

/** The marker stands in the text and in the id that HaloPSA keeps for other systems: either leads to the note. */
function toStanding(
  clientId: ClientId,
  { id, note, datetime, third_party_id: foreignId }: v.InferOutput<typeof HaloClientNote>,
  localTime: LocalTime,
): readonly StandingClientNote[] {
  const { text, marker: marked } = markedText(note ?? '');
  const marker = marked ?? ownId(foreignId);
  if (marker === undefined) return [];
  const on = datetime === null || datetime === undefined ? undefined : localTime.dayOf(datetime);
  return [{ noteId: String(id), clientId, marker, body: text, ...onlyKnown({ on }) }];
}

const ownPrefix = 'Renewal Desk ';

function ownId(foreignId: string | null | undefined): string | undefined {
  return foreignId?.startsWith(ownPrefix) === true ? foreignId.slice(ownPrefix.length) : undefined;
}

/** An array of one. Nothing that reminds, books or mails is sent: no next call, no calendar entry, no user. */
function noteCall(origin: string, { marker, clientId, body, on }: NewClientNote, localTime: LocalTime): VendorCall {
  const element = {
    client_id: clientId,
    note: markedHtml(body, marker),
    datetime: haloQueryInstant(instantAt(on, '09:00', localTime)),
    third_party_id: `${ownPrefix}${marker}`,
  };
  return {
    method: 'POST',
    url: `${origin}/api${path}`,
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([element]),
    // After a lost reply the client's notes are looked at first.
    isRepeatable: false,
  };
}

/** One that is not there any more is as it should be. */
function removalIn(outcome: CallOutcome): WriteAnswer {
  if (outcome.kind === 'done' || outcome.status === 404) return { kind: 'accepted' };
  const { error, status, body } = outcome;
  if (error.failure === 'unauthorized') throw error;
  if (error.failure === 'rejected') return { kind: 'refused', because: refusalSentence(status ?? 0, body) };
  return { kind: 'unclear', error };
}

function answerIn(outcome: CallOutcome | undefined): WriteAnswer {
  if (outcome === undefined || outcome.kind === 'done') {
    if (outcome !== undefined && parsedOrNothing(HaloClientNote, outcome.body) !== undefined)
      return { kind: 'accepted' };
    const detail = `POST ${path}: the answer is not the note that was written`;
    return { kind: 'unclear', error: new UpstreamError('HaloPSA', 'malformed', detail) };
  }
  const { error, status, body } = outcome;
  if (error.failure === 'unauthorized') throw error;
  if (error.failure === 'rejected') return { kind: 'refused', because: refusalSentence(status ?? 0, body) };
  return { kind: 'unclear', error };
}
