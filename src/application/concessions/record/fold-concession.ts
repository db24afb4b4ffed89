import type { ConcessionTerms } from '#domain/concession/concession-terms';
import {
  decisionActions,
  requestStates,
  type ConcessionRequest,
  type Decision,
  type RequestState,
} from '#domain/concession/concession-request';
import type { Level } from '#domain/concession/approval-policy';
import type { TimelineEvent } from '#domain/timeline/event';
import { roles } from '#domain/vocabulary/person';
import type { ConditionLine, ConcessionFigures, RequestId } from '../../views/concession';
import type { ConcessionRecord, ScoreRecord } from './concession-record';

type Payload = Readonly<Record<string, unknown>>;

/** Which request an event is about; undefined: about none. */
export function requestOfEvent({
  type,
  payloadText,
}: Pick<TimelineEvent, 'type' | 'payloadText'>): RequestId | undefined {
  if (!folded.has(type)) return undefined;
  const { requestId } = JSON.parse(payloadText) as { requestId?: unknown };
  return typeof requestId === 'string' ? requestId : undefined;
}

const folded: ReadonlySet<string> = new Set([
  'concessionRequested',
  'concessionRevised',
  'concessionDecided',
  'concessionMoved',
  'concessionReviewed',
  'conditionMet',
  'concessionEnded',
  'concessionScored',
]);

/**
 * The record with one event of its request. The only way a record changes: what a click does, what a cut click left behind, and
 * what a rebuild from the timeline makes are the same.
 */
export function foldConcession(
  record: ConcessionRecord | undefined,
  event: TimelineEvent,
  dayOf: (at: number) => string,
): ConcessionRecord | undefined {
  const payload = JSON.parse(event.payloadText) as Payload;
  if (event.type === 'concessionRequested' || event.type === 'concessionRevised')
    return askedRecord(record, event, payload, dayOf);
  if (record === undefined) return undefined;
  const at = Date.parse(event.at);
  const { request } = record;
  switch (event.type) {
    case 'concessionDecided':
      return payload['version'] === request.version ? decidedRecord(record, event, payload, dayOf(at)) : record;
    case 'concessionMoved':
      return movedRecord(record, payload, dayOf(at));
    case 'concessionReviewed':
      return reviewedRecord(record, event, payload, dayOf(at));
    case 'conditionMet':
      return {
        ...record,
        conditions: record.conditions.map((line, place) =>
          place === payload['condition'] ? { ...line, metOn: dayOf(at), how: String(payload['words'] ?? '') } : line,
        ),
      };
    case 'concessionScored':
      return { ...record, score: scoreIn(payload, dayOf(at)) };
    case 'concessionEnded':
      return { ...record, endedOn: String(payload['endedOn']) };
    default:
      return record;
  }
}

function askedRecord(
  record: ConcessionRecord | undefined,
  event: TimelineEvent,
  payload: Payload,
  dayOf: (at: number) => string,
): ConcessionRecord {
  const terms = payload['terms'] as ConcessionTerms;
  const figures = payload['figures'] as ConcessionFigures;
  const requestedAt = record?.request.requestedAt ?? Date.parse(event.at);
  const { requester = event.actor, prompt } = payload as { readonly requester?: string; readonly prompt?: string };
  const request: ConcessionRequest = {
    requestId: String(payload['requestId']),
    clientId: terms.clientId,
    contractId: terms.contractId,
    renewalId: terms.renewalId,
    version: Number(payload['version']),
    termsDigest: String(payload['termsDigest']),
    requester: record?.request.requester ?? requester,
    requestedAt,
    level: Number(payload['level']) as Level,
    isEmergency: terms.isEmergency,
    deadlines: {
      answerBy: Date.parse(String(payload['answerBy'])),
      expiresAt: Date.parse(String(payload['expiresAt'])),
    },
    // What a run raised waits for the words of whoever has the renewal.
    state: prompt === undefined ? 'open' : 'factsAsked',
    decisions: [],
    reviewDue: false,
  };
  return {
    request,
    terms,
    figures,
    policyVersion: String(payload['policyVersion']),
    ref: String(payload['ref']),
    requesterName: record?.requesterName ?? String(payload['requesterName']),
    askedOn: record?.askedOn ?? dayOf(requestedAt),
    conditions: [],
    ...(prompt === undefined ? {} : { prompt }),
    ...(record?.told === undefined ? {} : { told: record.told }),
  };
}

