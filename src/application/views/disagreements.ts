import type { Band } from '#domain/readiness/model';
import type { RenewalOutcome } from '#domain/timeline/payloads';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import type { AccessRefusal } from './client-page';

/** One time that a person judged otherwise than the engine. */
export interface Disagreement {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly contractId: ContractId;
  readonly ref: string;
  readonly engineBand: Band;
  readonly personBand: Band;
  readonly reason: string;
  readonly byName: string;
  readonly setOn: CalendarDate;
  readonly expiresOn: CalendarDate;
  readonly state: 'standing' | 'ranOut' | 'withdrawn';
  /** Absent: the renewal is not over. */
  readonly outcome?: RenewalOutcome;
}

/** Of disagreements whose renewal is over and whose bands say renewed or lost. */
export interface RightShare {
  readonly right: number;
  readonly of: number;
}

export interface DisagreementsView {
  /** Newest first. */
  readonly disagreements: readonly Disagreement[];
  readonly engine: RightShare;
  readonly people: RightShare;
  readonly today: CalendarDate;
}

export type DisagreementsAnswer =
  | { readonly kind: 'disagreements'; readonly view: DisagreementsView }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };
