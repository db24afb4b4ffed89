import { deadlinesOf } from '#domain/concession/deadlines';
import { concessionRequested } from '#domain/timeline/concession-payloads';
import type { TimelineEvent } from '#domain/timeline/event';
import { toUtcText, type Instant } from '#domain/vocabulary/calendar-date';
import { appendToTimeline } from '../../append-to-timeline';
import type { ClientPlace } from '../../client-index';
import type { Cell } from '../../ports/workbook';
import { contextFromRow } from '../../tabs/client-cards-tab';
import { concessionRange, concessionsRange, toConcessionRow, type ListedConcession } from '../../tabs/concessions-tab';
import type { ClientContext } from '../../views/client-context';
import type { ConcessionAnswer, ConcessionForm, ConcessionValues, RequestId } from '../../views/concession';
import { isRefusal, openDesk, placeFor, type Desk } from '../../viewing';
import { checkValues, type CheckedValues } from './check-values';
import { calendarOf, notSetUp, settingsFor, type ConcessionParts } from '../concession-parts';
import { rowOfRequest, type ConcessionRecord } from '../record/concession-record';
import { checkSignature } from '../decide/deed-signature';
import type { ConcessionSettings } from '../figures';
import { foldedToIn, listedIn, recordIn } from '../record/read-requests';
import { refusalWords } from '../decide/refusal-words';
import { requestWindow } from './request-concession';
import { digestOf, figuresFor, termsOf } from './request-terms';
import { inForce, rulesOf } from '../rules/concession-rules';
import { viewOf } from '../show/request-view';
import { tellNow } from '../letters/tell-now';
import { typedValues } from './typed-values';

/** The three ways in which a requester comes back: with facts, with the leader's offer, or with other terms. */
const whys = { answer: 'answered', acceptCounter: 'counterAccepted', revise: 'revised' } as const;
export type RevisionDeed = keyof typeof whys;

/** A revision as the form sends it. The signature is the one of the button that opened the form. */
export interface Revision {
  readonly requestId: RequestId;
  readonly clientId: number;
  readonly version: number;
  readonly termsDigest: string;
  readonly deed: RevisionDeed;
  readonly signature: string;
  readonly values: ConcessionValues;
}

/** The form with what stands, and what a leader asked or offered above it. */
export function startRevision(parts: ConcessionParts, revision: Omit<Revision, 'values'>): ConcessionAnswer {
  const opened = openRevision(parts, revision);
  if ('answer' in opened) return opened.answer;
  const { desk, place, row } = opened;
  const [own = [], [card = []] = []] = parts.workbook.read([
    concessionRange(row),
    { tab: 'Client cards', firstRow: place.row, lastRow: place.row },
  ]);
  const record = recordIn(own, { row, requestId: revision.requestId }, [], parts.localTime);
  const refusal = refusalFor(record, revision, desk.viewer?.email ?? '', parts.clock.now());
  if (record === undefined || refusal !== undefined)
    return { kind: 'refused', because: refusal ?? refusalWords.outdated };
  return {
    kind: 'form',
    form: formFor(parts, contextFromRow(card, place.row, place.clientId), record, typedValues(record.terms)),
  };
}

/** Puts new terms under a new version: read, append, view, three calls. Decisions begin anew; the level is reckoned again. */
export function saveRevision(parts: ConcessionParts, revision: Revision): ConcessionAnswer {
  const opened = openRevision(parts, revision);
  if ('answer' in opened) return opened.answer;
  const { desk, place, row, settings } = opened;
  const { requestId } = revision;
  const actor = desk.viewer?.email ?? '';
  const eventId = `concessionRevised/${requestId}/${revision.version + 1}`;
  let answer: ConcessionAnswer = { kind: 'paused' };
  let context: ClientContext | undefined;
  let standing: ConcessionRecord | undefined;
  let made: ConcessionRecord | undefined;
  let listed: readonly ListedConcession[] = [];
  let rules = rulesOf(parts.settings, {});
  appendToTimeline(parts, {
    window: { newest: requestWindow },
    extraRanges: [
      concessionRange(row),
      concessionsRange,
      { tab: 'Client cards', firstRow: place.row, lastRow: place.row },
    ],
    events: (state, [own = [], all = [], [card = []] = []], window) => {
      if (state.writing === 'paused') return [];
      rules = rulesOf(parts.settings, state);
      context = contextFromRow(card, place.row, place.clientId);
      const known = window.find((event) => event.eventId === eventId);
      const before = window.filter((event) => event.eventId !== eventId);
      standing = recordIn(own, { row, requestId }, before, parts.localTime);
      // A second click on the same form finds its own event: what it did stands.
      const refusal = known === undefined ? refusalFor(standing, revision, actor, parts.clock.now()) : undefined;
      if (standing === undefined || refusal !== undefined) {
        answer = { kind: 'refused', because: refusal ?? refusalWords.outdated };
        return [];
      }
      const made =
        known ??
        revisedEvent(parts, {
          revision,
          record: standing,
          context,
          settings: inForce(parts, settings, rules),
          all,
          eventId,
          actor,
        });
      if ('problem' in made) {
        answer = made.problem;
        return [];
      }
      return [made];
    },
    views: ({ window }, [own = [], all = []]) => {
      if (context === undefined || !window.some((event) => event.eventId === eventId)) return [];
      // What came after this event stands in it too: a second click must not take a decided request back to open.
      const record = recordIn(own, { row, requestId }, window, parts.localTime);
      if (record === undefined) return [];
      const isNew = record.foldedTo !== foldedToIn(own, row);
      if (isNew) made = record;
      listed = listedIn(all);
      answer = {
        kind: 'request',
        view: viewOf(parts, { record, desk, context, listed, rules }),
        notice: 'Sent again with the new terms.',
      };
      return isNew ? [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow(record)] }] : [];
    },
  });
  if (made !== undefined) {
    const seating = { people: desk.people, ownerEmail: place.ownerEmail, rules };
    tellNow(parts, { record: made, listed, clientName: place.name, seating });
  }
  return answer;
}

