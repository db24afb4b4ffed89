import type { ClientId, ContractId, HexDigest, RenewalId, RunId } from '../vocabulary/ids';

/** Closed list; a new type needs a line in docs/reference/events.md. */
export const eventTypes = [
  'contractObserved',
  'contractEnded',
  'ownerChanged',
  'modelAdopted',
  'readinessMeasured',
  'readinessFrozen',
  'bandOverridden',
  'bandOverrideWithdrawn',
  'probabilityFitted',
  'interventionLogged',
  'concessionRequested',
  'concessionRevised',
  'concessionDecided',
  'concessionMoved',
  'concessionReviewed',
  'conditionMet',
  'concessionEnded',
  'concessionScored',
  'delegationSet',
  'delegationEnded',
  'policyProposed',
  'policyApproved',
  'policyAdopted',
  'policyRejected',
  'backfillFinished',
  'syncTurnedOn',
  'writingPaused',
  'writingResumed',
  'writePlanned',
  'writeRecorded',
  'writeRefused',
  'writeDropped',
  'runRolledBack',
  'writeBackTurnedOn',
  'writeBackTurnedOff',
  'writeBackStopped',
  'crmWritingTurnedOn',
  'crmWritingTurnedOff',
  'dealAdopted',
  'dealAdoptionDeclined',
  'renewalObserved',
  'renewalMoved',
  'ownerSet',
  'renewalAcknowledged',
  'ownerEscalated',
  'evidenceCaptured',
  'evidenceJudged',
  'checkpointReopened',
  'callRecorded',
  'callSettled',
  'gateReleased',
  'stakeholderMapped',
  'findingFound',
  'findingMoved',
  'findingPutForward',
  'findingApproved',
  'findingPresented',
  'findingDismissed',
] as const;

export type EventType = (typeof eventTypes)[number];

/** Something that happened, before it has its place in the chain. */
export interface TimelineEvent {
  /** Chosen before the first attempt, the same on every attempt: appending twice is noticed. */
  readonly eventId: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly type: EventType;
  readonly clientId: ClientId | null;
  readonly contractId: ContractId | null;
  readonly renewalId: RenewalId | null;
  /** Workspace identity of the person, or `run`. */
  readonly actor: string;
  readonly run: RunId | null;
  /** The payload exactly as its cell holds it: verifying never re-serializes. */
  readonly payloadText: string;
}

export interface SealedEvent extends TimelineEvent {
  /** 0, 1, 2 … without a gap. */
  readonly sequence: number;
  readonly previousSeal: HexDigest;
  readonly seal: HexDigest;
}

/** Where the chain ends. `sequence` is -1 on an empty timeline. */
export interface TimelineHead {
  readonly sequence: number;
  readonly seal: HexDigest;
}
