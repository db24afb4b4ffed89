import type { CapturedEvidence, CheckpointOutcome, CheckpointState } from '#domain/renewal/checkpoint';
import type { RecordedCall } from '#domain/renewal/recorded-call';
import type { CheckpointWindow, RenewalState } from '#domain/renewal/renewal-workflow';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId, ContractId, RenewalId, TicketId } from '#domain/vocabulary/ids';
import type { AccessRefusal, ClientPage } from './client-page';

/** One renewal as its card shows it: where it stands and what is to be done. Kept in the client's row. */
export interface RenewalView {
  readonly renewalId: RenewalId;
  readonly contractIds: readonly ContractId[];
  readonly state: RenewalState;
  readonly decisionOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly renewsByItself: boolean;
  readonly dealUrl?: string;
  readonly owner: { readonly email: string; readonly name: string };
  readonly deputyName?: string;
  /** `waiting`: the owner has not said that they have it. `escalated`: nor in time. */
  readonly acknowledgement: 'acknowledged' | 'waiting' | 'escalated';
  readonly checkpoints: readonly CheckpointView[];
  readonly missingRoles: readonly StakeholderRole[];
  readonly calls: readonly RecordedCall[];
  /** What is planned and not written to HubSpot because the client is outside the pilot. */
  readonly isShadow: boolean;
}

export interface CheckpointView {
  readonly window: CheckpointWindow;
  readonly state: CheckpointState;
  readonly opensOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** One owner has more open items than the cap: this one waits in the list. */
  readonly isOverflow: boolean;
  readonly evidence?: CapturedEvidence;
  /** Why it was returned, or reopened. */
  readonly note?: string;
  readonly taskUrl?: string;
}

/** What holds contact with the client back. */
export interface GateView {
  readonly ticketIds: readonly TicketId[];
  readonly release?: { readonly byName: string; readonly reason: string; readonly until: Instant };
}

/** The form behind "use this email as evidence". */
export interface EvidenceForm {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly renewalId: RenewalId;
  readonly window: CheckpointWindow;
  readonly draftId: string;
  /** Who wrote it, with the roles that count, and on which day. */
  readonly sender: { readonly name: string; readonly roles: readonly StakeholderRole[] };
  readonly on: CalendarDate;
  readonly values: { readonly outcome: string; readonly words: string };
  readonly problems: Readonly<Partial<Record<'outcome' | 'words', string>>>;
}

export type EvidenceAnswer =
  | { readonly kind: 'form'; readonly form: EvidenceForm }
  | { readonly kind: 'saved'; readonly page: ClientPage; readonly notice: string }
  /** A sentence with the reason and what to do. */
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'paused' }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

/** Evidence that waits for the viewer's approval. */
export interface EvidenceQueueLine {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly renewalId: RenewalId;
  readonly window: CheckpointWindow;
  readonly outcome?: CheckpointOutcome;
  readonly words: string;
  readonly capturedByName: string;
  readonly capturedAt: Instant;
}
