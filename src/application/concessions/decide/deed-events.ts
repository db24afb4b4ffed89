import { termEndOf } from '#domain/concession/concession-end';
import { decisionActions, type ConcessionRequest, type DecisionAction } from '#domain/concession/concession-request';
import { conditionsOf, type ConditionsAnswer } from '#domain/concession/conditions';
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
import type { Person } from '#domain/vocabulary/person';
import type { Cell } from '../../ports/workbook';
import type { ConcessionDeedName, RequestId } from '../../views/concession';
import type { Health } from '../../views/health';
import { calendarOf, type ConcessionParts } from '../concession-parts';
import type { ConcessionRecord } from '../record/concession-record';
import { levelNow } from './level-now';
import { listedIn } from '../record/read-requests';
import { refusalWords } from './refusal-words';
import type { ConcessionRules } from '../rules/concession-rules';
import { approversFor, reviewersFor, toReview } from '../rules/seating';

/** A button of a request, as it came back. Untrusted, all of it; the signature is what makes it ours. */
export interface PressedDeed {
  readonly requestId: RequestId;
  readonly clientId: ClientId;
  readonly version: number;
  readonly termsDigest: string;
  readonly deed: ConcessionDeedName;
  readonly signature: string;
  readonly words: string;
  /** Of an approval with conditions: the day by which they are to be met; empty: none was chosen. */
  readonly dueOn?: string;
  /** Of `meetCondition`: its place in the list. */
  readonly condition?: number;
}

/** Everything as it is under the lock. */
export interface Standing {
  readonly record: ConcessionRecord;
  readonly people: readonly Person[];
  readonly all: readonly (readonly Cell[])[];
  readonly health: Health;
  readonly rules: ConcessionRules;
  readonly clientName?: string;
  readonly ownerEmail?: string;
  /** Of a review: whether the client has signed the renewal already. */
  readonly isSigned?: boolean;
}

/** The event that a button makes, or why it makes none. */
export function eventFor(
  parts: ConcessionParts,
  pressed: PressedDeed,
  standing: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const action = decisionActions.find((known) => known === pressed.deed);
  if (action !== undefined) return decisionEvent(parts, { ...pressed, action }, standing, actor);
  // A decision looks at this itself, in its own order.
  if (isOfOtherTerms(pressed, standing)) return { refused: refusalWords.changedSince };
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

/** A button is for the terms that its card showed: withdrawing what has been changed since would withdraw something else. */
function isOfOtherTerms({ version, termsDigest }: PressedDeed, { record: { request } }: Standing): boolean {
  return version !== request.version || termsDigest !== request.termsDigest;
}

function decisionEvent(
  parts: ConcessionParts,
  pressed: PressedDeed & { readonly action: DecisionAction },
  { record, people, all, ownerEmail, rules }: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const now = parts.clock.now();
  const { policyVersion } = record;
  const level = levelNow(record, listedIn(all), rules.policyOf(policyVersion, parts.localTime.dayOf(now)));
  const request = { ...record.request, level };
  const approvers = approversFor(parts, { request, policyVersion }, { people, ownerEmail, rules });
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
      approvers,
      people,
      isBusinessTime: isBusinessTime(now, calendarOf(parts.settings), parts.localTime),
    },
  );
  if (decided.kind === 'refused') return { refused: refusalWords[decided.because] };
  const { requestId, version, termsDigest } = request;
  const { action, role, onBehalfOf, words } = decided.decision;
  const conditions = conditionsIn(parts, pressed, request);
  if (conditions.kind === 'refused') return { refused: refusalWords[conditions.because] };
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
      ...(conditions.conditions.length === 0 ? {} : { conditions: conditions.conditions }),
      ...(approvers.kind === 'none' || approvers.replaced.length === 0 ? {} : { replaced: approvers.replaced }),
    }),
  });
}

/** None but those of an approval with conditions; each gets the day on which it is due. */
function conditionsIn(
  parts: ConcessionParts,
  { action, words, dueOn = '' }: PressedDeed & { readonly action: DecisionAction },
  { renewalId }: ConcessionRequest,
): ConditionsAnswer {
  if (action !== 'approveWithConditions') return { kind: 'conditions', conditions: [] };
  return conditionsOf({
    words,
    chosenOn: dueOn === '' ? undefined : dueOn,
    termEndsOn: termEndOf(renewalId),
    today: parts.localTime.dayOf(parts.clock.now()),
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
  if (parts.clock.now() > request.deadlines.expiresAt) return { refused: refusalWords.expired };
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
  { record, people, ownerEmail, rules, isSigned = false }: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const upholds = deed === 'uphold';
  const { request } = record;
  const reviewers = reviewersFor(parts, toReview(request), { people, ownerEmail, rules });
  const reviewed = reviewEmergency(request, { actor, upholds, words, isSigned }, { reviewers, people });
  if (reviewed.kind === 'refused') return { refused: refusalWords[reviewed.because] };
  const { requestId } = request;
  const { onBehalfOf } = reviewed.reviewer;
  const stands = !upholds && isSigned ? ({ isSigned: true } as const) : {};
  return eventOf(parts, record, actor, {
    type: 'concessionReviewed',
    name: requestId,
    payloadText: concessionReviewed({ requestId, upholds, words: words.trim(), onBehalfOf, ...stands }),
  });
}

function conditionEvent(
  parts: ConcessionParts,
  { condition = -1, words }: PressedDeed,
  { record, ownerEmail }: Standing,
  actor: string,
): TimelineEvent | { readonly refused: string } {
  const { request, conditions } = record;
  if (actor !== request.requester && actor !== ownerEmail) return { refused: refusalWords.notKeeper };
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
