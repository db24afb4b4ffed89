import { written } from './payloads';

/** Dates and contracts of a renewal: when it comes into sight, and whenever one of them changes. */
export interface RenewalObserved {
  /** `term`, `break` or `review`. */
  readonly kind: string;
  readonly dueOn: string;
  readonly decisionOn: string;
  readonly contractIds: readonly number[];
  readonly renewsByItself: boolean;
  /** The key it went under until now: the same renewal with another leading contract or another day. */
  readonly formerId?: string | undefined;
}

/** A renewal went from one state into another. */
export interface RenewalMoved {
  readonly from: string;
  readonly to: string;
  /** What moved it, as the workflow calls it, such as `openedT60`. */
  readonly by: string;
  /** Of an end: `signed`, `auto`, `late` or `lost`. */
  readonly mode?: string | undefined;
  /** Of a next term: agreed `early`, `inTime` or `late`. */
  readonly timing?: string | undefined;
}

export interface OwnerSet {
  readonly owner: string;
  /** Whose word it is: HubSpot's company owner, HaloPSA's account manager, and so on. */
  readonly by: string;
  readonly deputy?: string | undefined;
  /** Who was meant and is not active. */
  readonly passedOver?: readonly string[] | undefined;
}

export interface OwnerEscalated {
  /** Who did not answer. */
  readonly owner: string;
  /** Who has it now. */
  readonly to: string;
}

/** No text of a message: a key that finds it, who is behind it, and what the account manager says of it. */
export interface EvidenceCaptured {
  readonly window: string;
  readonly key: string;
  /** `mail`, `meeting`, `ticket` or `notApplicable`. */
  readonly kind: string;
  /** Day of the mail, meeting or ticket. */
  readonly on?: string | undefined;
  readonly roles: readonly string[];
  /** The contact behind it, by the id of the CRM. */
  readonly contactId?: string | undefined;
  readonly outcome?: string | undefined;
  readonly words: string;
}

export interface EvidenceJudged {
  readonly window: string;
  /** Of the evidence that was looked at: another one is not approved with it. */
  readonly key: string;
  readonly approves: boolean;
  readonly words?: string | undefined;
}

export interface CheckpointReopened {
  readonly window: string;
  /** `contactLeft` or `roleLost`. */
  readonly because: string;
}

export interface CallRecorded {
  readonly window: string;
  /** `renew`, `watch` or `atRisk`. */
  readonly call: string;
  readonly reason: string;
  /** What the engine said, in the same words; absent: it could not tell. */
  readonly engineCall?: string | undefined;
  readonly plan?: { readonly step: string; readonly owner: string; readonly dueOn: string } | undefined;
}

/** The leader's word where person and engine disagree. */
export interface CallSettled {
  readonly window: string;
  readonly call: string;
  readonly reason: string;
}

export interface GateReleased {
  readonly reason: string;
  /** Instant in UTC. */
  readonly until: string;
  /** The incidents that were open. */
  readonly ticketIds: readonly number[];
}

/** Somebody at the client holds a role. */
export interface StakeholderMapped {
  readonly role: string;
  /** The contact's mail address, lower case: the one thing by which both systems know them. */
  readonly email: string;
  /** By the id of the CRM. Absent: only HaloPSA knows them. */
  readonly contactId?: string | undefined;
}

export function renewalObserved(payload: RenewalObserved): string {
  const { kind, dueOn, decisionOn, contractIds, renewsByItself, formerId } = payload;
  return written({ kind, dueOn, decisionOn, contractIds, renewsByItself, formerId });
}

export function renewalMoved({ from, to, by, mode, timing }: RenewalMoved): string {
  return written({ from, to, by, mode, timing });
}

export function ownerSet({ owner, by, deputy, passedOver }: OwnerSet): string {
  return written({ owner, by, deputy, passedOver });
}

export function renewalAcknowledged(): string {
  return written({});
}

export function ownerEscalated({ owner, to }: OwnerEscalated): string {
  return written({ owner, to });
}

export function evidenceCaptured(payload: EvidenceCaptured): string {
  const { window, key, kind, on, roles, contactId, outcome, words } = payload;
  return written({ window, key, kind, on, roles, contactId, outcome, words });
}

export function evidenceJudged({ window, key, approves, words }: EvidenceJudged): string {
  return written({ window, key, approves, words });
}

export function checkpointReopened({ window, because }: CheckpointReopened): string {
  return written({ window, because });
}

export function callRecorded({ window, call, reason, engineCall, plan }: CallRecorded): string {
  const kept = plan === undefined ? undefined : { step: plan.step, owner: plan.owner, dueOn: plan.dueOn };
  return written({ window, call, reason, engineCall, plan: kept });
}

export function callSettled({ window, call, reason }: CallSettled): string {
  return written({ window, call, reason });
}

export function gateReleased({ reason, until, ticketIds }: GateReleased): string {
  return written({ reason, until, ticketIds });
}

export function stakeholderMapped({ role, email, contactId }: StakeholderMapped): string {
  return written({ role, email, contactId });
}
