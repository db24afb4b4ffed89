import { termEndOf } from '#domain/concession/concession-end';
import type { RequestState } from '#domain/concession/concession-request';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ContractId, RenewalId } from '#domain/vocabulary/ids';
import type { SyncSession } from '../sync-session';

const decided: ReadonlySet<RequestState> = new Set(['granted', 'rejected', 'lapsed', 'withdrawn', 'overturned']);

export interface Forecast {
  readonly state: RequestState;
  readonly contractId: ContractId;
  readonly renewalId: RenewalId | null | undefined;
  readonly askedOn: CalendarDate;
  readonly isScored: boolean;
}

/**
 * How the renewal of a decided request came out, as the close of the contract's readings says it. Undefined: it is not known yet, was
 * scored already, or was over when somebody asked: that is no forecast.
 */
export function newOutcome(
  { book }: SyncSession,
  { state, contractId, renewalId, askedOn, isScored }: Forecast,
): 'renewed' | 'lost' | undefined {
  const termEndsOn = termEndOf(renewalId ?? null);
  if (isScored || termEndsOn === undefined || askedOn > termEndsOn || !decided.has(state)) return undefined;
  const freeze = book.contract(contractId)?.freeze;
  const outcome = freeze?.renewal === termEndsOn ? freeze.outcome : undefined;
  return outcome === 'renewed' || outcome === 'lost' ? outcome : undefined;
}
