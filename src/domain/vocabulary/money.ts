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

/** Digits after the point where they are not two. Source: ISO 4217, minor unit. */
const unusualDigits = new Map<string, number>([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((currency): [string, number] => [currency, 0]),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((currency): [string, number] => [currency, 3]),
]);

export function minorDigitsOf(currency: string): number {
  return unusualDigits.get(currency) ?? 2;
}

/** `GBP 60,000.00`. Plain digits: bare V8 hosts differ in what they know of locales. */
export function moneyText({ annualMinor, currency }: Money): string {
  const digits = minorDigitsOf(currency);
  const units = String(Math.abs(annualMinor)).padStart(digits + 1, '0');
  const whole = units.slice(0, units.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = annualMinor < 0 ? '-' : '';
  return `${currency} ${sign}${whole}${digits === 0 ? '' : `.${units.slice(-digits)}`}`;
}