interface Opened {
  readonly desk: Desk;
  readonly place: ClientPlace;
  readonly row: number;
  readonly settings: ConcessionSettings;
}

function openRevision(
  parts: ConcessionParts,
  revision: Omit<Revision, 'values'>,
): Opened | { readonly answer: ConcessionAnswer } {
  const { requestId, clientId, version, termsDigest, deed, signature } = revision;
  const row = rowOfRequest(requestId);
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { answer: { kind: 'noAccess', refusal: place } };
  if (row === undefined) return { answer: { kind: 'noAccess', refusal: { because: 'gone' } } };
  const settings = settingsFor(parts.settings);
  if (settings === undefined) return { answer: { kind: 'refused', because: notSetUp } };
  if (desk.health.isPaused) return { answer: { kind: 'paused' } };
  const signed = { requestId, version, termsDigest, person: desk.viewer?.email ?? '', deed };
  const verdict = checkSignature(signature, signed, parts.clock.now(), parts);
  if (verdict !== 'good') return { answer: { kind: 'refused', because: refusalWords[verdict] } };
  return { desk, place, row, settings };
}

const statesFor: Readonly<Record<RevisionDeed, readonly string[]>> = {
  answer: ['factsAsked'],
  acceptCounter: ['countered'],
  revise: ['open', 'countered'],
};

function refusalFor(
  record: ConcessionRecord | undefined,
  { clientId, version, termsDigest, deed }: Omit<Revision, 'values'>,
  actor: string,
  now: Instant,
): string | undefined {
  if (record === undefined || record.request.clientId !== clientId) return refusalWords.outdated;
  const { request } = record;
  if (request.requester !== actor) return refusalWords.notRequester;
  if (request.version !== version || request.termsDigest !== termsDigest) return refusalWords.changedSince;
  if (!statesFor[deed].includes(request.state)) return refusalWords.closed;
  // Until the next run the row still says open: time has lapsed it all the same.
  return now > request.deadlines.expiresAt ? refusalWords.expired : undefined;
}

function formFor(
  parts: ConcessionParts,
  { client, contracts }: ClientContext,
  record: ConcessionRecord,
  values: ConcessionValues,
): ConcessionForm {
  const { request, terms, ref, prompt } = record;
  const annualValue = contracts.find(({ id }) => id === request.contractId)?.annualValue;
  return {
    client: { id: client.id, name: client.name },
    contract: { id: request.contractId, ref, ...(annualValue === undefined ? {} : { annualValue }) },
    draftId: parts.newDraftId(),
    today: parts.localTime.dayOf(parts.clock.now()),
    revises: request.requestId,
    ...(prompt === undefined ? {} : { prompt, isPromptFromRun: request.decisions.length === 0 }),
    values,
    problems: {},
    ...(terms.evidence === undefined ? {} : { evidenceOn: terms.evidence.on }),
  };
}

interface Revising {
  readonly revision: Revision;
  readonly record: ConcessionRecord;
  readonly context: ClientContext;
  readonly settings: ConcessionSettings;
  readonly all: readonly (readonly Cell[])[];
  readonly eventId: string;
  readonly actor: string;
}

function revisedEvent(
  parts: ConcessionParts,
  revising: Revising,
): TimelineEvent | { readonly problem: ConcessionAnswer } {
  const { revision, record, context } = revising;
  const checked = checkValues(revision.values, record.terms.currency, parts.localTime.dayOf(parts.clock.now()));
  if (checked.kind === 'sound') return soundEvent(parts, revising, checked.checked);
  const form = formFor(parts, context, record, revision.values);
  return { problem: { kind: 'form', form: { ...form, problems: checked.problems } } };
}

function soundEvent(
  parts: ConcessionParts,
  { revision, record, context, settings, all, eventId, actor }: Revising,
  checked: CheckedValues,
): TimelineEvent | { readonly problem: ConcessionAnswer } {
  const { request, terms: former, ref, requesterName } = record;
  const contract = context.contracts.find(({ id }) => id === request.contractId);
  if (contract === undefined) return { problem: { kind: 'noAccess', refusal: { because: 'gone' } } };
  const { requestId, clientId, contractId } = request;
  const answer = figuresFor(parts, { context, contract, settings, checked, rows: all, requestId });
  if (answer.kind === 'unknown') return { problem: { kind: 'refused', because: answer.because } };
  const evidence = former.evidence === undefined ? {} : { evidence: former.evidence };
  const reckoned = termsOf({ clientId, contractId, ...evidence }, checked, contract, answer.figures.currency);
  // A request stays with the renewal that it is about, though the contract's dates may have moved on.
  const terms = { ...reckoned, renewalId: former.renewalId };
  const version = request.version + 1;
  const now = parts.clock.now();
  const { answerBy, expiresAt } = deadlinesOf(now, contract, calendarOf(parts.settings), parts.localTime);
  return {
    eventId,
    at: toUtcText(now),
    type: 'concessionRevised',
    clientId,
    contractId,
    renewalId: terms.renewalId,
    actor,
    run: null,
    payloadText: concessionRequested({
      requestId,
      version,
      termsDigest: digestOf(parts, terms, version, answer.figures),
      terms: { ...terms },
      level: answer.figures.level,
      policyVersion: settings.policy.version,
      figures: { ...answer.figures },
      ref,
      requesterName,
      answerBy: toUtcText(answerBy),
      expiresAt: toUtcText(expiresAt),
      why: whys[revision.deed],
    }),
  };
}
