import { assert } from '../vocabulary/assert';
import type { CalendarDate } from '../vocabulary/calendar-date';
import { addDays } from '../vocabulary/calendar-date';
import type { ContractId } from '../vocabulary/ids';

/** One concession in the client's ledger. */
export interface LedgerEntry {
  readonly requestId: string;
  readonly contractId: ContractId;
  /** `C`, minor units of the client's currency. */
  readonly annualMinor: number;
  /** Rejected, lapsed and void ones are not in the ledger. */
  readonly state: 'open' | 'granted';
  /** Day of the decision, or of the request while it is open. */
  readonly on: CalendarDate;
}

/** A contract of the client with its `Pref`. */
export interface ReferencePrice {
  readonly contractId: ContractId;
  readonly referenceMinor: number;
}

export interface CumulativeDepth {
  /** Percent of the reference price, the larger of contract and client. */
  readonly depthPercent: number;
  readonly contractPercent: number;
  readonly clientPercent: number;
  /** `C` of all counted ones, minor units. */
  readonly clientMinor: number;
  /** Counted ones, this one included. */
  readonly count: number;
}

/** Months that concessions count. Source: spec of concessions 2. */
export const ledgerMonths = 24;
/** Two years, a leap day among them: a concession counts on the day on which it turns two. */
const ledgerDays = 731;

/**
 * How deep the client's concessions are with this one. Source: spec of concessions 2. Undefined: a reference price is not known,
 * so that nobody can say.
 */
export function cumulativeDepth(
  asked: Omit<LedgerEntry, 'state'>,
  ledger: readonly LedgerEntry[],
  prices: readonly ReferencePrice[],
): CumulativeDepth | undefined {
  const since = addDays(asked.on, -ledgerDays);
  const others = ledger.filter(({ requestId, on }) => requestId !== asked.requestId && on >= since);
  const all = [...others, asked];
  const own = prices.find(({ contractId }) => contractId === asked.contractId)?.referenceMinor ?? 0;
  const total = prices.reduce((sum, { referenceMinor }) => sum + referenceMinor, 0);
  if (own <= 0 || total <= 0) return undefined;
  assert(
    all.every(({ annualMinor }) => annualMinor >= 0),
    'a concession is never worth less than nothing',
  );
  const clientMinor = all.reduce((sum, { annualMinor }) => sum + annualMinor, 0);
  const contractMinor = all
    .filter(({ contractId }) => contractId === asked.contractId)
    .reduce((sum, { annualMinor }) => sum + annualMinor, 0);
  const contractPercent = (100 * contractMinor) / own;
  const clientPercent = (100 * clientMinor) / total;
  return {
    depthPercent: Math.max(contractPercent, clientPercent),
    contractPercent,
    clientPercent,
    clientMinor,
    count: all.length,
  };
}
