import { assert } from '../vocabulary/assert';
import type { ConcessionAsk } from './concession-ask';
import type { Chance, Stake } from './economics';
import type { Lift } from './response';
import { referenceMinor, yearlyValue, type PricingSettings, type RenewalTerms } from './yearly-value';

/** What the contract brings and costs, and how sure its renewal is. */
export interface StakeFacts {
  readonly terms: RenewalTerms;
  /** `c`, minor units a year. */
  readonly costToServeMinor: number;
  /** `G`, minor units a year: 0 unless a contract term supports a yearly value. */
  readonly giveMinor: number;
  /** One-off remediation work, paid in any case. */
  readonly remediationMinor: number;
  /** `L`: 0 unless a source is given. */
  readonly lossMinor: number;
  readonly chanceWithout: Chance;
  readonly lift: Lift;
  /** Months from the start of the new term after which the reference price returns; absent: the whole term. */
  readonly concessionMonths?: number;
}

/**
 * Where each part of a bundle enters the economics, once. Source: spec of concessions 3: price cut, waived escalator, waived units,
 * payment terms, price lock and free scope (at cost) every year; free months, credits and waived set-up once if renewed; free
 * labor once in any case.
 */
export function stakeOf(asks: readonly ConcessionAsk[], facts: StakeFacts, pricing: PricingSettings): Stake {
  assert(asks.length > 0, 'a request asks for something');
  const { terms } = facts;
  const years = Math.max(1, terms.termMonths / 12);
  const total = { concessionMinor: 0, onceIfRenewedMinor: 0, onceAnywayMinor: facts.remediationMinor };
  for (const ask of asks) {
    const place = placeOf(ask);
    if (place !== undefined) total[place] += minorOf(ask, terms, pricing);
  }
  return {
    referenceMinor: referenceMinor(terms),
    costToServeMinor: facts.costToServeMinor,
    ...total,
    giveMinor: facts.giveMinor,
    lossMinor: facts.lossMinor,
    chanceWithout: facts.chanceWithout,
    lift: facts.lift,
    years,
    concessionYears: facts.concessionMonths === undefined ? years : Math.min(years, facts.concessionMonths / 12),
  };
}

type Place = 'concessionMinor' | 'onceIfRenewedMinor' | 'onceAnywayMinor';

const places: Partial<Record<ConcessionAsk['type'], Place>> = {
  priceCut: 'concessionMinor',
  escalatorWaiver: 'concessionMinor',
  seatWaiver: 'concessionMinor',
  paymentTerms: 'concessionMinor',
  priceLock: 'concessionMinor',
  scopeAtNoCharge: 'concessionMinor',
  freeMonths: 'onceIfRenewedMinor',
  serviceCredit: 'onceIfRenewedMinor',
  setupWaiver: 'onceIfRenewedMinor',
  freeLabor: 'onceAnywayMinor',
};

function placeOf({ type }: ConcessionAsk): Place | undefined {
  return places[type];
}

/** Once-off ones in full; the others as their yearly value, free scope at what delivering it costs. */
function minorOf(ask: ConcessionAsk, terms: RenewalTerms, pricing: PricingSettings): number {
  switch (ask.type) {
    case 'scopeAtNoCharge':
      return ask.costYearMinor ?? ask.listYearMinor;
    case 'freeMonths':
      return Math.round((ask.months * referenceMinor(terms)) / 12);
    case 'serviceCredit':
    case 'setupWaiver':
      return ask.amountMinor;
    case 'freeLabor':
      return Math.round(ask.hours * pricing.hourCostMinor);
    default:
      return yearlyValue(ask, terms, pricing).annualMinor;
  }
}
