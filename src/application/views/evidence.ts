import type { CheckpointOutcome } from '#domain/renewal/checkpoint';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { AccessRefusal, ClientPage } from './client-page';

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
