import { written } from './payloads';

/** Somebody decides for somebody else for some days. */
export interface DelegationSet {
  readonly delegationId: string;
  readonly from: string;
  readonly to: string;
  readonly role: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface DelegationEnded {
  readonly delegationId: string;
  readonly from: string;
  readonly to: string;
  readonly role: string;
}

/** A whole approval policy, before it is one. */
export interface PolicyProposed {
  readonly version: string;
  /** First day on which new requests go by it. */
  readonly startsOn: string;
  readonly reason: string;
  /** Rows, roles by level, level without a give. */
  readonly policy: Readonly<Record<string, unknown>>;
  readonly digest: string;
}

export interface PolicyApproved {
  readonly version: string;
  readonly digest: string;
  readonly role: string;
}

/** The second of two approvals: from its day on new requests go by it. */
export interface PolicyAdopted {
  readonly version: string;
  readonly digest: string;
  readonly role: string;
  /** The day that was proposed, or the day of the approval where that is later. */
  readonly startsOn: string;
  /** Both who approved, in order. */
  readonly approvedBy: readonly string[];
}

export interface PolicyRejected {
  readonly version: string;
  readonly digest: string;
  readonly words: string;
}

export function delegationSet({ delegationId, from, to, role, startsOn, endsOn }: DelegationSet): string {
  return written({ delegationId, from, to, role, startsOn, endsOn });
}

export function delegationEnded({ delegationId, from, to, role }: DelegationEnded): string {
  return written({ delegationId, from, to, role });
}

export function policyProposed({ version, startsOn, reason, policy, digest }: PolicyProposed): string {
  return written({ version, startsOn, reason, policy, digest });
}

export function policyApproved({ version, digest, role }: PolicyApproved): string {
  return written({ version, digest, role });
}

export function policyAdopted({ version, digest, role, startsOn, approvedBy }: PolicyAdopted): string {
  return written({ version, digest, role, startsOn, approvedBy });
}

export function policyRejected({ version, digest, words }: PolicyRejected): string {
  return written({ version, digest, words });
}
