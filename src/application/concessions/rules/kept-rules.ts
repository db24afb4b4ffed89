import type { ApprovalPolicy } from '#domain/concession/approval-policy';
import type { Delegation } from '#domain/concession/delegation';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { Role } from '#domain/vocabulary/person';

/** A delegation as the State tab keeps it. */
export interface KeptDelegation extends Delegation {
  readonly delegationId: string;
  readonly setBy: string;
}

/** A version of the policy, in force from a day on. */
export interface KeptPolicy {
  readonly policy: ApprovalPolicy;
  /** Absent: from the beginning. */
  readonly startsOn?: CalendarDate;
  /** Absent: of the first, which is the setting's. */
  readonly proposedBy?: string;
  readonly approvedBy: readonly string[];
}

/** A version that waits for its two approvals. */
export interface PolicyProposal {
  readonly policy: ApprovalPolicy;
  readonly startsOn: CalendarDate;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly digest: string;
  readonly approvals: readonly PolicyApproval[];
}

export interface PolicyApproval {
  readonly by: string;
  readonly role: Role;
}

/** The versions of the policy as the State tab keeps them, oldest first. */
export interface KeptPolicies {
  /** Empty: the setting's is the only one. */
  readonly adopted: readonly KeptPolicy[];
  readonly proposal?: PolicyProposal;
}
