import { annualMoney, minorDigitsOf, type Money } from '#domain/vocabulary/money';

/** Words of `billing_period_string`, in lower case without spaces and hyphens. */
const periodsPerYearByName: Readonly<Record<string, number>> = {
  weekly: 52,
  fortnightly: 26,
  '2weekly': 26,
  '4weekly': 13,
  monthly: 12,
  '2monthly': 6,
  quarterly: 4,
  '3monthly': 4,
  '4monthly': 3,
  halfyearly: 2,
  '6monthly': 2,
  sixmonthly: 2,
  yearly: 1,
  annual: 1,
  annually: 1,
  '2yearly': 1 / 2,
  '3yearly': 1 / 3,
  '4yearly': 1 / 4,
  '5yearly': 1 / 5,
};

/** Undefined for a word we do not know ("Bi-monthly" is read both ways by people): a value is never guessed. */
export function namedPeriodsPerYear(name: string): number | undefined {
  return periodsPerYearByName[name.toLowerCase().replace(/[\s-]/g, '')];
}

/** HaloPSA's code is an enumeration, not a number of months; only 2, monthly, is confirmed. */
export function codedPeriodsPerYear(code: number | null | undefined): number | undefined {
  return code === 2 ? 12 : undefined;
}

/** Whole minor units of an amount as HaloPSA writes it, in major units. */
export function minorOf(amount: number, currency: string): number {
  // -0 is a value of its own to whoever compares texts.
  return Math.round(amount * 10 ** minorDigitsOf(currency)) || 0;
}

/** An amount of 0 is unknown: hosted agreements often carry their value on the recurring invoice instead. */
export function annualValueOf(
  amountPerPeriod: number | null | undefined,
  periodsPerYear: number | undefined,
  currency: string,
): Money | undefined {
  if (amountPerPeriod === null || amountPerPeriod === undefined || amountPerPeriod <= 0) return undefined;
  if (periodsPerYear === undefined) return undefined;
  return annualMoney(Math.round(minorOf(amountPerPeriod, currency) * periodsPerYear), currency);
}
