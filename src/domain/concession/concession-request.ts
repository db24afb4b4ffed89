import type { Instant } from '../vocabulary/calendar-date';
import type { ClientId, ContractId, HexDigest, RenewalId } from '../vocabulary/ids';
import type { Role } from '../vocabulary/person';
import type { Level } from './approval-policy';
import type { Deadlines } from './deadlines';

export const requestStates = [
  'open',
  'factsAsked',
  'countered',
  'granted',
  'rejected',
  'lapsed',
  'withdrawn',
  'overturned',
] as const;

/**
 * Where a request stands. `open` waits for approvers, `factsAsked` and `countered` for the requester. A change of its terms makes a
 * new version, whose decisions begin anew. The rest is final, but for a grant in an emergency, which finance reviews.
 */
export type RequestState = (typeof requestStates)[number];

export const decisionActions = ['approve', 'approveWithConditions', 'counter', 'askForFacts', 'reject'] as const;
export type DecisionAction = (typeof decisionActions)[number];

/** A request as far as deciding it needs. Its terms themselves stand behind the digest. */
export interface ConcessionRequest {
  readonly requestId: string;
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  readonly renewalId: RenewalId | null;
  /** 1, then one more with each change of the terms. */
  readonly version: number;
  /** Over the terms as every card shows them: what is seen is what is stored. */
  readonly termsDigest: HexDigest;
  readonly requester: string;
  readonly requestedAt: Instant;
  /** By the policy. Without free approvers a higher one may decide. */
  readonly level: Level;
  readonly isEmergency: boolean;
  readonly deadlines: Deadlines;
  readonly state: RequestState;
  /** Of this version, in order. */
  readonly decisions: readonly Decision[];
  /** Granted by one leader in an emergency: finance looks at it on the next business day. */
  readonly reviewDue: boolean;
}

export interface Decision {
  /** The person at the keyboard. */
  readonly by: string;
  /** Whose seat they took, where it was delegated. */
  readonly onBehalfOf?: string;
  readonly role: Role;
  readonly action: DecisionAction;
  readonly at: Instant;
  /** A reason, the conditions, the question or the counter-offer in words. */
  readonly words: string;
}

/** What somebody wants to do, as their card said it. Everything in it but the actor and the instant is untrusted. */
export interface DecisionAttempt {
  /** From the session alone. Empty where the platform tells none. */
  readonly actor: string;
  readonly at: Instant;
  readonly action: DecisionAction;
  readonly version: number;
  readonly termsDigest: HexDigest;
  readonly words: string;
}
