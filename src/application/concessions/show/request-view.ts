import { approversOf, type Approvers, type ApproverQuestion, type Candidate } from '#domain/concession/approvers';
import { askText } from '#domain/concession/concession-terms';
import { decisionActions, type ConcessionRequest } from '#domain/concession/concession-request';
import { isConcessionType } from '#domain/concession/approval-policy';
import { moneyText } from '#domain/vocabulary/money';
import type { ClientId } from '#domain/vocabulary/ids';
import { hasRole, type Person } from '#domain/vocabulary/person';
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
import { nameOf, type ConcessionParts } from '../concession-parts';
import type { ConcessionRecord } from '../record/concession-record';
import type { ConcessionRules } from '../rules/concession-rules';
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

/** Who may sit where: the people, the account manager of the client, and the rules. */
export interface Seating {
  readonly people: readonly Person[];
  readonly ownerEmail: string | undefined;
  readonly rules: ConcessionRules;
}

/** Who may decide now: roles, conflicts and delegations as they are, by the policy under which the request was routed. */
export function approversFor(
  parts: Pick<ConcessionParts, 'localTime' | 'clock'>,
  { request, policyVersion }: Routed,
  { people, ownerEmail, rules }: Seating,
): Approvers {
  const question: ApproverQuestion = {
    level: request.level,
    policy: rules.policyOf(policyVersion),
    requester: request.requester,
    // The account manager is paid on the account unless People says otherwise.
    commissionTo: ownerEmail === undefined || ownerEmail === '' ? [] : [ownerEmail],
    people,
    delegations: rules.delegations,
    today: parts.localTime.dayOf(parts.clock.now()),
  };
  return approversOf(question);
}

/** As much of a request as says who decides on it. */
export interface Routed {
  readonly request: Pick<ConcessionRequest, 'level' | 'requester'>;
  readonly policyVersion: string;
}

/** The request as this person sees it, with what they may do, signed. */
export function viewOf(parts: ConcessionParts, viewing: Viewing): ConcessionView {
  const { record, desk, context, listed, rules } = viewing;
  const { request, terms, figures } = record;
  const now = parts.clock.now();
  const ownerEmail = viewing.ownerEmail ?? context?.owner?.email;
  const level = levelNow(record, listed, rules.policyOf(record.policyVersion));
  const routed = { request: { ...request, level }, policyVersion: record.policyVersion };
  const approvers = approversFor(parts, routed, { people: desk.people, ownerEmail, rules });
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
    ledger: ledgerLines(listed, record),
    waitsFor: waitsFor(record, approvers, desk.people),
    ...(approvers.kind === 'none' && request.state === 'open' ? { cannotBeGranted: approvers.because } : {}),
    may: deedsOf(parts, record, approvers, desk.viewer),
    today: parts.localTime.dayOf(now),
    now,
    health: desk.health,
  };
}

function durationText({ terms }: ConcessionRecord): string {
  if (terms.endsOn !== undefined) return `until ${terms.endsOn}`;
  return `a term of ${terms.termMonths} ${terms.termMonths === 1 ? 'month' : 'months'}`;
}

function ledgerLines(listed: readonly ListedConcession[], { request }: ConcessionRecord): readonly LedgerLine[] {
  return linesOfClient(listed, request.clientId).filter(({ requestId }) => requestId !== request.requestId);
}

/** Newest first. */
export function linesOfClient(listed: readonly ListedConcession[], clientId: ClientId): readonly LedgerLine[] {
  return listed
    .filter((one) => one.clientId === clientId)
    .sort((a, b) => (a.askedOn < b.askedOn ? 1 : a.askedOn > b.askedOn ? -1 : b.row - a.row))
    .flatMap(({ requestId, contractId, type, annualMinor, currency, state, closedOn, askedOn }) =>
      isConcessionType(type)
        ? [{ requestId, ref: `contract ${contractId}`, type, annualMinor, currency, state, on: closedOn ?? askedOn }]
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

/** What the viewer may do with it now. Whoever presses a button is checked again; this only decides which are drawn. */
function deedsOf(
  parts: ConcessionParts,
  { request, conditions }: ConcessionRecord,
  approvers: Approvers,
  viewer: Person | undefined,
): readonly ConcessionDeed[] {
  if (viewer === undefined) return [];
  const now = parts.clock.now();
  const isOver = now > request.deadlines.expiresAt;
  const hasDecided = request.decisions.some(({ by }) => by === viewer.email);
  const names: readonly ConcessionDeedName[] = [
    ...(request.requester === viewer.email ? ownDeeds(request, isOver) : []),
    ...(request.requester === viewer.email && isUnmet(request, conditions) ? (['meetCondition'] as const) : []),
    ...(!isOver && request.state === 'open' && maySit(request, approvers, viewer) ? decisionActions : []),
    ...(request.reviewDue && hasRole(viewer, 'finance') && !hasDecided ? (['uphold', 'overturn'] as const) : []),
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

function maySit(request: ConcessionRequest, approvers: Approvers, viewer: Person): boolean {
  if (approvers.kind === 'none') return false;
  if (request.decisions.some(({ by, action }) => by === viewer.email && approvals.has(action))) return false;
  return approvers.seats.some(({ candidates }) => candidates.some(({ email }) => email === viewer.email));
}
