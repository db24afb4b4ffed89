import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';

/** Days before the decision date at which readings are frozen. The middle one is what a probability learns from. */
export const horizons = [180, 90, 30] as const;
export type Horizon = (typeof horizons)[number];
export const learningHorizon: Horizon = 90;

/**
 * Who says how a renewal ended: a successor contract, the contract's own older periods, a closed deal, the client's leaving, or the
 * contract's end with nothing in its place.
 */
export type OutcomeSource = 'successor' | 'prolonged' | 'deal' | 'departure' | 'lapsed';

/** Why a renewal teaches nothing. */
export type LeftOut = 'outcomeUnknown' | 'involuntary' | 'ourDecision' | 'leftBefore';

/** One contract's passage out of a term that is over, as far as the vendors tell of it. */
export interface PastRenewal {
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  readonly termEndsOn: CalendarDate;
  /** Term end minus notice period. */
  readonly decisionOn: CalendarDate;
  /** Unknown is not lost. */
  readonly outcome: 'renewed' | 'lost' | 'unknown';
  /** Absent while the outcome is unknown. */
  readonly source?: OutcomeSource;
  /** The day by which the outcome was known: the deal's close, the day on which a lapse is certain, else the term's end. */
  readonly decidedOn: CalendarDate;
  readonly dealId?: string;
  readonly leftOut?: LeftOut;
}
