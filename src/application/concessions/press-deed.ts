import { decisionActions, type DecisionAction } from '#domain/concession/concession-request';
import { decideRequest, reviewEmergency } from '#domain/concession/decide-request';
import {
  concessionDecided,
  concessionMoved,
  concessionReviewed,
  conditionMet,
} from '#domain/timeline/concession-payloads';
import type { EventType, TimelineEvent } from '#domain/timeline/event';
import { isBusinessTime } from '#domain/vocabulary/business-time';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import type { ClientId } from '#domain/vocabulary/ids';
import { hasRole, type Person } from '#domain/vocabulary/person';
import { appendToTimeline } from '../append-to-timeline';
import { personOf } from '../client-access';
import type { Cell } from '../ports/workbook';
import { concessionRange, concessionsRange, toConcessionRow } from '../tabs/concessions-tab';
import { peopleRange } from '../tabs/people-tab';
import type { ConcessionAnswer, ConcessionDeedName, ConcessionView, RequestId } from '../views/concession';
import type { Health } from '../views/health';
import { openDesk } from '../viewing';
import { calendarOf, type ConcessionParts } from './concession-parts';
import { rowOfRequest, type ConcessionRecord } from './concession-record';
import { checkSignature } from './deed-signature';
import { foldConcession } from './fold-concession';
import { levelNow } from './level-now';
import { listedIn, peopleIn, recordIn } from './read-requests';
import { refusalWords } from './refusal-words';
import { approversFor, policyOf, viewOf } from './request-view';

/** A button of a request, as it came back. Untrusted, all of it; the signature is what makes it ours. */
export interface PressedDeed {
  readonly requestId: RequestId;
  readonly clientId: ClientId;
  readonly version: number;
  readonly termsDigest: string;
  readonly deed: ConcessionDeedName;
  readonly signature: string;
  readonly words: string;
  /** Of `meetCondition`: its place in the list. */
  readonly condition?: number;
}

type Rows = readonly (readonly Cell[])[];

const decidingWindow = 100;
const longestWords = 2_000;

/**
 * Decides, withdraws, reviews or notes a condition: read, append, view, three calls. Under the lock everything is read again: the
 * request with events whose row was cut, the people with their roles, and the client's ledger. The actor is the signed-in person.
 */
export function pressDeed(parts: ConcessionParts, pressed: PressedDeed): ConcessionAnswer {
  const row = rowOfRequest(pressed.requestId);
  const desk = openDesk(parts, [], [pressed.clientId]);
  const actor = desk.viewer?.email;
  if (actor === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  if (row === undefined) return { kind: 'noAccess', refusal: { because: 'gone' } };
  const { requestId, version, termsDigest, deed, signature } = pressed;
  const verdict = checkSignature(
    signature,
    { requestId, version, termsDigest, person: actor, deed },
    parts.clock.now(),
    parts,
  );
  if (verdict !== 'good') return { kind: 'refused', because: refusalWords[verdict] };
  if (pressed.words.length > longestWords) return { kind: 'refused', because: refusalWords.tooLong };

  let answer: ConcessionAnswer = { kind: 'paused' };
  let eventId: string | undefined;
  let standing: Standing | undefined;
  appendToTimeline(parts, {
    window: { newest: decidingWindow },
    extraRanges: [concessionRange(row), concessionsRange, peopleRange],
    events: (state, [own = [], all = [], people = []], window) => {
      if (state.writing === 'paused') return [];
      const record = recordIn(own, { row, requestId }, window, parts.localTime);
      if (record === undefined || record.request.clientId !== pressed.clientId) {
        answer = { kind: 'noAccess', refusal: { because: 'gone' } };
        return [];
      }
      const place = desk.index.place(record.request.clientId);
      standing = {
        record,
        people: peopleIn(people),
        all,
        health: desk.health,
        ...(place === undefined ? {} : { clientName: place.name, ownerEmail: place.ownerEmail }),
      };
      const event = eventFor(parts, pressed, standing, actor);
      if ('refused' in event) {
        answer = refusedAnswer(parts, standing, event.refused, actor);
        return [];
      }
      eventId = event.eventId;
      return [event];
    },
    views: ({ window }) => {
      const event = window.find((one) => one.eventId === eventId);
      if (event === undefined || standing === undefined) return [];
      const folded = foldConcession(standing.record, event, parts.localTime.dayOf);
      if (folded === undefined) return [];
      const record = { ...folded, foldedTo: Math.max(event.sequence, standing.record.foldedTo ?? 0) };
      answer = {
        kind: 'request',
        view: shown(parts, { ...standing, record }, actor),
        notice: doneWords.get(deed) ?? 'Saved.',
      };
      return [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow(record)] }];
    },
  });
  return answer;
}

interface Standing {
  readonly record: ConcessionRecord;
  readonly people: readonly Person[];
  readonly all: Rows;
  readonly health: Health;
  readonly clientName?: string;
  readonly ownerEmail?: string;
}

function shown(parts: ConcessionParts, standing: Standing, actor: string): ConcessionView {
  const { record, people, all, health, clientName, ownerEmail } = standing;
  return viewOf(parts, {
    record,
    desk: { viewer: personOf(people, actor), people, health },
    listed: listedIn(all),
    ...(clientName === undefined ? {} : { clientName }),
    ...(ownerEmail === undefined ? {} : { ownerEmail }),
  });
}

