import { hasRole, type Person } from '../vocabulary/person';
import type { Approvers, Candidate, Seat } from './approvers';
import type { ConcessionRequest, Decision, DecisionAction, DecisionAttempt, RequestState } from './concession-request';

export type DecisionRefusal =
  | 'noIdentity'
  | 'expired'
  | 'closed'
  | 'changedSince'
  | 'isRequester'
  | 'notApprover'
  | 'alreadyDecided'
  | 'wordsMissing'
  | 'cannotBeGranted';

export type DecisionAnswer =
  | { readonly kind: 'decided'; readonly request: ConcessionRequest; readonly decision: Decision }
  /** `first` is what decided it before: a second click shows the first result. */
  | { readonly kind: 'refused'; readonly because: DecisionRefusal; readonly first?: Decision };

export interface DecisionContext {
  /** As they are now: roles, conflicts and delegations are read again at every decision. */
  readonly approvers: Approvers;
  readonly people: readonly Person[];
  /** Whether the MSP is open: one leader may decide an emergency alone only while it is not. */
  readonly isBusinessTime: boolean;
}

const needsWords: ReadonlySet<DecisionAction> = new Set(['approveWithConditions', 'counter', 'askForFacts', 'reject']);
const approvals: ReadonlySet<DecisionAction> = new Set(['approve', 'approveWithConditions']);

/**
 * Decides; never does. The checks stand in the order in which a person should hear of them. Source: spec of concessions 1 and
 * PRODUCT, "Concessions".
 */
export function decideRequest(
  request: ConcessionRequest,
  attempt: DecisionAttempt,
  context: DecisionContext,
): DecisionAnswer {
  const refusal = refusalOf(request, attempt, context);
  if (refusal !== undefined) return refused(request, refusal, attempt.actor);
  const seat = freeSeat(request, attempt.actor, context.approvers);
  if (seat === undefined) return refused(request, 'notApprover', attempt.actor);
  const { onBehalfOf } = seat.candidate;
  const decision: Decision = {
    by: attempt.actor,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    role: seat.role,
    action: attempt.action,
    at: attempt.at,
    words: attempt.words.trim(),
  };
  const decisions = [...request.decisions, decision];
  return { kind: 'decided', decision, request: { ...request, decisions, ...outcomeOf(request, decisions, context) } };
}

function refusalOf(
  request: ConcessionRequest,
  { actor, at, action, version, termsDigest, words }: DecisionAttempt,
  { approvers, people }: DecisionContext,
): DecisionRefusal | undefined {
  if (actor === '' || !people.some(({ email, active }) => email === actor && active)) return 'noIdentity';
  if (actor === request.requester) return 'isRequester';
  if (request.decisions.some(({ by, action: taken }) => by === actor && approvals.has(taken))) return 'alreadyDecided';
  if (request.state !== 'open') return 'closed';
  if (at > request.deadlines.expiresAt) return 'expired';
  if (version !== request.version || termsDigest !== request.termsDigest) return 'changedSince';
  if (approvers.kind === 'none') return 'cannotBeGranted';
  if (needsWords.has(action) && words.trim() === '') return 'wordsMissing';
  return undefined;
}

function refused(request: ConcessionRequest, because: DecisionRefusal, actor: string): DecisionAnswer {
  const own = request.decisions.find(({ by }) => by === actor);
  const first = own ?? request.decisions[request.decisions.length - 1];
  const isTaken = because === 'alreadyDecided' || because === 'closed';
  return { kind: 'refused', because, ...(isTaken && first !== undefined ? { first } : {}) };
}

/** Whether a seat is left that this person may take: what a card offers. */
export function maySit(request: ConcessionRequest, actor: string, approvers: Approvers): boolean {
  const hasApproved = request.decisions.some(({ by, action }) => by === actor && approvals.has(action));
  return !hasApproved && actor !== request.requester && freeSeat(request, actor, approvers) !== undefined;
}

interface TakenSeat {
  readonly role: Seat['role'];
  readonly candidate: Candidate;
}

