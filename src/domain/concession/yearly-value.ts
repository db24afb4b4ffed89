import { assert } from '../vocabulary/assert';
import { moneyText } from '../vocabulary/money';
import type { ConcessionAsk } from './concession-ask';

/** What a concession is held against. All money in minor units of one currency. */
export interface RenewalTerms {
  readonly currency: string;
  /** `B`: annual recurring value of this term. */
  readonly baselineMinor: number;
  /** `E`: what the contracted escalator adds for the next term. */
  readonly escalatorMinor: number;
  /** Length of the new term in months. */
  readonly termMonths: number;
}

/** Settings that pricing a concession needs. Source: spec of KPIs 3. */
export interface PricingSettings {
  /** What an hour of work costs the MSP. */
  readonly hourCostMinor: number;
  readonly hourListMinor?: number;
  /** Share a year, 0.08 by default. */
  readonly costOfCapital: number;
  /** Yearly discount of later years, 0.10 by default. */
  readonly discountRate: number;
}

export const usualPricing = { costOfCapital: 0.08, discountRate: 0.1 } as const;

/** `C` of a year with the working behind it. */
export interface YearlyValue {
  readonly annualMinor: number;
  /** How it was reckoned, for the card: figures and signs only. */
  readonly working: string;
  /** Types that have no price are routed by type; their 0 is not a measurement. */
  readonly isPriced: boolean;
}

/** `Pref` = B + E: what renews if nobody decides anything. */
export function referenceMinor({ baselineMinor, escalatorMinor }: RenewalTerms): number {
  return baselineMinor + escalatorMinor;
}

/** Every form of concession as `C`: annual, averaged over the new term. Source: spec of KPIs 3. Rounds half up to the minor unit. */
export function yearlyValue(ask: ConcessionAsk, terms: RenewalTerms, pricing: PricingSettings): YearlyValue {
  assert(terms.termMonths > 0, 'a new term has a length');
  const years = terms.termMonths / 12;
  const yearly = worthOfAYear(ask, terms, pricing);
  if (yearly !== undefined) return priced(yearly.minor, yearly.working);
  const once = worthOfTheTerm(ask, terms, pricing);
  if (once === undefined) return { annualMinor: 0, working: 'not priced: decided by its type', isPriced: false };
  return priced(once.minor / years, `${once.working}, over ${plain(years)} ${years === 1 ? 'year' : 'years'}`);
}

interface Worth {
  readonly minor: number;
  readonly working: string;
}

/** What is given again in every year of the term. */
function worthOfAYear(ask: ConcessionAsk, terms: RenewalTerms, pricing: PricingSettings): Worth | undefined {
  const money = moneyIn(terms);
  const reference = referenceMinor(terms);
  switch (ask.type) {
    case 'priceCut':
      return { minor: (reference * ask.percent) / 100, working: `${plain(ask.percent)}% of ${money(reference)}` };
    case 'escalatorWaiver':
      return {
        minor: (terms.escalatorMinor * ask.percentWaived) / 100,
        working: `${plain(ask.percentWaived)}% of the increase of ${money(terms.escalatorMinor)}`,
      };
    case 'seatWaiver':
      return {
        minor: ask.units * ask.unitYearMinor,
        working: `${plain(ask.units)} units at ${money(ask.unitYearMinor)} a year`,
      };
    case 'scopeAtNoCharge':
      return { minor: ask.listYearMinor, working: `list value ${money(ask.listYearMinor)} a year` };
    case 'paymentTerms':
      return {
        minor: ((reference * ask.extraDays) / 365) * pricing.costOfCapital,
        working: `${money(reference)} for ${plain(ask.extraDays)} more days at ${plain(pricing.costOfCapital * 100)}% a year`,
      };
    default:
      return undefined;
  }
}

/** What is given once, or sums up over the term. */
function worthOfTheTerm(ask: ConcessionAsk, terms: RenewalTerms, pricing: PricingSettings): Worth | undefined {
  const money = moneyIn(terms);
  const reference = referenceMinor(terms);
  switch (ask.type) {
    case 'freeMonths':
      return {
        minor: (ask.months * reference) / 12,
        working: `${plain(ask.months)} months of ${money(reference)} a year`,
      };
    case 'serviceCredit':
    case 'setupWaiver':
      return { minor: ask.amountMinor, working: `${money(ask.amountMinor)} once` };
    case 'freeLabor':
      return { minor: ask.hours * pricing.hourCostMinor, working: laborText(ask.hours, pricing, money) };
    case 'priceLock':
      return {
        minor: forgoneByLock(ask.years, terms, pricing),
        working: `increases of ${plain(escalatorPercent(terms))}% a year forgone in years 2 to ${plain(ask.years)}, discounted at ${plain(pricing.discountRate * 100)}%`,
      };
    default:
      return undefined;
  }
}

function laborText(hours: number, pricing: PricingSettings, money: (minor: number) => string): string {
  const list = pricing.hourListMinor === undefined ? '' : ` (list value ${money(hours * pricing.hourListMinor)})`;
  return `${plain(hours)} hours at a cost of ${money(pricing.hourCostMinor)}${list}`;
}

function moneyIn({ currency }: RenewalTerms): (minor: number) => string {
  return (minor) => moneyText({ annualMinor: wholeMinor(minor), currency });
}

/**
 * The escalator of the first year is part of the reference price. From the second on each year of a lock forgoes what the
 * increases up to then would have added; y counts years of the term from 1.
 */
function forgoneByLock(lockYears: number, terms: RenewalTerms, { discountRate }: PricingSettings): number {
  const growth = 1 + escalatorPercent(terms) / 100;
  const reference = referenceMinor(terms);
  let sum = 0;
  for (let year = 2; year <= lockYears; year += 1) {
    sum += (reference * (growth ** (year - 1) - 1)) / (1 + discountRate) ** year;
  }
  return sum;
}

function escalatorPercent({ baselineMinor, escalatorMinor }: RenewalTerms): number {
  return baselineMinor === 0 ? 0 : (100 * escalatorMinor) / baselineMinor;
}

function priced(minor: number, working: string): YearlyValue {
  assert(Number.isFinite(minor) && minor >= 0, 'a concession costs something or nothing');
  return { annualMinor: wholeMinor(minor), working, isPriced: true };
}

/** Half up, forgiving what binary fractions add or take in the last places. */
function wholeMinor(minor: number): number {
  return Math.floor(Number(minor.toFixed(6)) + 0.5);
}

/** At most two decimals, without zeros that say nothing. */
function plain(value: number): string {
  return String(Math.round(value * 100) / 100);
}