function refusedAnswer(parts: ConcessionParts, standing: Standing, because: string, actor: string): ConcessionAnswer {
  // Whoever may not see the request is not shown what stands.
  return mayLook(standing, actor)
    ? { kind: 'refused', because, view: shown(parts, standing, actor) }
    : { kind: 'refused', because };
}

/** The requester, whoever decided, and who holds a role that decides. */
function mayLook({ record, people }: Standing, actor: string): boolean {
  const person = personOf(people, actor);
  if (person === undefined) return false;
  const isInvolved = record.request.requester === actor || record.request.decisions.some(({ by }) => by === actor);
  return isInvolved || record.figures.roles.some((role) => hasRole(person, role)) || hasRole(person, 'mspOwner');
}

function eventFor(
  parts: ConcessionParts,
  pressed: PressedDeed,
  standing: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const action = decisionActions.find((known) => known === pressed.deed);
  if (action !== undefined) return decisionEvent(parts, { ...pressed, action }, standing, actor);
  switch (pressed.deed) {
    case 'withdraw':
      return withdrawalEvent(parts, standing, actor);
    case 'uphold':
    case 'overturn':
      return reviewEvent(parts, pressed, standing, actor);
    case 'meetCondition':
      return conditionEvent(parts, pressed, standing, actor);
    default:
      return { refused: refusalWords.outdated };
  }
}

function decisionEvent(
  parts: ConcessionParts,
  pressed: PressedDeed & { readonly action: DecisionAction },
  { record, people, all, ownerEmail }: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const now = parts.clock.now();
  const level = levelNow(record, listedIn(all), policyOf(parts));
  const request = { ...record.request, level };
  const decided = decideRequest(
    request,
    {
      actor,
      at: now,
      action: pressed.action,
      version: pressed.version,
      termsDigest: pressed.termsDigest,
      words: pressed.words,
    },
    {
      approvers: approversFor(parts, request, people, ownerEmail),
      people,
      isBusinessTime: isBusinessTime(now, calendarOf(parts.settings), parts.localTime),
    },
  );
  if (decided.kind === 'refused') return { refused: refusalWords[decided.because] };
  const { requestId, version, termsDigest } = request;
  const { action, role, onBehalfOf, words } = decided.decision;
  const { state, reviewDue } = decided.request;
  return eventOf(parts, record, actor, {
    type: 'concessionDecided',
    name: `${requestId}/${version}/${actor}`,
    payloadText: concessionDecided({
      requestId,
      version,
      termsDigest,
      action,
      role,
      onBehalfOf,
      words,
      state,
      reviewDue,
    }),
  });
}

function withdrawalEvent(
  parts: ConcessionParts,
  { record }: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const { request } = record;
  if (request.requester !== actor) return { refused: refusalWords.notRequester };
  if (!['open', 'factsAsked', 'countered'].includes(request.state)) return { refused: refusalWords.closed };
  const { requestId, version } = request;
  return eventOf(parts, record, actor, {
    type: 'concessionMoved',
    name: `${requestId}/withdrawn`,
    payloadText: concessionMoved({ requestId, version, state: 'withdrawn' }),
  });
}

function reviewEvent(
  parts: ConcessionParts,
  { deed, words }: PressedDeed,
  { record, people }: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const upholds = deed === 'uphold';
  const reviewed = reviewEmergency(record.request, { actor, upholds, words }, people);
  if (reviewed.kind === 'refused') return { refused: refusalWords[reviewed.because] };
  const { requestId } = record.request;
  return eventOf(parts, record, actor, {
    type: 'concessionReviewed',
    name: requestId,
    payloadText: concessionReviewed({ requestId, upholds, words: words.trim() }),
  });
}

function conditionEvent(
  parts: ConcessionParts,
  { condition = -1, words }: PressedDeed,
  { record }: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const { request, conditions } = record;
  if (request.requester !== actor) return { refused: refusalWords.notRequester };
  const line = conditions[condition];
  if (request.state !== 'granted' || line === undefined) return { refused: refusalWords.outdated };
  if (line.metOn !== undefined) return { refused: refusalWords.alreadyMet };
  if (words.trim() === '') return { refused: refusalWords.wordsMissing };
  const { requestId } = request;
  return eventOf(parts, record, actor, {
    type: 'conditionMet',
    name: `${requestId}/${condition}`,
    payloadText: conditionMet({ requestId, condition, words: words.trim() }),
  });
}

interface Named {
  readonly type: EventType;
  /** The same for every click on the same button: a second one is no second event. */
  readonly name: string;
  readonly payloadText: string;
}

function eventOf(
  parts: ConcessionParts,
  { request }: ConcessionRecord,
  actor: string,
  { type, name, payloadText }: Named,
): TimelineEvent {
  const { clientId, contractId, renewalId } = request;
  const at = toUtcText(parts.clock.now());
  return { eventId: `${type}/${name}`, at, type, clientId, contractId, renewalId, actor, run: null, payloadText };
}

const doneWords: ReadonlyMap<ConcessionDeedName, string> = new Map([
  ['approve', 'Approved. The requester is told.'],
  ['approveWithConditions', 'Approved with conditions. The requester is told.'],
  ['counter', 'Your offer went back to the requester.'],
  ['askForFacts', 'Your question went back to the requester.'],
  ['reject', 'Rejected. The requester is told.'],
  ['withdraw', 'Withdrawn.'],
  ['uphold', 'Upheld.'],
  ['overturn', 'Overturned. The requester is told.'],
  ['meetCondition', 'Noted as met.'],
]);
