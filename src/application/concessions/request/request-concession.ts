import type { ConcessionEvidence } from '#domain/concession/concession-terms';
import { deadlinesOf } from '#domain/concession/deadlines';
import { concessionRequested } from '#domain/timeline/concession-payloads';
import type { SealedEvent, TimelineEvent } from '#domain/timeline/event';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import { appendToTimeline } from '../../append-to-timeline';
import type { ClientPlace } from '../../client-index';
import type { Cell, RowsEdit } from '../../ports/workbook';
import { contextFromRow, eventsColumn, withEventSequences } from '../../tabs/client-cards-tab';
import { concessionsRange, toConcessionRow, type ListedConcession } from '../../tabs/concessions-tab';
import { readState, stateRange } from '../../tabs/state-tab';
import { cacheContext } from '../../view-cache';
import type { ClientContext, ContractContext } from '../../views/client-context';
import type { ConcessionAnswer, ConcessionForm, ConcessionValues, RequestId } from '../../views/concession';
import { isRefusal, loadContext, openDesk, placeFor, type Desk } from '../../viewing';
import { checkValues, type CheckedValues } from './check-values';
import { dropDraft, keepDraft, keptDraft } from './concession-drafts';
import { calendarOf, notSetUp, settingsFor, type ConcessionParts } from '../concession-parts';
import { nameOf } from '../name-of';
import { rowOfRequest, type ConcessionRecord } from '../record/concession-record';
import type { ConcessionSettings } from '../figures';
import { requestOfEvent } from '../record/fold-concession';
import { listedIn, recordIn } from '../record/read-requests';
import { digestOf, figuresFor, nextRequestId, termsOf } from './request-terms';
import { inForce, rulesOf, type ConcessionRules } from '../rules/concession-rules';
import { openRequest } from '../show/open-request';
import { viewOf } from '../show/request-view';
import { tellNow } from '../letters/tell-now';

/** What a person sends with the form. The draft id is theirs; everything in it is untrusted. */
export interface ConcessionDraft {
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  readonly draftId: string;
  readonly values: ConcessionValues;
  readonly evidence?: ConcessionEvidence;
}

const emptyValues: ConcessionValues = {
  type: '',
  quantity: '',
  secondQuantity: '',
  termMonths: '12',
  endsOn: '',
  give: 'nothing',
  giveValue: '',
  cause: '',
  pressure: 'none',
  reason: '',
  retentionClaim: '',
  alternative: '',
  isEmergency: false,
};

/** Newest events in which a second click is found. */
export const requestWindow = 100;

/** The form for one contract: empty, or as it was left. */
export function startConcession(
  parts: ConcessionParts,
  asked: { readonly clientId: ClientId; readonly contractId: ContractId; readonly evidence?: ConcessionEvidence },
): ConcessionAnswer {
  const opened = openForm(parts, asked.clientId, asked.contractId);
  if ('answer' in opened) return opened.answer;
  const { form, desk } = opened;
  const kept = keptDraft(parts, desk.viewer?.email ?? '', asked.contractId);
  const evidence = asked.evidence ?? kept?.evidence;
  return {
    kind: 'form',
    form: {
      ...form,
      ...(kept === undefined ? {} : { draftId: kept.draftId, values: kept.values }),
      ...(evidence === undefined ? {} : { evidenceOn: evidence.on }),
    },
  };
}

/** What it would mean, before it is sent. The draft is kept, so that leaving the card loses nothing. */
export function previewConcession(parts: ConcessionParts, draft: ConcessionDraft): ConcessionAnswer {
  const opened = openForm(parts, draft.clientId, draft.contractId);
  if ('answer' in opened) return opened.answer;
  const { form, desk, context, contract, settings } = opened;
  keepDraft(parts, desk.viewer?.email ?? '', draft);
  const shown = filled(form, draft);
  const checked = checkValues(draft.values, contract.annualValue?.currency ?? parts.settings.currency, form.today);
  if (checked.kind === 'faulty') return { kind: 'form', form: { ...shown, problems: checked.problems } };
  const [rows = [], stateRows = []] = parts.workbook.read([concessionsRange, stateRange]);
  const answer = figuresFor(parts, {
    context,
    contract,
    settings: inForce(parts, settings, rulesOf(parts.settings, readState(stateRows))),
    checked: checked.checked,
    rows,
    requestId: '',
  });
  if (answer.kind === 'unknown') return { kind: 'refused', because: answer.because };
  return { kind: 'form', form: { ...shown, preview: answer.figures } };
}

