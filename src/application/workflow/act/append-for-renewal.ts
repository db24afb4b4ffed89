import type { SealedEvent, TimelineEvent } from '#domain/timeline/event';
import { toUtcText, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import { appendForClient, type Extra, type WritingParts } from '../../append-for-client';
import type { ClientPlace } from '../../client-index';
import type { Cell, RowRange } from '../../ports/workbook';
import type { ServiceDesk } from '../../ports/service-desk';
import { checkpointRange, toCheckpointRow, workflowFromRow } from '../../tabs/checkpoints-tab';
import { recordColumn } from '../../tabs/client-cards-tab';
import { peopleIn, peopleRange } from '../../tabs/people-tab';
import type { ClientRecord } from '../../sync/records';
import { cacheContext } from '../../view-cache';
import type { RenewalView } from '../../views/checkpoint';
import type { ClientContext } from '../../views/client-context';
import type { FormAnswer } from '../../views/renewal-forms';
import { clientPage, isRefusal, loadContext, openDesk, placeFor, type Desk } from '../../viewing';
import { foldWorkflow, renewalOfEvent } from '../fold-workflow';
import { toRenewalView } from '../renewal-view';
import type { WorkflowRecord } from '../workflow-record';

export interface RenewalParts extends WritingParts {
  readonly serviceDesk: Pick<ServiceDesk, 'tickets' | 'ticketUrl'>;
}

/** Everything but a form. */
export type RenewalRefusal = Exclude<FormAnswer<never>, { readonly kind: 'form' | 'saved' }>;

export interface OpenedRenewal {
  readonly desk: Desk;
  readonly place: ClientPlace;
  readonly context: ClientContext;
  readonly renewal: RenewalView;
  readonly viewer: Person;
  readonly today: CalendarDate;
}

export const renewalGone =
  'This renewal is over, or its dates have changed since this card was drawn. Open the client again.';

/** The renewal as the client's row has it, for whoever may see the client. No call while the cache is warm. */
export function openRenewalOf(
  parts: RenewalParts,
  clientId: ClientId,
  renewalId: RenewalId,
): OpenedRenewal | { readonly answer: RenewalRefusal } {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place) || desk.viewer === undefined)
    return { answer: { kind: 'noAccess', refusal: isRefusal(place) ? place : { because: 'notListed' } } };
  return openedIn(parts, desk, place, renewalId);
}

export function openedIn(
  parts: RenewalParts,
  desk: Desk,
  place: ClientPlace,
  renewalId: RenewalId,
): OpenedRenewal | { readonly answer: RenewalRefusal } {
  if (desk.viewer === undefined) return { answer: { kind: 'noAccess', refusal: { because: 'notListed' } } };
  const context = loadContext(parts, place);
  const renewal = context.renewals?.find((each) => each.renewalId === renewalId);
  if (renewal === undefined) return { answer: { kind: 'refused', because: renewalGone } };
  return { desk, place, context, renewal, viewer: desk.viewer, today: parts.localTime.dayOf(parts.clock.now()) };
}

export function refsOf(
  { contracts }: ClientContext,
  { contractIds }: Pick<RenewalView, 'contractIds'>,
): readonly string[] {
  return contracts.filter(({ id }) => contractIds.includes(id)).map(({ ref }) => ref);
}

/** What was read under the lock. */
export interface Standing {
  readonly record: WorkflowRecord;
  readonly context: ClientContext;
  /** With the roles of now. */
  readonly people: readonly Person[];
  readonly client: ClientRecord;
}

export type WhatHappened = Pick<TimelineEvent, 'eventId' | 'type' | 'payloadText'>;

export interface ForRenewal {
  /** The same for every click on the same form: the second one finds its own event and shows what it did. */
  readonly eventId: string | ((standing: Standing) => string);
  happened(standing: Standing): Omit<WhatHappened, 'eventId'> | { readonly refused: string };
  readonly notice: string;
}

/**
 * Puts one event of a person onto the timeline, onto the renewal's row and onto the client's card: read, append, view, three calls.
 * The record is read again under the lock, with the events that a cut click left out of its row.
 */
