import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import type { AccessRefusal, ClientPage } from './client-page';

/** Longest note, in characters: a line or two, and far below what a cell holds. */
export const longestNote = 1_000;

/** What the person typed, before anything is believed of it. */
export interface InterventionDraft {
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  /** Chosen when the form is drawn: saving twice is one event. */
  readonly draftId: string;
  readonly kind: string;
  /** `YYYY-MM-DD`, or empty when no day was picked. */
  readonly happenedOn: string;
  readonly note: string;
}

export type InterventionField = 'kind' | 'happenedOn' | 'note';

/** A sentence for each field that cannot be saved as it is. */
export type InterventionProblems = Readonly<Partial<Record<InterventionField, string>>>;

export interface InterventionForm {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly contract: { readonly id: ContractId; readonly ref: string };
  readonly draftId: string;
  readonly today: CalendarDate;
  /** Set after a save that was refused: what was typed comes back. */
  readonly values?: { readonly kind: string; readonly happenedOn: string; readonly note: string };
  readonly problems?: InterventionProblems;
}

export type InterventionFormAnswer =
  | { readonly kind: 'form'; readonly form: InterventionForm }
  /** An administrator has paused writing: nothing can be saved now. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

export type InterventionSaved =
  | { readonly kind: 'saved'; readonly page: ClientPage }
  | { readonly kind: 'refused'; readonly form: InterventionForm }
  | { readonly kind: 'paused' }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };
