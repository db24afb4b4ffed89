import type { Band } from '#domain/readiness/model';
import type { RenewalCall } from '#domain/renewal/recorded-call';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { RenewalOutcome } from '#domain/timeline/payloads';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId, RenewalId } from '#domain/vocabulary/ids';
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

/** One time that a person's call at T-60 or T-30 was another than the engine's. */
export interface CallDisagreement {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly renewalId: RenewalId;
  /** References of its contracts. */
  readonly contracts: string;
  readonly window: CheckpointWindow;
  readonly engineCall: RenewalCall;
  readonly personCall: RenewalCall;
  readonly reason: string;
  readonly byName: string;
  readonly calledOn: CalendarDate;
  /** What a leader said. Absent: nobody yet. */
  readonly settled?: { readonly call: RenewalCall; readonly byName: string; readonly reason: string };
  /** Absent: the renewal is not over. */
  readonly outcome?: 'renewed' | 'lost';
}

/** Of disagreements whose renewal is over and whose bands or calls say renewed or lost. */
export interface RightShare {
  readonly right: number;
  readonly of: number;
}

export interface DisagreementsView {
  /** Bands that people set, newest first. */
  readonly disagreements: readonly Disagreement[];
  /** Calls at T-60 and T-30, newest first. */
  readonly calls: readonly CallDisagreement[];
  readonly engine: RightShare;
  readonly people: RightShare;
  readonly today: CalendarDate;
}

export type DisagreementsAnswer =
  | { readonly kind: 'disagreements'; readonly view: DisagreementsView }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };
