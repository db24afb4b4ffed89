import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId, ContractId, RenewalId } from '#domain/vocabulary/ids';

/** Whether deals, tasks and notes are written to HubSpot, and notes to HaloPSA. Off is said by its absence. */
export interface CrmWritingSwitch {
  readonly kind: 'on';
  readonly since: CalendarDate;
}

/** Something in HubSpot's set-up that keeps us from writing, or from writing all. */
export interface CrmProblem {
  /** One sentence: what is missing. */
  readonly what: string;
  /** One sentence: what to do about it, and where. */
  readonly fix: string;
  /** Nothing can be written until it is mended. */
  readonly blocks: boolean;
  /** The product can mend it by itself, when an administrator asks. */
  readonly canBeMade?: 'fields' | 'pipeline' | 'labels';
}

/** How HubSpot was found, as far as a run needs it. */
export interface CrmCheck {
  readonly problems: readonly CrmProblem[];
  /** Absent: there is none to write to. */
  readonly pipelineId?: string;
  /** Ids of stages by the state of a renewal. */
  readonly stages: readonly (readonly [state: string, stageId: string])[];
  readonly labelledRoles: readonly StakeholderRole[];
}

/** A deal that was there before us and may be the deal of a renewal. An administrator decides. */
export interface OfferedDeal {
  readonly renewalId: RenewalId;
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  readonly dealId: string;
  /** Days by which it closes after the renewal is due; negative: before. Absent: it has no close date. */
  readonly daysLater?: number;
  readonly saysRenewal: boolean;
  readonly isAboutTheAmount: boolean;
}

/** What an administrator reads before turning it on. No client, no figure of a client. */
export interface CrmWritingPage {
  /** Absent: off. */
  readonly crmWriting?: CrmWritingSwitch;
  readonly isPaused: boolean;
  readonly check: CrmCheck;
  /** How many clients are in the pilot; absent: the setting is empty, and nobody is. */
  readonly pilot?: number | 'all';
  /** As the last run found them. */
  readonly offers: readonly OfferedDeal[];
  readonly checkedAt: Instant;
}
