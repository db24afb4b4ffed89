import { interventionKinds, type InterventionKind } from '#domain/timeline/intervention-kind';
import { interventionLogged } from '#domain/timeline/payloads';
import { addDays, isCalendarDate, toUtcText } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import { renewalIdOf } from '#domain/vocabulary/ids';
import type { TimelineEvent } from '#domain/timeline/event';
import { appendForClient, type WritingParts } from './append-for-client';
import type { ClientPlace } from './client-index';
import { cacheContext } from './view-cache';
import type { ClientContext } from './views/client-context';
import {
  longestNote,
  type InterventionDraft,
  type InterventionForm,
  type InterventionFormAnswer,
  type InterventionProblems,
  type InterventionSaved,
} from './views/intervention';
import { clientPage, isRefusal, loadContext, openDesk, placeFor } from './viewing';

export interface InterventionParts extends WritingParts {
  /** A new id nobody can guess, for a form. */
  newDraftId(): string;
}

/** Older than this is history, not an intervention in a renewal that is under way. */
const oldestDays = 366;

/** The empty form for one contract. */
export function startIntervention(
  parts: InterventionParts,
  clientId: ClientId,
  contractId: ContractId,
): InterventionFormAnswer {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { kind: 'noAccess', refusal: place };
  if (desk.health.isPaused) return { kind: 'paused' };
  const form = formFor(parts, loadContext(parts, place), contractId, parts.newDraftId());
  return form === undefined ? { kind: 'noAccess', refusal: { because: 'gone' } } : { kind: 'form', form };
}

/**
 * Puts an intervention on the timeline: read, append, view, three calls. The same draft saved twice is one event. The actor is
 * the signed-in person, never a field of the form.
 */
export function saveIntervention(parts: InterventionParts, draft: InterventionDraft): InterventionSaved {
  const desk = openDesk(parts, [], [draft.clientId]);
  const place = placeFor(desk, draft.clientId);
  if (isRefusal(place)) return { kind: 'noAccess', refusal: place };

  const shown = formFor(parts, loadContext(parts, place), draft.contractId, draft.draftId);
  if (shown === undefined) return { kind: 'noAccess', refusal: { because: 'gone' } };
  const { kind, happenedOn, note } = draft;
  const problems = problemsOf(draft, shown.today);
  if (Object.keys(problems).length > 0) {
    return { kind: 'refused', form: { ...shown, values: { kind, happenedOn, note }, problems } };
  }
  const actor = desk.viewer?.email ?? '';
  const answer = appendForClient(parts, {
    place,
    event: (context) => eventOf(parts, place, context, { draft, actor }),
  });
  if (answer.kind !== 'saved') return { kind: 'paused' };
  cacheContext(parts.cache, answer.context);
  return { kind: 'saved', page: clientPage(parts, desk, answer.context) };
}

function formFor(
  { clock, localTime }: InterventionParts,
  { client, contracts }: ClientContext,
  contractId: ContractId,
  draftId: string,
): InterventionForm | undefined {
  const contract = contracts.find(({ id }) => id === contractId);
  if (contract === undefined) return undefined;
  return {
    client: { id: client.id, name: client.name },
    contract: { id: contract.id, ref: contract.ref },
    draftId,
    today: localTime.dayOf(clock.now()),
  };
}

function problemsOf({ kind, happenedOn, note }: InterventionDraft, today: string): InterventionProblems {
  const text = note.trim();
  return {
    ...(isKind(kind) ? {} : { kind: 'Choose what was done.' }),
    ...dayProblem(happenedOn, today),
    ...(text === '' ? { note: 'Write one line about what was done and what came of it.' } : {}),
    ...(text.length > longestNote
      ? { note: `Shorten the note: it has ${text.length} of ${longestNote} characters.` }
      : {}),
  };
}

function dayProblem(day: string, today: string): InterventionProblems {
  if (!isCalendarDate(day)) return { happenedOn: 'Choose the day on which it happened.' };
  if (day > today) return { happenedOn: 'Choose today or an earlier day: only what has happened is logged.' };
  if (day < addDays(today, -oldestDays)) return { happenedOn: 'Choose a day within the last year.' };
  return {};
}

function isKind(text: string): text is InterventionKind {
  return (interventionKinds as readonly string[]).includes(text);
}

function eventOf(
  parts: InterventionParts,
  { clientId }: ClientPlace,
  { contracts }: ClientContext,
  { draft, actor }: { readonly draft: InterventionDraft; readonly actor: string },
): TimelineEvent {
  const contract = contracts.find(({ id }) => id === draft.contractId);
  return {
    // With the person in it: a draft id comes from the viewer's machine, and nobody can use up another's.
    eventId: `interventionLogged/${actor}/${draft.draftId}`,
    at: toUtcText(parts.clock.now()),
    type: 'interventionLogged',
    clientId,
    contractId: draft.contractId,
    renewalId: contract?.termEndsOn === undefined ? null : renewalIdOf(draft.contractId, contract.termEndsOn),
    actor,
    run: null,
    payloadText: interventionLogged({
      kind: draft.kind as InterventionKind,
      note: draft.note.trim(),
      happenedOn: draft.happenedOn,
    }),
  };
}
