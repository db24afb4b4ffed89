import type { Band } from '#domain/readiness/model';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import type { AccessRefusal, ClientPage } from './client-page';

/** Longest reason, in characters: a few lines that a leader reads on a card. */
export const longestReason = 500;
/** A judgement that is older than a quarter is looked at anew. */
export const longestDays = 92;
/** What the form offers. */
export const usualDays = 30;

/** What the person entered, before anything is believed of it. */
export interface OverrideDraft {
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  /** Chosen when the form is drawn: saving twice is one event. */
  readonly draftId: string;
  readonly band: string;
  /** `YYYY-MM-DD`, or empty when no day was picked. */
  readonly expiresOn: string;
  readonly reason: string;
}

export type OverrideField = 'band' | 'expiresOn' | 'reason';

/** A sentence for each field that cannot be saved as it is. */
export type OverrideProblems = Readonly<Partial<Record<OverrideField, string>>>;

export interface OverrideForm {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly contract: { readonly id: ContractId; readonly ref: string };
  /** What the engine says, so that the person sees what they set aside. */
  readonly engine: { readonly band: Band; readonly low: number; readonly high: number; readonly coverage: number };
  readonly draftId: string;
  readonly today: CalendarDate;
  /** Set after a save that was refused: what was typed comes back. */
  readonly values?: { readonly band: string; readonly expiresOn: string; readonly reason: string };
  readonly problems?: OverrideProblems;
}

/** Why nobody can set a band here, in a sentence. */
interface Refused {
  readonly kind: 'refused';
  readonly because: string;
}

type NoForm = Refused | { readonly kind: 'paused' } | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

export type OverrideFormAnswer = { readonly kind: 'form'; readonly form: OverrideForm } | NoForm;

/** The page of the client, and the contract it was about. */
interface Saved {
  readonly kind: 'saved';
  readonly page: ClientPage;
}

export type OverrideSaved = Saved | { readonly kind: 'corrected'; readonly form: OverrideForm } | NoForm;

export type OverrideWithdrawn = Saved | NoForm;