/**
 * Puts the request onto the timeline and into its row: read, append, view, three calls. The same draft sent twice is one request.
 * The requester is the signed-in person, never a field of the form.
 */
export function saveConcession(parts: ConcessionParts, draft: ConcessionDraft): ConcessionAnswer {
  const opened = openForm(parts, draft.clientId, draft.contractId);
  if ('answer' in opened) return opened.answer;
  const { form, desk, place, settings } = opened;
  const checked = checkValues(
    draft.values,
    opened.contract.annualValue?.currency ?? parts.settings.currency,
    form.today,
  );
  if (checked.kind === 'faulty') {
    return { kind: 'form', form: { ...filled(form, draft), problems: checked.problems } };
  }
  const saved = append(parts, { desk, place, settings, draft, checked: checked.checked });
  if (saved.kind === 'saved') dropDraft(parts, desk.viewer?.email ?? '', draft.contractId);
  return saved.kind === 'saved' ? saved.answer : saved;
}

function filled(form: ConcessionForm, { draftId, values, evidence }: ConcessionDraft): ConcessionForm {
  return { ...form, draftId, values, ...(evidence === undefined ? {} : { evidenceOn: evidence.on }) };
}

interface OpenedForm {
  readonly form: ConcessionForm;
  readonly desk: Desk;
  readonly place: ClientPlace;
  readonly context: ClientContext;
  readonly contract: ContractContext;
  readonly settings: ConcessionSettings;
}

function openForm(
  parts: ConcessionParts,
  clientId: ClientId,
  contractId: ContractId,
): OpenedForm | { readonly answer: ConcessionAnswer } {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { answer: { kind: 'noAccess', refusal: place } };
  const settings = settingsFor(parts.settings);
  if (settings === undefined) return { answer: { kind: 'refused', because: notSetUp } };
  if (desk.health.isPaused) return { answer: { kind: 'paused' } };
  const context = loadContext(parts, place);
  const contract = context.contracts.find(({ id }) => id === contractId);
  if (contract === undefined) return { answer: { kind: 'noAccess', refusal: { because: 'gone' } } };
  const form: ConcessionForm = {
    client: { id: context.client.id, name: context.client.name },
    contract: {
      id: contract.id,
      ref: contract.ref,
      ...(contract.annualValue === undefined ? {} : { annualValue: contract.annualValue }),
    },
    draftId: parts.newDraftId(),
    today: parts.localTime.dayOf(parts.clock.now()),
    values: emptyValues,
    problems: {},
  };
  return { form, desk, place, context, contract, settings };
}

interface Saving {
  readonly desk: Desk;
  readonly place: ClientPlace;
  readonly settings: ConcessionSettings;
  readonly draft: ConcessionDraft;
  readonly checked: CheckedValues;
}

type Saved =
  | { readonly kind: 'saved'; readonly answer: ConcessionAnswer }
  | { readonly kind: 'paused' }
  | { readonly kind: 'refused'; readonly because: string };