export function appendForRenewal(
  parts: RenewalParts,
  { desk, place, renewal, viewer, today }: Omit<OpenedRenewal, 'context'>,
  asked: ForRenewal,
): Extract<FormAnswer<never>, { readonly kind: 'saved' }> | RenewalRefusal {
  const { row, renewalId } = renewal;
  const standingOf = (context: ClientContext, extra: Extra, window: readonly SealedEvent[]): Standing | undefined => {
    const [rows = [], people = [], records = []] = extra;
    const record = currentRecord(parts, rows[0] ?? [], { row, renewalId }, window);
    const client = parsedRecord(records[0]?.[0]);
    if (record === undefined || client === undefined || record.clientId !== place.clientId) return undefined;
    return { record, context, people: peopleIn(people), client };
  };
  const answer = appendForClient(parts, {
    place,
    alsoRead: [checkpointRange(row), peopleRange, recordRange(place)],
    event: (context, extra, standing) => {
      const found = standingOf(context, extra, standing);
      if (found === undefined) return { refused: renewalGone };
      const eventId = typeof asked.eventId === 'string' ? asked.eventId : asked.eventId(found);
      const known = standing.find((event) => event.eventId === eventId);
      if (known !== undefined) return known;
      const what = asked.happened(found);
      if ('refused' in what) return what;
      return {
        ...what,
        eventId,
        at: toUtcText(parts.clock.now()),
        clientId: place.clientId,
        contractId: found.record.contractIds[0] ?? null,
        renewalId: found.record.renewalId,
        actor: viewer.email,
        run: null,
      };
    },
    shown: (context, _event, extra, window) => {
      const found = standingOf(context, extra, window);
      if (found === undefined) return { context, edits: [] };
      const { record, people } = found;
      const view = withLinks(toRenewalView(record, { row, today, people }), renewal);
      const renewals = (context.renewals ?? []).map((each) => (each.row === row ? view : each));
      return {
        context: { ...context, renewals },
        edits: [{ tab: 'Checkpoints', firstRow: row, rows: [toCheckpointRow(record, today)] }],
      };
    },
  });
  if (answer.kind !== 'saved') return answer;
  cacheContext(parts.cache, answer.context);
  return { kind: 'saved', page: clientPage(parts, desk, answer.context), notice: asked.notice };
}

/** The whole record of a client stands behind its card. */
export function recordRange({ row }: ClientPlace): RowRange {
  return { tab: 'Client cards', firstRow: row, lastRow: row, firstColumn: recordColumn, lastColumn: recordColumn };
}

export function parsedRecord(cell: Cell | undefined): ClientRecord | undefined {
  try {
    return JSON.parse(String(cell ?? '')) as ClientRecord;
  } catch {
    return undefined;
  }
}

/** With the newest events: a click that was cut after its append has left the row behind. */
function currentRecord(
  { localTime }: RenewalParts,
  cells: readonly Cell[],
  { row, renewalId }: Pick<RenewalView, 'row' | 'renewalId'>,
  window: readonly SealedEvent[],
): WorkflowRecord | undefined {
  let record = workflowFromRow(cells, row);
  for (const event of window) {
    if (record === undefined || !renewalOfEvent(event).includes(record.renewalId)) continue;
    record = foldWorkflow(record, event, localTime.dayOf);
  }
  return record?.renewalId === renewalId ? record : undefined;
}

/** Where a deal and a task are opened is known to the run alone. */
function withLinks(view: RenewalView, { dealUrl, checkpoints }: RenewalView): RenewalView {
  const taskUrls = new Map(checkpoints.map(({ window, taskUrl }) => [window, taskUrl]));
  return {
    ...view,
    ...(dealUrl === undefined ? {} : { dealUrl }),
    checkpoints: view.checkpoints.map((checkpoint) => {
      const taskUrl = taskUrls.get(checkpoint.window);
      return taskUrl === undefined ? checkpoint : { ...checkpoint, taskUrl };
    }),
  };
}