function decidedRecord(record: ConcessionRecord, event: TimelineEvent, payload: Payload, on: string): ConcessionRecord {
  const action = decisionActions.find((known) => known === payload['action']);
  const role = roles.find((known) => known === payload['role']);
  const state = requestStates.find((known) => known === payload['state']);
  const isKnown = record.request.decisions.some(({ by, at }) => by === event.actor && at === Date.parse(event.at));
  if (action === undefined || role === undefined || state === undefined || isKnown) return record;
  const onBehalfOf = payload['onBehalfOf'];
  const decision: Decision = {
    by: event.actor,
    ...(typeof onBehalfOf === 'string' ? { onBehalfOf } : {}),
    role,
    action,
    at: Date.parse(event.at),
    words: String(payload['words'] ?? ''),
  };
  const decided = withState(
    { ...record, request: { ...record.request, decisions: [...record.request.decisions, decision] } },
    state,
    { reviewDue: payload['reviewDue'] === true },
    on,
  );
  if (action === 'counter' || action === 'askForFacts') return { ...decided, prompt: decision.words };
  if (action !== 'approveWithConditions') return decided;
  return { ...decided, conditions: [...decided.conditions, ...conditionsIn(payload, decision.words)] };
}

function scoreIn(payload: Payload, on: string): ScoreRecord {
  return {
    renewed: payload['outcome'] === 'renewed',
    chanceWithout: Number(payload['chanceWithout']),
    chanceWith: Number(payload['chanceWith']),
    brier: Number(payload['brier']),
    on,
  };
}

function reviewedRecord(
  record: ConcessionRecord,
  { actor }: TimelineEvent,
  payload: Payload,
  on: string,
): ConcessionRecord {
  const upholds = payload['upholds'] === true;
  const isSigned = payload['isSigned'] === true;
  const onBehalfOf = payload['onBehalfOf'];
  const reviewed = withState(record, upholds || isSigned ? 'granted' : 'overturned', { reviewDue: false }, on);
  return {
    ...reviewed,
    review: {
      by: actor,
      ...(typeof onBehalfOf === 'string' ? { onBehalfOf } : {}),
      upholds,
      words: String(payload['words'] ?? ''),
      on,
      ...(isSigned ? { isSigned } : {}),
    },
  };
}

/** As the event has them; of an event from before conditions had days, one a line. */
function conditionsIn(payload: Payload, words: string): readonly ConditionLine[] {
  const kept = payload['conditions'];
  if (Array.isArray(kept)) return kept.map(({ text, dueOn }: ConditionLine) => ({ text, ...(dueOn ? { dueOn } : {}) }));
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ text }));
}

function movedRecord(record: ConcessionRecord, payload: Payload, on: string): ConcessionRecord {
  const { request } = record;
  if (payload['version'] !== request.version) return record;
  if (payload['state'] === 'escalated') {
    const level = Number(payload['level']) as Level;
    return {
      ...record,
      request: {
        ...request,
        level,
        deadlines: { ...request.deadlines, answerBy: Date.parse(String(payload['answerBy'])) },
      },
    };
  }
  const state = requestStates.find((known) => known === payload['state']);
  return state === undefined ? record : withState(record, state, {}, on);
}

const closing: ReadonlySet<RequestState> = new Set(['granted', 'rejected', 'lapsed', 'withdrawn', 'overturned']);

function withState(
  record: ConcessionRecord,
  state: RequestState,
  change: Partial<ConcessionRequest>,
  on: string,
): ConcessionRecord {
  return {
    ...record,
    request: { ...record.request, ...change, state },
    ...(closing.has(state) ? { closedOn: record.closedOn ?? on } : {}),
  };
}
