import { toUtcText } from '#domain/vocabulary/calendar-date';
import type { SealedEvent, TimelineEvent } from '#domain/timeline/event';
import type { ClientId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import { appendForClient } from '../../append-for-client';
import type { ClientPlace } from '../../client-index';
import type { Cell } from '../../ports/workbook';
import { findingFromRow, findingRange, toFindingRow } from '../../tabs/uplift-tab';
import { cacheContext } from '../../view-cache';
import type { ClientContext } from '../../views/client-context';
import type { FindingView } from '../../views/uplift';
import type { FindingSaved } from '../../views/uplift-forms';
import { clientPage, isRefusal, loadContext, openDesk, placeFor, type Desk } from '../../viewing';
import type { RenewalParts } from '../../workflow/act/append-for-renewal';
import { incidentsNow } from '../../workflow/act/contact/incidents-now';
import { isOverFinding, type FindingRecord } from '../finding-record';
import { findingView } from '../findings-view';
import { isGatedOn } from '../gated-findings';
import { findingOfEvent, foldFinding } from '../fold-finding';

export interface FindingAsked {
  readonly clientId: ClientId;
  readonly key: string;
}

export interface OpenedFinding {
  readonly desk: Desk;
  readonly place: ClientPlace;
  readonly context: ClientContext;
  readonly finding: FindingView;
  readonly viewer: Person;
}

/** Of what is not there, or not for this person. */
type Refusal = Exclude<FindingSaved, { readonly kind: 'saved' | 'paused' }>;

export const findingGone =
  'This finding is held back, is over, or has changed since the card was drawn. Open the client again.';

/** The finding as the client's row has it, for whoever may see the client. One that is held is not there. No call while the cache is warm. */
export function openFindingOf(
  parts: RenewalParts,
  { clientId, key }: FindingAsked,
): OpenedFinding | { readonly answer: Refusal } {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place) || desk.viewer === undefined)
    return { answer: { kind: 'noAccess', refusal: isRefusal(place) ? place : { because: 'notListed' } } };
  const context = loadContext(parts, place);
  const finding = isGatedOn(context, parts.clock.now())
    ? undefined
    : context.findings?.shown.find((each) => each.key === key);
  if (finding === undefined) return { answer: { kind: 'refused', because: findingGone } };
  return { desk, place, context, finding, viewer: desk.viewer };
}

/** Asks HaloPSA: what goes to a client must not go on an hour-old word. One call. Undefined: nothing holds it back. */
export function heldBackNow(parts: RenewalParts, { context }: Pick<OpenedFinding, 'context'>): Refusal | undefined {
  const incidents = incidentsNow(parts, context.client.id);
  if (incidents === 'unknown')
    return {
      kind: 'refused',
      because: 'HaloPSA does not answer, so nobody can tell whether an incident is open. Try again in a minute.',
    };
  if (!isGatedOn({ ...context, openIncidents: incidents }, parts.clock.now())) return undefined;
  return { kind: 'refused', because: 'An incident is open at this client: no offer until it is solved.' };
}

export interface ForFinding {
  /** The same for every click on the same form: the second one finds its own event and shows what it did. */
  readonly eventId: string;
  happened(record: FindingRecord): Pick<TimelineEvent, 'type' | 'payloadText'> | { readonly refused: string };
  readonly notice: string;
}

/**
 * Puts one event of a person onto the timeline, onto the finding's row and onto the client's card: read, append, view, three calls. The
 * record is read again under the lock, with the events that a cut click left out of its row.
 */
export function appendForFinding(
  parts: RenewalParts,
  { desk, place, finding, viewer }: OpenedFinding,
  asked: ForFinding,
): FindingSaved {
  const { row, key } = finding;
  const answer = appendForClient(parts, {
    place,
    alsoRead: [findingRange(row)],
    event: (context, [rows = []], standing) => {
      const known = standing.find(({ eventId }) => eventId === asked.eventId);
      if (known !== undefined) return known;
      const record = currentRecord(parts, rows[0] ?? [], { row, key }, standing);
      if (record === undefined || record.life.state === 'held' || isGatedOn(context, parts.clock.now()))
        return { refused: findingGone };
      const what = asked.happened(record);
      if ('refused' in what) return what;
      const { clientId, contractId } = record.finding;
      return {
        ...what,
        eventId: asked.eventId,
        at: toUtcText(parts.clock.now()),
        clientId,
        contractId,
        renewalId: null,
        actor: viewer.email,
        run: null,
      };
    },
    shown: (context, _event, [rows = []], window) => {
      const record = currentRecord(parts, rows[0] ?? [], { row, key }, window);
      if (record === undefined) return { context, edits: [] };
      return {
        context: withFinding(context, { record, row, people: desk.people }),
        edits: [{ tab: 'Uplift', firstRow: row, rows: [toFindingRow(record)] }],
      };
    },
  });
  if (answer.kind !== 'saved') return answer;
  cacheContext(parts.cache, answer.context);
  return { kind: 'saved', page: clientPage(parts, desk, answer.context), notice: asked.notice };
}

/** What a person's own click did, where the finding has left the card since. Undefined: there was no such click. One call. */
export function shownAgain(
  parts: RenewalParts,
  { clientId }: Pick<FindingAsked, 'clientId'>,
  { idFor, notice }: { readonly notice: string; idFor(email: string): string },
): FindingSaved | undefined {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place) || desk.viewer === undefined) return undefined;
  const eventId = idFor(desk.viewer.email);
  const answer = appendForClient(parts, {
    place,
    event: (_context, _extra, standing) =>
      standing.find((known) => known.eventId === eventId) ?? { refused: findingGone },
  });
  return answer.kind === 'saved' ? { kind: 'saved', page: clientPage(parts, desk, answer.context), notice } : undefined;
}

/** One that is over leaves the card. */
function withFinding(
  context: ClientContext,
  { record, row, people }: { readonly record: FindingRecord; readonly row: number; readonly people: readonly Person[] },
): ClientContext {
  const { findings, ...rest } = context;
  if (findings === undefined) return context;
  const shown = findings.shown.flatMap((each) => {
    if (each.row !== row) return [each];
    return isOverFinding(record) ? [] : [findingView(record, row, people)];
  });
  return shown.length === 0 && findings.held === 0 ? rest : { ...context, findings: { ...findings, shown } };
}

/** With the newest events: a click that was cut after its append has left the row behind. */
function currentRecord(
  { localTime }: RenewalParts,
  cells: readonly Cell[],
  { row, key }: { readonly row: number; readonly key: string },
  window: readonly SealedEvent[],
): FindingRecord | undefined {
  let record = findingFromRow(cells, row);
  for (const event of window) {
    if (record === undefined || findingOfEvent(event) !== key) continue;
    record = foldFinding(record, event, localTime.dayOf);
  }
  return record?.finding.key === key ? record : undefined;
}
