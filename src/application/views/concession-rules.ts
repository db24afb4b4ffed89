import type { Level } from '#domain/concession/approval-policy';
import type { DelegationProblems } from '#domain/concession/delegation';
import type { PolicyDeed } from '#domain/concession/policy-approval';
import type { PolicyField, PolicyProblems, PolicyTexts } from '#domain/concession/policy-text';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { Role } from '#domain/vocabulary/person';
import type { AccessRefusal } from './client-page';
import type { Health } from './health';

/** Somebody who decides for somebody else for some days. */
export interface DelegationLine {
  readonly delegationId: string;
  readonly fromName: string;
  readonly toName: string;
  readonly role: Role;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** Otherwise it lies ahead. */
  readonly isRunning: boolean;
  readonly mayEnd: boolean;
}

/** What was typed, before anything is believed of it. */
export interface DelegationValues {
  /** `<address>/<role>`: whose seat, and as what. */
  readonly seat: string;
  readonly to: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface DelegationForm {
  /** Chosen when the form is drawn: saving twice is one delegation. */
  readonly draftId: string;
  readonly seats: readonly { readonly value: string; readonly name: string; readonly role: Role }[];
  readonly colleagues: readonly { readonly email: string; readonly name: string }[];
  readonly values: DelegationValues;
  readonly problems: DelegationProblems;
}

export interface DelegationsView {
  /** Those of the viewer; of everybody for an administrator and the MSP owner. Soonest first. */
  readonly lines: readonly DelegationLine[];
  /** Absent: the viewer has no seat to give. */
  readonly form?: DelegationForm;
  readonly today: CalendarDate;
  readonly now: Instant;
  readonly health: Health;
}

export type DelegationsAnswer =
  | { readonly kind: 'delegations'; readonly view: DelegationsView; readonly notice?: string }
  | { readonly kind: 'paused' }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

/** One axis of a policy with its rows in words. */
export interface PolicyAxisLine {
  readonly field: PolicyField;
  /** One row a line. */
  readonly rows: readonly string[];
}

export interface PolicyVersionLine {
  readonly version: string;
  /** Absent: from the beginning. */
  readonly startsOn?: CalendarDate;
  readonly approvedByNames: readonly string[];
  readonly status: 'inForce' | 'ahead' | 'replaced';
}

/** What differs from the policy in force. */
export interface PolicyChange {
  readonly field: PolicyField | 'levelWithoutGive';
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface PolicyProposalView {
  readonly version: string;
  readonly startsOn: CalendarDate;
  readonly reason: string;
  readonly proposedByName: string;
  readonly changes: readonly PolicyChange[];
  readonly approvedByNames: readonly string[];
  /** Names of who may still approve it; empty: nobody can. */
  readonly waitsFor: readonly string[];
  /** What the viewer may do, signed. */
  readonly may: readonly PolicyButton[];
}

export interface PolicyButton {
  readonly deed: PolicyDeed;
  readonly version: string;
  readonly approvals: number;
  readonly digest: string;
  readonly signature: string;
}

export interface PolicyView {
  readonly version: string;
  readonly startsOn?: CalendarDate;
  readonly axes: readonly PolicyAxisLine[];
  readonly levelWithoutGive: Level;
  /** Newest first. */
  readonly versions: readonly PolicyVersionLine[];
  readonly proposal?: PolicyProposalView;
  readonly mayPropose: boolean;
  readonly now: Instant;
  readonly health: Health;
}

/** What the homepage says of policy and delegations. */
export interface ConcessionRulesLine {
  readonly policyVersion: string;
  /** Version that waits for its approvals. */
  readonly proposed?: string;
  /** It waits for this person. */
  readonly waitsForMe: boolean;
  /** Those that run and concern this person, or all. Absent: they have no seat to give and look after nobody's. */
  readonly delegations?: number;
}

export interface PolicyValues {
  readonly texts: PolicyTexts;
  readonly levelWithoutGive: string;
  readonly startsOn: string;
  readonly reason: string;
}

export interface PolicyForm {
  /** Version that it will be. */
  readonly version: string;
  /** Chosen when the form is drawn: sending twice is one proposal. */
  readonly draftId: string;
  readonly values: PolicyValues;
  readonly problems: PolicyProblems & { readonly startsOn?: string; readonly reason?: string };
}

export type PolicyCardAnswer =
  | { readonly kind: 'policy'; readonly view: PolicyView; readonly notice?: string }
  | { readonly kind: 'form'; readonly form: PolicyForm }
  | { readonly kind: 'paused' }
  | { readonly kind: 'refused'; readonly because: string; readonly view?: PolicyView }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };
