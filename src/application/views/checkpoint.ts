import type { CapturedEvidence, CheckpointState } from '#domain/renewal/checkpoint';
import type { RecordedCall, RenewalCall } from '#domain/renewal/recorded-call';
import type { RenewalCycle } from '#domain/renewal/renewal-cycle';
import type { CheckpointWindow, RenewalState } from '#domain/renewal/renewal-workflow';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ContractId, RenewalId, TicketId } from '#domain/vocabulary/ids';

/** One renewal as its card shows it: where it stands and what is to be done. Kept in the client's row. */
export interface RenewalView {
  readonly renewalId: RenewalId;
  /** Row of the renewal in the Checkpoints tab: whoever acts on it reads this one row. */
  readonly row: number;
  /** Of the record: the newest event in it. A button that was drawn from another version decides nothing. */
  readonly version: number;
  /** The lowest first: it leads, and events name it. */
  readonly contractIds: readonly ContractId[];
  readonly kind: RenewalCycle['kind'];
  readonly state: RenewalState;
  /** Day of its last move. */
  readonly since: CalendarDate;
  readonly decisionOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly renewsByItself: boolean;
  readonly dealUrl?: string;
  /** Absent: nobody active may own it. */
  readonly owner?: { readonly email: string; readonly name: string };
  readonly deputyName?: string;
  /** `waiting`: the owner has not said that they have it. `escalated`: nor in time. */
  readonly acknowledgement: 'acknowledged' | 'waiting' | 'escalated';
  /** To whom silence took it. */
  readonly escalatedTo?: { readonly email: string; readonly name: string };
  /** Those whose window has opened, in the order of the windows. */
  readonly checkpoints: readonly CheckpointView[];
  readonly missingRoles: readonly StakeholderRole[];
  /** Newest last, one for each window. */
  readonly calls: readonly CallView[];
  /** The window for which somebody is still to record a call. */
  readonly callDue?: CheckpointWindow;
  /** What the engine says of the weakest contract now; absent: none was assessed. */
  readonly engineCall?: RenewalCall;
  readonly flags: readonly WorkflowFlag[];
  /** What is planned and not written to HubSpot because the client is outside the pilot. */
  readonly isShadow: boolean;
}

/** Something about a renewal that somebody should look at. */
export const workflowFlags = [
  /** Nobody active may own it. */
  'noOwner',
  /** Nobody stands in for the owner. */
  'noDeputy',
  /** The open item is past its day. */
  'overdue',
  /** At T-60 or T-30 nobody has said what will happen; at T-30 watching is no answer. */
  'noCall',
  /** At risk by the engine or by a person, and no plan. */
  'noPlan',
  /** Person and engine disagree, and the leader has not decided. */
  'disagreement',
  /** Nobody is known in a role that the window asks for. */
  'missingRoles',
  /** A task was ticked without evidence, for the second time. */
  'tickedWithoutEvidence',
  /** Somebody put the deal into a stage ahead of what is proven. */
  'stageAhead',
] as const;
export type WorkflowFlag = (typeof workflowFlags)[number];

export interface CallView extends RecordedCall {
  readonly byName: string;
  readonly at: Instant;
  /** What the engine said then. */
  readonly engineCall?: RenewalCall;
  readonly settled?: { readonly call: RenewalCall; readonly byName: string; readonly reason: string };
}

export interface CheckpointView {
  readonly window: CheckpointWindow;
  readonly state: CheckpointState;
  readonly opensOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** One owner has more open items than the cap: this one waits in the list. */
  readonly isOverflow: boolean;
  readonly evidence?: CapturedEvidence;
  /** As colleagues know whoever captured and approved it. */
  readonly evidenceNames?: { readonly by: string; readonly approvedBy?: string };
  /** Why it was returned, or reopened. */
  readonly note?: string;
  readonly taskUrl?: string;
}

/** What holds contact with the client back. */
export interface GateView {
  readonly ticketIds: readonly TicketId[];
  readonly release?: { readonly byName: string; readonly reason: string; readonly until: Instant };
}

/** On cards and in the weekly digest. */
export const checkpointWords: Readonly<Record<CheckpointState, string>> = {
  open: 'evidence is needed',
  captured: 'evidence waits for approval',
  returned: 'evidence was returned',
  closed: 'proven',
  notApplicable: 'does not apply',
  superseded: 'no longer needed',
};
