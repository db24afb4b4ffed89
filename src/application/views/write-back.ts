import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';

/** Whether the contracts' figures are written back to HaloPSA. Off is said by its absence. */
export type WriteBackSwitch =
  | { readonly kind: 'on'; readonly since: CalendarDate }
  /** A contract did not read back as written: a person looks, then turns it on again. */
  | { readonly kind: 'stopped'; readonly on: CalendarDate; readonly because: string };

/** What is written back of a contract. */
export const contractFigures = [
  'readinessLow',
  'readinessHigh',
  'band',
  'probability',
  'modelVersion',
  'changedOn',
  'reasons',
] as const;

export type ContractFigure = (typeof contractFigures)[number];

/** How HaloPSA's custom field for a figure was found. Only what is `ready` is written. */
export interface FieldCheck {
  readonly figure: ContractFigure;
  readonly name: string;
  readonly kind: 'text' | 'date';
  readonly found: 'ready' | 'missing' | 'wrongType' | 'tooShort' | 'twice';
  /** Characters the field takes at most, where that is less than what would be written. */
  readonly longest?: number;
}

/** What an administrator reads before turning write-back on. No client, no figure of a client. */
export interface WriteBackPage {
  /** Absent: off. */
  readonly writeBack?: WriteBackSwitch;
  readonly isPaused: boolean;
  /** `fix`: what to enter in HaloPSA, in one sentence; absent where the field is as it must be. */
  readonly checks: readonly (FieldCheck & { readonly fix?: string })[];
  /** Why HaloPSA gives no token for writing, and what to grant; absent: it does. */
  readonly refusal?: string;
  readonly checkedAt: Instant;
}
