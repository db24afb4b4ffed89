import type { Checkpoint } from '#domain/renewal/checkpoint';
import type { OwnedBy } from '#domain/renewal/ownership';
import type { RecordedCall, RenewalCall } from '#domain/renewal/recorded-call';
import type { RenewalCycle, RenewalTiming } from '#domain/renewal/renewal-cycle';
import type { CheckpointWindow, RenewalEffect, RenewalState } from '#domain/renewal/renewal-workflow';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId, ContractId, RenewalId } from '#domain/vocabulary/ids';

export type RenewalEnd = Extract<RenewalEffect, { type: 'recordOutcome' }>['mode'];

/**
 * What is kept of one renewal, that is of one group of contracts: the `record` cell of its row in Checkpoints. All of it but `seen`
 * follows from the events and can be made again from the timeline alone.
 */
export interface WorkflowRecord {
  readonly renewalId: RenewalId;
  readonly clientId: ClientId;
  /** The lowest id first: it leads, and events name it. */
  readonly contractIds: readonly ContractId[];
  readonly kind: RenewalCycle['kind'];
  readonly dueOn: CalendarDate;
  readonly decisionOn: CalendarDate;
  readonly renewsByItself: boolean;
  /** Keys it went under before its dates or its leading contract changed, oldest first. */
  readonly formerIds?: readonly RenewalId[];
  readonly state: RenewalState;
  /** Day of its last move. */
  readonly since: CalendarDate;
  /** How it ended; absent while it is under way. */
  readonly end?: RenewalEnd;
  readonly timing?: RenewalTiming;
  /** Absent: nobody active may own it, which set-up refuses. */
  readonly owner?: KeptOwner;
  /** Those whose window has opened, in the order of the windows. */
  readonly checkpoints: readonly KeptCheckpoint[];
  /** Newest last; one for each window, the newest that was recorded. */
  readonly calls: readonly KeptCall[];
  /** What the last run saw around it. Not on the timeline: the next run sees it again. */
  readonly seen: Seen;
  /** Sequence of the newest event in it. An event up to here is never folded again. */
  readonly foldedTo: number;
}

export interface KeptOwner {
  readonly email: string;
  readonly by: OwnedBy;
  readonly deputy?: string;
  /** The day from which they know of it: the acknowledgement clock runs from here. */
  readonly since: CalendarDate;
  readonly acknowledgedAt?: Instant;
  readonly acknowledgedBy?: string;
  /** To whom silence took it. */
  readonly escalatedTo?: string;
  readonly escalatedOn?: CalendarDate;
}

export interface KeptCheckpoint extends Checkpoint {
  /** Why it was returned, or is open again. */
  readonly note?: string;
}

export interface KeptCall extends RecordedCall {
  readonly at: Instant;
  /** What the engine said then; absent: it could not tell. */
  readonly engineCall?: RenewalCall;
  /** The leader's word where the two disagree. */
  readonly settled?: { readonly call: RenewalCall; readonly by: string; readonly reason: string };
}

export interface Seen {
  readonly clientName: string;
  /** References of the contracts, in the order of their ids. */
  readonly refs: readonly string[];
  /** Outside the pilot: planned and shown, written nowhere. */
  readonly isShadow: boolean;
  /** An incident holds contact back. */
  readonly isGated: boolean;
  /** The open item waits because its owner has enough of them. */
  readonly isOverflow: boolean;
  /** Roles that the window asks for and nobody is known to hold. */
  readonly missingRoles: readonly StakeholderRole[];
  /** What the engine says of the weakest contract; absent: none was assessed. */
  readonly engineCall?: RenewalCall;
  /** The deal in the CRM. */
  readonly dealId?: string;
  /** Windows whose task was ticked without evidence and had been reopened before. */
  readonly ticked: readonly CheckpointWindow[];
  /** A person put the deal into a stage ahead of what is proven. */
  readonly isStageAhead: boolean;
}

export const nothingSeen: Seen = {
  clientName: '',
  refs: [],
  isShadow: false,
  isGated: false,
  isOverflow: false,
  missingRoles: [],
  ticked: [],
  isStageAhead: false,
};

export function isOver({ state }: Pick<WorkflowRecord, 'state'>): boolean {
  return state === 'renewed' || state === 'lost';
}

/**
 * The item to work on: that of the window that opened last, while it is not proven. An earlier window that is still open is asked for
 * by it.
 */
export function openItem({ checkpoints, ...record }: WorkflowRecord): KeptCheckpoint | undefined {
  if (isOver(record)) return undefined;
  const last = checkpoints[checkpoints.length - 1];
  return last !== undefined && isOpen(last) ? last : undefined;
}

export function isOpen({ state }: Pick<Checkpoint, 'state'>): boolean {
  return state === 'open' || state === 'returned' || state === 'captured';
}
