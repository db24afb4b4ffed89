import {
  approversOf,
  reviewersOf,
  type Approvers,
  type ApproverQuestion,
  type Candidate,
} from '#domain/concession/approvers';
import { paidOn } from '#domain/concession/commission';
import type { ConcessionRequest } from '#domain/concession/concession-request';
import type { Person } from '#domain/vocabulary/person';
import type { ConcessionParts } from '../concession-parts';
import type { ConcessionRules } from './concession-rules';

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
  const today = parts.localTime.dayOf(parts.clock.now());
  const question: ApproverQuestion = {
    level: request.level,
    policy: rules.policyOf(policyVersion, today),
    requester: request.requester,
    commissionTo: paidOn(ownerEmail, people),
    people,
    delegations: rules.delegations,
    today,
  };
  return approversOf(question);
}

/** Who reviews a grant in an emergency; empty: none is due, or nobody is free of conflict. */
export function reviewersFor(
  parts: Pick<ConcessionParts, 'localTime' | 'clock'>,
  { requester, reviewDue, deciders }: ToReview,
  { people, ownerEmail, rules }: Seating,
): readonly Candidate[] {
  if (!reviewDue) return [];
  const commissionTo = paidOn(ownerEmail, people);
  const today = parts.localTime.dayOf(parts.clock.now());
  return reviewersOf({ requester, commissionTo, people, delegations: rules.delegations, today }, deciders);
}

export interface ToReview {
  readonly requester: string;
  readonly reviewDue: boolean;
  readonly deciders: readonly string[];
}

export function toReview({ requester, reviewDue, decisions }: ConcessionRequest): ToReview {
  return { requester, reviewDue, deciders: decisions.map(({ by }) => by) };
}

/** As much of a request as says who decides on it. */
export interface Routed {
  readonly request: Pick<ConcessionRequest, 'level' | 'requester'>;
  readonly policyVersion: string;
}
