import { assert } from './assert';

/** Annual money in integer minor units of its currency. Source: spec of KPIs, "all money is annual, in integer minor units". */
export interface Money {
  readonly annualMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

export function annualMoney(annualMinor: number, currency: string): Money {
  assert(Number.isSafeInteger(annualMinor), 'money is counted in whole minor units');
  assert(/^[A-Z]{3}$/.test(currency), `${currency} is an ISO 4217 code`);
  return { annualMinor, currency };
}
