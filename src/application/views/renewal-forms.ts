import type { CapturedEvidence, CheckpointOutcome } from '#domain/renewal/checkpoint';
import type { RenewalCall } from '#domain/renewal/recorded-call';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { AccessRefusal, ClientPage } from './client-page';
import type { OpenIncident } from './client-context';

/** In characters: what a person writes of a checkpoint, a call or a release is one line or two. */
export const longestLine = 500;

/** What a form of a renewal is about. `version`: of the record it was drawn from; another one voids it. */
export interface RenewalSubject {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly renewalId: RenewalId;
  /** References of the contracts that are decided together. */
  readonly refs: readonly string[];
  readonly version: number;
  readonly draftId: string;
}

export type Problems<Field extends string> = Readonly<Partial<Record<Field, string>>>;

/** "Use this email as evidence": the mail that is open. */
export interface MailEvidenceForm extends RenewalSubject {
  readonly window: CheckpointWindow;
  /** Who wrote it, with the roles that count. */
  readonly sender: { readonly name: string; readonly roles: readonly StakeholderRole[] };
  readonly on: CalendarDate;
  readonly values: { readonly outcome: string; readonly words: string };
  readonly problems: Problems<'outcome' | 'words'>;
}

/** A meeting that the CRM knows and that would count. */
export interface MeetingOffer {
  readonly meetingId: string;
  readonly on: CalendarDate;
  readonly name: string;
  readonly roles: readonly StakeholderRole[];
}

export const evidenceSources = ['meeting', 'ticket', 'notApplicable'] as const;

/** Evidence that is no open mail: a meeting, a ticket, or why the step does not apply. */
export interface OtherEvidenceForm extends RenewalSubject {
  readonly window: CheckpointWindow;
  /** Newest first. */
  readonly meetings: readonly MeetingOffer[];
  /** `source` is `meeting:<id>`, `ticket` or `notApplicable`. */
  readonly values: {
    readonly source: string;
    readonly ticketId: string;
    readonly outcome: string;
    readonly words: string;
  };
  readonly problems: Problems<'source' | 'ticketId' | 'outcome' | 'words'>;
}

/** Evidence as whoever approves it sees it. `signatures` are absent where the viewer may only look. */
export interface EvidenceView extends RenewalSubject {
  readonly window: CheckpointWindow;
  readonly evidence: Pick<CapturedEvidence, 'kind' | 'key' | 'on' | 'roles' | 'words'> & {
    readonly outcome?: CheckpointOutcome;
    readonly at: Instant;
    readonly byName: string;
  };
  readonly decisionOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Who may approve it, by name. Empty: nobody can. */
  readonly approvers: readonly string[];
  readonly signatures?: { readonly approve: string; readonly returns: string };
  readonly isPaused: boolean;
}

export type CallField = 'call' | 'reason' | 'plan' | 'planDueOn';

/** What a person says will happen, beside what the engine says. */
export interface CallForm extends RenewalSubject {
  readonly window: CheckpointWindow;
  /** Absent: nothing was assessed. */
  readonly engineCall?: RenewalCall;
  readonly today: CalendarDate;
  readonly values: {
    readonly call: string;
    readonly reason: string;
    readonly step: string;
    readonly planOwner: string;
    readonly planDueOn: string;
  };
  /** Who can take the next step: email and name. */
  readonly colleagues: readonly (readonly [email: string, name: string])[];
  readonly problems: Problems<CallField>;
}

/** Person and engine disagree: a leader says which stands. */
export interface SettlingForm extends RenewalSubject {
  readonly window: CheckpointWindow;
  readonly engineCall: RenewalCall;
  readonly call: { readonly call: RenewalCall; readonly byName: string; readonly reason: string };
  readonly values: { readonly call: string; readonly reason: string };
  readonly problems: Problems<'call' | 'reason'>;
}

/** The incident commander lets contact through. */
export interface ReleaseForm {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly incidents: readonly OpenIncident[];
  readonly draftId: string;
  readonly today: CalendarDate;
  /** Signed for this person and these incidents. */
  readonly signature: string;
  readonly values: { readonly reason: string; readonly untilOn: string; readonly untilHour: string };
  readonly problems: Problems<'reason' | 'untilOn' | 'untilHour'>;
}

/** Somebody at the client holds a role. */
export interface MappingForm {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly draftId: string;
  readonly contact: { readonly email: string; readonly name: string; readonly roles: readonly StakeholderRole[] };
  /** HubSpot knows the contact: the role is written there, too. */
  readonly isInCrm: boolean;
  readonly values: { readonly role: string };
  readonly problems: Problems<'role'>;
}

/** A mail to a client, to look at before it is opened as a draft. */
export interface MailPreview extends RenewalSubject {
  readonly window: CheckpointWindow;
  /** People with a role that the window asks for. */
  readonly recipients: readonly {
    readonly email: string;
    readonly name: string;
    readonly roles: readonly StakeholderRole[];
  }[];
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly isReply: boolean;
}

type Refused =
  /** A sentence with the reason and what to do. */
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'paused' }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

export type FormAnswer<Form> =
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'saved'; readonly page: ClientPage; readonly notice: string }
  | Refused;

export type EvidenceViewAnswer =
  | { readonly kind: 'evidence'; readonly view: EvidenceView }
  | { readonly kind: 'saved'; readonly page: ClientPage; readonly notice: string }
  | Refused;

export type PreviewAnswer = { readonly kind: 'preview'; readonly preview: MailPreview } | Refused;

/** A draft for the host to put into the person's mailbox. */
export type DraftAnswer =
  | {
      readonly kind: 'draft';
      readonly to: string;
      readonly subject: string;
      readonly body: string;
      readonly isReply: boolean;
    }
  | Refused;