function append(parts: ConcessionParts, saving: Saving): Saved {
  const { place, draft, desk } = saving;
  const actor = desk.viewer?.email ?? '';
  const eventId = `concessionRequested/${actor}/${draft.draftId}`;
  let refusal: Saved = { kind: 'paused' };
  let known: ClientContext | undefined;
  let answer: ConcessionAnswer | undefined;
  let made: ConcessionRecord | undefined;
  let listed: readonly ListedConcession[] = [];
  let rules = rulesOf(parts.settings, {});
  let sentBefore: RequestId | undefined;
  appendToTimeline(parts, {
    window: { newest: requestWindow },
    extraRanges: [concessionsRange, { tab: 'Client cards', firstRow: place.row, lastRow: place.row }],
    events: (state, [rows = [], [card = []] = []], window) => {
      if (state.writing === 'paused') return [];
      rules = rulesOf(parts.settings, state);
      known = contextFromRow(card, place.row, place.clientId);
      const standing = window.find((event) => event.eventId === eventId);
      const event = standing ?? eventOf(parts, saving, { context: known, rows, window, eventId, actor, rules });
      if ('refused' in event) {
        refusal = { kind: 'refused', because: event.refused };
        return [];
      }
      return [event];
    },
    views: ({ window }, [rows = []]) => {
      const event = window.find((one) => one.eventId === eventId);
      if (event === undefined || known === undefined) return [];
      const requestId = requestOfEvent(event) ?? '';
      const row = rowOfRequest(requestId);
      if (row === undefined) return [];
      if ((rows[row - 2] ?? []).length > 0) {
        // A second click: the row stands, and may have been decided on since.
        sentBefore = requestId;
        return [];
      }
      const record = recordIn([], { row, requestId }, window, parts.localTime);
      if (record === undefined) return [];
      made = record;
      listed = listedIn(rows);
      known = { ...known, eventSequences: withEventSequences(known.eventSequences, [event.sequence]) };
      answer = {
        kind: 'request',
        view: viewOf(parts, { record, desk, context: known, listed, rules }),
      };
      return rowEdits(place.row, known, { tab: 'Concessions', firstRow: row, rows: [toConcessionRow(record)] });
    },
  });
  if (sentBefore !== undefined) return { kind: 'saved', answer: openRequest(parts, sentBefore) };
  if (answer === undefined) return refusal;
  if (known !== undefined) cacheContext(parts.cache, known);
  if (known !== undefined && made !== undefined) {
    const { client, owner } = known as ClientContext;
    const seating = { people: desk.people, ownerEmail: owner?.email, rules };
    tellNow(parts, { record: made, listed, clientName: client.name, seating });
  }
  return { kind: 'saved', answer };
}

function rowEdits(row: number, { eventSequences }: ClientContext, request: RowsEdit): readonly RowsEdit[] {
  return [
    request,
    { tab: 'Client cards', firstRow: row, firstColumn: eventsColumn, rows: [[eventSequences.join(';')]] },
  ];
}

interface Place {
  readonly context: ClientContext;
  readonly rows: readonly (readonly Cell[])[];
  readonly window: readonly SealedEvent[];
  readonly eventId: string;
  readonly actor: string;
  readonly rules: ConcessionRules;
}

function eventOf(
  parts: ConcessionParts,
  { draft, checked, settings, desk }: Saving,
  { context, rows, window, eventId, actor, rules }: Place,
): TimelineEvent | { readonly refused: string } {
  const contract = context.contracts.find(({ id }) => id === draft.contractId);
  if (contract === undefined) return { refused: 'This contract is no longer among the active ones.' };
  const requestId = nextRequestId(rows, window);
  const current = inForce(parts, settings, rules);
  const answer = figuresFor(parts, { context, contract, settings: current, checked, rows, requestId });
  if (answer.kind === 'unknown') return { refused: answer.because };
  const now = parts.clock.now();
  const terms = termsOf(draft, checked, contract, answer.figures.currency);
  const { answerBy, expiresAt } = deadlinesOf(now, contract, calendarOf(parts.settings), parts.localTime);
  return {
    eventId,
    at: toUtcText(now),
    type: 'concessionRequested',
    clientId: draft.clientId,
    contractId: draft.contractId,
    renewalId: terms.renewalId,
    actor,
    run: null,
    payloadText: concessionRequested({
      requestId,
      version: 1,
      termsDigest: digestOf(parts, terms, 1, answer.figures),
      terms: { ...terms },
      level: answer.figures.level,
      policyVersion: current.policy.version,
      figures: { ...answer.figures },
      ref: contract.ref,
      requesterName: nameOf(desk.people, actor),
      answerBy: toUtcText(answerBy),
      expiresAt: toUtcText(expiresAt),
    }),
  };
}
