import type { Approvers, Candidate } from '#domain/concession/approvers';
import { maySit } from '#domain/concession/decide-request';
import { reviewByOf } from '#domain/concession/nudges';
import { askText } from '#domain/concession/concession-terms';
import { decisionActions, type ConcessionRequest, type RequestState } from '#domain/concession/concession-request';
import { isConcessionType } from '#domain/concession/approval-policy';
import { moneyText } from '#domain/vocabulary/money';
import type { ClientId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import type { ClientContext } from '../../views/client-context';
import type {
  ConcessionDeed,
  ConcessionDeedName,
  ConcessionView,
  ConditionLine,
  DecisionLine,
  LedgerLine,
} from '../../views/concession';
import type { Desk } from '../../viewing';
import type { ListedConcession } from '../../tabs/concessions-tab';
import { calendarOf, type ConcessionParts } from '../concession-parts';
import { nameOf } from '../name-of';
import type { ConcessionRecord } from '../record/concession-record';
import { trackRecordFor } from '../record/read-requests';
import { grantedUntil, type ListedScore } from '../record/standing';
import type { ConcessionRules } from '../rules/concession-rules';
import { approversFor, reviewersFor, toReview } from '../rules/seating';
import { levelNow } from '../decide/level-now';
import { signDeed } from '../decide/deed-signature';

export interface Viewing {
  readonly record: ConcessionRecord;
  readonly desk: Pick<Desk, 'viewer' | 'people' | 'health'>;
  /** Absent: the viewer decides and does not see the client's card; the name stands in its index. */
  readonly context?: ClientContext;
  readonly clientName?: string;
  readonly ownerEmail?: string;
  readonly listed: readonly ListedConcession[];
  readonly rules: ConcessionRules;
}

/** The request as this person sees it, with what they may do, signed. */
export function viewOf(parts: ConcessionParts, viewing: Viewing): ConcessionView {
  const { record, desk, context, listed, rules } = viewing;
  const { request, terms, figures } = record;
  const now = parts.clock.now();
  const ownerEmail = viewing.ownerEmail ?? context?.owner?.email;
  const level = levelNow(record, listed, rules.policyOf(record.policyVersion, parts.localTime.dayOf(now)));
  const routed = { request: { ...request, level }, policyVersion: record.policyVersion };
  const seating = { people: desk.people, ownerEmail, rules };
  const approvers = approversFor(parts, routed, seating);
  const reviewers = reviewersFor(parts, toReview(request), seating);
  const contract = context?.contracts.find(({ id }) => id === request.contractId);
  return {
    requestId: request.requestId,
    version: request.version,
    termsDigest: request.termsDigest,
    client: { id: request.clientId, name: context?.client.name ?? viewing.clientName ?? `Client ${request.clientId}` },
    contract: {
      id: request.contractId,
      ref: record.ref,
      ...(contract?.termEndsOn === undefined ? {} : { termEndsOn: contract.termEndsOn }),
    },
    type: terms.ask.type,
    ask: `${askText(terms.ask, (minor) => moneyText({ annualMinor: minor, currency: terms.currency }))}, for ${durationText(record)}`,
    give: terms.give,
    cause: terms.cause,
    pressure: terms.pressure,
    reason: terms.reason,
    retentionClaim: terms.retentionClaim,
    alternative: terms.alternative,
    ...(terms.evidence === undefined ? {} : { evidence: { on: terms.evidence.on, kind: 'mail' as const } }),
    requesterName: record.requesterName,
    requestedAt: request.requestedAt,
    state: request.state,
    isEmergency: request.isEmergency,
    reviewDue: request.reviewDue,
    ...reviewShown(parts, record, desk.people),
    answerBy: request.deadlines.answerBy,
    expiresAt: request.deadlines.expiresAt,
    figures: { ...figures, level },
    decisions: request.decisions.map((decision): DecisionLine => ({
      byName: nameOf(desk.people, decision.by),
      ...(decision.onBehalfOf === undefined ? {} : { onBehalfOfName: nameOf(desk.people, decision.onBehalfOf) }),
      role: decision.role,
      action: decision.action,
      at: decision.at,
      words: decision.words,
    })),
    conditions: record.conditions,
    ...endShown(record),
    ...scoreShown(record),
    trackRecord: trackRecordFor(desk.viewer, listed),
    ledger: ledgerLines(listed, record),
    waitsFor: [...waitsFor(record, approvers, desk.people), ...reviewersText(reviewers, desk.people)],
    replaced: approvers.kind === 'found' && request.state === 'open' ? approvers.replaced : [],
    ...(approvers.kind === 'none' && request.state === 'open' ? { cannotBeGranted: approvers.because } : {}),
    may: deedsOf(parts, record, { approvers, reviewers, ownerEmail }, desk.viewer),
    today: parts.localTime.dayOf(now),
    now,
    health: desk.health,
  };
}

function reviewShown(
  { settings, localTime }: Pick<ConcessionParts, 'settings' | 'localTime'>,
  { request, review, closedOn }: ConcessionRecord,
  people: readonly Person[],
): Pick<ConcessionView, 'reviewBy' | 'review'> {
  if (request.reviewDue && closedOn !== undefined)
    return { reviewBy: reviewByOf(closedOn, calendarOf(settings), localTime) };
  if (review === undefined) return {};
  const { by, onBehalfOf, upholds, words, on, isSigned = false } = review;
  return {
    review: {
      byName: nameOf(people, by),
      ...(onBehalfOf === undefined ? {} : { onBehalfOfName: nameOf(people, onBehalfOf) }),
      upholds,
      words,
      on,
      isSigned,
    },
  };
}

function scoreShown({ score, request, figures }: ConcessionRecord): Pick<ConcessionView, 'score'> {
  const forecast = request.state === 'granted' ? figures.chanceWith : figures.chanceWithout;
  if (score === undefined || forecast === undefined) return {};
  const { renewed, brier, on } = score;
  return { score: { renewed, forecast, brier, on } };
}

function endShown(record: ConcessionRecord): Pick<ConcessionView, 'end'> {
  const lastDay = record.endedOn ?? grantedUntil(record);
  return lastDay === undefined || record.request.state !== 'granted'
    ? {}
    : { end: { lastDay, hasEnded: record.endedOn !== undefined } };
}

function reviewersText(reviewers: readonly Candidate[], people: readonly Person[]): readonly string[] {
  const names = reviewers.map((one) => candidateText(people, one));
  return names.length === 0 ? [] : [`${names.join(' or ')}, to review it`];
}

function durationText({ terms }: ConcessionRecord): string {
  if (terms.endsOn !== undefined) return `until ${terms.endsOn}`;
  return `a term of ${terms.termMonths} ${terms.termMonths === 1 ? 'month' : 'months'}`;
}

function ledgerLines(listed: readonly ListedConcession[], { request }: ConcessionRecord): readonly LedgerLine[] {
  return linesOfClient(listed, request.clientId).filter(({ requestId }) => requestId !== request.requestId);
}

function scoreOf(state: RequestState, { renewed, chanceWith, chanceWithout }: ListedScore) {
  return { renewed, chance: state === 'granted' ? chanceWith : chanceWithout };
}

/** Newest first. */
export function linesOfClient(listed: readonly ListedConcession[], clientId: ClientId): readonly LedgerLine[] {
  return listed
    .filter((one) => one.clientId === clientId)
    .sort((a, b) => (a.askedOn < b.askedOn ? 1 : a.askedOn > b.askedOn ? -1 : b.row - a.row))
    .flatMap(
      ({
        requestId,
        contractId,
        ref,
        type,
        annualMinor,
        currency,
        state,
        closedOn,
        askedOn,
        lastDay,
        hasEnded,
        score,
      }) =>
        isConcessionType(type)
          ? [
              {
                requestId,
                ref: ref ?? `contract ${contractId}`,
                type,
                annualMinor,
                currency,
                state,
                on: closedOn ?? askedOn,
                ...(state === 'granted' && lastDay !== undefined ? { lastDay } : {}),
                ...(hasEnded ? { hasEnded } : {}),
                ...(score === undefined ? {} : { score: scoreOf(state, score) }),
              },
            ]
          : [],
    );
}

const approvals = new Set(['approve', 'approveWithConditions']);

function waitsFor({ request }: ConcessionRecord, approvers: Approvers, people: readonly Person[]): readonly string[] {
  if (request.state !== 'open' || approvers.kind === 'none') return [];
  const taken = request.decisions.filter(({ action }) => approvals.has(action));
  return approvers.seats
    .filter(({ role }) => !taken.some((decision) => decision.role === role))
    .map(({ asked, candidates }) => `${candidates.map((one) => candidateText(people, one)).join(' or ')} (${asked})`);
}

/** `Fay Reed on behalf of Leo Finch`. */
export function candidateText(people: readonly Person[], { email, onBehalfOf }: Candidate): string {
  const name = nameOf(people, email);
  return onBehalfOf === undefined ? name : `${name} on behalf of ${nameOf(people, onBehalfOf)}`;
}

interface Seated {
  readonly approvers: Approvers;
  readonly reviewers: readonly Candidate[];
  readonly ownerEmail: string | undefined;
}

/** What the viewer may do with it now. Whoever presses a button is checked again; this only decides which are drawn. */
function deedsOf(
  parts: ConcessionParts,
  { request, conditions }: ConcessionRecord,
  { approvers, reviewers, ownerEmail }: Seated,
  viewer: Person | undefined,
): readonly ConcessionDeed[] {
  if (viewer === undefined) return [];
  const now = parts.clock.now();
  const isOver = now > request.deadlines.expiresAt;
  const keeps = viewer.email === request.requester || viewer.email === ownerEmail;
  const names: readonly ConcessionDeedName[] = [
    ...(request.requester === viewer.email ? ownDeeds(request, isOver) : []),
    ...(keeps && isUnmet(request, conditions) ? (['meetCondition'] as const) : []),
    ...(!isOver && request.state === 'open' && maySit(request, viewer.email, approvers) ? decisionActions : []),
    ...(reviewers.some(({ email }) => email === viewer.email) ? (['uphold', 'overturn'] as const) : []),
  ];
  const { requestId, version, termsDigest } = request;
  return names.map((name) => ({
    name,
    signature: signDeed({ requestId, version, termsDigest, person: viewer.email, deed: name }, now, parts),
  }));
}

/** What its requester may still do with it. */
function ownDeeds({ state }: ConcessionRequest, isOver: boolean): readonly ConcessionDeedName[] {
  if (isOver) return [];
  switch (state) {
    case 'open':
      return ['revise', 'withdraw'];
    case 'factsAsked':
      return ['answer', 'withdraw'];
    case 'countered':
      return ['acceptCounter', 'revise', 'withdraw'];
    default:
      return [];
  }
}

function isUnmet({ state }: ConcessionRequest, conditions: readonly ConditionLine[]): boolean {
  return state === 'granted' && conditions.some(({ metOn }) => metOn === undefined);
}
