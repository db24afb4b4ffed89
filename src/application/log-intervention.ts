import { interventionKinds, type InterventionKind } from '#domain/timeline/intervention-kind';
import { interventionLogged } from '#domain/timeline/payloads';
import { addDays, isCalendarDate, toUtcText } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import { renewalIdOf } from '#domain/vocabulary/ids';
import { appendToTimeline } from './append-to-timeline';
import type { ClientPlace } from './client-index';
import type { PropertyStore, WriteLock } from './ports/platform';
import { contextFromRow, eventsColumn, withEventSequences } from './tabs/client-cards-tab';
import type { WorkbookState } from './tabs/state-tab';
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
import { clientPage, isRefusal, loadContext, openDesk, placeFor, type ViewParts } from './viewing';

export interface InterventionParts extends ViewParts {
  readonly lock: WriteLock;
  readonly properties: PropertyStore;
  /** A new id nobody can guess, for a form. */
  newDraftId(): string;
}

/** Older than this is history, not an intervention in a renewal that is under way. */
const oldestDays = 366;
/** A second click is found among the newest events. */
const dedupeWindow = 100;

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
  const context = append(parts, place, draft, desk.viewer?.email ?? '');
  if (context === 'paused') return { kind: 'paused' };
  cacheContext(parts.cache, context);
  return { kind: 'saved', page: clientPage(parts, desk, context) };
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

function append(
  parts: InterventionParts,
  place: ClientPlace,
  draft: InterventionDraft,
  actor: string,
): ClientContext | 'paused' {
  const { clock, properties, workbook, lock, sha256 } = parts;
  let saved: ClientContext | 'paused' = 'paused';
  appendToTimeline(
    { workbook, lock, sha256, properties },
    {
      window: { newest: dedupeWindow },
      extraRanges: [{ tab: 'Client cards', firstRow: place.row, lastRow: place.row }],
      events: (state: WorkbookState, [row = []]) => {
        if (state.writing === 'paused') return [];
        saved = contextFromRow(row[0] ?? [], place.row, place.clientId);
        const contract = saved.contracts.find(({ id }) => id === draft.contractId);
        return [
          {
            // With the person in it: a draft id comes from the viewer's machine, and nobody can use up another's.
            eventId: `interventionLogged/${actor}/${draft.draftId}`,
            at: toUtcText(clock.now()),
            type: 'interventionLogged',
            clientId: place.clientId,
            contractId: draft.contractId,
            renewalId: contract?.termEndsOn === undefined ? null : renewalIdOf(draft.contractId, contract.termEndsOn),
            actor,
            run: null,
            payloadText: interventionLogged({
              kind: draft.kind as InterventionKind,
              note: draft.note.trim(),
              happenedOn: draft.happenedOn,
            }),
          },
        ];
      },
      views: ({ added }) => {
        if (saved === 'paused' || added.length === 0) return [];
        const sequences = withEventSequences(
          saved.eventSequences,
          added.map(({ sequence }) => sequence),
        );
        saved = { ...saved, eventSequences: sequences };
        return [{ tab: 'Client cards', firstRow: place.row, firstColumn: eventsColumn, rows: [[sequences.join(';')]] }];
      },
    },
  );
  return saved;
}