/** A seat that nobody has taken yet and this person may take without leaving another one empty. */
function freeSeat(request: ConcessionRequest, actor: string, approvers: Approvers): TakenSeat | undefined {
  if (approvers.kind === 'none') return undefined;
  const open = openSeats(request, approvers.seats);
  for (const seat of open) {
    const candidate = seat.candidates.find(({ email }) => email === actor);
    if (candidate === undefined) continue;
    const others = open.filter((other) => other !== seat);
    const spent = [actor, ...request.decisions.filter(({ action }) => approvals.has(action)).map(({ by }) => by)];
    if (canStillBeTaken(others, spent)) return { role: seat.role, candidate };
  }
  return undefined;
}

function openSeats({ decisions }: ConcessionRequest, seats: readonly Seat[]): readonly Seat[] {
  const left = [...seats];
  for (const { role, action } of decisions) {
    const taken = left.findIndex((seat) => seat.role === role);
    if (approvals.has(action) && taken !== -1) left.splice(taken, 1);
  }
  return left;
}

function canStillBeTaken(seats: readonly Seat[], spent: readonly string[]): boolean {
  const [seat, ...rest] = seats;
  if (seat === undefined) return true;
  return seat.candidates.some(({ email }) => !spent.includes(email) && canStillBeTaken(rest, [...spent, email]));
}

function outcomeOf(
  request: ConcessionRequest,
  decisions: readonly Decision[],
  { approvers, people, isBusinessTime }: DecisionContext,
): { readonly state: RequestState; readonly reviewDue: boolean } {
  const last = decisions[decisions.length - 1];
  const standing = { reviewDue: request.reviewDue };
  if (last === undefined || approvers.kind === 'none') return { state: request.state, ...standing };
  if (last.action === 'reject') return { state: 'rejected', ...standing };
  if (last.action === 'counter') return { state: 'countered', ...standing };
  if (last.action === 'askForFacts') return { state: 'factsAsked', ...standing };
  const isComplete = openSeats({ ...request, decisions }, approvers.seats).length === 0;
  if (isComplete) return { state: 'granted', ...standing };
  const decider = people.find(({ email }) => email === last.by);
  const isAlone = request.isEmergency && approvers.level === 3 && !isBusinessTime && last.role === 'leader';
  return isAlone && decider !== undefined && hasRole(decider, 'leader')
    ? { state: 'granted', reviewDue: true }
    : { state: 'open', ...standing };
}

/** Silence never approves: what nobody decided in time lapses. Undefined: it stands as it is. */
export function lapsed(request: ConcessionRequest, now: number): ConcessionRequest | undefined {
  const waits = request.state === 'open' || request.state === 'factsAsked' || request.state === 'countered';
  return waits && now > request.deadlines.expiresAt ? { ...request, state: 'lapsed' } : undefined;
}

export type ReviewAnswer =
  | { readonly kind: 'reviewed'; readonly request: ConcessionRequest; readonly reviewer: Candidate }
  | { readonly kind: 'refused'; readonly because: 'noIdentity' | 'nothingToReview' | 'notReviewer' | 'wordsMissing' };

export interface ReviewAttempt {
  readonly actor: string;
  readonly upholds: boolean;
  readonly words: string;
  /** The client has signed: what is signed stands, and an overturned one is only counted. */
  readonly isSigned: boolean;
}

/** Finance looks at what one leader granted alone. Overturned, the concession is withdrawn unless it is signed already. */
export function reviewEmergency(
  request: ConcessionRequest,
  { actor, upholds, words, isSigned }: ReviewAttempt,
  { reviewers, people }: { readonly reviewers: readonly Candidate[]; readonly people: readonly Person[] },
): ReviewAnswer {
  if (actor === '' || !people.some(({ email, active }) => email === actor && active))
    return { kind: 'refused', because: 'noIdentity' };
  if (request.state !== 'granted' || !request.reviewDue) return { kind: 'refused', because: 'nothingToReview' };
  const reviewer = reviewers.find(({ email }) => email === actor);
  if (reviewer === undefined) return { kind: 'refused', because: 'notReviewer' };
  if (!upholds && words.trim() === '') return { kind: 'refused', because: 'wordsMissing' };
  const state = upholds || isSigned ? 'granted' : 'overturned';
  return { kind: 'reviewed', reviewer, request: { ...request, reviewDue: false, state } };
}
