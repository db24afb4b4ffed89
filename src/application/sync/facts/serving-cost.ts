import { costToServe } from '#domain/concession/cost-to-serve';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import { knownMonths } from '#domain/readiness/full-months';
import { hoursIn } from '#domain/readiness/labor';
import { minorDigitsOf } from '#domain/vocabulary/money';
import type { ContractRecord } from '../records';
import type { SyncSession } from '../sync-session';

const longestLook = 12;

/** With what serving it costs a year, as far as hours and invoices tell. `facts` absent: the hours are not this contract's alone. */
export function withCostToServe(
  { parts }: SyncSession,
  record: ContractRecord,
  facts: ContractFacts | undefined,
): ContractRecord {
  const { costToServe: _before, ...rest } = record;
  const { settings } = parts;
  const currency = facts?.annualValue?.currency;
  if (facts === undefined || currency === undefined || currency !== settings.currency) return rest;
  // What an agent's hour costs in HaloPSA, else what an administrator entered for concessions.
  const entered = settings.concessions?.hourCost;
  const hourCostMinor =
    facts.hourCostMinor ?? (entered === undefined ? undefined : Math.round(entered * 10 ** minorDigitsOf(currency)));
  if (hourCostMinor === undefined) return rest;
  const known = knownMonths(facts, longestLook);
  const { resaleMinor, currency: billedIn } = record.billing ?? {};
  const cost = costToServe({
    currency,
    hours: hoursIn(known),
    months: known.length,
    hourCostMinor,
    ...(resaleMinor === undefined || billedIn !== currency ? {} : { resaleMinor }),
  });
  return cost === undefined ? rest : { ...rest, costToServe: cost };
}
